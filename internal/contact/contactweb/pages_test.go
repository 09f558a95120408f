package contactweb_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactweb"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/team/teamweb"
)

func TestListAndExport(t *testing.T) {
	h := newHouse(t)
	a, b := h.account("camille", "Helvane"), h.account("ines", "Norrsund")
	h.person("camille", a, "Odile Perrachon")
	h.person("ines", b, "Ilse")
	c := h.as("camille")
	p := c.Get("/contacts")
	p.Shows("tbody", "Odile Perrachon")
	if p.Doc.Find(`a[href="tel:+33474000012"]`).Length() != 1 || p.Doc.Find(`a[href="mailto:o@client.example"]`).Length() != 1 {
		t.Error("one tap calls, one tap writes")
	}
	if strings.Contains(p.Body, "Ilse") {
		t.Error("out of scope")
	}
	c.Get("/contacts?q=personne").Shows(".k-empty", "Rien ne répond")
	p = c.Get("/contacts?account=" + string(a))
	p.Shows(".k-fbar", "Helvane")
	c.Get("/contacts?account="+string(b)).Is(404, "")
	p = c.Get("/contacts/export.csv")
	if !strings.Contains(p.Body, ";Odile;Perrachon;Helvane;04 74 00 00 12;Directrice HSE;o@client.example;français") {
		t.Errorf("%q", p.Body)
	}
	closed := h.as("rachel").Get("/contacts")
	closed.Shows(".k-empty", "Votre rôle n’ouvre pas cette liste")
	closed.Has(0, "main form, main a[href*=export], main a[href*=new]")
}

func TestProduction(t *testing.T) {
	h := newHouse(t)
	a := h.account("camille", "Helvane")
	_, err := h.accounts.Join(ctx, h.people["camille"], a, account.TeamMember{User: h.people["pia"].ID, Function: account.FnProduction, From: day.MustParse("2026-01-01")})
	h.ok(err)
	at := "/contacts/" + string(h.person("camille", a, "Odile Perrachon"))
	b := h.as("pia")
	for _, path := range []string{"/contacts", at, "/contacts/export.csv", "/panel/" + string(a)} {
		p := b.Get(path)
		if p.Status != 200 || !strings.Contains(strings.ReplaceAll(p.Body, "Odile;Perrachon", "Odile Perrachon"), "Odile Perrachon") || !strings.Contains(p.Body, "04 74 00 00 12") {
			t.Errorf("%s: %d", path, p.Status)
		}
		for _, hidden := range []string{"client.example", "Directrice"} {
			if strings.Contains(p.Body, hidden) {
				t.Errorf("%s shows %q", path, hidden)
			}
		}
	}
	p := b.Get(at)
	p.Shows(".k-dl2", "masqué")
	p.Has(0, "main form")
	b.Get(at+"/edit").Is(403, "")
	b.Get("/contacts/new").Is(403, "")
}

func TestNobody(t *testing.T) {
	h := newHouse(t)
	a := h.account("camille", "Helvane")
	at := "/contacts/" + string(h.person("camille", a, "Odile Perrachon"))
	b := h.as("ines")
	b.Get(at).Is(404, at)
	b.Get(at+"/edit").Is(404, "")
	b.Post(at, "name", "x").Is(404, "")
	b.Post(at+"/remove").Is(404, "")
	p := b.Post("/contacts", "account", string(a), "name", "Intruse")
	p.Is(422, "/contacts")
	p.Shows(".k-sum", "Compte")
	if strings.Contains(p.Body, "Helvane") {
		t.Error("the name of an account out of reach")
	}
	if body := h.as("rachel").Get("/panel/" + string(a)).Text("main"); body != "" {
		t.Errorf("%q", body)
	}
}

func TestFormAndTwins(t *testing.T) {
	h := newHouse(t)
	a := h.account("camille", "Helvane")
	b := h.as("camille")
	form := b.Get("/contacts/new?account=" + string(a)).Fields("/contacts")
	p := b.Post("/contacts", webtest.With(form, "email", "odile@", "phone", "à rappeler")...)
	p.Is(422, "/contacts")
	for _, field := range []string{"name", "email", "phone"} {
		if p.Doc.Find(`[name=`+field+`][aria-invalid=true]`).Length() != 1 {
			t.Errorf("%s is not marked", field)
		}
	}
	if p.Doc.Find("[name=phone]").AttrOr("value", "") != "à rappeler" {
		t.Error("what was typed is lost")
	}
	p = b.Post("/contacts", webtest.With(form, "name", "Odile Perrachon", "phone", "04 74 00 00 12")...)
	p.Shows(".k-flash", "Contact créé.")
	p.Shows("h1", "Odile Perrachon")
	at := p.Path
	p = b.Post("/contacts", webtest.With(form, "name", "odile PERRACHON")...)
	p.Is(422, "/contacts")
	p.Shows(".k-call", "1 personne lui ressemble.")
	p.Shows(".feed", "Même nom")
	b.Post("/contacts", p.Fields("/contacts")...).Shows(".k-flash", "Contact créé.")
	p = b.Post(at, webtest.With(b.Get(at+"/edit").Fields(at), "job", "Directrice HSE")...)
	p.Shows(".k-flash", "Contact enregistré.")
	p.Shows(".k-dl2", "Directrice HSE")
	b.Post(at+"/remove", "rev", "2").Is(200, "/contacts?account="+string(a))
	b.Get(at).Is(404, "")
}

func TestConflict(t *testing.T) {
	h := newHouse(t)
	a := h.account("camille", "Helvane")
	c := h.person("camille", a, "Odile Perrachon")
	at := "/contacts/" + string(c)
	b := h.as("camille")
	form := b.Get(at + "/edit").Fields(at)
	h.ok(h.desk.Edit(ctx, h.people["camille"], c, 1, contact.Input{Account: a, Name: "Odile P.", Job: "DG", Email: "o@client.example", Phone: "04 74 00 00 12", Lang: "fr"}, true))
	p := b.Post(at, webtest.With(form, "job", "Directrice industrielle", "lang", "en")...)
	p.Is(409, at)
	p.Shows(".k-diff tbody", "Directrice industrielle")
	p.Shows(".k-call", "« Langue », « Nom »")
	b.Post(at, append(p.Fields(at), "pick_job", "mine")...).Is(200, at)
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
	b.Get("/panel/"+string(a)).Shows(".k-empty", "Personne n’est encore connu ici")
	for i := range 9 {
		h.person("camille", a, fmt.Sprintf("Personne %d", i))
	}
	p := b.Get("/panel/" + string(a))
	if p.Doc.Find("tbody tr").Length() != 8 {
		t.Errorf("%d rows", p.Doc.Find("tbody tr").Length())
	}
	p.Shows("header", "Tous les contacts")
}

func TestWords(t *testing.T) {
	h := newHouse(t)
	bundle, err := i18n.New(contactweb.Messages, teamweb.Messages)
	h.ok(err)
	if m := bundle.MissingKeys(); len(m) > 0 {
		t.Errorf("%v", m)
	}
	for _, k := range []string{"contact.twin.EMAIL", "contact.twin.NAME", "contact.twin.PHONE", "problem.contact_twins", "problem.not_an_address", "problem.not_a_phone", "problem.unknown_language"} {
		if !bundle.Has(k) {
			t.Errorf("no words for %s", k)
		}
	}
	a := h.account("camille", "Helvane")
	c := h.person("camille", a, "Odile")
	code := regexp.MustCompile(`\b(EMAIL|NAME|contact\.[a-z_]+|problem\.[a-z_]+)\b`)
	for _, path := range []string{"/contacts", "/contacts/new", "/contacts/" + string(c), "/contacts/" + string(c) + "/edit", "/panel/" + string(a)} {
		if m := code.FindString(h.as("camille").Get(path).Text("main")); m != "" {
			t.Errorf("%s shows %q", path, m)
		}
	}
}
