package cockpitweb_test

import (
	"context"
	"strings"
	"testing"

	"comptoir/internal/cockpit/cockpitweb"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/world/worldtest"
)

func TestMessagesAreComplete(t *testing.T) {
	b, err := i18n.New(cockpitweb.Messages)
	if err != nil {
		t.Fatal(err)
	}
	if m := b.MissingKeys(); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
}

func TestTheMorning(t *testing.T) {
	w := worldtest.Open(t)
	site := webtest.Over(t, w.Handler())
	p := site.SignIn(w.As("camille").Login, worldtest.Password).Get("/")
	p.Is(200, "/")
	p.Shows("h1", "Bonjour Camille")
	p.Shows(".eyebrow", "Lundi 23 novembre 2026")
	p.Shows(".lede", "2 urgences ne peuvent plus attendre. D’abord, 1,84 M€ repartent pour 12 mois sans préavis d’ici vendredi.")
	p.Shows(".head-a", "Fiche Castagnac Verre")
	p.Shows(".side [aria-current]", "Ma journée")
	// Attention comes first, across the page; the panels of the areas follow on the grid.
	if first, _ := p.Doc.Find("main section.card").First().Attr("class"); first != "card k-att" {
		t.Errorf("first comes %q", first)
	}
	if p.Doc.Find(".grid .k-att").Length() != 0 || p.Doc.Find(".grid section.card").Length() < 3 {
		t.Errorf("%d panels on the grid", p.Doc.Find(".grid section.card").Length())
	}
}

// Every role has a page that says something to them.
func TestEveryRole(t *testing.T) {
	w := worldtest.Open(t)
	site := webtest.Over(t, w.Handler())
	for handle, want := range map[string]string{"ingrid": "4 urgent matters cannot wait", "etienne": "urgences ne peuvent plus attendre",
		"theo": "urgences ne peuvent plus attendre", "solene": "Rien ne presse", "nour": "Aucun compte ne vous est ouvert", "paul": "Aucun compte ne vous est ouvert"} {
		p := site.SignIn(w.As(handle).Login, worldtest.Password).Get("/")
		p.Is(200, "/")
		p.Shows("main", want)
	}
}

// Someone new, who may import, is told how to begin.
func TestAnAdministratorIsLedToTheHouse(t *testing.T) {
	w := worldtest.Open(t)
	p := webtest.Over(t, w.Handler()).SignIn(w.As("paul").Login, worldtest.Password).Get("/")
	p.Has(1, "main a[href='/admin/users']")
	p.Has(1, "main a[href='/admin/settings']")
}

// Whose figures these are is said, and an account that one only backs up is marked.
func TestTheCockpitSaysWhoseFigures(t *testing.T) {
	w := worldtest.Open(t)
	site := webtest.Over(t, w.Handler())
	for handle, want := range map[string][]string{"remy": {"vos 5 comptes", "en appui de"}, "theo": {"13 comptes de votre équipe"},
		"etienne": {"toute l’entreprise", "Comptes de l’entreprise"}, "maeve": {"accounts that you see", "Accounts that you see"}} {
		p := site.SignIn(w.As(handle).Login, worldtest.Password).Get("/")
		for _, x := range want {
			p.Shows("main", x)
		}
	}
	p := site.SignIn(w.As("gaetan").Login, worldtest.Password).Get("/")
	if text := p.Text("main"); strings.Contains(text, "masqué") {
		t.Errorf("after-sales reads columns of nothing: %s", text)
	}
}

func TestTheFirstMorning(t *testing.T) {
	w := worldtest.Open(t)
	hash := "$argon2id$v=19$m=19456,t=2,p=1$"
	_, err := w.Desks.Team.SeedUser(context.Background(), who.System(), teamdesk.Seed{Login: "new@ardoval.example", Name: "Aline Test", Lang: "fr", PasswordHash: hash,
		Title: team.KAM, Manager: w.As("theo").ID, From: w.Today - 1})
	if err != nil {
		t.Fatal(err)
	}
	a, ok, err := w.Desks.Team.ActorByLogin(context.Background(), "new@ardoval.example")
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	d, err := w.Desks.Attention.Today(context.Background(), a)
	if err != nil || d.Counts.Total() != 0 {
		t.Errorf("%v %+v", err, d.Counts)
	}
	if any, err := w.Desks.Attention.AnyAccount(context.Background(), a); err != nil || any {
		t.Errorf("%v %v", any, err)
	}
}

// The page is read without script: every gesture is a link or a form.
func TestWithoutScript(t *testing.T) {
	w := worldtest.Open(t)
	p := webtest.Over(t, w.Handler()).SignIn(w.As("camille").Login, worldtest.Password).Get("/")
	p.Has(0, "main script, main [style], main [onclick], main [hx-on]")
	if n := p.Doc.Find(".k-att-r .k-menu form[method=post]").Length(); n < 7*5 {
		t.Errorf("%d forms in the menus", n)
	}
}
