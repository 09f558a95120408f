package coordinationweb_test

import (
	"strings"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/coordination"
	"comptoir/internal/coordination/coordinationweb"
	"comptoir/internal/platform/i18n"
)

func TestMessagesAreComplete(t *testing.T) {
	b, err := i18n.New(coordinationweb.Messages)
	must(t, err)
	if m := b.MissingKeys(); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
	var keys []string
	for _, x := range coordination.Topics {
		keys = append(keys, "topic."+string(x))
	}
	for _, x := range coordination.Parts {
		keys = append(keys, "part."+string(x), "letter."+string(x))
	}
	for _, x := range account.TeamFunctions {
		keys = append(keys, "function."+string(x), "function_lower."+string(x))
	}
	for _, x := range []coordination.State{coordination.Open, coordination.Answered, coordination.Overdue, coordination.Cancelled} {
		keys = append(keys, "state."+string(x))
	}
	for _, k := range keys {
		if !b.Has("coordination." + k) {
			t.Errorf("no words for %s", k)
		}
	}
}

// ask asks through the form, and returns the address of the request.
func (h *house) ask(by, account, asked, subject string) string {
	h.t.Helper()
	b := h.As(h.people[by])
	p := b.Post("/requests", "account", string(h.accounts[account]), "asked", string(h.people[asked].ID), "subject", subject, "due", "2026-11-26")
	p.Is(200, "/requests?view=sent")
	href, ok := p.Doc.Find(`a[href^="/requests/0"]`).First().Attr("href")
	if !ok {
		h.t.Fatalf("no request in the list: %s", p.Text("main"))
	}
	return href
}

// The person asked has no right on the account: they find the question in their list, answer there, and see nothing else.
func TestAskAndAnswer(t *testing.T) {
	h := newHouse(t)
	href := h.ask("Camille", "Helvane", "Nour", "Un conducteur bilingue ?")
	h.ask("Ines", "Norrsund", "Solène", "Un escompte ?")
	h.ask("Camille", "Helvane", "Solène", "Deux factures ?")
	h.As(h.people["Solène"]).Get("/requests").Shows("main .lede", "2 réponses sont attendues de vous.")
	nour := h.As(h.people["Nour"])
	p := nour.Get("/requests")
	p.Shows("main .lede", "Une réponse est attendue de vous.")
	p.Shows("tbody", "Un conducteur bilingue ?")
	p.Shows("tbody", "Helvane")
	p.Has(0, `main a[href="/requests/new"]`)
	p = nour.Get(href)
	p.Shows("main", "Camille Durand")
	p.Has(0, `main a[href^="/accounts/"]`)
	p.Has(0, `form[action$="/cancel"], form[action$="/remind"], form[action$="/reassign"]`)
	p = nour.Post(href+"/answer", "answer", " ")
	p.Is(422, "")
	p.Has(1, "[name=answer][aria-invalid=true]")
	p = nour.Post(href+"/answer", "answer", "Oui, à partir de janvier.")
	p.Shows(".k-flash", "Réponse envoyée.")
	p.Shows("main", "Oui, à partir de janvier.")
	nour.Post(href+"/answer", "answer", "Non.").Shows(".k-flash", "La réponse a déjà été donnée")
	p = h.As(h.people["Camille"]).Get(href)
	p.Shows("main", "Oui, à partir de janvier.")
	p.Has(0, `form[action$="/answer"]`)
	for _, third := range []string{"Ines", "Solène"} {
		b := h.As(h.people[third])
		b.Get(href).Is(404, "")
		b.Post(href+"/answer", "answer", "x").Is(404, "")
		b.Get("/requests?view=accounts&state=all").Hides("conducteur")
		b.Get("/requests?state=all").Hides("conducteur")
	}
}

// What is wrong stands at its field, and what was typed stays.
func TestRejections(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	for _, x := range []struct{ account, asked, due, field, want string }{
		{"Helvane", "Solène", "2026-11-22", "#due-e", "Cette date est passée"},
		{"Helvane", "Camille", "2026-11-26", "#asked-e", "Choisissez un collègue"},
		{"Norrsund", "Solène", "2026-11-26", "#account-e", "Choisissez dans la liste"},
	} {
		p := b.Post("/requests", "account", string(h.accounts[x.account]), "asked", string(h.people[x.asked].ID), "subject", "gardé", "due", x.due)
		p.Is(422, "/requests")
		p.Shows(x.field, x.want)
		if p.Value("subject") != "gardé" {
			t.Errorf("lost: %q", p.Value("subject"))
		}
	}
	h.As(h.people["Nour"]).Get("/requests/new").Is(403, "")
}

func TestRemindReassignCancel(t *testing.T) {
	h := newHouse(t)
	href := h.ask("Camille", "Helvane", "Nour", "Un conducteur bilingue ?")
	b := h.As(h.people["Camille"])
	b.Post(href+"/remind").Shows(".k-flash", "Relance notée")
	b.Post(href+"/remind").Shows(".k-flash", "déjà été faite")
	h.exec(`UPDATE app_user SET state = 'LEFT' WHERE id = ?`, h.people["Nour"].ID)
	p := b.Get(href)
	p.Shows(".k-call", "Nour Haddadi n’est plus dans la maison")
	p.Has(1, "details#g-reassign[open]")
	p = b.Post(href+"/reassign", "rev", p.Value("rev"), "asked", string(h.people["Solène"].ID), "due", "2026-11-20")
	p.Is(422, "")
	p.Shows("#due-e", "Cette date est passée")
	p = b.Post(href+"/reassign", "rev", p.Value("rev"), "asked", string(h.people["Solène"].ID), "due", "2026-11-30")
	p.Shows("main", "Solène Marbeuf")
	b.Post(href+"/cancel").Shows(".k-flash", "Demande annulée.")
	b.Get(href).Shows("main", "annulée")
}

func TestTeam(t *testing.T) {
	h := newHouse(t)
	team := "/accounts/" + string(h.accounts["Helvane"]) + "/team"
	b := h.As(h.people["Camille"])
	p := b.Get(team)
	p.Shows("#members", "Bastien Orluc")
	p.Shows(".k-call", "Pas de parrain de direction")
	p.Has(7, "table.k-wk tbody tr")
	camille, bastien := "part-"+string(h.people["Camille"].ID), "part-"+string(h.people["Bastien"].ID)
	p = b.Post(team+"/topics", "topic", "PRICE", "opened", "", bastien, "R")
	p.Is(422, "")
	p.Shows(".k-sum", "Dites d’abord qui répond")
	p = b.Post(team+"/topics", "topic", "PRICE", "opened", "", camille, "A", bastien, "R")
	p.Shows(".k-flash", "Rôles enregistrés.")
	if got := strings.Join(strings.Fields(p.Text("table.k-wk tbody tr:first-child")), " "); !strings.Contains(got, "A · répond R · réalise") {
		t.Error(got)
	}
	p = b.Post(team+"/topics", "topic", "PRICE", "opened", "", bastien, "A")
	p.Is(409, "")
	p.Shows(".k-sum", "Quelqu’un a changé ce sujet")
	h.As(h.people["Bastien"]).Get(team).Has(0, `a[href*="topic="]`)
	h.As(h.people["Bastien"]).Post(team+"/topics", "topic", "PRICE", "opened", "", bastien, "A").Is(403, "")
	h.As(h.people["Ines"]).Get(team).Is(404, "")
}

func TestPanelAndExports(t *testing.T) {
	h := newHouse(t)
	page := "/accounts/" + string(h.accounts["Helvane"])
	b := h.As(h.people["Camille"])
	b.Get(page).Shows("#requests", "Aucune demande en cours")
	h.ask("Camille", "Helvane", "Solène", "=Paiement à 60 jours ?")
	b.Get(page).Shows("#requests", "Solène Marbeuf")
	for _, path := range []string{"/requests/export.csv?view=sent", "/requests/export.xlsx?view=sent"} {
		b.Get(path).Is(200, path)
	}
	if p := h.As(h.people["Ines"]).Get("/requests/export.csv?view=accounts"); strings.Contains(p.Doc.Text(), "60 jours") {
		t.Error("exported to an outsider")
	}
}
