package contactweb_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/contact"
	"comptoir/internal/kernel/day"
)

func TestListAndExport(t *testing.T) {
	h := newHouse(t)
	a, b := h.account("camille", "Helvane"), h.account("ines", "Norrsund")
	h.person("camille", a, "Odile Perrachon")
	h.person("ines", b, "Ilse")
	c := h.as("camille")
	p := c.get("/contacts")
	p.shows("tbody", "Odile Perrachon")
	if p.doc.Find(`a[href="tel:+33474000012"]`).Length() != 1 || p.doc.Find(`a[href="mailto:o@client.example"]`).Length() != 1 {
		t.Error("one tap calls, one tap writes")
	}
	if strings.Contains(p.body, "Ilse") {
		t.Error("out of scope")
	}
	c.get("/contacts?q=personne").shows(".k-empty", "Rien ne répond")
	p = c.get("/contacts?account=" + string(a))
	p.shows(".k-fbar", "Helvane")
	c.get("/contacts?account="+string(b)).is(404, "")
	p = c.get("/contacts/export.csv")
	if !strings.Contains(p.body, "Odile Perrachon;Helvane;04 74 00 00 12;Directrice HSE;o@client.example;français") {
		t.Errorf("%q", p.body)
	}
	closed := h.as("rachel").get("/contacts")
	closed.shows(".k-empty", "Votre rôle n’ouvre pas cette liste")
	closed.hides("main form, main a[href*=export], main a[href*=new]")
}

func TestProduction(t *testing.T) {
	h := newHouse(t)
	a := h.account("camille", "Helvane")
	_, err := h.accounts.Join(ctx, h.people["camille"], a, account.TeamMember{User: h.people["pia"].ID, Function: account.FnProduction, From: day.MustParse("2026-01-01")})
	h.ok(err)
	at := "/contacts/" + string(h.person("camille", a, "Odile Perrachon"))
	b := h.as("pia")
	for _, path := range []string{"/contacts", at, "/contacts/export.csv", "/panel/" + string(a)} {
		p := b.get(path)
		if p.status != 200 || !strings.Contains(p.body, "Odile Perrachon") || !strings.Contains(p.body, "04 74 00 00 12") {
			t.Errorf("%s: %d", path, p.status)
		}
		for _, hidden := range []string{"client.example", "Directrice"} {
			if strings.Contains(p.body, hidden) {
				t.Errorf("%s shows %q", path, hidden)
			}
		}
	}
	p := b.get(at)
	p.shows(".k-dl2", "masqué")
	p.hides("main form")
	b.get(at+"/edit").is(403, "")
	b.get("/contacts/new").is(403, "")
}

func TestNobody(t *testing.T) {
	h := newHouse(t)
	a := h.account("camille", "Helvane")
	at := "/contacts/" + string(h.person("camille", a, "Odile Perrachon"))
	b := h.as("ines")
	b.get(at).is(404, at)
	b.get(at+"/edit").is(404, "")
	b.post(at, "name", "x").is(404, "")
	b.post(at+"/remove").is(404, "")
	p := b.post("/contacts", "account", string(a), "name", "Intruse")
	p.is(422, "/contacts")
	p.shows(".k-sum", "Compte")
	if strings.Contains(p.body, "Helvane") {
		t.Error("the name of an account out of reach")
	}
	if body := h.as("rachel").get("/panel/" + string(a)).text("main"); body != "" {
		t.Errorf("%q", body)
	}
}

func TestFormAndTwins(t *testing.T) {
	h := newHouse(t)
	a := h.account("camille", "Helvane")
	b := h.as("camille")
	form := b.get("/contacts/new?account=" + string(a)).fields("/contacts")
	p := b.post("/contacts", with(form, "email", "odile@", "phone", "à rappeler")...)
	p.is(422, "/contacts")
	for _, field := range []string{"name", "email", "phone"} {
		if p.doc.Find(`[name=`+field+`][aria-invalid=true]`).Length() != 1 {
			t.Errorf("%s is not marked", field)
		}
	}
	if p.doc.Find("[name=phone]").AttrOr("value", "") != "à rappeler" {
		t.Error("what was typed is lost")
	}
	p = b.post("/contacts", with(form, "name", "Odile Perrachon", "phone", "04 74 00 00 12")...)
	p.shows(".k-flash", "Contact créé.")
	p.shows("h1", "Odile Perrachon")
	at := p.path
	p = b.post("/contacts", with(form, "name", "odile PERRACHON")...)
	p.is(422, "/contacts")
	p.shows(".k-call", "1 personne lui ressemble.")
	p.shows(".feed", "Même nom")
	b.post("/contacts", p.fields("/contacts")...).shows(".k-flash", "Contact créé.")
	p = b.post(at, with(b.get(at+"/edit").fields(at), "job", "Directrice HSE")...)
	p.shows(".k-flash", "Contact enregistré.")
	p.shows(".k-dl2", "Directrice HSE")
	b.post(at+"/remove", "rev", "2").is(200, "/contacts?account="+string(a))
	b.get(at).is(404, "")
}

func TestConflict(t *testing.T) {
	h := newHouse(t)
	a := h.account("camille", "Helvane")
	c := h.person("camille", a, "Odile Perrachon")
	at := "/contacts/" + string(c)
	b := h.as("camille")
	form := b.get(at + "/edit").fields(at)
	h.ok(h.desk.Edit(ctx, h.people["camille"], c, 1, contact.Input{Account: a, Name: "Odile P.", Job: "DG", Email: "o@client.example", Phone: "04 74 00 00 12", Lang: "fr"}, true))
	p := b.post(at, with(form, "job", "Directrice industrielle", "lang", "en")...)
	p.is(409, at)
	p.shows(".k-diff tbody", "Directrice industrielle")
	p.shows(".k-call", "« Langue », « Nom »")
	b.post(at, append(p.fields(at), "pick_job", "mine")...).is(200, at)
	s, err := h.desk.Open(ctx, h.people["camille"], c)
	h.ok(err)
	if s.Name != "Odile P." || s.Job != "Directrice industrielle" || s.Lang != "en" {
		t.Errorf("%+v", s.Contact)
	}
}

func TestPanel(t *testing.T) {
	h := newHouse(t)
	a := h.account("camille", "Helvane")
	b := h.as("camille")
	b.get("/panel/"+string(a)).shows(".k-empty", "Personne n’est encore connu ici")
	for i := range 9 {
		h.person("camille", a, fmt.Sprintf("Personne %d", i))
	}
	p := b.get("/panel/" + string(a))
	if p.doc.Find("tbody tr").Length() != 8 {
		t.Errorf("%d rows", p.doc.Find("tbody tr").Length())
	}
	p.shows("header", "Tous les contacts")
}

func TestWords(t *testing.T) {
	h := newHouse(t)
	if m := h.bundle.MissingKeys(); len(m) > 0 {
		t.Errorf("%v", m)
	}
	for _, k := range []string{"contact.twin.EMAIL", "contact.twin.NAME", "contact.twin.PHONE", "problem.contact_twins", "problem.not_an_address", "problem.not_a_phone", "problem.unknown_language"} {
		if !h.bundle.Has(k) {
			t.Errorf("no words for %s", k)
		}
	}
	a := h.account("camille", "Helvane")
	c := h.person("camille", a, "Odile")
	code := regexp.MustCompile(`\b(EMAIL|NAME|contact\.[a-z_]+|problem\.[a-z_]+)\b`)
	for _, path := range []string{"/contacts", "/contacts/new", "/contacts/" + string(c), "/contacts/" + string(c) + "/edit", "/panel/" + string(a)} {
		if m := code.FindString(h.as("camille").get(path).text("main")); m != "" {
			t.Errorf("%s shows %q", path, m)
		}
	}
}
