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
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
)

func TestListPage(t *testing.T) {
	h := newHouse(t, nil)
	h.key("camille", "Castagnac Verre")
	h.create("camille", "=Laiteries", func(in *account.Input) { in.Sector, in.Country = "Agroalimentaire", "ES" })
	h.key("ines", "Norrsund")
	c := h.as("camille")
	p := c.get("/accounts")
	p.is(200, "/accounts")
	if got := p.text("tbody th a"); got != "Castagnac Verre=Laiteries" {
		t.Errorf("key accounts first: %q", got)
	}
	p.shows("tbody", "Compte clé")
	p.shows("tbody", "Camille")
	p.shows("tbody", "Espagne")
	p.hides(`a[href*="Norrsund"]`)
	p = c.get("/accounts?sector=Agroalimentaire&sort=name&dir=desc")
	if got := p.text("tbody th a"); got != "=Laiteries" {
		t.Errorf("%q", got)
	}
	if href := p.doc.Find("a.btn[download]").First().AttrOr("href", ""); !strings.Contains(href, "export.csv") || !strings.Contains(href, "sector=Agroalimentaire") {
		t.Errorf("the export keeps the filters: %s", href)
	}
	if v := p.doc.Find(`select[name=sector] option[selected]`).AttrOr("value", ""); v != "Agroalimentaire" {
		t.Errorf("the filter is in the form: %q", v)
	}
	c.get("/accounts?q=introuvable").shows(".k-empty", "Rien ne répond")
	c.get("/accounts?at=garbage&status=GARBAGE&person=x&sort=garbage").is(200, "")
	h.as("rachel").get("/accounts").shows(".k-empty", "Votre rôle n’ouvre pas cette liste")
	h.as("rachel").get("/accounts").hides(`main form, main a[href^="/accounts"]`)
	h.as("pia").get("/accounts").shows(".k-empty", "Vos comptes vivront ici")
	h.as("pia").get("/accounts").hides(`a[href="/accounts/new"]`)
}

func TestExport(t *testing.T) {
	h := newHouse(t, nil)
	h.key("camille", "Castagnac Verre")
	h.create("camille", "=cmd()")
	h.key("ines", "Norrsund")
	a := h.as("camille").get("/accounts/export.csv")
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.body, "\uFEFF")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 3 || rows[0][0] != "Nom" || rows[1][0] != "Castagnac Verre" || rows[2][0] != "'=cmd()" || rows[1][4] != "Compte clé" {
		t.Errorf("%v %v", rows, err)
	}
	a = h.as("alix").get("/accounts/export.xlsx?q=norr")
	f, err := excelize.OpenReader(bytes.NewReader([]byte(a.body)), excelize.Options{UnzipSizeLimit: 1 << 24, UnzipXMLSizeLimit: 1 << 22})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if rows, err = f.GetRows("Comptes"); err != nil || len(rows) != 2 || rows[1][0] != "Norrsund" {
		t.Errorf("%v %v", rows, err)
	}
	if a = h.as("rachel").get("/accounts/export.csv"); strings.Contains(a.body, "Castagnac") {
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
		b.get(at+path).is(404, at+path)
	}
	for _, path := range []string{"", "/status", "/remove", "/identifiers", "/identifiers/" + n + "/verify", "/identifiers/" + n + "/retire", "/entities", "/entities/" + n,
		"/entities/" + n + "/remove", "/assign", "/hand-over", "/assignments/" + n + "/end", "/except", "/team", "/team/" + n + "/leave"} {
		if p := b.post(at+path, "on", "2026-11-23", "from", "2026-11-23", "exception_until", "2026-12-01"); p.status != 404 || strings.Contains(p.body, "Castagnac") {
			t.Errorf("%s: %d", path, p.status)
		}
	}
	b.get("/accounts/garbage").is(404, "")
	b.get("/accounts/0197a1c2-0000-7000-8000-000000000000").is(404, "")
}

func TestSheet(t *testing.T) {
	h := newHouse(t, nil)
	a := h.key("camille", "Castagnac Verre")
	h.create("camille", "Castagnac Recyclage", func(in *account.Input) { in.Parent = a })
	h.ok(h.desk.AddIdentifier(ctx, h.people["camille"], a, "", account.Identifier{Scheme: account.SIREN, Value: "738229320", State: account.ToConfirm}))
	at := "/accounts/" + string(a)
	p := h.as("camille").get(at)
	p.shows("h1", "Castagnac Verre")
	p.shows(".head .meta", "Suivi par Camille")
	p.shows(".k-ids .pill", "Clé fausse")
	p.shows(".k-ids", "738 229 320")
	p.shows(".k-ids", "attendu 732829320")
	p.shows(".k-tree", "Castagnac Recyclage")
	p.shows(".k-ppl", "Responsable du compte")
	p.hides("#g-hand-over")
	p.hides("#g-except")
	p = h.as("theo").get(at)
	if p.doc.Find("#g-hand-over").Length() == 0 || p.doc.Find("#g-except").Length() == 0 {
		t.Error("a manager hands over and approves")
	}
	// Who may only read is offered nothing to change.
	_, err := h.desk.Join(ctx, h.people["camille"], a, account.TeamMember{User: h.people["pia"].ID, Function: account.FnProduction, From: on("2026-01-01")})
	h.ok(err)
	p = h.as("pia").get(at)
	p.is(200, at)
	p.hides("main form")
	p.hides(`a[href$="/edit"]`)
	h.as("pia").post(at, "name", "x").is(403, at)
	// An alert leads to its gesture, unfolded.
	if _, open := h.as("camille").get(at + "?do=identifier").doc.Find("#g-identifier").Attr("open"); !open {
		t.Error("the gesture is folded")
	}
}

func TestCreate(t *testing.T) {
	h := newHouse(t, nil)
	b := h.as("camille")
	form := b.get("/accounts/new").fields("/accounts")
	p := b.post("/accounts", with(form, "siren", "738 229 320", "website", "x", "since", "31/02/2020")...)
	p.is(422, "/accounts")
	for _, field := range []string{"name", "siren", "website", "since"} {
		if p.doc.Find(`[name=`+field+`][aria-invalid=true]`).Length() != 1 {
			t.Errorf("%s is not marked", field)
		}
	}
	p.shows(".fix", "732829320")
	if p.doc.Find("[name=siren]").AttrOr("value", "") != "738 229 320" || p.doc.Find("[name=since]").AttrOr("value", "") != "31/02/2020" {
		t.Error("what was typed is lost")
	}
	p = b.post("/accounts", with(form, "name", "Castagnac Verre", "siren", "732 829 320")...)
	p.shows("h1", "Castagnac Verre")
	p.shows(".k-flash", "Compte créé.")
	p.shows(".k-ids", "732 829 320")
	// The same name asks once; the same SIREN is refused.
	p = b.post("/accounts", with(form, "name", "castagnac verre")...)
	p.is(422, "/accounts")
	p.shows(".k-call", "1 compte porte déjà ce nom.")
	if p.doc.Find(".k-links a").Length() != 1 {
		t.Error("no way to look at the homonym")
	}
	b.post("/accounts", p.fields("/accounts")...).shows(".k-flash", "Compte créé.")
	p = b.post("/accounts", with(form, "name", "Autre", "siren", "732829320")...)
	p.is(422, "")
	p.shows(".k-sum", "déjà celui d’un autre compte")
	h.as("pia").get("/accounts/new").is(403, "")
}

// Two people at once: what only one changed is taken over, what both changed is chosen field by field.
func TestConflict(t *testing.T) {
	h := newHouse(t, nil)
	a := h.key("camille", "Castagnac")
	at := "/accounts/" + string(a)
	mine, theirs := h.as("camille"), h.as("theo")
	form := mine.get(at + "/edit").fields(at)
	theirs.post(at, with(theirs.get(at+"/edit").fields(at), "name", "Castagnac SA", "city", "Brassac", "sector", "Verre")...).is(200, at)
	p := mine.post(at, with(form, "name", "Castagnac Verre", "note", "Four 3")...)
	p.is(409, at)
	p.shows(".k-call", "1 champ diffère.")
	p.shows(".k-call", "« Note »")
	p.shows(".k-call", "« Ville »")
	p.shows(".k-diff tbody", "avant : Castagnac")
	if p.doc.Find(".k-diff input[checked]").Length() > 0 || p.doc.Find(".k-diff tbody tr").Length() != 1 {
		t.Error("nothing is chosen beforehand, and only what differs is asked")
	}
	p = mine.post(at, append(p.fields(at), "pick_name", "theirs")...)
	p.is(200, at)
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
	p := theo.post(at+"/assign", "user", string(h.people["ines"].ID), "role", "PRIMARY", "from", "2026-11-23", "reason", "Renfort")
	p.is(422, at+"/assign")
	p.shows("#g-assign .k-sum", "déjà un responsable")
	if p.doc.Find("#assign-reason").AttrOr("value", "") != "Renfort" {
		t.Error("what was typed is lost")
	}
	p = theo.post(at+"/hand-over", "user", string(h.people["ines"].ID), "from", "2026-12-01")
	p.is(200, at)
	p.shows(".feed", "Ines Responsable du compte")
	camille.post(at+"/status", "to", "WATCH", "rev", "1").is(409, "")
	s, err := h.desk.Open(ctx, h.people["camille"], a)
	h.ok(err)
	camille.post(at+"/status", "to", "WATCH", "rev", fmt.Sprint(s.Rev)).shows(".head .pill", "Sous surveillance")
	camille.post(at+"/status", "to", "EXITED", "reason", "Cédé").shows("#g-status .k-sum", "passation")
	p = camille.post(at+"/identifiers", "scheme", "SIREN", "value", "738229320", "verified", "on")
	p.is(422, "")
	p.shows("#g-identifier .fix", "732829320")
	camille.post(at+"/identifiers", "scheme", "SIREN", "value", "732829320").is(200, at)
	s, err = h.desk.Open(ctx, h.people["camille"], a)
	h.ok(err)
	number := at + "/identifiers/" + string(s.Entities[0].Identifiers[0].ID)
	camille.post(number+"/verify", "on", "2026-11-03").shows(".k-ids", "vérifié le 3 nov. 2026")
	camille.post(number+"/verify", "on", "").shows(".k-flash", "Date illisible")
	camille.post(number+"/retire").shows(".k-ids", "Obsolète")
	camille.post(at+"/team", "user", string(h.people["pia"].ID), "function", "PRODUCTION", "from", "2026-11-23").shows(".k-ppl", "Pia")
	camille.post(at+"/team", "user", "", "function", "PRODUCTION", "from", "").shows("#g-team .k-sum", "remplir")
	theo.post(at+"/except", "assignment", string(s.Assignments[1].ID), "exception_until", "2027-12-01", "reason", "x").shows("#g-except .k-sum", "Six mois au plus")
	s, err = h.desk.Open(ctx, h.people["camille"], a)
	h.ok(err)
	camille.post(at+"/team/"+string(s.Members[0].ID)+"/leave", "on", "2026-11-30").shows(".k-ppl", "30 nov. 2026")
	h.create("camille", "Filiale", func(in *account.Input) { in.Parent = a })
	p = camille.post(at+"/remove", "rev", fmt.Sprint(s.Rev))
	p.is(409, "")
	p.shows("#g-remove .k-sum", "des comptes du groupe")
	gone := "/accounts/" + string(h.create("camille", "Erreur"))
	camille.post(gone+"/remove", "rev", "1").is(200, "/accounts")
	camille.get(gone).is(404, "")
}

func TestEntityPages(t *testing.T) {
	h := newHouse(t, nil)
	a := h.create("camille", "Castagnac")
	at := "/accounts/" + string(a)
	b := h.as("camille")
	form := b.get(at + "/entities/new").fields(at + "/entities")
	b.post(at+"/entities", with(form, "name", "")...).is(422, "")
	b.post(at+"/entities", with(form, "name", "Castagnac SA")...).shows(".k-legal", "Castagnac SA")
	s, err := h.desk.Open(ctx, h.people["camille"], a)
	h.ok(err)
	e := at + "/entities/" + string(s.Entities[0].ID)
	form = b.get(e).fields(e)
	b.post(e, with(form, "state", "SOLD", "to", "2026-06-30")...).shows(".k-legal", "cédée · jusqu’au 30 juin 2026")
	b.post(e, with(form, "name", "Trop tard")...).is(409, e)
	b.get(at+"/entities/0197a1c2-0000-7000-8000-000000000000").is(404, "")
	b.post(e+"/remove", "rev", "2").hides(".k-legal")
}

type fakeFigures struct{}

func (fakeFigures) For(_ context.Context, _ who.Actor, accounts []id.Account) (map[id.Account]accountweb.AccountFigures, error) {
	revenue, original, done, n := money.Major(1_763_000, "EUR"), money.Major(19_600_000, "SEK"), 0.88, 3
	eur := func(k int64) money.Money { return money.Major(1000*k, money.EUR) }
	compared := growth.Comparison{Before: eur(1000), Now: eur(952), AllBefore: eur(1000), AllNow: eur(1000), Accounts: 1, Of: 1, Months: 1<<9 - 1, Span: 10}
	day := on("2026-11-19")
	return map[id.Account]accountweb.AccountFigures{accounts[0]: {Months: []float64{3, 2, 1}, Revenue: &revenue, Original: &original, Growth: compared, Down: true, Attainment: &done,
		Contracts: &n, PerYear: &revenue, Next: &accountweb.NextDate{Key: "account.cockpit.no_date", On: day, Tone: ui.PillBad}, Step: &accountweb.NextStep{Title: "Point avec l’usine", On: &day}}, accounts[len(accounts)-1]: {ResultsHidden: true, ContractsHidden: true, StepsHidden: true}}, nil
}

func TestCockpit(t *testing.T) {
	h := newHouse(t, fakeFigures{})
	h.key("camille", "Norrsund")
	h.create("camille", "Laiteries")
	p := h.as("camille").get("/cockpit")
	p.shows("#h-accounts", "1 compte clé, 1 candidat")
	for _, want := range []string{"1 763 000 €", "19,60 MSEK", "−4,8 %", "9 mois comparables", "masqué", "88,0 %", "3 contrats", "Point avec l’usine", "en retard de 4 jours", "Laiteries"} {
		p.shows("tbody", want)
	}
	// What the reader may not see is hidden: neither unknown nor none.
	last := p.doc.Find("tbody tr").Last()
	if got := strings.Count(last.Text(), "masqué"); got != 6 || strings.Contains(last.Text(), "non saisi") || strings.Contains(last.Text(), "aucune") {
		t.Errorf("%d hidden in %q", got, last.Text())
	}
	if got := h.as("rachel").get("/cockpit").text("main"); got != "" {
		t.Errorf("%q", got)
	}
	h2 := newHouse(t, nil)
	h2.create("camille", "Seul")
	h2.as("camille").get("/cockpit").shows("tbody", "Candidat")
}

// Every enumeration code has its words in both languages, and none reaches a page.
func TestWords(t *testing.T) {
	h := newHouse(t, nil)
	if m := h.bundle.MissingKeys(); len(m) > 0 {
		t.Errorf("%v", m)
	}
	need := func(prefix string, codes ...string) {
		for _, c := range codes {
			if !h.bundle.Has(prefix + c) {
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
		"date_implausible", "entity_in_use", "exception_too_long", "forbidden", "handover_open", "nobody_to_relieve", "not_a_web_address", "not_approved", "primary_overlap", "required",
		"self_approved", "siren_in_siret", "siren_taken", "siret_other_siren", "stale", "to_before_from", "too_long", "twice", "unknown_choice", "unknown_country", "unknown_currency", "wrong_status")
	a := h.key("camille", "Castagnac")
	h.ok(h.desk.AddIdentifier(ctx, h.people["camille"], a, "", account.Identifier{Scheme: account.VAT, Value: "FR44732829320", State: account.ToConfirm}))
	_, err := h.desk.Assign(ctx, h.people["theo"], a, accountdesk.AssignInput{User: h.people["ines"].ID, Role: account.Interim, From: on("2026-11-23"), Reason: "Congés"})
	h.ok(err)
	code := regexp.MustCompile(`\b(CANDIDATE|KEY|WATCH|UNRATED|PRIMARY|INTERIM|BACKUP|DRAFT|VERIFIED|CXO_SPONSOR|ACTIVE|account\.[a-z_]+|problem\.[a-z_]+)\b`)
	for _, path := range []string{"/accounts", "/accounts/" + string(a), "/accounts/" + string(a) + "/edit", "/accounts/new", "/accounts/" + string(a) + "/entities/new", "/cockpit"} {
		p := h.as("theo").get(path)
		if m := code.FindString(p.text("main")); m != "" {
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
