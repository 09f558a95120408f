package db_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
)

type mapping struct {
	bun.BaseModel `bun:"table:import_mapping"`
	ID            id.Any `bun:"id,pk"`
	Name          string `bun:"name"`
	NameFold      string `bun:"name_fold"`
	Body          string `bun:"body"`
	Rev           int    `bun:"rev"`
	CreatedAt     int64  `bun:"created_at"`
	UpdatedAt     int64  `bun:"updated_at"`
}

var options = db.Options{
	Fields: map[ref.Kind]db.Fields{"mapping": {"name": db.Normal, "body": db.Secret}},
	Tables: map[string]db.TableClass{"import_mapping": db.Record, "job": db.Plumbing, "journal": db.Plumbing,
		"journal_detail": db.Plumbing, "journal_head": db.Plumbing},
}

func add(tx *db.Tx, name string) (id.Any, error) {
	m := mapping{ID: id.New[id.Any](), Name: name, NameFold: name, Body: "{}", Rev: 1}
	return m.ID, db.Insert(tx, m)
}

func record(tx *db.Tx, m id.Any, name string) error {
	return tx.Record(db.Change{Action: "mapping.saved", Ref: ref.To("mapping", m),
		Deltas: []db.Delta{{Name: "name", New: name}, {Name: "body", New: "hidden"}}})
}

func TestUnrecordedWriteDoesNotCommit(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		err := d.Write(ctx, who.System(), func(tx *db.Tx) error { _, err := add(tx, "a"); return err })
		if !errors.Is(err, db.ErrUnrecorded) {
			t.Fatalf("err = %v", err)
		}
		_ = d.Read(ctx, func(tx *db.Tx) error {
			if n, _, _ := db.One[int](tx, `SELECT count(*) FROM import_mapping`); n != 0 {
				t.Errorf("%d rows stayed", n)
			}
			return nil
		})
		// Through a WITH … RETURNING behind a comment it is still seen: the engine is asked, not the text.
		err = d.Write(ctx, who.System(), func(tx *db.Tx) error {
			_, err := db.Select[string](tx, `/* tidy */ INSERT INTO import_mapping (id, name, name_fold, body, created_at, updated_at)
				VALUES (?, 'x', 'x', '', 0, 0) RETURNING name`, id.New[id.Any]())
			return err
		})
		if !errors.Is(err, db.ErrUnrecorded) {
			t.Fatalf("err = %v", err)
		}
	})
}

func TestJournalIsGaplessAndSplitByClass(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		var wg sync.WaitGroup
		for i := range 24 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				err := d.Write(ctx, who.System(), func(tx *db.Tx) error {
					m, err := add(tx, fmt.Sprint("m", i))
					if err != nil {
						return err
					}
					if i%3 == 0 {
						return errors.New("changed my mind")
					}
					return record(tx, m, "m")
				})
				if err != nil && i%3 != 0 {
					t.Error(err)
				}
			}()
		}
		wg.Wait()
		_ = d.Read(ctx, func(tx *db.Tx) error {
			type row struct{ N, Last int64 }
			r, _, err := db.One[row](tx, `SELECT count(*) AS n, max(seq) AS last FROM journal`)
			if err != nil || r.N != 16 || r.Last != 16 {
				t.Errorf("%+v %v", r, err)
			}
			body, _, _ := db.One[string](tx, `SELECT body FROM journal_detail WHERE seq = 1 AND class = 'SECRET'`)
			if body != `{"body":[null,"hidden"]}` {
				t.Errorf("secret detail %s", body)
			}
			fields, _, _ := db.One[string](tx, `SELECT fields FROM journal WHERE seq = 1`)
			if fields != "name,body" {
				t.Errorf("header %s", fields)
			}
			return nil
		})
	})
}

func TestUndeclaredFieldDoesNotRecord(t *testing.T) {
	d := dbtest.SQLite(t, options)
	err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		return tx.Record(db.Change{Action: "x", Ref: ref.To[id.Any]("mapping", "1"), Deltas: []db.Delta{{Name: "salary"}}})
	})
	if err == nil {
		t.Error("it did")
	}
}

func TestStaleEditIsAConflict(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		var m id.Any
		if err := d.Write(ctx, who.System(), func(tx *db.Tx) (err error) {
			if m, err = add(tx, "a"); err != nil {
				return err
			}
			return record(tx, m, "a")
		}); err != nil {
			t.Fatal(err)
		}
		edit := func(rev int) error {
			return d.Write(ctx, who.System(), func(tx *db.Tx) error {
				if err := tx.UpdateOne(`UPDATE import_mapping SET name = 'b', rev = rev + 1 WHERE id = ? AND rev = ?`, m, rev); err != nil {
					return err
				}
				return record(tx, m, "b")
			})
		}
		if err := edit(1); err != nil {
			t.Fatal(err)
		}
		if err := edit(1); !problem.Is(err, problem.Conflict) {
			t.Errorf("err = %v", err)
		}
	})
}

func TestReadersCannotWrite(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		err := d.Read(context.Background(), func(tx *db.Tx) error {
			_, err := tx.Exec(`DELETE FROM import_mapping`)
			return err
		})
		if err == nil {
			t.Error("a read wrote")
		}
	})
}

func TestWhatNoIdentifierCanNameDoesNotExist(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		err := d.Read(context.Background(), func(tx *db.Tx) error {
			_, found, err := db.One[string](tx, `SELECT name FROM import_mapping WHERE id = ?`, "nonsense")
			if found {
				t.Error("found")
			}
			return err
		})
		if err != nil && !problem.Is(err, problem.NotFound) {
			t.Error(err)
		}
	})
}

func TestMemo(t *testing.T) {
	d := dbtest.SQLite(t, options)
	asked := 0
	twice := func(tx *db.Tx) error {
		for range 2 {
			n, err := db.Memo(tx, "seven", func() (int, error) { asked++; return 7, nil })
			if n != 7 || err != nil {
				t.Errorf("%d %v", n, err)
			}
		}
		return nil
	}
	if err := d.Read(context.Background(), twice); err != nil || asked != 1 {
		t.Errorf("a reader asked %d times, %v", asked, err)
	}
	// Who writes may have changed the answer.
	if err := d.Write(context.Background(), who.System(), twice); err != nil || asked != 3 {
		t.Errorf("a writer asked %d times, %v", asked-1, err)
	}
	broken := errors.New("broken")
	if err := d.Read(context.Background(), func(tx *db.Tx) error {
		for range 2 {
			if _, err := db.Memo(tx, "seven", func() (int, error) { asked++; return 0, broken }); !errors.Is(err, broken) {
				t.Error(err)
			}
		}
		return nil
	}); err != nil || asked != 5 {
		t.Errorf("an error is not an answer: %d, %v", asked, err)
	}
}
