package stakeholderdesk_test

import (
	"context"
	"maps"
	"testing"
	"time"

	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/stakeholder"
	"comptoir/internal/stakeholder/stakeholderdesk"
	"comptoir/internal/team/teamdesk"
)

var (
	ctx   = context.Background()
	today = day.MustParse("2026-11-23")
)

// house is a small company: Théo above Camille and Ines; Bastien works with Camille on Helvane, which Étienne sponsors;
// Gaëtan of production is in its team, Rachel is HR, Solène finance. The tables of other areas are written straight.
type house struct {
	t        *testing.T
	desk     *stakeholderdesk.Desk
	relation *relationdesk.Desk
	db       *db.DB
	people   map[string]who.Actor
	accounts map[string]id.Account
	contacts map[string]id.Contact
}

func each(t *testing.T, run func(h *house)) {
	t.Helper()
	tables := maps.Clone(stakeholderdesk.Tables())
	maps.Copy(tables, relationdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	for _, name := range []string{"account", "assignment", "team_member", "app_user", "position", "contact"} {
		tables[name] = db.Derived
	}
	fields := stakeholderdesk.Fields()
	maps.Copy(fields, relationdesk.Fields())
	maps.Copy(fields, contactdesk.Fields())
	dbtest.Each(t, db.Options{Tables: tables, Fields: fields}, func(t *testing.T, d *db.DB) { run(build(t, d)) })
}

func build(t *testing.T, d *db.DB) *house {
	t.Helper()
	h := &house{t: t, desk: stakeholderdesk.New(d, contactdesk.New(d)), relation: relationdesk.New(d), db: d, people: map[string]who.Actor{}, accounts: map[string]id.Account{}, contacts: map[string]id.Contact{}}
	for _, p := range [][3]string{{"Théo", "GAM", ""}, {"Camille", "KAM", "Théo"}, {"Ines", "KAM", "Théo"}, {"Bastien", "ACCOUNT_MANAGER", "Camille"},
		{"Étienne", "CEO", ""}, {"Gaëtan", "PRODUCTION", ""}, {"Solène", "FINANCE", ""}, {"Rachel", "HR", ""}} {
		a := who.Actor{ID: id.New[id.User](), Name: p[0], Title: p[1], Zone: time.UTC}
		h.people[p[0]] = a
		h.exec(`INSERT INTO app_user (id, login, name, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a.ID, p[0], p[0])
		var boss *id.User
		if m, ok := h.people[p[2]]; ok {
			boss = &m.ID
		}
		h.exec(`INSERT INTO position (id, user_id, title, manager_id, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`, id.New[id.Any](), a.ID, p[1], boss)
	}
	for name, carrier := range map[string]string{"Helvane": "Camille", "Norrsund": "Ines"} {
		acc := id.New[id.Account]()
		h.accounts[name] = acc
		h.exec(`INSERT INTO account (id, name, name_fold, status, created_at, updated_at) VALUES (?, ?, ?, 'KEY', 0, 0)`, acc, name, text.Fold(name))
		h.exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`, id.New[id.Any](), acc, h.people[carrier].ID)
	}
	for _, p := range [][2]string{{"Bastien", "AE"}, {"Étienne", "CXO_SPONSOR"}, {"Gaëtan", "PRODUCTION"}} {
		h.exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`,
			id.New[id.Any](), h.accounts["Helvane"], h.people[p[0]].ID, p[1])
	}
	for _, c := range [][2]string{{"Odile", "Helvane"}, {"Marc", "Helvane"}, {"Klara", "Norrsund"}} {
		x := id.New[id.Contact]()
		h.contacts[c[0]] = x
		h.exec(`INSERT INTO contact (id, account_id, name, name_fold, job, created_at, updated_at) VALUES (?, ?, ?, ?, 'Achats', 0, 0)`, x, h.accounts[c[1]], c[0], text.Fold(c[0]))
	}
	return h
}

func (h *house) exec(query string, args ...any) {
	h.t.Helper()
	h.must(h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	}))
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) add(by string, in stakeholder.Input) id.Any {
	h.t.Helper()
	s, err := h.desk.Add(ctx, h.people[by], h.accounts["Helvane"], in, nil)
	h.must(err)
	return s
}

func (h *house) at(by string) stakeholderdesk.Map {
	h.t.Helper()
	m, err := h.desk.Map(ctx, h.people[by], h.accounts["Helvane"])
	h.must(err)
	return m
}

func (h *house) find(by string, s id.Any) stakeholderdesk.Person {
	h.t.Helper()
	p, ok := h.at(by).Find(s)
	if !ok {
		h.t.Fatalf("%s does not see %s", by, s)
	}
	return p
}

func (h *house) feel(by string, s id.Any, v int) {
	h.t.Helper()
	h.must(h.desk.Feel(ctx, h.people[by], h.accounts["Helvane"], s, stakeholder.MarkInput{Value: &v}))
}
