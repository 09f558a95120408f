package world_test

import (
	"context"
	"testing"
	"time"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/app"
	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/world"
)

// told is the world as it stands on a morning, at seven in Greenwich.
type told struct {
	*app.App
	today day.Day
}

// on tells the story as of a day.
func on(t testing.TB, date string) told {
	t.Helper()
	today := day.MustParse(date)
	a, err := app.Open(context.Background(), app.Config{Data: t.TempDir(), Today: &today, Story: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	a.StandAt(today.Time().Add(7 * time.Hour))
	if _, err := a.Demo(context.Background(), "comptoir"); err != nil {
		t.Fatal(err)
	}
	return told{a, today}
}

// as is a person of the cast.
func (w told) as(t testing.TB, handle string) who.Actor {
	t.Helper()
	a, ok, err := w.Desks.Team.ActorByLogin(context.Background(), world.Login(handle))
	if err != nil || !ok {
		t.Fatalf("%s: %v %v", handle, ok, err)
	}
	return a
}

// day is what the person has to do.
func (w told) day(t testing.TB, handle string) attentiondesk.Day {
	t.Helper()
	d, err := w.Desks.Attention.Today(context.Background(), w.as(t, handle))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// read runs a query-only transaction.
func (w told) read(t testing.TB, do func(tx *db.Tx) error) {
	t.Helper()
	if err := w.DB.Read(context.Background(), do); err != nil {
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
