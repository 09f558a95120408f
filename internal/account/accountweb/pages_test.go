package accountweb_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/account/accountweb"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/team/teamweb"
)

func TestListPage(t *testing.T) {
	h := newHouse(t, nil)
	h.key("camille", "Castagnac Verre")
	h.create("camille", "=Laiteries", func(in *account.Input) { in.Sector, in.Country = "Agroalimentaire", "ES" })
	h.key("ines", "Norrsund")
	c := h.as("camille")
	p := c.Get("/accounts")
	p.Is(200, "/accounts")
	if got := p.Text("tbody th a"); got != "Castagnac Verre =Laiteries" {
		t.Errorf("key accounts first: %q", got)
	}
	p.Shows("tbody", "Compte clé")
	p.Shows("tbody", "Camille")
	p.Shows("tbody", "Espagne")
	p.Has(0, `a[href*="Norrsund"]`)
	p = c.Get("/accounts?sector=Agroalimentaire&sort=name&dir=desc")
	if got := p.Text("tbody th a"); got != "=Laiteries" {
		t.Errorf("%q", got)
	}
	if href := p.Doc.Find("a.btn[download]").First().AttrOr("href", ""); !strings.Contains(href, "export.csv") || !strings.Contains(href, "sector=Agroalimentaire") {
		t.Errorf("the export keeps the filters: %s", href)
	}
	if v := p.Doc.Find(`select[name=sector] option[selected]`).AttrOr("value", ""); v != "Agroalimentaire" {
		t.Errorf("the filter is in the form: %q", v)
	}
	c.Get("/accounts?q=introuvable").Shows(".k-empty", "Rien ne répond")
	c.Get("/accounts?at=garbage&status=GARBAGE&person=x&sort=garbage").Is(200, "")
	h.as("rachel").Get("/accounts").Shows(".k-empty", "Votre rôle n’ouvre pas cette liste")
	h.as("rachel").Get("/accounts").Has(0, `main form, main a[href^="/accounts"]`)
	h.as("pia").Get("/accounts").Shows(".k-empty", "Vos comptes vivront ici")
	h.as("pia").Get("/accounts").Has(0, `a[href="/accounts/new"]`)
}

func TestExport(t *testing.T) {
	h := newHouse(t, nil)
	h.key("camille", "Castagnac Verre")
	h.create("camille", "=cmd()")
	h.key("ines", "Norrsund")
	a := h.as("camille").Get("/accounts/export.csv")
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.Body, "\uFEFF")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 3 || rows[0][1] != "Nom" || rows[1][1] != "Castagnac Verre" || rows[2][1] != "'=cmd()" || rows[1][6] != "Compte clé" {
		t.Errorf("%v %v", rows, err)
	}
	if head := strings.Join(rows[0], ";"); !strings.Contains(head, "Apporté par;CA 12 mois (€);Contrats, par an (€);Prochaine échéance;Échéance de") {
		t.Errorf("the export has no figures: %s", head)
	}
	a = h.as("alix").Get("/accounts/export.xlsx?q=norr")
	f, err := excelize.OpenReader(bytes.NewReader([]byte(a.Body)), excelize.Options{UnzipSizeLimit: 1 << 24, UnzipXMLSizeLimit: 1 << 22})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if rows, err = f.GetRows("Comptes"); err != nil || len(rows) != 2 || rows[1][1] != "Norrsund" {
		t.Errorf("%v %v", rows, err)
	}
	if a = h.as("rachel").Get("/accounts/export.csv"); strings.Contains(a.Body, "Castagnac") {
		t.Error("out of scope")
	}
}

// Somebody out of the scope gets 404 from every address, as for what does not exist.
func TestNobody(t *testing.T) {
	h := newHouse(t, nil)
	a := h.key("camille", "Castagnac Verre")
	s, err := h.desk.Open(ctx, h.people["camille"], a)
	h.ok(err)
	at, n := "/accounts/"+string(a), string(s.Assignments[0].ID)
	b := h.as("ines")
	for _, path := range []string{"", "/edit", "/entities/new"} {
		b.Get(at+path).Is(404, at+path)
	}
	for _, path := range []string{"", "/status", "/remove", "/identifiers", "/identifiers/" + n + "/verify", "/identifiers/" + n + "/retire", "/entities", "/entities/" + n,
		"/entities/" + n + "/remove", "/assign", "/hand-over", "/assignments/" + n + "/end", "/except", "/team", "/team/" + n + "/leave"} {
		if p := b.Post(at+path, "on", "2026-11-23", "from", "2026-11-23", "exception_until", "2026-12-01"); p.Status != 404 || strings.Contains(p.Body, "Castagnac") {
			t.Errorf("%s: %d", path, p.Status)
		}
	}
	b.Get("/accounts/garbage").Is(404, "")
	b.Get("/accounts/0197a1c2-0000-7000-8000-000000000000").Is(404, "")
}

func TestSheet(t *testing.T) {
	h := newHouse(t, nil)
	a := h.key("camille", "Castagnac Verre")
	h.create("camille", "Castagnac Recyclage", func(in *account.Input) { in.Parent = a })
	h.ok(h.desk.AddIdentifier(ctx, h.people["camille"], a, "", account.Identifier{Scheme: account.SIREN, Value: "738229320", State: account.ToConfirm}))
	at := "/accounts/" + string(a)
	p := h.as("camille").Get(at)
	p.Shows("h1", "Castagnac Verre")
	p.Shows(".head .meta", "Suivi par Camille")
	p.Shows(".k-ids .pill", "Clé fausse")
	p.Shows(".k-ids", "738 229 320")
	p.Shows(".k-ids", "attendu 732829320")
	p.Shows(".k-tree", "Castagnac Recyclage")
	p.Shows(".k-ppl", "Responsable du compte")
	p.Has(0, "#g-hand-over")
	p.Has(0, "#g-except")
	p = h.as("theo").Get(at)
	if p.Doc.Find("#g-hand-over").Length() == 0 || p.Doc.Find("#g-except").Length() == 0 {
		t.Error("a manager hands over and approves")
	}
	// Who may only read is offered nothing to change.
	_, err := h.desk.Join(ctx, h.people["camille"], a, account.TeamMember{User: h.people["pia"].ID, Function: account.FnProduction, From: on("2026-01-01")})
	h.ok(err)
	p = h.as("pia").Get(at)
	p.Is(200, at)
	p.Has(0, "main form")
	p.Has(0, `a[href$="/edit"]`)
	h.as("pia").Post(at, "name", "x").Is(403, at)
	// An alert leads to its gesture, unfolded.
	if _, open := h.as("camille").Get(at + "?do=identifier").Doc.Find("#g-identifier").Attr("open"); !open {
		t.Error("the gesture is folded")
	}
	// It stands at the wrong number, with what was probably meant in it.
	p = h.as("camille").Get(at + "?do=identifier")
	if v := p.Doc.Find("#wrong-number + li #g-identifier input[name=value]").AttrOr("value", ""); v != "732829320" {
		t.Errorf("the form holds %q", v)
	}
	p.Shows("#wrong-number", "738 229 320")
}

func TestCreate(t *testing.T) {
	h := newHouse(t, nil)
	b := h.as("camille")
	form := b.Get("/accounts/new").Fields("/accounts")
	p := b.Post("/accounts", webtest.With(form, "siren", "738 229 320", "website", "x", "since", "31/02/2020")...)
	p.Is(422, "/accounts")
	for _, field := range []string{"name", "siren", "website", "since"} {
		if p.Doc.Find(`[name=`+field+`][aria-invalid=true]`).Length() != 1 {
			t.Errorf("%s is not marked", field)
		}
	}
	p.Shows(".fix", "732829320")
	if p.Doc.Find("[name=siren]").AttrOr("value", "") != "738 229 320" || p.Doc.Find("[name=since]").AttrOr("value", "") != "31/02/2020" {
		t.Error("what was typed is lost")
	}
	p = b.Post("/accounts", webtest.With(form, "name", "Castagnac Verre", "siren", "732 829 320")...)
	p.Shows("h1", "Castagnac Verre")
	p.Shows(".k-flash", "Compte créé.")
	p.Shows(".k-ids", "732 829 320")
	// The same name asks once; the same SIREN is refused.
	p = b.Post("/accounts", webtest.With(form, "name", "castagnac verre")...)
	p.Is(422, "/accounts")
	p.Shows(".k-call", "1 compte porte déjà ce nom.")
	if p.Doc.Find(".k-links a").Length() != 1 {
		t.Error("no way to look at the homonym")
	}
	b.Post("/accounts", p.Fields("/accounts")...).Shows(".k-flash", "Compte créé.")
	p = b.Post("/accounts", webtest.With(form, "name", "Autre", "siren", "732829320")...)
	p.Is(422, "")
	p.Shows(".k-sum", "déjà celui d’un autre compte")
	h.as("pia").Get("/accounts/new").Is(403, "")
}

// Two people at once: what only one changed is taken over, what both changed is chosen field by field.
func TestConflict(t *testing.T) {
	h := newHouse(t, nil)
	a := h.key("camille", "Castagnac")
	at := "/accounts/" + string(a)
	mine, theirs := h.as("camille"), h.as("theo")
	form := mine.Get(at + "/edit").Fields(at)
	theirs.Post(at, webtest.With(theirs.Get(at+"/edit").Fields(at), "name", "Castagnac SA", "city", "Brassac", "sector", "Verre")...).Is(200, at)
	p := mine.Post(at, webtest.With(form, "name", "Castagnac Verre", "note", "Four 3")...)
	p.Is(409, at)
	p.Shows(".k-call", "1 champ diffère.")
	p.Shows(".k-call", "« Note »")
	p.Shows(".k-call", "« Ville »")
	p.Shows(".k-diff tbody", "avant : Castagnac")
	if p.Doc.Find(".k-diff input[checked]").Length() > 0 || p.Doc.Find(".k-diff tbody tr").Length() != 1 {
		t.Error("nothing is chosen beforehand, and only what differs is asked")
	}
	p = mine.Post(at, append(p.Fields(at), "pick_name", "theirs")...)
	p.Is(200, at)
	s, err := h.desk.Open(ctx, h.people["camille"], a)
	h.ok(err)
	if s.Name != "Castagnac SA" || s.City != "Brassac" || s.Note != "Four 3" {
		t.Errorf("%+v", s.Account)
	}
}

func TestGestures(t *testing.T) {
	h := newHouse(t, nil)
	a := h.key("camille", "Castagnac")
	at := "/accounts/" + string(a)
	camille, theo := h.as("camille"), h.as("theo")
	// A refusal shows at its field, in its gesture, with what was typed.
	p := theo.Post(at+"/assign", "user", string(h.people["ines"].ID), "role", "PRIMARY", "from", "2026-11-23", "reason", "Renfort")
	p.Is(422, at+"/assign")
	p.Shows("#g-assign .k-sum", "déjà un responsable")
	if p.Doc.Find("#assign-reason").AttrOr("value", "") != "Renfort" {
		t.Error("what was typed is lost")
	}
	p = theo.Post(at+"/hand-over", "user", string(h.people["ines"].ID), "from", "2026-12-01")
	p.Is(200, at)
	p.Shows(".feed", "Ines Responsable du compte")
	camille.Post(at+"/status", "to", "WATCH", "rev", "1").Is(409, "")
	s, err := h.desk.Open(ctx, h.people["camille"], a)
	h.ok(err)
	camille.Post(at+"/status", "to", "WATCH", "rev", fmt.Sprint(s.Rev)).Shows(".head .pill", "Sous surveillance")
	camille.Post(at+"/status", "to", "EXITED", "reason", "Cédé").Shows("#g-status .k-sum", "passation")
	p = camille.Post(at+"/identifiers", "scheme", "SIREN", "value", "738229320", "verified", "on")
	p.Is(422, "")
	p.Shows("#g-identifier .fix", "732829320")
	camille.Post(at+"/identifiers", "scheme", "SIREN", "value", "732829320").Is(200, at)
	s, err = h.desk.Open(ctx, h.people["camille"], a)
	h.ok(err)
	number := at + "/identifiers/" + string(s.Entities[0].Identifiers[0].ID)
	camille.Post(number+"/verify", "on", "2026-11-03").Shows(".k-ids", "vérifié le 3 nov. 2026")
	camille.Post(number+"/verify", "on", "").Shows(".k-flash", "Date illisible")
	camille.Post(number+"/retire").Shows(".k-ids", "Obsolète")
	camille.Post(at+"/team", "user", string(h.people["pia"].ID), "function", "PRODUCTION", "from", "2026-11-23").Shows(".k-ppl", "Pia")
	camille.Post(at+"/team", "user", "", "function", "PRODUCTION", "from", "").Shows("#g-team .k-sum", "remplir")
	theo.Post(at+"/except", "assignment", string(s.Assignments[1].ID), "exception_until", "2027-12-01", "reason", "x").Shows("#g-except .k-sum", "Six mois au plus")
	s, err = h.desk.Open(ctx, h.people["camille"], a)
	h.ok(err)
	camille.Post(at+"/team/"+string(s.Members[0].ID)+"/leave", "on", "2026-11-30").Shows(".k-ppl", "30 nov. 2026")
	h.create("camille", "Filiale", func(in *account.Input) { in.Parent = a })
	p = camille.Post(at+"/remove", "rev", fmt.Sprint(s.Rev))
	p.Is(409, "")
	p.Shows("#g-remove .k-sum", "des comptes du groupe")
	gone := "/accounts/" + string(h.create("camille", "Erreur"))
	camille.Post(gone+"/remove", "rev", "1").Is(200, "/accounts")
	camille.Get(gone).Is(404, "")
}

func TestEntityPages(t *testing.T) {
	h := newHouse(t, nil)
	a := h.create("camille", "Castagnac")
	at := "/accounts/" + string(a)
	b := h.as("camille")
	form := b.Get(at + "/entities/new").Fields(at + "/entities")
	b.Post(at+"/entities", webtest.With(form, "name", "")...).Is(422, "")
	b.Post(at+"/entities", webtest.With(form, "name", "Castagnac SA")...).Shows(".k-legal", "Castagnac SA")
	s, err := h.desk.Open(ctx, h.people["camille"], a)
	h.ok(err)
	e := at + "/entities/" + string(s.Entities[0].ID)
	form = b.Get(e).Fields(e)
	b.Post(e, webtest.With(form, "state", "SOLD", "to", "2026-06-30")...).Shows(".k-legal", "cédée · jusqu’au 30 juin 2026")
	b.Post(e, webtest.With(form, "name", "Trop tard")...).Is(409, e)
	b.Get(at+"/entities/0197a1c2-0000-7000-8000-000000000000").Is(404, "")
	b.Post(e+"/remove", "rev", "2").Has(0, ".k-legal")
}

// The list and its export have what an account brings in and the next date of its contracts, within the reader's right.
func TestListFigures(t *testing.T) {
	h := newHouse(t, fakeFigures{})
	h.key("camille", "Castagnac")
	h.key("camille", "Laiteries")
	h.as("camille").Get("/accounts").Shows("table.data", "1,76 M€")
	rows := h.as("camille").Get("/accounts/export.csv").Body
	if !strings.Contains(rows, "1763000,00") && !strings.Contains(rows, "1763000") || !strings.Contains(rows, "masqué") || !strings.Contains(rows, "2026") {
		t.Error(rows)
	}
}

// Who brought a candidate in does not answer for it: the list and the page say so in the same words.
func TestNobodyFollowsACandidate(t *testing.T) {
	h := newHouse(t, nil)
	a := h.create("camille", "Laiteries")
	h.as("camille").Get("/accounts").Shows("table.data", "personne apporté par Camille")
	h.as("camille").Get("/accounts/"+string(a)).Shows("#team", "personne ne suit encore ce compte, apporté par Camille")
}

type fakeFigures struct{}

func (f fakeFigures) Listed(ctx context.Context, a who.Actor, accounts []id.Account) (map[id.Account]accountweb.AccountFigures, error) {
	return f.For(ctx, a, accounts)
}

func (fakeFigures) For(_ context.Context, _ who.Actor, accounts []id.Account) (map[id.Account]accountweb.AccountFigures, error) {
	revenue, original, done, n := money.Major(1_763_000, "EUR"), money.Major(19_600_000, "SEK"), 0.88, 3
	eur := func(k int64) money.Money { return money.Major(1000*k, money.EUR) }
	compared := growth.Comparison{Before: eur(1000), Now: eur(952), AllBefore: eur(1000), AllNow: eur(1000), Accounts: 1, Of: 1, Months: 1<<9 - 1, Span: 10}
	day := on("2026-11-19")
	return map[id.Account]accountweb.AccountFigures{accounts[0]: {Months: []float64{3, 2, 1}, Revenue: &revenue, Rolling: &revenue, Original: &original, Growth: compared, Down: true, Attainment: &done,
		Contracts: &n, PerYear: &revenue, Next: &accountweb.NextDate{Key: "account.cockpit.no_date", On: day, Tone: ui.PillBad}, Step: &accountweb.NextStep{Title: "Point avec l’usine", On: &day}}, accounts[len(accounts)-1]: {ResultsHidden: true, ContractsHidden: true, StepsHidden: true}}, nil
}

func TestCockpit(t *testing.T) {
	h := newHouse(t, fakeFigures{})
	h.key("camille", "Norrsund")
	h.create("camille", "Laiteries")
	p := h.as("camille").Get("/cockpit")
	p.Shows("#h-accounts", "1 compte clé, 1 candidat")
	for _, want := range []string{"1 763 000 €", "19,60 MSEK", "−4,8 %", "9 mois comparables", "masqué", "88,0 %", "3 contrats", "Point avec l’usine", "en retard de 4 jours", "Laiteries"} {
		p.Shows("tbody", want)
	}
	// What the reader may not see is hidden: neither unknown nor none.
	last := p.Doc.Find("tbody tr").Last()
	if got := strings.Count(last.Text(), "masqué"); got != 6 || strings.Contains(last.Text(), "non saisi") || strings.Contains(last.Text(), "aucune") {
		t.Errorf("%d hidden in %q", got, last.Text())
	}
	if got := h.as("rachel").Get("/cockpit").Text("main"); got != "" {
		t.Errorf("%q", got)
	}
	h2 := newHouse(t, nil)
	h2.create("camille", "Seul")
	h2.as("camille").Get("/cockpit").Shows("tbody", "Candidat")
}

// Every enumeration code has its words in both languages, and none reaches a page.
func TestWords(t *testing.T) {
	h := newHouse(t, nil)
	bundle, err := i18n.New(accountweb.Messages, teamweb.Messages)
	h.ok(err)
	if m := bundle.MissingKeys(); len(m) > 0 {
		t.Errorf("%v", m)
	}
	need := func(prefix string, codes ...string) {
		for _, c := range codes {
			if !bundle.Has(prefix + c) {
				t.Errorf("no words for %s%s", prefix, c)
			}
		}
	}
	need("account.status.", texts(account.Statuses)...)
	need("account.tier.", texts(account.Tiers)...)
	need("account.role.", texts(account.Roles)...)
	need("account.function.", texts(account.TeamFunctions)...)
	need("account.scheme.", texts(account.Schemes)...)
	need("account.entity_state.", texts(account.EntityStates)...)
	need("account.built_on.", "contract", "contact", "result", "target", "task", "subsidiary")
	need("problem.", "account_in_use", "already_closed", "already_member", "already_primary", "assign_by_manager", "assigned_twice", "bad_checksum", "bad_format", "cap_exceeded", "cycle",
		"date_implausible", "entity_in_use", "exception_too_long", "forbidden", "handover_open", "interim_too_long", "nobody_to_relieve", "not_a_web_address", "not_approved", "primary_overlap", "required",
		"self_approved", "siren_in_siret", "siren_taken", "siret_other_siren", "stale", "to_before_from", "too_long", "twice", "unknown_choice", "unknown_country", "unknown_currency", "wrong_status")
	a := h.key("camille", "Castagnac")
	h.ok(h.desk.AddIdentifier(ctx, h.people["camille"], a, "", account.Identifier{Scheme: account.VAT, Value: "FR44732829320", State: account.ToConfirm}))
	_, err = h.desk.Assign(ctx, h.people["theo"], a, accountdesk.AssignInput{User: h.people["ines"].ID, Role: account.Interim, From: on("2026-11-23"), Reason: "Congés"})
	h.ok(err)
	code := regexp.MustCompile(`\b(CANDIDATE|KEY|WATCH|UNRATED|PRIMARY|INTERIM|BACKUP|DRAFT|VERIFIED|CXO_SPONSOR|ACTIVE|account\.[a-z_]+|problem\.[a-z_]+)\b`)
	for _, path := range []string{"/accounts", "/accounts/" + string(a), "/accounts/" + string(a) + "/edit", "/accounts/new", "/accounts/" + string(a) + "/entities/new", "/cockpit"} {
		p := h.as("theo").Get(path)
		if m := code.FindString(p.Text("main")); m != "" {
			t.Errorf("%s shows %q", path, m)
		}
	}
}

func texts[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, v := range all {
		out[i] = string(v)
	}
	return out
}
