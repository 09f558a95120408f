package stakeholderweb_test

import (
	"context"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"time"

	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/stakeholder"
	"comptoir/internal/stakeholder/stakeholderdesk"
	"comptoir/internal/stakeholder/stakeholderweb"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

// house is the pages on a real site: Camille and Bastien work on Helvane, Pia of production is in its team, Ines elsewhere.
type house struct {
	*webtest.Site
	t       *testing.T
	db      *db.DB
	people  map[string]who.Actor
	account id.Account
	contact id.Contact
}

func newHouse(t *testing.T) *house {
	t.Helper()
	tables := maps.Clone(stakeholderdesk.Tables())
	for _, more := range []map[string]db.TableClass{relationdesk.Tables(), teamdesk.Tables()} {
		maps.Copy(tables, more)
	}
	for _, name := range []string{"account", "assignment", "team_member", "app_user", "position", "session", "form_once", "contact"} {
		tables[name] = db.Plumbing
	}
	fields := stakeholderdesk.Fields()
	maps.Copy(fields, contactdesk.Fields())
	d := dbtest.SQLite(t, db.Options{Tables: tables, Fields: fields})
	h := &house{t: t, db: d, people: map[string]who.Actor{}, account: id.New[id.Account]()}
	h.Site = webtest.New(t, d, []fs.FS{stakeholderweb.Messages, teamweb.Messages}, func(s *web.Site) {
		stakeholderweb.Routes(s, stakeholderdesk.New(d, contactdesk.New(d)))
		s.Get("/accounts/{id}", func(c *web.Ctx) error {
			panels, err := c.Panels("account", c.R.PathValue("id"))
			if err != nil || len(panels) == 0 {
				return err
			}
			return c.Page(web.Page{Title: "x", Body: panels[0]})
		})
	})
	for _, p := range [][2]string{{"Camille", "KAM"}, {"Bastien", "ACCOUNT_MANAGER"}, {"Ines", "KAM"}, {"Pia", "PRODUCTION"}} {
		a := who.Actor{ID: id.New[id.User](), Name: p[0], Title: p[1], Zone: time.UTC, Lang: "fr"}
		h.people[p[0]] = a
		h.exec(`INSERT INTO app_user (id, login, name, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a.ID, p[0], p[0])
		h.exec(`INSERT INTO position (id, user_id, title, from_day, created_at, updated_at) VALUES (?, ?, ?, 0, 0, 0)`, id.New[id.Any](), a.ID, p[1])
	}
	h.exec(`INSERT INTO account (id, name, name_fold, status, created_at, updated_at) VALUES (?, 'Helvane', 'helvane', 'KEY', 0, 0)`, h.account)
	h.exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`, id.New[id.Any](), h.account, h.people["Camille"].ID)
	for name, function := range map[string]string{"Bastien": "AE", "Pia": "PRODUCTION"} {
		h.exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`, id.New[id.Any](), h.account, h.people[name].ID, function)
	}
	h.contact = id.New[id.Contact]()
	h.exec(`INSERT INTO contact (id, account_id, name, name_fold, job, created_at, updated_at) VALUES (?, ?, 'Odile Perrachon', ?, 'Directrice HSE', 0, 0)`, h.contact, h.account, text.Fold("Odile Perrachon"))
	return h
}

func (h *house) exec(query string, args ...any) {
	h.t.Helper()
	if err := h.db.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	}); err != nil {
		h.t.Fatal(err)
	}
}

func TestMessagesAreComplete(t *testing.T) {
	b, err := i18n.New(stakeholderweb.Messages)
	if err != nil {
		t.Fatal(err)
	}
	if m := b.MissingKeys(); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
	for _, r := range stakeholder.Roles {
		if !b.Has("stakeholder.role." + string(r)) {
			t.Errorf("no words for %s", r)
		}
	}
	for _, s := range stakeholder.States {
		if !b.Has("stakeholder.state." + string(s)) {
			t.Errorf("no words for %s", s)
		}
	}
}

func TestTheMap(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	people := "/accounts/" + string(h.account) + "/people"
	b.Get(people).Shows(".k-empty", "Personne n’est encore placé")
	b.Get("/accounts/"+string(h.account)).Shows("#decide", "Personne n’est encore placé")
	p := b.Post(people, "contact", "", "influence", "101", "note", "gardé")
	p.Is(422, people)
	p.Shows("#influence-e", "Entre 0 et 100")
	p.Shows("textarea", "gardé")
	p = b.Post(people, "contact", string(h.contact), "roles", "DECIDEUR", "influence", "90")
	p.Shows("#person", "Odile Perrachon")
	p.Shows("#person", "Décideur")
	p.Has(1, ".k-org a")
	p = b.Post(people, "new_name", "Marc Tissot", "new_job", "Acheteur", "roles", "ACHETEUR", "influence", "40")
	p.Shows("#person", "Marc Tissot")
	at := p.Doc.Find(".k-org a").First().AttrOr("href", "")
	at = strings.TrimSuffix(at[strings.Index(at, "at=")+3:], "#person")
	at, _, _ = strings.Cut(at, "&")
	odile := people + "/" + at

	// Bastien says what he feels; Camille sees it once she has said hers.
	bastien := h.As(h.people["Bastien"])
	bastien.Post(odile+"/feel", "sentiment", "-2", "why", "Trop cher").Shows("#person", "opposant")
	p = b.Get(people + "?at=" + at)
	p.Hides("Trop cher")
	p.Shows("#person", "donnez d’abord le vôtre")
	b.Get(people + "/export.csv").Hides("-2")
	p = b.Post(odile+"/feel", "why", "x")
	p.Is(422, odile+"/feel")
	p.Shows("#g-feel", "x")
	b.Post(odile+"/feel", "sentiment", "1", "why", "").Shows("#person", "Trop cher")
	b.Get(people+"?view=map").Has(2, ".k-senti a")
	b.Get(people+"?view=list").Has(2, "tbody tr")

	b.Post(odile, "rev", "9", "post", "DG").Is(409, odile)
	b.Post(odile+"/pass", "state", "ENGAGED").Shows("#person", "Engagé")
	b.Post(odile+"/remove", "rev", "0").Has(1, ".k-org a")
	for _, name := range []string{"Ines", "Pia"} {
		for _, path := range []string{people, people + "/export.csv", people + "/new", "/accounts/" + string(h.account) + "/decisions"} {
			if p := h.As(h.people[name]).Get(path); p.Status != 404 {
				t.Errorf("%s reads %s: %d", name, path, p.Status)
			}
		}
		if p := h.As(h.people[name]).Get("/accounts/" + string(h.account)); p.Doc.Find("#decide").Length() != 0 {
			t.Errorf("%s sees the panel", name)
		}
	}
}

func TestADecision(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	at := "/accounts/" + string(h.account) + "/decisions"
	b.Get(at).Shows(".k-empty", "Aucune décision décrite")
	b.Get(at+"/new").Has(3, "fieldset select")
	p := b.Post(at, "name", "Cadre", "step_2_name", "Avis", "step_2_state", "BLOCKED", "criterion_1_name", "Prix", "criterion_1_weight", "60", "criterion_1_ours", "11")
	p.Is(422, at)
	p.Shows("#step_1_reason-e", "")
	p.Shows("#criterion_1_ours-e", "Entre 0 et 10")
	p.Shows("#criteria", "Les poids font 60")
	if p.Value("step_1_name") != "Avis" {
		t.Errorf("what was typed is lost: %q", p.Value("step_1_name"))
	}
	p = b.Post(at, "name", "Cadre", "step_1_name", "Avis", "step_1_state", "BLOCKED", "step_1_reason", "Grille absente", "step_1_planned", "2020-01-06",
		"criterion_1_name", "Prix", "criterion_1_weight", "100", "criterion_1_ours", "7,1", "criterion_1_theirs", "6.8")
	p.Is(200, at)
	p.Shows(".k-dp .late", "Grille absente")
	p.Shows(".k-dp-tot", "7,10")
	p.Shows(".k-dp-tot", "+0,30")
	edit := p.Doc.Find(`a[href$="/edit"]`).AttrOr("href", "")
	b.Get(edit).Is(200, edit)
	b.Post(strings.TrimSuffix(edit, "/edit"), "rev", "7", "name", "Cadre").Is(409, strings.TrimSuffix(edit, "/edit"))
	b.Post(strings.TrimSuffix(edit, "/edit"), "rev", "1", "name", "Cadre 2027").Shows("h2", "Cadre 2027")
	b.Post(strings.TrimSuffix(edit, "/edit")+"/remove", "rev", "0").Shows(".k-empty", "Aucune décision décrite")
}
