package accountdesk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/team"
)

func (h *house) take(name, source string, batch id.Batch, lines ...accountdesk.ImportLine) []accountdesk.Outcome {
	h.t.Helper()
	var out []accountdesk.Outcome
	h.ok(h.db.Write(ctx, h.who(name), func(tx *db.Tx) (err error) {
		out, err = h.desk.ImportIn(tx, h.who(name), source, batch, lines)
		return err
	}))
	return out
}

func verbs(out []accountdesk.Outcome) string {
	var s []string
	for _, o := range out {
		v := o.Verb
		if len(o.Problems) > 0 {
			v += ":" + o.Problems[0].Code
		}
		s = append(s, v)
	}
	return strings.Join(s, " ")
}

func line(key, name string, ids ...account.Identifier) accountdesk.ImportLine {
	return accountdesk.ImportLine{Key: key, In: account.Input{Name: name, Country: "FR"}, Identifiers: ids}
}

func siren(v string) account.Identifier { return account.Identifier{Scheme: account.SIREN, Value: v} }
func siret(v string) account.Identifier { return account.Identifier{Scheme: account.SIRET, Value: v} }

func TestImport(t *testing.T) {
	each(t, func(h *house) {
		batch := id.New[id.Batch]()
		lines := []accountdesk.ImportLine{line("1", "Castagnac", siren("732829320")), line("2", "Helvane", siren("738229320")), line("3", ""),
			line("1", "Castagnac again"), line("4", "Castagnac by SIRET", siret("73282932000074")), line("5", "Faux", siren("738229320"), siren("x"))}
		out := h.take("Camille", "hubspot", batch, lines...)
		if got := verbs(out); got != "created created rejected:required unchanged unchanged created" {
			t.Fatal(got)
		}
		s := h.open("Camille", out[0].ID)
		if s.Status != account.Candidate || s.Owner != h.who("Camille").ID || s.Source != "hubspot" || len(s.Entities) != 1 || s.Entities[0].Identifiers[0].State != account.ToConfirm {
			t.Errorf("%+v", s)
		}
		if got := verbs(h.take("Camille", "hubspot", id.New[id.Batch](), lines...)); got != "unchanged unchanged rejected:required unchanged unchanged unchanged" {
			t.Errorf("again: %s", got)
		}
		if got := h.journal(out[0].ID); len(got) != 1 || got[0] != "account.imported" {
			t.Errorf("%v", got)
		}
		if got := h.alerts(on("2026-11-23"), nil); got != "ID_INVALID W Helvane ID_INVALID W Faux" && got != "ID_INVALID W Faux ID_INVALID W Helvane" {
			t.Error(got)
		}
		// The file corrects what it brought in, and empties nothing.
		changed := line("1", "Castagnac Verre")
		changed.In.Country, changed.In.City = "", "Brassac"
		if got := verbs(h.take("Camille", "hubspot", id.New[id.Batch](), changed)); got != "updated" {
			t.Error(got)
		}
		if s = h.open("Camille", out[0].ID); s.Name != "Castagnac Verre" || s.City != "Brassac" || s.Country != "FR" || s.ExternalKey != "1" {
			t.Errorf("%+v", s.Account)
		}
		only := line("1", "Autre nom")
		only.OnlyIfNew = true
		if got := verbs(h.take("Camille", "hubspot", id.New[id.Batch](), only)); got != "unchanged" {
			t.Error(got)
		}
	})
}

// A second source finds the account by its SIREN, fills what is empty, and is found by its own key from then on.
func TestImportMeetsAnotherSource(t *testing.T) {
	each(t, func(h *house) {
		first := h.take("Camille", "hubspot", id.New[id.Batch](), line("1", "Castagnac", siren("732829320")))[0].ID
		second := line("SF-9", "CASTAGNAC VERRE SA", siren("732 829 320"), account.Identifier{Scheme: account.VAT, Value: "FR44732829320"})
		second.In.Sector = "Verre"
		out := h.take("Camille", "salesforce", id.New[id.Batch](), second)
		if verbs(out) != "updated" || out[0].ID != first {
			t.Fatalf("%+v", out)
		}
		s := h.open("Camille", first)
		if s.Name != "Castagnac" || s.Sector != "Verre" || len(s.Entities) != 1 || len(s.Entities[0].Identifiers) != 2 {
			t.Errorf("%+v", s)
		}
		if out = h.take("Camille", "salesforce", id.New[id.Batch](), second); verbs(out) != "unchanged" {
			t.Errorf("%+v", out)
		}
		var found []accountdesk.Found
		h.ok(h.db.Read(ctx, func(tx *db.Tx) (err error) {
			found, err = accountdesk.FindIn(tx, h.who("Camille"), team.Account, team.Write, "salesforce",
				[]accountdesk.Want{{Key: "SF-9"}, {SIREN: "732 829 320"}, {Name: "CASTAGNAC"}, {Key: "1"}, {}})
			return err
		}))
		for i, want := range []id.Account{first, first, first, "", ""} {
			if found[i].ID != want {
				t.Errorf("%d: %+v", i, found[i])
			}
		}
		// Typed here first: the account takes the key.
		typed, err := h.desk.Create(ctx, h.who("Camille"), input("Typed"), account.Identifier{Scheme: account.SIREN, Value: "404833048", State: account.ToConfirm})
		h.ok(err)
		if got := verbs(h.take("Camille", "hubspot", id.New[id.Batch](), line("7", "Typed", siren("404833048")))); got != "updated" {
			t.Error(got)
		}
		if s = h.open("Camille", typed); s.ExternalKey != "7" || s.Source != "hubspot" {
			t.Errorf("%+v", s.Account)
		}
	})
}

func TestImportRights(t *testing.T) {
	each(t, func(h *house) {
		h.take("Gaëlle", "hubspot", id.New[id.Batch](), line("1", "Chez Gaëlle", siren("732829320")))
		out := h.take("Camille", "hubspot", id.New[id.Batch](), line("1", "Chez moi"), line("2", "Par le SIREN", siren("732829320")), line("3", "Mien"))
		if got := verbs(out); got != "rejected:forbidden rejected:siren_taken created" {
			t.Error(got)
		}
		if got := verbs(h.take("Bastien", "hubspot", id.New[id.Batch](), line("9", "Nouveau"))); got != "rejected:forbidden" {
			t.Error(got)
		}
		two := h.take("Camille", "x", id.New[id.Batch](), line("a", "Homonyme"), line("b", "homonyme"))
		h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
			found, err := accountdesk.FindIn(tx, h.who("Camille"), team.Account, team.Write, "x", []accountdesk.Want{{Name: "Homonyme"}, {Name: "Chez Gaëlle"}, {Key: "b", Name: "Homonyme"}})
			if err != nil || !found[0].Ambiguous || found[1].ID != "" || found[2].ID != two[1].ID {
				t.Errorf("%+v %v", found, err)
			}
			return nil
		}))
	})
}

func TestImportParents(t *testing.T) {
	each(t, func(h *house) {
		batch := id.New[id.Batch]()
		out := h.take("Camille", "sf", batch, line("1", "Filiale"), line("2", "Groupe"))
		a, b := out[0].ID, out[1].ID
		link := func(of map[id.Account]id.Account) (left []id.Account) {
			h.ok(h.db.Write(ctx, h.who("Camille"), func(tx *db.Tx) (err error) {
				left, err = h.desk.LinkParentsIn(tx, h.who("Camille"), batch, of)
				return err
			}))
			return left
		}
		if left := link(map[id.Account]id.Account{a: b}); len(left) > 0 || h.open("Camille", a).Parent != b {
			t.Errorf("%v", left)
		}
		if left := link(map[id.Account]id.Account{b: a, a: b}); len(left) != 1 {
			t.Errorf("a circle: %v", left)
		}
		if got := verbs(h.take("Camille", "sf", batch, line("1", "Filiale"))); got != "unchanged" || h.open("Camille", a).Parent != b {
			t.Errorf("the group is kept: %s", got)
		}
	})
}

func TestUndoImport(t *testing.T) {
	each(t, func(h *house) {
		camille, batch := h.who("Camille"), id.New[id.Batch]()
		typed := h.candidate("Typed", "Camille")
		h.ok(h.desk.AddIdentifier(ctx, camille, typed, "", account.Identifier{Scheme: account.SIREN, Value: "404833048", State: account.ToConfirm}))
		h.take("Camille", "sf", id.New[id.Batch](), line("t", "Typed", siren("404833048")))
		lines := []accountdesk.ImportLine{line("1", "A", siren("732829320")), line("2", "B"), line("3", "Typed", siren("404833048"))}
		out := h.take("Camille", "hs", batch, lines...)
		builtOn := func() (n int) {
			h.ok(h.db.Read(ctx, func(tx *db.Tx) (err error) { n, err = accountdesk.ImportBuiltOn(tx, batch); return err }))
			return n
		}
		if n := builtOn(); n != 0 {
			t.Errorf("%d", n)
		}
		h.ok(h.give("Camille", out[1].ID, "Camille", account.Primary, "2026-11-23", nil))
		if n := builtOn(); n != 1 {
			t.Errorf("%d", n)
		}
		h.ok(h.db.Write(ctx, camille, func(tx *db.Tx) error { return accountdesk.UndoImport(tx, camille, batch) }))
		if p, err := h.desk.List(ctx, camille, accountdesk.Filter{}, pageOf("")); err != nil || names(p) != "Typed" {
			t.Errorf("%s %v", names(p), err)
		}
		if got := verbs(h.take("Camille", "hs", id.New[id.Batch](), lines...)); got != "created created updated" {
			t.Errorf("the file comes again: %s", got)
		}
	})
}

// An import is quick: a few statements a batch, however many lines.
func TestImportStatements(t *testing.T) {
	n := 0
	o := options()
	o.Watch = func(string) { n++ }
	h := build(t, dbtest.SQLite(t, o))
	lines := make([]accountdesk.ImportLine, 500)
	for i := range lines {
		lines[i] = line(fmt.Sprint(i), fmt.Sprintf("Compte %d", i), siren(fakeSIREN(i)))
	}
	n = 0
	h.take("Camille", "x", id.New[id.Batch](), lines...)
	if n > 20 {
		t.Errorf("%d statements", n)
	}
}

// fakeSIREN makes a number whose check is right.
func fakeSIREN(i int) string {
	body := fmt.Sprintf("%08d", 10_000_000+i)
	for d := range 10 {
		s := body + fmt.Sprint(d)
		if _, v, _ := account.Check(account.SIREN, s); v == account.OK {
			return s
		}
	}
	return ""
}

func BenchmarkImport(b *testing.B) {
	h := build(b, dbtest.SQLite(b, options()))
	a, batch := h.who("Camille"), id.New[id.Batch]()
	n := 0
	start := time.Now()
	for b.Loop() {
		lines := make([]accountdesk.ImportLine, 500)
		for i := range lines {
			n++
			lines[i] = line(fmt.Sprint(n), fmt.Sprintf("Compte %d", n), siren(fakeSIREN(n)))
		}
		if err := h.db.Write(ctx, a, func(tx *db.Tx) error { _, err := h.desk.ImportIn(tx, a, "x", batch, lines); return err }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)/time.Since(start).Seconds(), "lines/s")
}
