package coordinationweb_test

import (
	"context"
	"io/fs"
	"maps"
	"testing"
	"time"

	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/coordination/coordinationweb"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/setting/settingdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

var ctx = context.Background()

// house is the pages on a real site: Camille carries Helvane, with Bastien in its team; Ines carries Norrsund; Solène, of
// finance, and Nour, of human resources, work on neither.
type house struct {
	*webtest.Site
	t        *testing.T
	db       *db.DB
	people   map[string]who.Actor
	accounts map[string]id.Account
}

// choices are all accounts that the person may write requests on.
type choices struct{ h *house }

func (c choices) Writable(ctx context.Context, a who.Actor, _ int) (out []web.Choice, err error) {
	err = c.h.db.Read(ctx, func(tx *db.Tx) error {
		for name, x := range c.h.accounts {
			if teamdesk.Must(tx, a, team.Coordination, team.Write, x) == nil {
				out = append(out, web.Choice{ID: string(x), Name: name})
			}
		}
		return nil
	})
	return out, err
}

func (c choices) Name(context.Context, who.Actor, id.Account) (string, error) { return "", nil }

func newHouse(t *testing.T) *house {
	t.Helper()
	tables := maps.Clone(coordinationdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	maps.Copy(tables, settingdesk.Tables())
	for _, name := range []string{"account", "assignment", "team_member", "app_user", "position", "session", "form_once"} {
		tables[name] = db.Plumbing
	}
	d := dbtest.SQLite(t, db.Options{Tables: tables, Fields: coordinationdesk.Fields()})
	h := &house{t: t, db: d, people: map[string]who.Actor{}, accounts: map[string]id.Account{}}
	h.Site = webtest.New(t, d, []fs.FS{coordinationweb.Messages, teamweb.Messages}, func(s *web.Site) {
		coordinationweb.Routes(s, coordinationdesk.New(d), choices{h})
		s.Get("/accounts/{id}", func(c *web.Ctx) error {
			panels, err := c.Panels("account", c.R.PathValue("id"))
			if err != nil || len(panels) == 0 {
				return err
			}
			return c.Page(web.Page{Title: "x", Body: panels[0]})
		})
	})
	for _, p := range [][3]string{{"Camille", "Camille Durand", "KAM"}, {"Bastien", "Bastien Orluc", "ACCOUNT_MANAGER"}, {"Ines", "Ines Haddad", "KAM"},
		{"Solène", "Solène Marbeuf", "FINANCE"}, {"Nour", "Nour Haddadi", "HR"}} {
		h.hire(p[0], p[1], p[2])
	}
	h.open("Helvane", "Camille")
	h.open("Norrsund", "Ines")
	h.exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, 'AE', 0, 0, 0)`,
		id.New[id.Any](), h.accounts["Helvane"], h.people["Bastien"].ID)
	return h
}

func (h *house) exec(query string, args ...any) {
	h.t.Helper()
	must(h.t, h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	}))
}

func (h *house) hire(handle, name, title string) {
	a := who.Actor{ID: id.New[id.User](), Name: name, Title: title, Zone: time.UTC, Lang: "fr"}
	h.people[handle] = a
	h.exec(`INSERT INTO app_user (id, login, name, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a.ID, name, name)
	h.exec(`INSERT INTO position (id, user_id, title, from_day, created_at, updated_at) VALUES (?, ?, ?, 0, 0, 0)`, id.New[id.Any](), a.ID, title)
}

func (h *house) open(name, carrier string) {
	c := id.New[id.Account]()
	h.accounts[name] = c
	h.exec(`INSERT INTO account (id, name, name_fold, status, created_at, updated_at) VALUES (?, ?, ?, 'KEY', 0, 0)`, c, name, text.Fold(name))
	h.exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
		id.New[id.Any](), c, h.people[carrier].ID)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
