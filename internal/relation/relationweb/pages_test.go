package relationweb_test

import (
	"strings"
	"testing"

	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationweb"
)

func TestMessagesAreComplete(t *testing.T) {
	b, err := i18n.New(relationweb.Messages)
	must(t, err)
	if m := b.MissingKeys(); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
	for _, k := range relation.Kinds {
		for _, key := range []string{"relation.kind.", "relation.term_"} {
			if !b.Has(key + string(k)) {
				t.Errorf("no words for %s%s", key, k)
			}
		}
	}
	for _, band := range relation.Bands {
		if !b.Has("relation.band." + string(band)) {
			t.Errorf("no words for %s", band)
		}
	}
}

// From anywhere: a name, and the date is there already.
func TestTwoFields(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	p := b.Get("/exchanges/new")
	p.Is(200, "/exchanges/new")
	if p.Value("day") != "2026-11-23" || p.Doc.Find(`datalist option[value="Odile Perrachon · Helvane"]`).Length() != 1 {
		t.Errorf("day %q", p.Value("day"))
	}
	p.Hides("Klara")
	p = b.Post("/exchanges", "who", "odile  perrachon", "kind", "CALL", "day", "2026-11-23")
	if !strings.HasPrefix(p.Path, "/exchanges/") {
		t.Fatalf("%d %s %s", p.Status, p.Path, p.Text(".k-sum"))
	}
	p.Shows("h1", "Appel, 23 nov. 2026")
	p.Shows(".k-dl2", "Moi")
	p = b.Post("/exchanges", "who", "Odile Perrachon · Helvane ; Marc Tissot", "kind", "MEETING", "day", "22/11/2026")
	p.Shows("h1", "Réunion, 22 nov. 2026")
	p = b.Get("/exchanges")
	p.Has(2, "tbody tr")
	p.Shows("tbody tr:last-child th", "Marc Tissot, Odile Perrachon Helvane")
}

// What is wrong stands at its field, and what was typed stays.
func TestRejections(t *testing.T) {
	h := newHouse(t)
	h.meet("Marc Tissot", "Helvane")
	b := h.As(h.people["Camille"])
	for _, x := range []struct{ who, day, field, want string }{
		{"Odile Perrachon", "31/02/2026", "#day-e", "Date illisible"},
		{"Odile Perrachon", "2026-11-24", "#day-e", "pas encore venue"},
		{"Klara Blom", "2026-11-23", "#who-e", "Personne ne s’appelle « Klara Blom »"},
		{"Marc Tissot", "2026-11-23", "#who-e", "Plusieurs contacts s’appellent"},
		{"", "2026-11-23", "#who-e", ""},
	} {
		p := b.Post("/exchanges", "who", x.who, "kind", "CALL", "day", x.day, "summary", "gardé")
		p.Is(422, "/exchanges")
		p.Shows(x.field, x.want)
		p.Shows("textarea", "gardé")
		if p.Value("who") != x.who || p.Value("day") != x.day {
			t.Errorf("%v: %q %q", x, p.Value("who"), p.Value("day"))
		}
	}
	p := b.Post("/exchanges", "who", "Odile Perrachon", "kind", "MEETING", "day", "2026-12-04", "planned", "1")
	p.Shows(".head", "à venir")
	b.Get("/exchanges?when=past").Shows(".k-empty", "Rien")
	b.Get("/exchanges?when=planned").Has(1, "tbody tr")
}

// From the page of a contact: everybody there is offered, and the person is ticked.
func TestFromAContact(t *testing.T) {
	h := newHouse(t)
	b, odile := h.As(h.people["Camille"]), string(h.contacts["Odile Perrachon"])
	p := b.Get("/contacts/" + odile)
	p.Shows(".card", "Aucun échange n’a encore été noté")
	p = b.Get("/exchanges/new?contact=" + odile)
	p.Has(1, `input[name=contacts][checked]`)
	p.Has(2, `input[name=contacts]`)
	p = b.Post("/exchanges", "account", string(h.accounts["Helvane"]), "contacts", odile, "kind", "EXEC_MEETING", "day", "2026-11-23",
		"users", string(h.people["Camille"].ID), "users", string(h.people["Bastien"].ID), "back", "/contacts/"+odile)
	p.Is(200, "/contacts/"+odile)
	p.Shows(".k-wk-now", "39,3")
	p.Shows(".k-wk-now", "tiède")
	p.Shows(".k-wk-people", "Bastien Orluc")
	p.Shows("#why-strength", "Réunions de direction : 1, à 10")
	p = b.Post("/exchanges", "account", string(h.accounts["Helvane"]), "kind", "CALL", "day", "2026-11-23")
	p.Is(422, "/exchanges")
	p.Shows("#contacts-e", "au moins une personne")
	p.Shows("#users-e", "au moins une personne")
}

func TestEditRemoveAndConflict(t *testing.T) {
	h := newHouse(t)
	at := "/exchanges/" + string(h.log("Camille", relation.Call, today-3, "Odile Perrachon"))
	b := h.As(h.people["Camille"])
	p := b.Get(at + "/edit")
	pairs := []string{"rev", "1", "contacts", string(h.contacts["Odile Perrachon"]), "users", string(h.people["Camille"].ID), "kind", "CALL", "day", "2026-11-20",
		"was_contacts", string(h.contacts["Odile Perrachon"]), "was_users", string(h.people["Camille"].ID), "was_kind", "CALL", "was_day", "2026-11-20", "was_summary", "Prix du froid"}
	if p.Value("was_summary") != "Prix du froid" || p.Value("day") != "2026-11-20" {
		t.Errorf("%q %q", p.Value("was_summary"), p.Value("day"))
	}
	b.Post(at, append(pairs, "summary", "Prix du froid et du chaud")...).Shows(".k-wk-said", "et du chaud")
	p = h.As(h.people["Bastien"]).Post(at, append(pairs, "summary", "Autre chose")...)
	p.Is(409, at)
	p.Shows(".k-diff", "Autre chose")
	p.Shows(".k-diff", "et du chaud")
	p = h.As(h.people["Bastien"]).Post(at, "rev", "2", "contacts", string(h.contacts["Odile Perrachon"])+" "+string(h.contacts["Marc Tissot"]), "users", string(h.people["Camille"].ID),
		"kind", "MEETING", "day", "2026-11-20", "summary", "Autre chose", "theirs_summary", "Prix du froid et du chaud", "pick_summary", "theirs")
	p.Shows(".k-wk-said", "et du chaud")
	p.Shows("main", "Marc Tissot")
	b.Post(at+"/remove", "rev", "3").Is(200, "/exchanges?account="+string(h.accounts["Helvane"]))
	b.Get(at).Is(404, at)
}

// Who carries the account sets a level; the gap is one click from a task that is filled in.
func TestWhoKnowsWhom(t *testing.T) {
	h := newHouse(t)
	h.log("Camille", relation.Meeting, today, "Odile Perrachon")
	at := "/accounts/" + string(h.accounts["Helvane"]) + "/relation"
	b := h.As(h.people["Camille"])
	p := b.Get(at + "?user=" + string(h.people["Camille"].ID) + "&contact=" + string(h.contacts["Odile Perrachon"]))
	p.Has(1, "details#wish[open]")
	p.Shows("#contact option[selected]", "Odile Perrachon")
	p = b.Post(at, "user", string(h.people["Camille"].ID), "contact", string(h.contacts["Odile Perrachon"]), "wanted", "GOOD")
	p.Is(200, at)
	p.Shows("td .k-wk-gap", "tiède → bon")
	link, _ := p.Doc.Find("td a.k-wk-gap").Attr("href")
	for _, want := range []string{"/tasks/new?", "title=Voir+Odile+Perrachon", "owner=" + string(h.people["Camille"].ID), "due=2026-12-07", "about_kind=relation_wish"} {
		if !strings.Contains(link, want) {
			t.Errorf("%s without %s", link, want)
		}
	}
	p.Shows("#strengths", "25,9")
	b.Post(at, "user", "", "contact", "", "wanted", "COLD").Is(422, at)
	p = h.As(h.people["Bastien"]).Get(at)
	p.Has(0, "details#wish")
	p.Has(1, "td a.k-wk-gap")
	h.As(h.people["Bastien"]).Post(at, "user", string(h.people["Bastien"].ID), "contact", string(h.contacts["Marc Tissot"]), "wanted", "GOOD").Is(403, at)
}

// Who may not sees nothing: by page, list, export, panel or form.
func TestNobody(t *testing.T) {
	h := newHouse(t)
	x := string(h.log("Camille", relation.Call, today, "Odile Perrachon"))
	for _, name := range []string{"Ines", "Pia"} {
		b := h.As(h.people[name])
		for _, path := range []string{"/exchanges/" + x, "/exchanges/" + x + "/edit", "/accounts/" + string(h.accounts["Helvane"]) + "/relation",
			"/accounts/" + string(h.accounts["Helvane"]) + "/relation/export.csv"} {
			b.Get(path).Is(404, path)
		}
		b.Post("/exchanges/"+x+"/remove", "rev", "0").Is(404, "/exchanges/"+x+"/remove")
		for _, path := range []string{"/exchanges", "/exchanges?account=" + string(h.accounts["Helvane"]), "/accounts/" + string(h.accounts["Helvane"]), "/contacts/" + string(h.contacts["Odile Perrachon"])} {
			p := b.Get(path)
			p.Hides("Odile")
			p.Hides("Prix du froid")
		}
		if got := download(b, "/exchanges/export.csv"); strings.Contains(got, "Odile") {
			t.Errorf("%s exports %s", name, got)
		}
	}
	p := h.As(h.people["Ines"]).Post("/exchanges", "account", string(h.accounts["Helvane"]), "contacts", string(h.contacts["Odile Perrachon"]), "users", string(h.people["Ines"].ID), "kind", "CALL", "day", "2026-11-23")
	if p.Status != 404 {
		t.Errorf("%d", p.Status)
	}
	p.Hides("Odile")
	h.As(h.people["Pia"]).Get("/exchanges/new").Is(403, "/exchanges/new")
}

func TestExports(t *testing.T) {
	h := newHouse(t)
	h.log("Camille", relation.Call, today, "Odile Perrachon")
	h.log("Camille", relation.Meeting, today+2, "Marc Tissot")
	b := h.As(h.people["Camille"])
	got := download(b, "/exchanges/export.csv?when=past")
	if !strings.Contains(got, "Helvane;Odile Perrachon;Appel;Camille Durand;Prix du froid") || strings.Contains(got, "Marc") {
		t.Error(got)
	}
	got = download(b, "/accounts/"+string(h.accounts["Helvane"])+"/relation/export.csv")
	if !strings.Contains(got, "Odile Perrachon;Achats;13,9;froid") || !strings.Contains(got, "Marc Tissot;Achats;;aucun échange noté") {
		t.Error(got)
	}
}

func download(b *webtest.Browser, path string) string {
	content, _ := b.Download(path)
	return content
}
