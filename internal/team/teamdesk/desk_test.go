package teamdesk_test

import (
	"context"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

var ctx = context.Background()

// aPassword is a stored form; most tests never sign in.
const aPassword = "$argon2id$v=19$m=19456,t=2,p=1$y/4gtWU4Xmoz0ztjXxitpw$gXiipk4JCJ+b5USV1gjynFyoR3ooY/AXLbLmOSiu1wk"

// house is a desk on one engine, with its clocks in hand.
type house struct {
	t     *testing.T
	desk  *teamdesk.Desk
	db    *db.DB
	today time.Time // the business clock
	real  time.Time
}

// each opens an empty house on every engine.
func each(t *testing.T, run func(h *house)) {
	t.Helper()
	h := &house{}
	tables := teamdesk.Tables()
	// The tests put accounts, assignments and members in by hand: their areas rank above this one.
	for _, name := range []string{"account", "assignment", "team_member", "journal", "journal_detail", "journal_head"} {
		tables[name] = db.Plumbing
	}
	options := db.Options{Fields: teamdesk.Fields(), Tables: tables, Clock: func() time.Time { return h.today }}
	h.today = dbtest.Today
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		h.t, h.db, h.today, h.real = t, d, dbtest.Today, dbtest.Today
		h.desk = teamdesk.New(d, func() time.Time { return h.real })
		run(h)
	})
}

func (h *house) day() day.Day { return day.FromTime(h.today) }

func (h *house) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) code(err error, code string) {
	h.t.Helper()
	if !problem.Has(err, code) {
		h.t.Errorf("error %v, want %s", err, code)
	}
}

// person lets in someone with a title since a year ago.
func (h *house) person(name string, title team.Title, manager id.User) who.Actor {
	h.t.Helper()
	return h.seed(teamdesk.Seed{Login: name, Name: name, Title: title, Manager: manager, From: h.day().Add(-365), PasswordHash: aPassword})
}

func (h *house) admin(name string) who.Actor {
	h.t.Helper()
	return h.seed(teamdesk.Seed{Login: name, Name: name, Admin: true, PasswordHash: aPassword})
}

func (h *house) seed(s teamdesk.Seed) who.Actor {
	h.t.Helper()
	u, err := h.desk.SeedUser(ctx, who.System(), s)
	h.ok(err)
	return h.actor(u)
}

// actor reads someone as the site does.
func (h *house) actor(u id.User) who.Actor {
	h.t.Helper()
	epoch, err := db0[int](h, `SELECT session_epoch FROM app_user WHERE id = ?`, u)
	h.ok(err)
	a, ok, err := h.desk.Actor(ctx, u, epoch)
	h.ok(err)
	if !ok {
		h.t.Fatalf("%s is not active", u)
	}
	return a
}

func db0[T any](h *house, query string, args ...any) (v T, err error) {
	err = h.db.Read(ctx, func(tx *db.Tx) error {
		v, _, err = db.One[T](tx, query, args...)
		return err
	})
	return v, err
}

func (h *house) exec(query string, args ...any) {
	h.t.Helper()
	h.ok(h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	}))
}

// account puts an account in; owner may be empty.
func (h *house) account(name string, owner id.User) id.Account {
	h.t.Helper()
	a := id.New[id.Account]()
	var by *id.User
	if owner != "" {
		by = &owner
	}
	h.exec(`INSERT INTO account (id, name, name_fold, owner_id, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0)`, a, name, name, by)
	return a
}

// assign and join place someone on an account from and to days counted from today; a nil end is still.
func (h *house) assign(a id.Account, u id.User, from int, to *int) {
	h.t.Helper()
	h.exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, to_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', ?, ?, 0, 0)`,
		id.New[id.Any](), a, u, h.day().Add(from), h.end(to))
}

func (h *house) join(a id.Account, u id.User, function string, from int, to *int) {
	h.t.Helper()
	h.exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, to_day, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, 0, 0)`,
		id.New[id.Any](), a, u, function, h.day().Add(from), h.end(to))
}

func (h *house) end(to *int) *day.Day {
	if to == nil {
		return nil
	}
	return day.Ptr(h.day().Add(*to))
}

func in(days int) *int { return &days }

// last is the newest journal entry: its action and the names of what changed.
func (h *house) last() string {
	h.t.Helper()
	type entry struct{ Action, Fields string }
	e, err := db0[entry](h, `SELECT action, fields FROM journal ORDER BY seq DESC LIMIT 1`)
	h.ok(err)
	return e.Action + " " + e.Fields
}
