package attentiondesk

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// stage is a small company with one source of alerts that a test sets as it likes.
type stage struct {
	t      *testing.T
	d      *db.DB
	k      *Desk
	alerts map[id.Account][]alert.Alert
	rates  map[money.Currency]int64
	people map[string]who.Actor
	// asked counts the source's answers.
	asked int
	now   *time.Time
}

var today = day.FromTime(dbtest.Today)

func in(days int) *day.Day { return day.Ptr(today.Add(days)) }

func euros(units int64) *money.Money {
	m := money.Major(units, money.EUR)
	return &m
}

// tables stand in for areas that rank beside this one: a test writes their rows directly.
func tables() map[string]db.TableClass {
	all := map[string]db.TableClass{"account": db.Plumbing, "assignment": db.Plumbing, "team_member": db.Plumbing, "setting": db.Plumbing,
		"cursor_position": db.Plumbing, "job": db.Plumbing, "journal": db.Plumbing, "journal_detail": db.Plumbing, "journal_head": db.Plumbing}
	maps.Copy(all, teamdesk.Tables())
	maps.Copy(all, Tables())
	return all
}

func fields() map[ref.Kind]db.Fields {
	all := teamdesk.Fields()
	maps.Copy(all, Fields())
	all["account"] = db.Fields{"name": db.Normal}
	all["fx_rate"] = db.Fields{"source": db.Normal}
	return all
}

// queries counts what the engines are asked, to see that a page does not ask more the more it shows.
var queries atomic.Int64

// each runs a test on both engines.
func each(t *testing.T, run func(s *stage)) {
	t.Helper()
	now := dbtest.Today
	o := db.Options{Tables: tables(), Fields: fields(), Clock: func() time.Time { return now }, Watch: func(string) { queries.Add(1) }}
	dbtest.Each(t, o, func(t *testing.T, d *db.DB) {
		now = dbtest.Today
		run(newStage(t, d, &now))
	})
}

func newStage(t *testing.T, d *db.DB, now *time.Time) *stage {
	s := &stage{t: t, d: d, alerts: map[id.Account][]alert.Alert{}, rates: map[money.Currency]int64{}, people: map[string]who.Actor{}, now: now}
	s.k = New(d, Options{Sources: []attention.Source{s.source}, Euros: s.euros})
	return s
}

func (s *stage) source(_ *db.Tx, _ day.Day, accounts []id.Account) (out []alert.Alert, err error) {
	s.asked++
	if accounts == nil {
		for _, of := range s.alerts {
			out = append(out, of...)
		}
		return out, nil
	}
	for _, a := range accounts {
		out = append(out, s.alerts[a]...)
	}
	return out, nil
}

// euros converts with whole units: 1 EUR = rate units.
func (s *stage) euros(*db.Tx, day.Day) (func(money.Money) (money.Money, bool), error) {
	return func(m money.Money) (money.Money, bool) {
		rate, ok := s.rates[m.Ccy]
		if !ok {
			return money.Money{}, false
		}
		return money.Of(m.Minor/rate, money.EUR), true
	}, nil
}

func (s *stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) write(query string, args ...any) {
	s.t.Helper()
	s.must(s.d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	}))
}

// hire lets a person in, below a manager.
func (s *stage) hire(name string, title team.Title, manager string) who.Actor {
	s.t.Helper()
	desk := teamdesk.New(s.d, time.Now)
	u, err := desk.SeedUser(context.Background(), who.System(), teamdesk.Seed{Login: strings.ReplaceAll(name, " ", ".") + "@x.example", Name: name, Lang: "fr", TZ: "Europe/Paris",
		PasswordHash: "x", Title: title, Manager: s.people[manager].ID, From: today.Add(-400)})
	s.must(err)
	a := who.Actor{ID: u, Name: name, Lang: "fr", Title: string(title)}
	s.people[name] = a
	return a
}

// account opens an account, carried by someone or by nobody.
func (s *stage) account(name, primary string) id.Account {
	s.t.Helper()
	a := id.New[id.Account]()
	s.write(`INSERT INTO account (id, name, name_fold, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a, name, name)
	if primary != "" {
		s.assign(a, primary, "PRIMARY", today.Add(-300), nil)
	}
	return a
}

func (s *stage) assign(a id.Account, user, role string, from day.Day, to *day.Day) {
	s.t.Helper()
	s.write(`INSERT INTO assignment (id, account_id, user_id, role, from_day, to_day, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, 0, 0)`,
		id.New[id.Any](), a, s.people[user].ID, role, from, to)
}

func (s *stage) member(a id.Account, user string) {
	s.t.Helper()
	s.write(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, 'SALES', ?, 0, 0)`,
		id.New[id.Any](), a, s.people[user].ID, today.Add(-300))
}

// raise adds an alert on a contract of its own.
func (s *stage) raise(account id.Account, code string, sev alert.Severity, due *day.Day, value *money.Money) alert.Alert {
	a := alert.Alert{Code: code, Subject: ref.To("contract", id.New[id.Contract]()), Account: account, AccountName: "A", Severity: sev, Due: due,
		Value: value, FirstSeen: today, Action: "decide", Params: map[string]any{"contrat": "C" + fmt.Sprint(len(s.alerts[account]))}}
	s.alerts[account] = append(s.alerts[account], a)
	return a
}

func (s *stage) refresh() {
	s.t.Helper()
	s.must(s.k.RefreshAll(context.Background(), day.FromTime(*s.now)))
}

func (s *stage) day(name string) Day {
	s.t.Helper()
	d, err := s.k.Today(context.Background(), s.people[name])
	s.must(err)
	return d
}

func (s *stage) badge(name string) int {
	s.t.Helper()
	n, err := s.k.Badge(context.Background(), s.people[name])
	s.must(err)
	return n
}

func (s *stage) stored() int {
	s.t.Helper()
	var n int
	s.must(s.d.Read(context.Background(), func(tx *db.Tx) (err error) {
		n, _, err = db.One[int](tx, `SELECT count(*) FROM alert_line`)
		return err
	}))
	return n
}
