package contractweb_test

import (
	"context"
	"io/fs"
	"maps"
	"testing"
	"time"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/contract/contractweb"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

var ctx = context.Background()

// house is the pages on a real site: Camille carries Castagnac, Ines does not see it.
type house struct {
	*webtest.Site
	t       *testing.T
	desk    *contractdesk.Desk
	people  map[string]who.Actor
	account id.Account
}

func newHouse(t *testing.T) *house {
	t.Helper()
	tables := map[string]db.TableClass{}
	fields := map[ref.Kind]db.Fields{}
	for _, m := range []map[string]db.TableClass{teamdesk.Tables(), contractdesk.Tables(), files.Tables()} {
		maps.Copy(tables, m)
	}
	for _, m := range []map[ref.Kind]db.Fields{teamdesk.Fields(), contractdesk.Fields(), files.Fields()} {
		maps.Copy(fields, m)
	}
	for _, name := range []string{"account", "assignment", "team_member", "app_user", "position", "session"} {
		tables[name] = db.Plumbing
	}
	d := dbtest.SQLite(t, db.Options{Tables: tables, Fields: fields})
	h := &house{t: t, desk: contractdesk.New(d), people: map[string]who.Actor{}, account: id.New[id.Account]()}
	h.Site = webtest.New(t, d, []fs.FS{contractweb.Messages, teamweb.Messages, words}, func(s *web.Site) {
		contractweb.Routes(s, h.desk, accounts{h.account}, inEuros, func(context.Context, who.Actor, day.Day, day.Day) ([]contractweb.Promise, error) { return nil, nil })
	})
	h.must(d.Write(ctx, who.System(), func(tx *db.Tx) error {
		for _, name := range []string{"Camille", "Ines"} {
			a := who.Actor{ID: id.New[id.User](), Name: name, Title: "KAM", Zone: time.UTC, Lang: "fr"}
			h.people[name] = a
			if _, err := tx.Exec(`INSERT INTO app_user (id, login, name, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a.ID, name, name); err != nil {
				return err
			}
			if _, err := tx.Exec(`INSERT INTO position (id, user_id, title, from_day, created_at, updated_at) VALUES (?, ?, 'KAM', 0, 0, 0)`, id.New[id.Any](), a.ID); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, status, ccy, created_at, updated_at) VALUES (?, 'Castagnac', ?, 'KEY', 'EUR', 0, 0)`, h.account, text.Fold("Castagnac")); err != nil {
			return err
		}
		_, err := tx.Exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
			id.New[id.Any](), h.account, h.people["Camille"].ID)
		return err
	}))
	return h
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// sign enters a contract of 36 months from 1 March 2024, three months of notice, renewed by 12; change makes it another.
func (h *house) sign(name string, change func(*contract.Input)) string {
	h.t.Helper()
	v := money.Major(1_000_000, money.EUR)
	in := contract.Input{Account: h.account, Name: name, Type: contract.Service, Regime: contract.NoRegime, Effective: day.Ptr(day.MustParse("2024-03-01")),
		TermMonths: 36, NoticeUs: contract.NoticeOf(3), Renewal: contract.Renewal{Kind: contract.Tacit, Months: 12}, Value: &v, Currency: "EUR", State: contract.Active}
	if change != nil {
		change(&in)
	}
	c, err := h.desk.Create(ctx, h.people["Camille"], in)
	h.must(err)
	return string(c)
}

type accounts struct{ only id.Account }

func (a accounts) Writable(context.Context, who.Actor, int) ([]web.Choice, error) {
	return []web.Choice{{ID: string(a.only), Name: "Castagnac"}}, nil
}

func (a accounts) Name(context.Context, who.Actor, id.Account) (string, error) {
	return "Castagnac", nil
}

func inEuros(context.Context, day.Day) (func(money.Money) (contractweb.Converted, bool), error) {
	return func(m money.Money) (contractweb.Converted, bool) {
		return contractweb.Converted{EUR: m}, m.Ccy == money.EUR
	}, nil
}
