package journal_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/who"
)

// ticking is a clock that a test moves.
type ticking struct{ now time.Time }

func (c *ticking) Now() time.Time { return c.now }

func moving(t *testing.T, run func(t *testing.T, d *db.DB, c *ticking)) {
	t.Helper()
	o := options
	c := &ticking{now: dbtest.Today}
	o.Clock = c.Now
	dbtest.Each(t, o, func(t *testing.T, d *db.DB) {
		c.now = dbtest.Today
		run(t, d, c)
	})
}

func write(t *testing.T, d *db.DB, a who.Actor, changes ...db.Change) {
	t.Helper()
	err := d.Write(context.Background(), a, func(tx *db.Tx) error {
		for _, c := range changes {
			if err := tx.Record(c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func actions(t *testing.T, d *db.DB, q journal.Query) string {
	t.Helper()
	return strings.Join(names(list(t, d, q)), " ")
}

func names(hs []journal.Header) []string {
	out := make([]string, len(hs))
	for i, h := range hs {
		out[i] = h.Action
	}
	return out
}

func list(t *testing.T, d *db.DB, q journal.Query) (out []journal.Header) {
	t.Helper()
	err := d.Read(context.Background(), func(tx *db.Tx) (err error) {
		out, err = journal.List(tx, q)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestListFiltersAndPages(t *testing.T) {
	moving(t, func(t *testing.T, d *db.DB, c *ticking) {
		a, b := id.New[id.Account](), id.New[id.Account]()
		camille, batch := who.Actor{ID: id.New[id.User]()}, id.New[id.Batch]()
		acc := func(action string, account id.Account, kind ref.Kind) db.Change {
			return db.Change{Action: action, Ref: ref.To(kind, id.New[id.Any]()), Account: account}
		}
		line := func(action string, account id.Account) db.Change {
			l := acc(action, account, "contract")
			l.Batch = batch
			return l
		}
		write(t, d, who.System(), acc("one", a, "account"))
		c.now = c.now.Add(time.Hour)
		write(t, d, camille, acc("two", b, "contract"), acc("three", a, "contract"))
		c.now = c.now.Add(time.Hour)
		write(t, d, camille, line("l1", a), line("l2", a), line("l3", b))
		write(t, d, camille, db.Change{Action: "import.done", Ref: ref.To("import", batch), Batch: batch})
		c.now = c.now.Add(time.Hour)
		write(t, d, who.System(), acc("four", a, "account"))
		noon := dbtest.Now().Add(time.Hour)
		for _, q := range []struct {
			name string
			q    journal.Query
			want string
		}{
			{"all", journal.Query{}, "four import.done l3 l2 l1 three two one"},
			{"account", journal.Query{Account: b}, "l3 two"},
			{"actor", journal.Query{Actor: camille.ID, Imports: journal.NotAtAll}, "three two"},
			{"not actor", journal.Query{NotActor: camille.ID}, "four one"},
			{"kinds", journal.Query{Kinds: []ref.Kind{"account", "import"}}, "four import.done one"},
			{"action", journal.Query{Action: "two"}, "two"},
			{"since", journal.Query{Since: noon.Add(time.Hour)}, "four import.done l3 l2 l1"},
			{"until", journal.Query{Until: noon}, "one"},
			{"folded", journal.Query{Imports: journal.HeaderOnly}, "four import.done three two one"},
			{"no imports", journal.Query{Imports: journal.NotAtAll}, "four three two one"},
			{"timeline", journal.Query{Account: a, Imports: journal.OneAnAccount}, "four l2 three one"},
			{"batch", journal.Query{Batch: batch}, "import.done l3 l2 l1"},
			{"scope", journal.Query{Scope: "j.account_id IN (?)", ScopeArgs: []any{db.In([]id.Account{b})}}, "l3 two"},
			{"classes", journal.Query{Classes: []db.Class{db.Secret}}, ""},
		} {
			if got := actions(t, d, q.q); got != q.want {
				t.Errorf("%s: %s, want %s", q.name, got, q.want)
			}
		}
		var paged []string
		q := journal.Query{Limit: 3}
		for range 4 {
			page := list(t, d, q)
			paged = append(paged, names(page)...)
			if len(page) > 0 {
				last := page[len(page)-1]
				q.Before = journal.ParsePosition(journal.Position{At: last.At, Seq: last.Seq}.String())
			}
		}
		if got := strings.Join(paged, " "); got != "four import.done l3 l2 l1 three two one" {
			t.Errorf("paged: %s", got)
		}
		counts(t, d, batch)
	})
}

func counts(t *testing.T, d *db.DB, batch id.Batch) {
	t.Helper()
	err := d.Read(context.Background(), func(tx *db.Tx) error {
		latest, err := journal.LatestBatches(tx, dbtest.Now())
		if err != nil || len(latest) != 1 || latest[0].Batch != batch {
			t.Errorf("latest %v %v", latest, err)
		}
		if latest, err = journal.LatestBatches(tx, dbtest.Now().Add(3*time.Hour)); err != nil || len(latest) != 0 {
			t.Errorf("latest since %v %v", latest, err)
		}
		for _, few := range []bool{false, true} {
			n, err := journal.Counts(tx, batch, "1 = 1", nil, few)
			if err != nil || len(n) != 1 || n[0] != (journal.Count{Kind: "contract", N: 3}) {
				t.Errorf("counts %v %v", n, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestParsePosition(t *testing.T) {
	for _, s := range []string{"", "x", "1", "-", "1-0", "1--5", "zz zz", "'; --"} {
		if p := journal.ParsePosition(s); !p.IsZero() {
			t.Errorf("%q: %v", s, p)
		}
	}
}

// end is the last millisecond's successor of a day in Paris winter time.
func end(day string) instant.Instant {
	at, err := time.Parse(time.DateTime, day+" 23:00:00")
	if err != nil {
		panic(err)
	}
	return instant.FromTime(at)
}

func TestAsOf(t *testing.T) {
	moving(t, func(t *testing.T, d *db.DB, c *ticking) {
		r := ref.To("contract", id.New[id.Contract]())
		day := func(s string) {
			at, err := time.Parse(time.DateOnly, s)
			if err != nil {
				t.Fatal(err)
			}
			c.now = at.Add(10 * time.Hour)
		}
		change := func(action string, deltas ...db.Delta) {
			write(t, d, who.System(), db.Change{Action: action, Ref: r, Deltas: deltas})
		}
		day("2026-01-10")
		change("contract.created", db.Delta{Name: "name", New: "Vapeur"}, db.Delta{Name: "end", New: 20000})
		day("2026-03-01")
		change("contract.edited", db.Delta{Name: "end", Old: 20000, New: 20365})
		day("2026-06-01")
		change("contract.edited", db.Delta{Name: "name", Old: "Vapeur", New: "Vapeur et froid"}, db.Delta{Name: "end", Old: 20365, New: nil})
		day("2026-09-01")
		change("contract.removed")
		for on, want := range map[string]string{
			"2026-01-09": `false false {}`,
			"2026-01-10": `true false {"end":20000,"name":"Vapeur"}`,
			"2026-03-01": `true false {"end":20365,"name":"Vapeur"}`,
			"2026-06-01": `true false {"name":"Vapeur et froid"}`,
			"2026-12-01": `true true {"name":"Vapeur et froid"}`,
		} {
			got := asOf(t, d, r, on, nil, db.Normal)
			values, _ := json.Marshal(got.Values)
			if got.Values == nil {
				values = []byte("{}")
			}
			if s := flag(got.Existed) + " " + flag(got.Gone) + " " + string(values); s != want {
				t.Errorf("%s: %s, want %s", on, s, want)
			}
		}
		// A value that was set elsewhere and changed later is known by its old value.
		got := asOf(t, d, r, "2026-01-10", map[string]any{"name": "x", "owner": "Camille"}, db.Normal)
		if got.Values["owner"] != "Camille" || got.Values["name"] != "Vapeur" {
			t.Errorf("%v", got.Values)
		}
	})
}

func flag(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func asOf(t *testing.T, d *db.DB, r ref.Ref, on string, today map[string]any, classes ...db.Class) (out journal.Record) {
	t.Helper()
	err := d.Read(context.Background(), func(tx *db.Tx) (err error) {
		out, err = journal.AsOf(tx, r, end(on), today, classes)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestValuesOfAnotherClassAreHidden(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		r := ref.To("account", id.New[id.Account]())
		write(t, d, who.System(), db.Change{Action: "account.created", Ref: r,
			Deltas: []db.Delta{{Name: "name", New: "Helvane"}, {Name: "note", New: "secret"}}})
		got := asOf(t, d, r, "2026-11-23", nil, db.Normal)
		if !slices.Equal(got.Hidden, []string{"note"}) || got.Values["note"] != nil {
			t.Errorf("%+v", got)
		}
		if got = asOf(t, d, r, "2026-11-23", nil, db.Normal, db.Secret); got.Values["note"] != "secret" || len(got.Hidden) > 0 {
			t.Errorf("%+v", got)
		}
	})
}
