package portfolioweb_test

import (
	"context"
	"strings"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/portfolio"
	"comptoir/internal/world/worldtest"
)

// house is the application in the fictional company, with a browser a person.
type house struct {
	worldtest.World
	t    *testing.T
	site *webtest.Site
}

func open(t *testing.T) house {
	t.Helper()
	w := worldtest.Open(t)
	return house{World: w, t: t, site: webtest.Over(t, w.Handler())}
}

func (h house) as(handle string) *webtest.Browser {
	h.t.Helper()
	return h.site.SignIn(h.As(handle).Login, worldtest.Password)
}

// account is the address of an account by its name.
func (h house) account(name string) string {
	h.t.Helper()
	var c id.Account
	err := h.DB.Read(context.Background(), func(tx *db.Tx) (err error) {
		c, _, err = db.One[id.Account](tx, `SELECT id FROM account WHERE name = ?`, name)
		return err
	})
	if err != nil || c == "" {
		h.t.Fatalf("no account %q: %v", name, err)
	}
	return "/accounts/" + string(c)
}

func (h house) codes() (out []string) {
	h.t.Helper()
	all, err := h.Desks.Portfolio.Models(context.Background(), h.As("ingrid"))
	if err != nil {
		h.t.Fatal(err)
	}
	for _, c := range all[0].Criteria {
		out = append(out, c.Code)
	}
	return out
}

// The board tells where to invest, who carries what, and what waits.
func TestBoard(t *testing.T) {
	h := open(t)
	p := h.as("ingrid").Get("/portfolio")
	p.Is(200, "")
	p.Has(10, ".wid .k-mx a")
	p.Shows("#pending", "Verrerie de Montbel")
	p.Shows("#handovers", "Kempenaar Logistiek")
	p.Shows("#moved", "Aldine Énergies")
	p.Shows("#loads", "Rémy Fontvielle carries 4 key accounts, cap 3.")
	p.Has(1, ".pf-slot.over")
	p.Shows("#why-hhi", "0.144")
	p.Has(11, "#accounts tbody tr")
	if row := p.Text("#accounts tbody"); !strings.Contains(row, "undetermined") || !strings.Contains(row, "to redo") {
		t.Errorf("nothing is unknown or to redo: %s", row)
	}
	camille := h.as("camille").Get("/portfolio")
	camille.Has(3, "#accounts tbody tr")
	camille.Hides("Aldine Énergies")
	h.as("camille").Get("/portfolio?view=mine&quadrant=STAR").Has(1, "#accounts tbody tr")
	h.as("camille").Get("/portfolio?quadrant=STREAMLINE").Shows("#accounts .k-empty", "Rien ne répond à ces filtres")
	h.as("nour").Get("/portfolio").Is(404, "")
}

func TestExport(t *testing.T) {
	h := open(t)
	p := h.as("camille").Get("/portfolio/export.csv?quadrant=STAR")
	if body := p.Text("body"); !strings.Contains(body, "Norrsund Papper AB") || strings.Contains(body, "Castagnac") || !strings.Contains(body, "Attractivité") {
		t.Errorf("%s", body)
	}
}

// The place: both figures opened, what would change it, and the steps of who reads.
func TestPlace(t *testing.T) {
	h := open(t)
	at := h.account("Aldine Énergies") + "/portfolio"
	p := h.as("remy").Get(at)
	p.Shows(".kpis", "7,70")
	p.Shows("#why-a", "Potentiel de chiffre d’affaires")
	p.Shows("#why-s", "Notre moyenne")
	p.Shows(".k-call", "Aldine Énergies passe de À conquérir à Stratégique : Qualité du service a le plus varié.")
	p.Has(0, "#g-prepare-exit")
	h.as("theo").Get(at).Has(1, "#g-prepare-exit")
	h.as("camille").Get(at).Is(404, "")
	h.as("gaetan").Get(at).Is(404, "") // production works there, and does not read what the client is worth
	hydraline := h.as("ilse").Get(h.account("Hydraline Eaux") + "/portfolio")
	hydraline.Shows(".kpis", "undetermined")
	hydraline.Shows("#why-s", "competitor unknown")
	h.as("remy").Get(h.account("Terminaux portuaires de l’Atlantique")+"/portfolio").Shows(".k-call", "L’évaluation de Terminaux portuaires de l’Atlantique date du 23 mai 2025 : à refaire.")
	laiteries := h.as("camille").Get(h.account("Laiteries du Haut-Serein") + "/portfolio")
	laiteries.Shows(".k-empty", "Jamais évalué")
}

// A refused form keeps what was typed, with every error at its field; nothing is written.
func TestAssess(t *testing.T) {
	h := open(t)
	b, at, codes := h.as("camille"), h.account("Laiteries du Haut-Serein"), h.codes()
	before := h.DB.LastSeq()
	p := b.Post(at+"/assess", "on", "2026-11-23", "ours_"+codes[0], "11", "ours_"+codes[1], "6,3", "ours_"+codes[2], "abc", "evidence_"+codes[0], "Trois sites", "rev", "0", "validate", "1")
	p.Is(422, "")
	for i, want := range []string{"0 à 10", "demi-point", "0 à 10"} {
		p.Shows("#ours_"+codes[i]+"-e", want)
	}
	if p.Value("ours_"+codes[2]) != "abc" || p.Value("ours_"+codes[0]) != "11" {
		t.Error("what was typed is lost")
	}
	b.Post(at+"/assess", "on", "2026-11-24", "rev", "0").Shows("#on-e", "pas encore venue")
	b.Post(at+"/assess", "on", "", "rev", "0").Is(422, "")
	live := b.Post(at+"/assess/place", "on", "2026-11-23", "ours_"+codes[0], "8", "ours_"+codes[1], "6", "ours_"+codes[2], "5")
	live.Is(200, "")
	live.Shows(".k-dl2", "6,53")
	if h.DB.LastSeq() != before {
		t.Fatal("it wrote")
	}
	b.Post(at+"/assess", "on", "2026-11-23", "ours_"+codes[0], "8", "rev", "0").Shows("h1", "au portefeuille")
	b.Get(at+"/portfolio").Shows(".head-a", "Reprendre le brouillon")
	stale := b.Post(at+"/assess", "on", "2026-11-23", "was_on", "2026-11-23", "ours_"+codes[0], "9", "was_ours_"+codes[0], "", "rev", "0")
	stale.Is(409, "")
	stale.Shows("main", "Potentiel de chiffre d’affaires")
	b.Post(at+"/assess/drop").Shows(".head-a", "Évaluer ce compte")
	h.as("solene").Get(at+"/assess").Is(403, "") // Finance reads
}

func TestModelForm(t *testing.T) {
	h := open(t)
	b := h.as("ingrid")
	p := b.Get("/portfolio/models/new")
	if p.Value("attract_0_weight") != "30" || p.Value("strength_2_weight") != "25" {
		t.Error("nothing is proposed")
	}
	before := h.DB.LastSeq()
	p = b.Post("/portfolio/models", "name", "Deux", "threshold_a", "5", "threshold_s", "5,2", "attract_0_label", "Potentiel", "attract_0_weight", "60", "strength_3_label", "Prix", "strength_3_weight", "cent")
	p.Is(422, "")
	p.Shows("#threshold_s-e", "half points")
	p = b.Post("/portfolio/models", "name", "Deux", "threshold_a", "5", "threshold_s", "5", "attract_0_label", "Potentiel", "attract_0_weight", "60", "strength_3_label", "Prix", "strength_3_weight", "cent")
	p.Shows("#attract_0_weight-e", "60, 100 is needed")
	p.Shows("#strength_0_weight-e", "1 to 100")
	if p.Value("strength_0_label") != "Prix" || p.Value("strength_0_weight") != "cent" {
		t.Error("what was typed is lost")
	}
	if h.DB.LastSeq() != before {
		t.Error("it wrote")
	}
	p = b.Post("/portfolio/models", "name", "Deux", "threshold_a", "5", "threshold_s", "5", "attract_0_label", "Potentiel", "attract_0_weight", "100", "strength_3_label", "Prix", "strength_3_weight", "100")
	p.Shows("h1", "Deux")
	p.Shows("main", "Draft")
	h.as("camille").Get("/portfolio/models/new").Is(403, "")
	h.as("paul").Get("/portfolio/models").Shows("main", "Deux")
	h.as("nour").Get("/portfolio/models").Is(404, "")
}

// The checklist: tick, leave out with a reason, put off, close; the dossier has the same without the gestures.
func TestHandover(t *testing.T) {
	h := open(t)
	s, err := h.Desks.Portfolio.Open(context.Background(), h.As("theo"), id.Account(strings.TrimPrefix(h.account("Kempenaar Logistiek"), "/accounts/")))
	if err != nil || len(s.Handovers) != 1 {
		t.Fatalf("%v %v", s.Handovers, err)
	}
	at := "/handovers/" + string(s.Handovers[0].ID)
	theo, ilse := h.as("theo"), h.as("ilse")
	p := theo.Get(at)
	p.Shows("h1", "Kempenaar")
	p.Shows("#h-s-contacts", "2 / 2")
	x, err := h.Desks.Portfolio.Handover(context.Background(), h.As("theo"), s.Handovers[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	left := func() (out string) {
		for _, l := range x.Lines {
			if l.State == portfolio.ToDo {
				out = at + "/items/" + string(l.ID)
			}
		}
		return out
	}()
	theo.Post(left, "state", "NOT_NEEDED", "note", "").Is(422, "")
	theo.Post(left, "state", "NOT_NEEDED", "note", "Contrat fini").Shows("main", "Contrat fini")
	theo.Post(at+"/defer", "until", "2027-06-01", "reason", "Congés", "rev", "0").Shows("#defer-until-e", "27 déc. 2026")
	theo.Post(at+"/defer", "until", "2026-12-15", "reason", "Congés d’Ilse", "rev", "0").Shows(".k-dl2", "15 déc. 2026")
	ilse.Post(at+"/complete", "rev", "0").Shows("body", "left to pass on")
	ilse.Post(at+"/pass-all").Shows("main", "can be closed")
	ilse.Post(at+"/complete", "rev", "0").Shows("main", "may leave the portfolio")
	theo.Get(at+"/dossier").Has(0, ".pf-item-a")
	h.as("camille").Get(at).Is(404, "")
	place := h.account("Kempenaar Logistiek") + "/portfolio"
	theo.Post(place+"/step", "verb", "EXIT", "reason", "", "rev", "0").Shows("#EXIT-reason-e", "")
	theo.Post(place+"/step", "verb", "EXIT", "reason", "Marge", "rev", "0").Shows(".meta", "Sorti")
}

func TestSimulatePage(t *testing.T) {
	h := open(t)
	montbel := strings.TrimPrefix(h.account("Verrerie de Montbel"), "/accounts/")
	p := h.as("remy").Get("/portfolio/simulate?account=" + montbel)
	p.Shows(".k-call", "il faudrait une dérogation")
	p.Has(1, ".wid .pf-b.new")
	h.as("remy").Get("/portfolio/simulate").Shows(".k-empty", "Quel compte essayer")
	h.as("camille").Get("/portfolio/simulate?account="+montbel).Is(404, "")
}

// The account's page says where it stands; in English as in French.
func TestPanel(t *testing.T) {
	h := open(t)
	h.as("camille").Get(h.account("Castagnac Verre")).Shows("#portfolio", "Stratégique")
	h.as("ingrid").Get(h.account("Castagnac Verre")).Shows("#portfolio", "Invest together")
	if p := h.as("gaetan").Get(h.account("Aldine Énergies")); p.Doc.Find("#portfolio").Length() > 0 {
		t.Error("production reads the place")
	}
}

// An account manager works on an account and has no say in its place: no page offers it, and no address takes it.
func TestAccountManagersMoveNoStatus(t *testing.T) {
	h := open(t)
	at := h.account("Castagnac Verre")
	b := h.as("bastien")
	for _, page := range []string{at, at + "/portfolio"} {
		p := b.Get(page)
		p.Is(200, "")
		p.Has(0, `main form[action$="/status"], main form[action*="/portfolio/"]`)
	}
	if p := b.Post(at+"/status", "to", "EXITED", "reason", "x", "handover", "on"); p.Status < 400 {
		t.Errorf("the status was moved: %d", p.Status)
	}
	for _, door := range []string{"/portfolio/step", "/portfolio/prepare-exit", "/portfolio/answer"} {
		b.Post(at+door, "verb", "EXIT", "reason", "x", "yes", "on").Is(403, "")
	}
	if s := h.status(at); s != "KEY" {
		t.Errorf("the account is %s", s)
	}
}

func (h house) status(at string) (out string) {
	h.t.Helper()
	err := h.DB.Read(context.Background(), func(tx *db.Tx) (err error) {
		out, _, err = db.One[string](tx, `SELECT status FROM account WHERE id = ?`, strings.TrimPrefix(at, "/accounts/"))
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return out
}
