package search_test

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
)

var followed = db.Options{
	Fields: map[ref.Kind]db.Fields{"account": {"name": db.Normal, "city": db.Normal}, "contract": {"name": db.Normal}, "identifier": {"value": db.Normal}},
	Tables: map[string]db.TableClass{"search_entry": db.Derived, "search_word": db.Derived, "cursor_position": db.Plumbing,
		"journal": db.Plumbing, "journal_detail": db.Plumbing, "journal_head": db.Plumbing},
}

// shelf is an area's records, as its source reads them.
type shelf struct {
	kind ref.Kind
	docs map[string]search.Doc
	read int
}

func (s *shelf) put(d search.Doc) { s.docs[d.Ref.ID] = d }

func (s *shelf) source() search.Source {
	return search.Source{Kind: s.kind,
		Docs: func(_ *db.Tx, ids []string) ([]search.Doc, error) {
			s.read += len(ids)
			var out []search.Doc
			for _, i := range ids {
				if d, ok := s.docs[i]; ok {
					out = append(out, d)
				}
			}
			return out, nil
		},
		Page: func(_ *db.Tx, after string, limit int) ([]search.Doc, error) {
			var out []search.Doc
			for _, i := range slices.Sorted(maps.Keys(s.docs)) {
				if i > after && len(out) < limit {
					out = append(out, s.docs[i])
				}
			}
			return out, nil
		},
		Href: func(i string, _ id.Account) string { return "/" + string(s.kind) + "/" + i },
	}
}

func shelves() (accounts, contracts *shelf, sources []search.Source) {
	accounts = &shelf{kind: "account", docs: map[string]search.Doc{}}
	contracts = &shelf{kind: "contract", docs: map[string]search.Doc{}}
	a := accounts.source()
	a.Parts, a.Shown = []ref.Kind{"identifier"}, []string{"name"}
	return accounts, contracts, []search.Source{a, contracts.source()}
}

func told(t *testing.T, d *db.DB, kind ref.Kind, record string, account id.Account, fields ...string) {
	t.Helper()
	err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		c := db.Change{Action: string(kind) + ".edited", Ref: ref.Ref{Kind: kind, ID: record}, Account: account}
		for _, f := range fields {
			c.Deltas = append(c.Deltas, db.Delta{Name: f, New: "x"})
		}
		return tx.Record(c)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFollower(t *testing.T) {
	dbtest.Each(t, followed, func(t *testing.T, d *db.DB) {
		accounts, contracts, sources := shelves()
		feed := journal.NewFeed(d, slog.New(slog.DiscardHandler), search.Follower(sources))
		follow := func() {
			t.Helper()
			if err := feed.CatchUp(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		a := doc("account", castagnac, "Castagnac", 0, nil, "")
		c := doc("contract", castagnac, "Maintenance", 0, []string{"Castagnac"}, "")
		accounts.put(a)
		contracts.put(c)
		told(t, d, "account", a.Ref.ID, castagnac, "name")
		told(t, d, "contract", c.Ref.ID, castagnac)
		follow()
		if got := find(t, d, "castagnac", everyone, "account", "contract"); got != "Castagnac | Maintenance" {
			t.Errorf("made: %q", got)
		}
		// A part of the account re-reads the account.
		a.Names = []string{"552100554"}
		accounts.put(a)
		told(t, d, "identifier", string(id.New[id.Any]()), castagnac)
		follow()
		if got := find(t, d, "552100", everyone, "account"); got != "Castagnac" {
			t.Errorf("number: %q", got)
		}
		// A new name of the account re-reads what shows it; another field does not.
		c.Names = []string{"Verrerie"}
		contracts.put(c)
		told(t, d, "account", a.Ref.ID, castagnac, "city")
		follow()
		if got := find(t, d, "verrerie", everyone, "contract"); got != "" {
			t.Errorf("city: %q", got)
		}
		told(t, d, "account", a.Ref.ID, castagnac, "name")
		follow()
		if got := find(t, d, "verrerie", everyone, "contract"); got != "Maintenance" {
			t.Errorf("renamed: %q", got)
		}
		// What is gone leaves.
		delete(contracts.docs, c.Ref.ID)
		told(t, d, "contract", c.Ref.ID, castagnac)
		follow()
		if got := find(t, d, "maintenance", everyone, "contract"); got != "" {
			t.Errorf("gone: %q", got)
		}
	})
}

func TestRebuild(t *testing.T) {
	dbtest.Each(t, followed, func(t *testing.T, d *db.DB) {
		accounts, contracts, sources := shelves()
		for range 700 {
			accounts.put(doc("account", id.New[id.Account](), "Commune", 0, nil, ""))
		}
		a := doc("account", castagnac, "Castagnac", 0, nil, "")
		accounts.put(a)
		contracts.put(doc("contract", castagnac, "Maintenance", 0, nil, ""))
		put(t, d, doc("account", id.New[id.Account](), "Fantôme", 0, nil, ""), doc("contract", castagnac, "Fantôme", 0, nil, ""))
		told(t, d, "account", a.Ref.ID, castagnac, "name")
		if err := search.Rebuild(context.Background(), d, sources); err != nil {
			t.Fatal(err)
		}
		if got := find(t, d, "fantome", everyone, "account", "contract"); got != "" {
			t.Errorf("what was gone is still found: %q", got)
		}
		if got := find(t, d, "castagnac", everyone, "account", "contract"); got != "Castagnac" {
			t.Errorf("%q", got)
		}
		var n int
		_ = d.Read(context.Background(), func(tx *db.Tx) error {
			n, _, _ = db.One[int](tx, `SELECT count(*) FROM search_entry`)
			return nil
		})
		if n != 702 {
			t.Errorf("%d entries", n)
		}
		// The follower starts after what the rebuild has read.
		feed := journal.NewFeed(d, slog.New(slog.DiscardHandler), search.Follower(sources))
		if err := feed.CatchUp(context.Background()); err != nil || accounts.read > 0 {
			t.Errorf("%d read again, %v", accounts.read, err)
		}
	})
}

func TestHref(t *testing.T) {
	_, _, sources := shelves()
	if got := search.Href(sources, ref.Ref{Kind: "contract", ID: "1"}, ""); got != "/contract/1" {
		t.Error(got)
	}
	if got := search.Href(sources, ref.Ref{Kind: "unknown", ID: "1"}, ""); got != "" {
		t.Error(got)
	}
}
