package groupdesk_test

import (
	"context"
	"maps"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/team/teamdesk"
)

var ctx = context.Background()

func on(s string) day.Day     { return day.MustParse(s) }
func until(s string) *day.Day { return day.Ptr(on(s)) }
func pct(p float64) *decimal.Decimal {
	d := decimal.Decimal(p*10_000 + .5)
	return &d
}

// house is a small company: Alix directs, Théo is a GAM below her, Camille a KAM below him, Ines a KAM elsewhere, Pia works
// in production.
type house struct {
	t        testing.TB
	desk     *groupdesk.Desk
	accounts *accountdesk.Desk
	db       *db.DB
	people   map[string]who.Actor
}

var staff = [][3]string{{"Alix", "DIRECTION", ""}, {"Théo", "GAM", "Alix"}, {"Camille", "KAM", "Théo"}, {"Ines", "KAM", "Alix"}, {"Pia", "PRODUCTION", "Alix"}}

func each(t *testing.T, run func(h *house)) {
	t.Helper()
	tables := maps.Clone(accountdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	maps.Copy(tables, groupdesk.Tables())
	for _, n := range []string{"app_user", "position"} {
		tables[n] = db.Derived // written straight by the fixture
	}
	fields := accountdesk.Fields()
	maps.Copy(fields, groupdesk.Fields())
	dbtest.Each(t, db.Options{Tables: tables, Fields: fields}, func(t *testing.T, d *db.DB) {
		accounts := accountdesk.New(d)
		h := &house{t: t, desk: groupdesk.New(d, accounts), accounts: accounts, db: d, people: map[string]who.Actor{}}
		h.ok(d.Write(ctx, who.System(), func(tx *db.Tx) error {
			for _, p := range staff {
				if err := h.hire(tx, p[0], p[1], p[2]); err != nil {
					return err
				}
			}
			return nil
		}))
		run(h)
	})
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

func (h *house) who(name string) who.Actor { return h.people[name] }

func (h *house) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// refused checks that a verb said no with this code.
func (h *house) refused(err error, code string) {
	h.t.Helper()
	if !problem.Has(err, code) {
		h.t.Errorf("got %v, want %s", err, code)
	}
}

func (h *house) account(name, owner string) id.Account {
	h.t.Helper()
	c, err := h.accounts.Create(ctx, h.who(owner), account.Input{Name: name, Tier: account.Unrated, Ccy: "EUR", Country: "FR", City: "Lyon"})
	h.ok(err)
	return c
}

func (h *house) body(by string, c id.Account, name string, change ...func(*account.EntityInput)) id.Entity {
	h.t.Helper()
	in := account.EntityInput{Name: name, Country: "FR", State: account.Live}
	for _, f := range change {
		f(&in)
	}
	e, err := h.accounts.AddEntity(ctx, h.who(by), c, in)
	h.ok(err)
	return e
}

func under(parent id.Entity) func(*account.EntityInput) {
	return func(in *account.EntityInput) { in.Parent = parent }
}

func (h *house) holds(by string, parent, child id.Entity, p float64, from string) id.Any {
	h.t.Helper()
	s, err := h.desk.AddShare(ctx, h.who(by), groupdesk.ShareInput{Parent: parent, Child: child, Pct: pct(p), From: on(from)})
	h.ok(err)
	return s
}

// at opens the group of an account on a day, for who must see it.
func (h *house) at(by string, c id.Account, d string) groupdesk.Sheet {
	h.t.Helper()
	s, err := h.desk.Open(ctx, h.who(by), c, until(d))
	h.ok(err)
	return s
}

// journal lists the actions recorded on an account.
func (h *house) journal(c id.Account) (out []string) {
	h.t.Helper()
	h.ok(h.db.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = db.Select[string](tx, `SELECT action FROM journal WHERE account_id = ? ORDER BY seq`, c)
		return err
	}))
	return out
}
