package relationdesk_test

import (
	"context"
	"maps"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/team/teamdesk"
)

var (
	ctx   = context.Background()
	today = day.MustParse("2026-11-23")
)

// house is a small company: Direction above a GAM above two key account managers; Bastien, account manager, below Camille
// and in the team of her account; Étienne, its CEO, sponsors it; Gaëtan of production is in its team; Rachel is HR. The
// tables of other areas are written straight.
type house struct {
	desk     *relationdesk.Desk
	db       *db.DB
	people   map[string]who.Actor
	accounts map[string]id.Account
	contacts map[string]id.Contact
}

func options() db.Options {
	tables := maps.Clone(relationdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	for _, t := range []string{"account", "assignment", "team_member", "app_user", "position", "contact", "task"} {
		tables[t] = db.Derived
	}
	return db.Options{Tables: tables, Fields: relationdesk.Fields()}
}

func each(t *testing.T, run func(t *testing.T, h *house)) {
	t.Helper()
	dbtest.Each(t, options(), func(t *testing.T, d *db.DB) { run(t, build(t, d)) })
}

func build(t testing.TB, d *db.DB) *house {
	t.Helper()
	h := &house{desk: relationdesk.New(d), db: d, people: map[string]who.Actor{}, accounts: map[string]id.Account{}, contacts: map[string]id.Contact{}}
	must(t, d.Write(ctx, who.System(), func(tx *db.Tx) error {
		for _, p := range [][3]string{{"Alix", "DIRECTION", ""}, {"Étienne", "CEO", ""}, {"Théo", "GAM", "Alix"}, {"Camille", "KAM", "Théo"},
			{"Ines", "KAM", "Théo"}, {"Bastien", "ACCOUNT_MANAGER", "Camille"}, {"Gaëtan", "PRODUCTION", "Alix"}, {"Solène", "FINANCE", "Alix"}, {"Rachel", "HR", "Alix"}} {
			if err := h.hire(tx, p[0], p[1], p[2]); err != nil {
				return err
			}
		}
		for name, carrier := range map[string]string{"Helvane": "Camille", "Norrsund": "Ines"} {
			if err := h.open(tx, name, carrier); err != nil {
				return err
			}
		}
		for _, p := range [][2]string{{"Bastien", "AE"}, {"Étienne", "CXO_SPONSOR"}, {"Gaëtan", "PRODUCTION"}} {
			if _, err := tx.Exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`,
				id.New[id.Any](), h.accounts["Helvane"], h.people[p[0]].ID, p[1]); err != nil {
				return err
			}
		}
		for _, c := range [][2]string{{"Odile", "Helvane"}, {"Marc", "Helvane"}, {"Klara", "Norrsund"}} {
			if err := h.meet(tx, c[0], c[1]); err != nil {
				return err
			}
		}
		return nil
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

func (h *house) open(tx *db.Tx, name, carrier string) error {
	acc := id.New[id.Account]()
	h.accounts[name] = acc
	if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, status, created_at, updated_at) VALUES (?, ?, ?, 'KEY', 0, 0)`, acc, name, text.Fold(name)); err != nil {
		return err
	}
	_, err := tx.Exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
		id.New[id.Any](), acc, h.people[carrier].ID)
	return err
}

func (h *house) meet(tx *db.Tx, name, account string) error {
	c := id.New[id.Contact]()
	h.contacts[name] = c
	_, err := tx.Exec(`INSERT INTO contact (id, account_id, name, name_fold, job, created_at, updated_at) VALUES (?, ?, ?, ?, 'Achats', 0, 0)`,
		c, h.accounts[account], name, text.Fold(name))
	return err
}

// input is an exchange of Helvane unless a contact is of another account.
func (h *house) input(k relation.Kind, d day.Day, ours, theirs []string) relation.Input {
	in := relation.Input{Account: h.accounts["Helvane"], Day: &d, Kind: k, Planned: d > today}
	for _, n := range theirs {
		in.Contacts = append(in.Contacts, h.contacts[n])
		if n == "Klara" {
			in.Account = h.accounts["Norrsund"]
		}
	}
	for _, n := range ours {
		in.Users = append(in.Users, h.people[n].ID)
	}
	return in
}

func (h *house) log(t testing.TB, by string, k relation.Kind, d day.Day, ours, theirs []string) id.Interaction {
	t.Helper()
	x, err := h.desk.Log(ctx, h.people[by], h.input(k, d, ours, theirs))
	must(t, err)
	return x
}

func (h *house) read(t testing.TB, do func(tx *db.Tx) error) {
	t.Helper()
	must(t, h.db.Read(ctx, do))
}

func (h *house) strength(t testing.TB, name string) (s relation.Strength, ok bool) {
	t.Helper()
	h.read(t, func(tx *db.Tx) error {
		all, err := relationdesk.StrengthsIn(tx, today, h.accounts["Helvane"])
		s, ok = all[h.contacts[name]]
		return err
	})
	return s, ok
}

func (h *house) pair(t testing.TB, ours, theirs string) (s relation.Strength, ok bool) {
	t.Helper()
	h.read(t, func(tx *db.Tx) error {
		all, err := relationdesk.PairsIn(tx, today, h.accounts["Helvane"])
		s, ok = all[relationdesk.Pair{User: h.people[ours].ID, Contact: h.contacts[theirs]}]
		return err
	})
	return s, ok
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
