package search_test

import (
	"context"
	"strings"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
)

var (
	castagnac = id.New[id.Account]()
	helvane   = id.New[id.Account]()
	commune   = id.New[id.Account]()
	camille   = id.New[id.User]()
)

func doc(kind ref.Kind, a id.Account, title string, weight int, names []string, text string) search.Doc {
	r := ref.To(kind, id.New[id.Any]())
	if kind == "account" {
		r.ID = string(a)
	}
	return search.Doc{Ref: r, Account: a, Title: title, Weight: weight, Names: names, Text: text}
}

func library() []search.Doc {
	return []search.Doc{
		doc("account", castagnac, "Castagnac Verre", 30, []string{"552 100 554"}, ""),
		doc("account", helvane, "Helvane Spécialités", 30, nil, ""),
		doc("account", commune, "Commune de Castagnac", 0, nil, ""),
		doc("account", id.New[id.Account](), "S.N.C.F. Réseau", 10, nil, ""),
		doc("contract", castagnac, "Maintenance multitechnique", 30, []string{"CT-2024/017", "Castagnac Verre"}, "Dépannage des fours de l’usine"),
		doc("contract", helvane, "Utilités vapeur et froid", 30, []string{"CT-2025/003"}, "Maintenances préventives"),
		{Ref: ref.To("task", id.New[id.Task]()), Owner: camille, Title: "Préparer le comité"},
	}
}

var everyone = search.Scope{On: "1 = 1"}

func only(accounts ...id.Account) search.Scope {
	return search.Scope{On: "e.account_id IN (?)", Args: []any{db.In(accounts)}, Few: accounts, Narrow: true}
}

func find(t *testing.T, d *db.DB, typed string, s search.Scope, kinds ...ref.Kind) string {
	t.Helper()
	var titles []string
	err := d.Read(context.Background(), func(tx *db.Tx) error {
		var parts []search.Part
		for _, k := range kinds {
			parts = append(parts, search.Part{Kind: k, Scope: s})
		}
		groups, err := search.Find(tx, typed, parts, 5)
		for _, g := range groups {
			for _, h := range g {
				titles = append(titles, h.Title)
			}
		}
		return err
	})
	if err != nil {
		t.Fatalf("%q: %v", typed, err)
	}
	return strings.Join(titles, " | ")
}

func put(t *testing.T, d *db.DB, docs ...search.Doc) {
	t.Helper()
	if err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error { return search.Upsert(tx, docs) }); err != nil {
		t.Fatal(err)
	}
}

func TestFind(t *testing.T) {
	dbtest.Each(t, derived, func(t *testing.T, d *db.DB) {
		put(t, d, library()...)
		for _, c := range []struct{ typed, want string }{
			{"castagnac", "Castagnac Verre | Commune de Castagnac | Maintenance multitechnique"},
			{"CASTA", "Castagnac Verre | Commune de Castagnac | Maintenance multitechnique"},
			{"c", "Castagnac Verre | Commune de Castagnac | S.N.C.F. Réseau | Maintenance multitechnique | Utilités vapeur et froid"},
			{"commune de cas", "Commune de Castagnac"},
			{"ver casta", "Castagnac Verre | Maintenance multitechnique"},
			{"specialites", "Helvane Spécialités"},
			{"spécialités", "Helvane Spécialités"},
			{"552100554", "Castagnac Verre"},
			{"552 100 554", "Castagnac Verre"},
			{"552-100", "Castagnac Verre"},
			{"ct 2024 017", "Maintenance multitechnique"},
			{"CT2024017", "Maintenance multitechnique"},
			{"maintenance", "Maintenance multitechnique | Utilités vapeur et froid"},
			{"four usine", "Maintenance multitechnique"},
			{"contrat", ""},
			{"sncf", "S.N.C.F. Réseau"},
			{"s.n.c.f", "S.N.C.F. Réseau"},
			{"agnac", ""},
			{`"casta" OR "x"`, ""},
			{"casta* NOT (", ""},
			{"'; DROP TABLE account; --", ""},
			{"casta\x00gnac", "Castagnac Verre | Commune de Castagnac | Maintenance multitechnique"},
			{"comité", ""},
			{strings.Repeat("castagnac ", 100), "Castagnac Verre | Commune de Castagnac | Maintenance multitechnique"},
			{"   ", ""}, {"", ""}, {"%", ""}, {"_", ""},
		} {
			if got := find(t, d, c.typed, everyone, "account", "contract"); got != c.want {
				t.Errorf("%q: %s\nwant %s", c.typed, got, c.want)
			}
		}
	})
}

func TestFindStaysInScope(t *testing.T) {
	dbtest.Each(t, derived, func(t *testing.T, d *db.DB) {
		put(t, d, library()...)
		wide := search.Scope{On: "e.account_id IN (SELECT account_id FROM search_entry WHERE title = ?)", Args: []any{"Helvane Spécialités"}}
		for _, c := range []struct {
			name  string
			scope search.Scope
			want  string
		}{
			{"nothing", search.Scope{}, ""},
			{"no account", only(), ""},
			{"one account", only(helvane), "Utilités vapeur et froid"},
			{"the other", only(castagnac), "Maintenance multitechnique"},
			{"a sub-select", wide, "Utilités vapeur et froid"},
			// What is part of the match never widens what the predicate allows.
			{"a predicate that says no", search.Scope{On: "1 = 0", Few: []id.Account{castagnac}, Narrow: true}, ""},
		} {
			if got := find(t, d, "maintenance", c.scope, "contract"); got != c.want {
				t.Errorf("%s: %q, want %q", c.name, got, c.want)
			}
		}
	})
}

func TestOwnRecordsWithoutAccount(t *testing.T) {
	dbtest.Each(t, derived, func(t *testing.T, d *db.DB) {
		put(t, d, library()...)
		hers, his := only(), only(castagnac)
		hers.Owner, his.Owner = camille, id.New[id.User]()
		if got := find(t, d, "comite", hers, "task"); got != "Préparer le comité" {
			t.Errorf("hers: %q", got)
		}
		if got := find(t, d, "comite", his, "task"); got != "" {
			t.Errorf("his: %q", got)
		}
	})
}

func TestUpsertReplacesAndRemoveForgets(t *testing.T) {
	dbtest.Each(t, derived, func(t *testing.T, d *db.DB) {
		lib := library()
		put(t, d, lib...)
		lib[0].Title, lib[0].Names = "Verrerie du Midi", nil
		put(t, d, lib[0], lib[0])
		if got := find(t, d, "castagnac verre", everyone, "account"); got != "" {
			t.Errorf("the old name still finds %q", got)
		}
		if got := find(t, d, "verrerie", everyone, "account"); got != "Verrerie du Midi" {
			t.Errorf("the new name finds %q", got)
		}
		err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error { return search.Remove(tx, "account", []string{string(castagnac)}) })
		if err != nil {
			t.Fatal(err)
		}
		if got := find(t, d, "verrerie", everyone, "account"); got != "" {
			t.Errorf("after removal: %q", got)
		}
	})
}

// A dense answer starts with the titles that start with what was typed, and with key accounts among them.
func TestDenseAnswers(t *testing.T) {
	dbtest.Each(t, derived, func(t *testing.T, d *db.DB) {
		var docs []search.Doc
		for range 1200 {
			docs = append(docs, doc("account", id.New[id.Account](), "Commune de Saint-Marbeuf", 0, nil, ""))
		}
		docs = append(docs, doc("account", castagnac, "Comptoir du Marbre", 30, nil, ""), doc("account", helvane, "Vieux Marbre", 30, nil, ""),
			doc("account", commune, "Marbre et Fils", 10, nil, ""))
		put(t, d, docs...)
		for typed, want := range map[string]string{
			"com": "Comptoir du Marbre | Commune de Saint-Marbeuf", "mar": "Marbre et Fils | Comptoir du Marbre | Vieux Marbre | Commune de Saint-Marbeuf",
			"commune de saint m": "Commune de Saint-Marbeuf",
		} {
			if got := find(t, d, typed, everyone, "account"); !strings.HasPrefix(got, want) {
				t.Errorf("%q: %s\nwant %s …", typed, got, want)
			}
		}
	})
}
