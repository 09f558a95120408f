package db_test

import (
	"context"
	"path/filepath"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
)

// counted asks how many mappings there are, and tells whether it had to look.
func counted(t *testing.T, d *db.DB, key string) (n int, looked bool) {
	t.Helper()
	err := d.Read(context.Background(), func(tx *db.Tx) (err error) {
		n, err = db.Keep(tx, key, func() (int, error) {
			looked = true
			n, _, err := db.One[int](tx, `SELECT count(*) FROM import_mapping`)
			return n, err
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n, looked
}

func save(t *testing.T, d *db.DB, name string) {
	t.Helper()
	err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		m, err := add(tx, name)
		if err != nil {
			return err
		}
		return record(tx, m, name)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnAnswerIsKeptUntilItsTablesAreWritten(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		expect := func(what string, want int, look bool) {
			t.Helper()
			if n, looked := counted(t, d, "mappings"); n != want || looked != look {
				t.Errorf("%s: %d, looked %t", what, n, looked)
			}
		}
		expect("first", 0, true)
		expect("again", 0, false)
		save(t, d, "a")
		expect("after a write", 1, true)
		expect("and again", 1, false)
		// What was rolled back was not written; another table is none of its business.
		_ = d.Write(ctx, who.System(), func(tx *db.Tx) error {
			if _, err := add(tx, "b"); err != nil {
				return err
			}
			return context.Canceled
		})
		expect("after a write that did not happen", 1, false)
		err := d.Write(ctx, who.System(), func(tx *db.Tx) error {
			_, err := tx.Exec(`INSERT INTO job (id, kind, args, run_at, state, created_at) VALUES (?, 'x', '', 0, 'DONE', 0)`, id.New[id.Any]())
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		expect("after another table", 1, false)
		if _, looked := counted(t, d, "mappings of somebody else"); !looked {
			t.Error("two keys share an answer")
		}
	})
}

// Two nodes on one database: what one writes, the other does not go on telling otherwise.
func TestTwoNodes(t *testing.T) {
	two := func(t *testing.T, url string) {
		o := options
		o.URL, o.Clock = url, dbtest.At(dbtest.Today)
		var nodes [2]*db.DB
		for i := range nodes {
			d, err := db.Open(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = d.Close() })
			nodes[i] = d
		}
		for i := range 6 {
			for _, d := range nodes {
				if n, _ := counted(t, d, "mappings"); n != i {
					t.Errorf("%d, want %d", n, i)
				}
			}
			save(t, nodes[i%2], string(rune('a'+i)))
		}
	}
	t.Run("sqlite", func(t *testing.T) { two(t, filepath.Join(t.TempDir(), "comptoir.db")) })
	t.Run("postgres", func(t *testing.T) {
		two(t, dbtest.CreateDatabase(t, dbtest.Server(t)))
	})
}

// A snapshot from before a write keeps its own answers.
func TestSnapshots(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		counted(t, d, "mappings")
		err := d.Read(context.Background(), func(old *db.Tx) error {
			if _, err := db.Keep(old, "mappings", func() (int, error) { t.Error("looked again"); return 0, nil }); err != nil {
				return err
			}
			save(t, d, "a")
			counted(t, d, "mappings")
			// The older snapshot is not given the newer answer.
			n, err := db.Keep(old, "mappings", func() (int, error) {
				n, _, err := db.One[int](old, `SELECT count(*) FROM import_mapping`)
				return n, err
			})
			if n != 0 {
				t.Errorf("a snapshot from before sees %d", n)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if n, _ := counted(t, d, "mappings"); n != 1 {
			t.Errorf("%d after all", n)
		}
	})
}

// What an answer was read from goes with it into the answers made of it, remembered or kept.
func TestAnswersMadeOfAnswers(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		ask := func() (total int) {
			err := d.Read(context.Background(), func(tx *db.Tx) (err error) {
				count := func() (int, error) {
					n, _, err := db.One[int](tx, `SELECT count(*) FROM ?`, db.Safe("import_mapping"))
					return n, err
				}
				inner := func() (int, error) {
					return db.Memo(tx, "memo", func() (int, error) { return db.Keep(tx, "inner", count) })
				}
				if _, err := inner(); err != nil { // so that the outer one finds it remembered
					return err
				}
				total, err = db.Keep(tx, "outer", inner)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return total
		}
		for want, name := range []string{"a", "b", "c"} {
			if got := ask(); got != want {
				t.Errorf("%d, want %d", got, want)
			}
			save(t, d, name)
		}
	})
}

func TestAPageIsKeptAcrossTransactions(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		made := 0
		var meanwhile func(ctx context.Context)
		page := func() (n int) {
			n, err := db.KeepAcross(ctx, d, "page", func(ctx context.Context) (n int, err error) {
				made++
				for range 2 {
					err = d.Read(ctx, func(tx *db.Tx) (err error) {
						n, _, err = db.One[int](tx, `SELECT count(*) FROM import_mapping`)
						return err
					})
					if err == nil && meanwhile != nil {
						meanwhile(ctx)
					}
				}
				return n, err
			})
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		page()
		if page(); made != 1 {
			t.Errorf("made %d times", made)
		}
		save(t, d, "a")
		if n := page(); n != 1 || made != 2 {
			t.Errorf("%d, made %d times", n, made)
		}
		// Written between two looks: the page is of two states, and is not kept.
		save(t, d, "b")
		meanwhile = func(context.Context) { meanwhile = nil; save(t, d, "c") }
		page()
		if n := page(); n != 3 || made != 4 {
			t.Errorf("torn: %d, made %d times", n, made)
		}
		// A page that writes is not kept, nor one that says so.
		save(t, d, "d")
		meanwhile = func(ctx context.Context) {
			meanwhile = nil
			_ = d.Write(ctx, who.System(), func(*db.Tx) error { return nil })
		}
		page()
		if page(); made != 6 {
			t.Errorf("a page that writes: made %d times", made)
		}
		save(t, d, "e")
		meanwhile = func(ctx context.Context) { meanwhile = nil; db.DoNotKeep(ctx) }
		page()
		if page(); made != 8 {
			t.Errorf("a page for once: made %d times", made)
		}
	})
}

// What was not asked for lately makes room.
func TestKeeperForgets(t *testing.T) {
	d := dbtest.SQLite(t, options)
	big := make([]string, 1000)
	for i := range big {
		big[i] = string(make([]byte, 1000))
	}
	for i := range 40 {
		err := d.Read(context.Background(), func(tx *db.Tx) error {
			_, err := db.Keep(tx, string(rune('a'+i)), func() ([]string, error) { return big, nil })
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	err := d.Read(context.Background(), func(tx *db.Tx) error {
		for key, want := range map[string]bool{"a": true, string(rune('a' + 39)): false} {
			asked := false
			if _, err := db.Keep(tx, key, func() ([]string, error) { asked = true; return big, nil }); err != nil || asked != want {
				t.Errorf("%q asked again: %t, %v", key, asked, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
