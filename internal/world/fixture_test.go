package world_test

import (
	"context"
	"maps"
	"testing"
	"time"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/files"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/world"
)

// clock is held by the story, and stands at seven on today's morning otherwise.
type clock struct{ morning, held time.Time }

func (c *clock) now() time.Time {
	if c.held.IsZero() {
		return c.morning
	}
	return c.held
}

func (c *clock) hold(at time.Time) { c.held = at }

func options(now db.Clock) db.Options {
	o := db.Options{Clock: now, Tables: map[string]db.TableClass{}, Fields: map[ref.Kind]db.Fields{}}
	for _, t := range []map[string]db.TableClass{teamdesk.Tables(), accountdesk.Tables(), contactdesk.Tables(), contractdesk.Tables(),
		resultdesk.Tables(), taskdesk.Tables(), fxdesk.Tables(), files.Tables()} {
		maps.Copy(o.Tables, t)
	}
	for _, f := range []map[ref.Kind]db.Fields{teamdesk.Fields(), accountdesk.Fields(), contactdesk.Fields(), contractdesk.Fields(),
		resultdesk.Fields(), taskdesk.Fields(), fxdesk.Fields(), files.Fields()} {
		maps.Copy(o.Fields, f)
	}
	return o
}

// told is the world as it stands on a morning.
type told struct {
	today  day.Day
	db     *db.DB
	desks  world.Desks
	people world.People
}

func (c *clock) tell(t testing.TB, d *db.DB, today day.Day) told {
	t.Helper()
	k := world.Desks{DB: d, Team: teamdesk.New(d, c.now), Account: accountdesk.New(d), Contact: contactdesk.New(d), Contract: contractdesk.New(d),
		Result: resultdesk.New(d), FX: fxdesk.New(d), Task: taskdesk.New(d)}
	people, err := world.Tell(context.Background(), k, c.hold, "", today)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Contract.Roll(context.Background(), today); err != nil {
		t.Fatal(err)
	}
	return told{today, d, k, people}
}

// on tells the story as of a day.
func on(t testing.TB, date string) told {
	t.Helper()
	today := day.MustParse(date)
	c := &clock{morning: today.Time().Add(7 * time.Hour)}
	return c.tell(t, dbtest.SQLite(t, options(c.now)), today)
}

// read runs a query-only transaction.
func (w told) read(t testing.TB, do func(tx *db.Tx) error) {
	t.Helper()
	if err := w.db.Read(context.Background(), do); err != nil {
		t.Fatal(err)
	}
}

// alerts are all that the day calls for.
func (w told) alerts(t testing.TB) (all []alert.Alert) {
	t.Helper()
	w.read(t, func(tx *db.Tx) error {
		for _, source := range []func(*db.Tx, day.Day, []id.Account) ([]alert.Alert, error){contractdesk.Alerts, accountdesk.Alerts, taskdesk.Alerts, resultdesk.Alerts} {
			some, err := source(tx, w.today, nil)
			if err != nil {
				return err
			}
			all = append(all, some...)
		}
		return nil
	})
	return all
}

// alertsOf are those of one account, by code.
func alertsOf(all []alert.Alert, account string) map[string][]alert.Alert {
	out := map[string][]alert.Alert{}
	for _, a := range all {
		if a.AccountName == account {
			out[a.Code] = append(out[a.Code], a)
		}
	}
	return out
}
