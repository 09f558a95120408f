package accountdesk_test

import (
	"context"
	"maps"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/day"
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

// house is a small company: Alix directs, Théo and Gaëlle are GAMs below her, Camille and Ines KAMs below Théo, Bastien
// is account manager below Camille, Pia works in production and Rachel in human resources.
type house struct {
	t      testing.TB
	desk   *accountdesk.Desk
	db     *db.DB
	people map[string]who.Actor
}

var staff = [][3]string{{"Alix", "DIRECTION", ""}, {"Théo", "GAM", "Alix"}, {"Gaëlle", "GAM", "Alix"}, {"Camille", "KAM", "Théo"}, {"Ines", "KAM", "Théo"},
	{"Bastien", "ACCOUNT_MANAGER", "Camille"}, {"Pia", "PRODUCTION", "Alix"}, {"Rachel", "HR", "Alix"}}

func options() db.Options {
	tables := maps.Clone(accountdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	for _, t := range []string{"app_user", "position", "contract", "contact", "task"} {
		tables[t] = db.Derived // written straight by the fixture
	}
	return db.Options{Tables: tables, Fields: accountdesk.Fields()}
}

func each(t *testing.T, run func(h *house)) {
	t.Helper()
	dbtest.Each(t, options(), func(t *testing.T, d *db.DB) { run(build(t, d)) })
}

func build(t testing.TB, d *db.DB) *house {
	t.Helper()
	h := &house{t: t, desk: accountdesk.New(d), db: d, people: map[string]who.Actor{}}
	h.ok(d.Write(ctx, who.System(), func(tx *db.Tx) error {
		for _, p := range staff {
			if err := h.hire(tx, p[0], p[1], p[2]); err != nil {
				return err
			}
		}
		return nil
	}))
	return h
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

func input(name string) account.Input {
	return account.Input{Name: name, Tier: account.Unrated, Ccy: "EUR", Country: "FR", City: "Lyon", Sector: "Verre"}
}

// candidate is an account that somebody brought in.
func (h *house) candidate(name, owner string) id.Account {
	h.t.Helper()
	c, err := h.desk.Create(ctx, h.who(owner), input(name))
	h.ok(err)
	return c
}

// key is a KEY account that somebody carries since 2025.
func (h *house) key(name, carrier string) id.Account {
	h.t.Helper()
	c := h.candidate(name, carrier)
	alix := h.who("Alix")
	h.ok(h.desk.MoveTo(ctx, alix, c, 0, account.Move{To: account.Qualified, Reason: "Évalué"}))
	h.ok(h.desk.MoveTo(ctx, alix, c, 0, account.Move{To: account.Key}))
	_, err := h.desk.Assign(ctx, alix, c, accountdesk.AssignInput{User: h.who(carrier).ID, Role: account.Primary, From: on("2025-01-01")})
	h.ok(err)
	return c
}

func (h *house) open(name string, c id.Account) accountdesk.Sheet {
	h.t.Helper()
	s, err := h.desk.Open(ctx, h.who(name), c)
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
