package resultdesk_test

import (
	"context"
	"maps"
	"testing"
	"time"

	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/team/teamdesk"
)

var today = day.MustParse("2026-11-23")

// house is a small company: Direction above a GAM above two key account managers; Bastien, account manager, below
// Camille and in the team of Helvane. The tables of other areas are written straight.
type house struct {
	desk     *resultdesk.Desk
	db       *db.DB
	people   map[string]who.Actor
	accounts map[string]id.Account
}

func options() db.Options {
	tables, fields := maps.Clone(resultdesk.Tables()), maps.Clone(resultdesk.Fields())
	maps.Copy(tables, teamdesk.Tables())
	maps.Copy(tables, fxdesk.Tables())
	maps.Copy(fields, fxdesk.Fields())
	for _, t := range []string{"account", "assignment", "team_member", "app_user", "position"} {
		tables[t] = db.Derived
	}
	return db.Options{Tables: tables, Fields: fields}
}

func each(t *testing.T, run func(t *testing.T, h *house)) {
	t.Helper()
	dbtest.Each(t, options(), func(t *testing.T, d *db.DB) { run(t, build(t, d)) })
}

func build(t *testing.T, d *db.DB) *house {
	t.Helper()
	h := &house{desk: resultdesk.New(d), db: d, people: map[string]who.Actor{}, accounts: map[string]id.Account{}}
	must(t, d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		for _, p := range [][3]string{{"Alix", "DIRECTION", ""}, {"Théo", "GAM", "Alix"}, {"Camille", "KAM", "Théo"}, {"Ines", "KAM", "Théo"},
			{"Bastien", "ACCOUNT_MANAGER", "Camille"}, {"Rachel", "HR", "Alix"}, {"Solène", "FINANCE", "Alix"}, {"Victor", "CEO", ""}} {
			if err := h.hire(tx, p[0], p[1], p[2]); err != nil {
				return err
			}
		}
		for _, p := range [][3]string{{"Castagnac", "Camille", "EUR"}, {"Helvane", "Camille", "EUR"}, {"Norrsund", "Camille", "SEK"}, {"Brassac", "Ines", "EUR"}} {
			if err := h.open(tx, p[0], p[1], p[2]); err != nil {
				return err
			}
		}
		_, err := tx.Exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, 'AE', 0, 0, 0)`,
			id.New[id.Any](), h.accounts["Helvane"], h.people["Bastien"].ID)
		return err
	}))
	return h
}

func (h *house) hire(tx *db.Tx, name, title, manager string) error {
	a := who.Actor{ID: id.New[id.User](), Name: name, Title: title, Zone: time.UTC}
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

func (h *house) open(tx *db.Tx, name, carrier, ccy string) error {
	acc := id.New[id.Account]()
	h.accounts[name] = acc
	if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, status, ccy, created_at, updated_at) VALUES (?, ?, ?, 'KEY', ?, 0, 0)`, acc, name, text.Fold(name), ccy); err != nil {
		return err
	}
	_, err := tx.Exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
		id.New[id.Any](), acc, h.people[carrier].ID)
	return err
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
