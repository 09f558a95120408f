package coordinationdesk_test

import (
	"context"
	"maps"
	"testing"

	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/setting/settingdesk"
	"comptoir/internal/team/teamdesk"
)

var (
	ctx   = context.Background()
	today = day.FromTime(dbtest.Today)
)

// house is a small company: Direction above a GAM above two key account managers; Bastien is in the team of Camille's
// account. Solène, in finance, and Nour, in human resources, work on none. The tables of other areas are written straight.
type house struct {
	t        testing.TB
	desk     *coordinationdesk.Desk
	db       *db.DB
	people   map[string]who.Actor
	accounts map[string]id.Account
}

func options() db.Options {
	tables := maps.Clone(coordinationdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	maps.Copy(tables, settingdesk.Tables())
	for _, t := range []string{"account", "assignment", "team_member", "app_user", "position"} {
		tables[t] = db.Derived
	}
	return db.Options{Tables: tables, Fields: coordinationdesk.Fields()}
}

func each(t *testing.T, run func(t *testing.T, h *house)) {
	t.Helper()
	dbtest.Each(t, options(), func(t *testing.T, d *db.DB) { run(t, build(t, d)) })
}

func build(t *testing.T, d *db.DB) *house {
	t.Helper()
	h := &house{t: t, desk: coordinationdesk.New(d), db: d, people: map[string]who.Actor{}, accounts: map[string]id.Account{}}
	h.write(func(tx *db.Tx) error {
		for _, p := range [][3]string{{"Alix", "DIRECTION", ""}, {"Théo", "GAM", "Alix"}, {"Camille", "KAM", "Théo"}, {"Ines", "KAM", "Théo"},
			{"Bastien", "ACCOUNT_MANAGER", "Camille"}, {"Solène", "FINANCE", "Alix"}, {"Nour", "HR", "Alix"}} {
			if err := h.hire(tx, p[0], p[1], p[2]); err != nil {
				return err
			}
		}
		if err := h.open(tx, "Helvane", "Camille"); err != nil {
			return err
		}
		if err := h.open(tx, "Norrsund", "Ines"); err != nil {
			return err
		}
		return h.join(tx, "Helvane", "Bastien", "AE", today-400, nil)
	})
	return h
}

func (h *house) write(do func(tx *db.Tx) error) {
	h.t.Helper()
	must(h.t, h.db.Write(ctx, who.System(), do))
}

func (h *house) hire(tx *db.Tx, name, title, manager string) error {
	a := who.Actor{ID: id.New[id.User](), Name: name, Title: title}
	h.people[name] = a
	if _, err := tx.Exec(`INSERT INTO app_user (id, login, name, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a.ID, name, name); err != nil {
		return err
	}
	var boss *id.User
	if m, ok := h.people[manager]; ok {
		boss = &m.ID
	}
	_, err := tx.Exec(`INSERT INTO position (id, user_id, title, manager_id, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`,
		id.New[id.Any](), a.ID, title, boss)
	return err
}

func (h *house) open(tx *db.Tx, name, carrier string) error {
	c := id.New[id.Account]()
	h.accounts[name] = c
	if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, status, created_at, updated_at) VALUES (?, ?, ?, 'KEY', 0, 0)`, c, name, text.Fold(name)); err != nil {
		return err
	}
	_, err := tx.Exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', ?, 0, 0)`,
		id.New[id.Any](), c, h.people[carrier].ID, today-400)
	return err
}

func (h *house) join(tx *db.Tx, account, name, function string, from day.Day, to *day.Day) error {
	_, err := tx.Exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, to_day, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, 0, 0)`,
		id.New[id.Any](), h.accounts[account], h.people[name].ID, function, from, to)
	return err
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
