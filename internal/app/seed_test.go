package app_test

import (
	"context"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
)

// opened is the application on an empty database, on the day of the tests.
func opened(t *testing.T, c app.Config) *app.App {
	t.Helper()
	today := day.FromTime(dbtest.Today)
	c.Today = &today
	a, err := app.Open(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	a.StandAt(dbtest.Today)
	return a
}

func TestSeed(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { seeded(t, opened(t, app.Config{Data: t.TempDir()})) })
	t.Run("postgres", func(t *testing.T) {
		seeded(t, opened(t, app.Config{Database: dbtest.CreateDatabase(t, dbtest.Server(t))}))
	})
}

// seeded: what was made up is there, each manager sees what is theirs, and nobody carries more than the cap.
func seeded(t *testing.T, a *app.App) {
	t.Helper()
	ctx := context.Background()
	said := 0
	out, err := a.Seed(ctx, app.Seeding{Accounts: 700, ContractsPer: 2, Password: "comptoir", Done: func(n int) { said = n }})
	if err != nil {
		t.Fatal(err)
	}
	if said != 700 || out.Accounts != 700 || out.Contracts != 1400 || out.Results != 1680 || out.Targets != 1680 || out.Assignments != 700 || len(out.Logins) != 4 {
		t.Errorf("%+v", out)
	}
	director, _, _ := a.Desks.Team.ActorByLogin(ctx, "director001@volume.example")
	kam, ok, err := a.Desks.Team.ActorByLogin(ctx, "kam002@volume.example")
	if err != nil || !ok {
		t.Fatal(err)
	}
	got, err := a.Desks.Contract.List(ctx, kam, contractdesk.Filter{}, page.Request{Size: 10})
	if err != nil || len(got.Rows) != 10 {
		t.Errorf("the manager's contracts: %d, %v", len(got.Rows), err)
	}
	for _, x := range []struct {
		what string
		sql  string
		want int
	}{
		{"key accounts of a manager", `SELECT count(*) FROM assignment n JOIN account a ON a.id = n.account_id WHERE a.status = 'KEY' AND n.user_id = '` + string(kam.ID) + `'`, 3},
		{"accounts found by search", `SELECT count(*) FROM search_entry WHERE kind = 'account'`, 700},
		{"people above the cap", `SELECT count(*) FROM alert_line WHERE code = 'PF_CAP'`, 0},
		{"entries missing from the journal", `SELECT (SELECT seq FROM journal_head) - (SELECT count(*) FROM journal)`, 0},
	} {
		err := a.DB.Read(ctx, func(tx *db.Tx) error {
			n, _, err := db.One[int](tx, x.sql)
			if n != x.want {
				t.Errorf("%s: %d, want %d", x.what, n, x.want)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if d, err := a.Desks.Attention.Today(ctx, director); err != nil || len(d.Lines) == 0 {
		t.Errorf("the director's morning is empty: %v", err)
	}
	if _, err := a.Seed(ctx, app.Seeding{Accounts: 1, Password: "comptoir"}); err == nil {
		t.Error("seeded twice")
	}
}
