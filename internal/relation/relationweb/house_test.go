package relationweb_test

import (
	"context"
	"io/fs"
	"maps"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/relation/relationweb"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

var (
	ctx   = context.Background()
	today = day.MustParse("2026-11-23")
)

// house is the pages on a real site: Camille and Bastien below her work on Helvane, Ines on Norrsund; Pia is of production,
// in Helvane's team.
type house struct {
	*webtest.Site
	t        *testing.T
	db       *db.DB
	desk     *relationdesk.Desk
	people   map[string]who.Actor
	accounts map[string]id.Account
	contacts map[string]id.Contact
}

func newHouse(t *testing.T) *house {
	t.Helper()
	tables := maps.Clone(relationdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	for _, name := range []string{"account", "assignment", "team_member", "app_user", "position", "session", "contact", "task"} {
		tables[name] = db.Plumbing
	}
	d := dbtest.SQLite(t, db.Options{Tables: tables, Fields: relationdesk.Fields()})
	h := &house{t: t, db: d, desk: relationdesk.New(d), people: map[string]who.Actor{}, accounts: map[string]id.Account{}, contacts: map[string]id.Contact{}}
	h.Site = webtest.New(t, d, []fs.FS{relationweb.Messages, teamweb.Messages}, func(s *web.Site) {
		relationweb.Routes(s, h.desk)
		for _, on := range []string{"account", "contact"} {
			s.Get("/"+on+"s/{id}", func(c *web.Ctx) error {
				panels, err := c.Panels(on, c.R.PathValue("id"))
				if err != nil || len(panels) == 0 {
					return err
				}
				return c.Page(web.Page{Title: "x", Body: panels[0]})
			})
		}
	})
	h.people["Camille"] = h.hire("Camille Durand", "KAM", "")
	h.people["Bastien"] = h.hire("Bastien Orluc", "ACCOUNT_MANAGER", "Camille")
	h.people["Ines"] = h.hire("Ines Haddad", "KAM", "")
	h.people["Pia"] = h.hire("Pia Renaud", "PRODUCTION", "")
	h.open("Helvane", "Camille")
	h.open("Norrsund", "Ines")
	for name, function := range map[string]string{"Bastien": "AE", "Pia": "PRODUCTION"} {
		h.exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`,
			id.New[id.Any](), h.accounts["Helvane"], h.people[name].ID, function)
	}
	h.meet("Odile Perrachon", "Helvane")
	h.meet("Marc Tissot", "Helvane")
	h.meet("Klara Blom", "Norrsund")
	return h
}

func (h *house) exec(query string, args ...any) {
	h.t.Helper()
	must(h.t, h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	}))
}

func (h *house) hire(name, title, manager string) who.Actor {
	a := who.Actor{ID: id.New[id.User](), Name: name, Title: title, Zone: time.UTC, Lang: "fr"}
	h.exec(`INSERT INTO app_user (id, login, name, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a.ID, name, name)
	var boss *id.User
	if m, ok := h.people[manager]; ok {
		boss = &m.ID
	}
	h.exec(`INSERT INTO position (id, user_id, title, manager_id, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`,
		id.New[id.Any](), a.ID, title, boss)
	return a
}

func (h *house) open(name, carrier string) {
	acc := id.New[id.Account]()
	h.accounts[name] = acc
	h.exec(`INSERT INTO account (id, name, name_fold, status, created_at, updated_at) VALUES (?, ?, ?, 'KEY', 0, 0)`, acc, name, text.Fold(name))
	h.exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
		id.New[id.Any](), acc, h.people[carrier].ID)
}

func (h *house) meet(name, account string) {
	c := id.New[id.Contact]()
	h.contacts[name] = c
	h.exec(`INSERT INTO contact (id, account_id, name, name_fold, job, created_at, updated_at) VALUES (?, ?, ?, ?, 'Achats', 0, 0)`,
		c, h.accounts[account], name, text.Fold(name))
}

func (h *house) log(by string, k relation.Kind, d day.Day, theirs ...string) id.Interaction {
	h.t.Helper()
	in := relation.Input{Account: h.accounts["Helvane"], Day: &d, Kind: k, Users: []id.User{h.people[by].ID}, Planned: d > today, Summary: "Prix du froid"}
	for _, n := range theirs {
		in.Contacts = append(in.Contacts, h.contacts[n])
	}
	x, err := h.desk.Log(ctx, h.people[by], in)
	must(h.t, err)
	return x
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
