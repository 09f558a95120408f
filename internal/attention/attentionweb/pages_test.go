package attentionweb_test

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/platform/web/webtest"
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

// line is the alert of a person's day whose title holds the words.
func (h house) line(handle, words string, p webtest.Page) (row, href string) {
	h.t.Helper()
	for _, l := range h.day(handle).Lines {
		row = "#att-" + string(l.ID)
		if strings.Contains(p.Text(row+" .k-att-t"), words) {
			return row, "/attention/" + string(l.ID)
		}
	}
	h.t.Fatalf("no line says %q", words)
	return "", ""
}

func (h house) day(handle string) attentiondesk.Day {
	h.t.Helper()
	d, err := h.Desks.Attention.Today(context.Background(), h.As(handle))
	if err != nil {
		h.t.Fatal(err)
	}
	return d
}

// Camille's day is the drawn one: two urgent matters, in this order, each with its figures and its one gesture.
func TestTheDayAsDrawn(t *testing.T) {
	h := open(t)
	p := h.as("camille").Get("/")
	p.Is(200, "/")
	p.Has(7, ".k-att-r")
	p.Shows(".k-att header .count", "7")
	p.Shows(".k-att header .sub", "2 critiques · 3 hautes · 2 à surveiller")
	p.Shows(".side .nav-b", "7")
	row, _ := h.line("camille", "Décider du préavis", p)
	p.Shows(row+" .k-sevc", "Critique")
	p.Shows(row+" .k-att-w", "Castagnac Verre · sinon reconduit 12 mois · préavis à recevoir vendredi")
	p.Shows(row+" .k-due.late", "13 nov. en retard de 10 jours")
	p.Shows(row+" .k-val", "1 840 000 € 12 mois reconduits")
	p.Shows(row+" .k-score", "100,0")
	if to, _ := p.Doc.Find(row + " .k-att-a a.primary").Attr("href"); !regexp.MustCompile(`^/contracts/[0-9a-f-]{36}#decision$`).MatchString(to) {
		t.Errorf("the main gesture leads to %q", to)
	}
	row, _ = h.line("camille", "Régulariser", p)
	p.Shows(row+" .k-val", "3,20 MSEK par an")
	p.Shows(row+" .k-due", "31 oct. depuis 23 jours")
	p.Has(2, ".k-att-a a.primary") // filled only on critical lines
	scores := []string{"100,0", "96,4", "74,0", "67,0", "64,9", "64,0", "43,0"}
	for i, s := range scores {
		if got := p.Text(".k-att-r:nth-child(" + string(rune('1'+i)) + ") .k-score b"); got != s {
			t.Errorf("line %d: %s, want %s", i+1, got, s)
		}
	}
}

// Every score opens its calculation, without script, and says when the alert closes.
func TestEveryScoreOpens(t *testing.T) {
	h := open(t)
	p := h.as("camille").Get("/")
	row, href := h.line("camille", "Utilités vapeur", p)
	popover, _ := p.Doc.Find(row + " .k-score").Attr("popovertarget")
	why := "#" + popover
	p.Shows(why+" h3", "Pourquoi 67,0 sur 100")
	p.Has(4, why+" tbody tr")
	p.Shows(why+" tbody", "Gravité : haute à 30 jours ou moins de la décision interne × 40 30,0")
	p.Shows(why+" tbody", "dans 23 jours, soit 7 ÷ (7 + 23) × 30 7,0")
	p.Shows(why+" tbody", "Enjeu : 1 260 000 € 12 mois reconduits, au plafond × 20 20,0")
	p.Shows(why+" tbody", "Votre rôle : responsable vous portez le compte ou le dossier × 10 10,0")
	p.Shows(why+" tfoot", "67,0")
	p.Shows(why+" footer", "le 6 déc., elle devient critique et passe en tête ; elle se ferme dès qu’une décision est notée")
	p = h.as("camille").Get(href)
	p.Is(200, href)
	p.Has(4, "#priority tbody tr")
	p.Shows("h1", "Décider du préavis de « Utilités vapeur")
	p.Shows("#formula, section:has(#h-formula)", "7 ÷ (7 + jours)")
}

func TestPutOffAndBack(t *testing.T) {
	h := open(t)
	b := h.as("camille")
	before := h.day("camille").PutOff // the story put one off already
	_, href := h.line("camille", "Corriger le SIREN", b.Get("/"))
	mine := "#att-" + strings.TrimPrefix(href, "/attention/")
	p := b.Post(href+"/snooze", "until", "2026-12-01", "back", "/")
	p.Is(200, "/")
	p.Shows(".k-flash", "Reportée, de retour le 1er déc.")
	p.Has(6, ".k-att-r")
	p.Shows(".side .nav-b", "6")
	p.Shows(".k-att header .sub", strconv.Itoa(before+1)+" reportée")
	p = b.Get("/attention?view=put_off")
	p.Has(before+1, ".k-att-r")
	p.Shows(mine+" .k-att-w", "Reportée jusqu’au 1er déc. par Camille Durand")
	b.Post(href+"/reopen", "back", "/attention?view=put_off").Has(before, ".k-att-r")
	p = b.Post(href+"/done", "back", "/")
	p.Shows(".k-flash", "elle revient le 30 nov.")
	b.Post(href+"/reopen").Is(200, "/")
	p = b.Post(href+"/dismiss", "reason", "known", "back", "/attention?view=put_off")
	p.Shows(mine+" .k-att-w", "Écartée par Camille Durand · « Connu, assumé »")
	b.Post(href+"/feedback", "useful", "1", "back", "/attention").Shows(".k-flash", "noté")
}

// What is refused comes back on the alert's page, at its field, with what was typed.
func TestRefusedGestures(t *testing.T) {
	h := open(t)
	b := h.as("camille")
	_, href := h.line("camille", "Décider du préavis de « Maintenance", b.Get("/"))
	p := b.Post(href+"/snooze", "until", "2026-12-15")
	p.Is(422, href+"/snooze")
	p.Shows("#until-e", "7 jours au plus : le 30 nov. 2026")
	if p.Value("until") != "2026-12-15" {
		t.Errorf("typed and lost: %q", p.Value("until"))
	}
	p = b.Post(href+"/snooze", "until", "demain")
	p.Is(422, "")
	p.Shows("#until-e", "Date illisible")
	b.Post(href+"/snooze").Shows("#until-e", "À remplir")
	p = b.Post(href+"/dismiss", "reason", " ")
	p.Is(422, href+"/dismiss")
	p.Has(1, "#reason-e")
	if n := h.day("camille").Counts.Critical; n != 2 {
		t.Errorf("%d critical left", n)
	}
}

// An alert on a colleague's account does not exist: by page, gesture, filter or count.
func TestOutOfReach(t *testing.T) {
	h := open(t)
	_, href := h.line("camille", "Décider du préavis de « Maintenance", h.as("camille").Get("/"))
	castagnac := string(h.day("camille").Lines[0].Alert.Account)
	for _, handle := range []string{"ilse", "nour"} {
		b := h.as(handle)
		b.Get(href).Is(404, href)
		for _, verb := range []string{"snooze", "done", "dismiss", "reopen", "feedback"} {
			b.Post(href+"/"+verb, "until", "2026-11-24", "reason", "x", "useful", "1").Is(404, "")
		}
		for _, page := range []string{"/", "/attention", "/attention?view=reach", "/attention?view=put_off", "/attention?account=" + castagnac,
			"/attention?person=" + string(h.As("camille").ID)} {
			p := b.Get(page)
			p.Is(200, "")
			p.Hides("Maintenance multitechnique")
			if page != "/" {
				p.Hides("Castagnac")
			}
		}
	}
	h.as("ilse").Get("/attention/branch").Is(404, "")
	if n := h.day("camille").Counts.Critical; n != 2 {
		t.Errorf("%d critical left", n)
	}
}

func TestTheTeam(t *testing.T) {
	h := open(t)
	p := h.as("theo").Get("/attention/branch")
	p.Is(200, "/attention/branch")
	p.Shows("tbody tr:first-child", "Camille Durand")
	p.Shows("tbody tr:first-child", "Décider du préavis")
	if strings.Contains(p.Text("tbody"), "Théo") {
		t.Error("the manager's own are on the manager's day")
	}
	p = h.as("theo").Get("/attention?person=" + string(h.As("camille").ID))
	p.Has(7, ".k-att-r")
	p.Shows(".k-chip", "Personne : Camille Durand")
	// Only critical lines of the branch are on the manager's own day.
	p = h.as("theo").Get("/")
	p.Has(p.Doc.Find(".k-att-r").Length(), ".k-att-r.c")
}

func TestFilters(t *testing.T) {
	h := open(t)
	b := h.as("camille")
	for address, n := range map[string]int{"/attention": 7, "/attention?severity=C": 2, "/attention?code=CT_NOTICE": 2, "/attention?code=CT_NOTICE&severity=H": 1,
		"/attention?severity=Z": 7, "/attention?account=x": 7, "/attention?code=PF_CAP": 0} {
		b.Get(address).Has(n, ".k-att-r")
	}
	b.Get("/attention?code=PF_CAP").Shows(".k-empty", "Rien ne répond à ces filtres")
}

// An account's page shows its own alerts.
func TestOnTheAccount(t *testing.T) {
	h := open(t)
	castagnac := string(h.day("camille").Lines[0].Alert.Account)
	p := h.as("camille").Get("/accounts/" + castagnac)
	p.Has(2, ".k-att-r")
	p.Shows(".k-att", "Décider du préavis")
	h.as("ilse").Get("/accounts/"+castagnac).Is(404, "")
}

func TestInEnglish(t *testing.T) {
	h := open(t)
	b := h.as("camille")
	b.Post("/profile/lang", "lang", "en", "back", "/")
	p := b.Get("/")
	row, _ := h.line("camille", "Decide on notice", p)
	p.Shows(row+" .k-sevc", "Critical")
	p.Shows(row+" .k-att-w", "otherwise renewed for 12 months · notice to arrive on Friday")
	p.Shows(row+" .k-due", "13 Nov 10 days late")
	p.Shows(".k-att header .sub", "2 critical · 3 high · 2 to watch")
}
