package taskweb_test

import (
	"context"
	"flag"
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
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/task/taskweb"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

var (
	ctx   = context.Background()
	today = day.MustParse("2026-11-23")
)

// house is the pages on a real site: Camille and Bastien below her work on Helvane and Castagnac, Ines does not.
type house struct {
	*webtest.Site
	t        *testing.T
	db       *db.DB
	desk     *taskdesk.Desk
	people   map[string]who.Actor
	accounts map[string]id.Account
}

func newHouse(t *testing.T) *house {
	t.Helper()
	tables := maps.Clone(taskdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	for _, name := range []string{"account", "assignment", "team_member", "app_user", "position", "session"} {
		tables[name] = db.Plumbing
	}
	d := dbtest.SQLite(t, db.Options{Tables: tables, Fields: taskdesk.Fields()})
	h := &house{t: t, db: d, desk: taskdesk.New(d), people: map[string]who.Actor{}, accounts: map[string]id.Account{}}
	h.Site = webtest.New(t, d, []fs.FS{taskweb.Messages, teamweb.Messages}, func(s *web.Site) {
		taskweb.Routes(s, h.desk, choices{h})
		s.Get("/accounts/{id}", func(c *web.Ctx) error {
			panels, err := c.Panels("account", c.R.PathValue("id"))
			if err != nil {
				return err
			}
			return c.Page(web.Page{Title: "Compte", Nav: "accounts", Body: panels[0]})
		})
	})
	h.people["Camille"] = h.hire("Camille Durand", "KAM", "")
	h.people["Bastien"] = h.hire("Bastien Orluc", "ACCOUNT_MANAGER", "Camille")
	h.people["Ines"] = h.hire("Ines Haddad", "KAM", "")
	h.open("Helvane", "Camille")
	h.open("Castagnac Verre", "Camille")
	h.open("Norrsund Papper AB", "Ines")
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

func (h *house) enter(by, account, title string, kind task.Kind, due *day.Day, owner string) id.Task {
	h.t.Helper()
	t, err := h.desk.Create(ctx, h.people[by], task.Input{Title: title, Account: h.accounts[account], Kind: kind, Due: due, Owner: h.people[owner].ID})
	must(h.t, err)
	return t
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// choices are the accounts of the person, as the account desk gives them in the application.
type choices struct{ h *house }

func (k choices) Writable(_ context.Context, a who.Actor, _ int) ([]web.Choice, error) {
	var out []web.Choice
	for _, name := range []string{"Castagnac Verre", "Helvane", "Norrsund Papper AB"} {
		if (name == "Norrsund Papper AB") == (a.Name == "Ines Haddad") {
			out = append(out, web.Choice{ID: string(k.h.accounts[name]), Name: name})
		}
	}
	return out, nil
}

func (k choices) Name(_ context.Context, _ who.Actor, account id.Account) (string, error) {
	for name, a := range k.h.accounts {
		if a == account {
			return name, nil
		}
	}
	return "", nil
}

var serveAt = flag.String("task", "", "serve the pages of the area on this address until interrupted")

// TestServe shows the pages while one works on them: go test ./internal/task/taskweb -run TestServe -task 127.0.0.1:9105 -v -timeout 0
func TestServe(t *testing.T) {
	if *serveAt == "" {
		t.Log("serves only on request: -task 127.0.0.1:9105")
		return
	}
	h := newHouse(t)
	h.story()
	h.Serve(*serveAt, h.people["Camille"], h.people["Bastien"], h.people["Ines"])
}

// story is a week of Camille's.
func (h *house) story() {
	h.enter("Camille", "Helvane", "Envoyer le plan de prévention", task.PromiseOurs, day.Ptr(today-4), "")
	h.enter("Camille", "Castagnac Verre", "Envoyer le compte rendu du comité d’octobre", task.Todo, day.Ptr(today-3), "Bastien")
	h.enter("Camille", "Castagnac Verre", "Répondre sur le four 3", task.PromiseOurs, day.Ptr(today+7), "")
	h.enter("Camille", "Castagnac Verre", "Recevoir les plans du nouvel atelier", task.PromiseTheirs, day.Ptr(today+1), "")
	h.enter("Camille", "", "Préparer la revue de portefeuille", task.Todo, &today, "")
	h.enter("Camille", "Helvane", "Relire l’avenant n° 3", task.Todo, nil, "")
	done := h.enter("Camille", "Helvane", "Confirmer la date de l’audit", task.PromiseOurs, day.Ptr(today-2), "")
	must(h.t, h.desk.Done(ctx, h.people["Camille"], done, 0))
}
