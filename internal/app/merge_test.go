package app_test

import (
	"context"
	"maps"
	"os"
	"slices"
	"sync"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/arch"
	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/team"
	"comptoir/internal/world"
)

// stay are the tables with an account that a merger leaves as they are, each with its reason.
var stay = map[string]string{
	"journal":      "the history of the account that went remains its own",
	"assignment":   "who carried it is its own history; those who still did are relieved",
	"alert_line":   "derived: it follows its record",
	"alert_stale":  "derived: accounts that wait for a recomputation",
	"search_entry": "derived: it follows its record",
}

// A merger takes every table with an account along, so that an area that comes later cannot be forgotten: the tables are
// read from the schema itself.
func TestMergeMovesEveryTable(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { mergeMovesEveryTable(t, app.Config{Data: t.TempDir()}) })
	t.Run("postgres", func(t *testing.T) {
		server := os.Getenv("COMPTOIR_TEST_POSTGRES")
		if server == "" {
			t.Skip("no PostgreSQL: set COMPTOIR_TEST_POSTGRES (make test starts one)")
		}
		mergeMovesEveryTable(t, app.Config{Database: dbtest.CreateDatabase(t, server)})
	})
}

func mergeMovesEveryTable(t *testing.T, c app.Config) {
	var mu sync.Mutex
	written, watching := map[string]bool{}, false
	today := day.MustParse("2026-11-23")
	c.Today, c.Story = &today, true
	c.Watch = func(q string) {
		mu.Lock()
		defer mu.Unlock()
		if watching {
			for _, table := range arch.Written(q) {
				written[table] = true
			}
		}
	}
	a, err := app.Open(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	ctx := context.Background()
	if _, err := a.Demo(ctx, "comptoir"); err != nil {
		t.Fatal(err)
	}
	theo, _, err := a.Desks.Team.ActorByLogin(ctx, world.Login("theo"))
	if err != nil {
		t.Fatal(err)
	}
	from, into := accountNamed(t, a, "Aldine Énergies"), accountNamed(t, a, "Castagnac Verre")
	tables := withAccount(t, a)
	ilse, _, err := a.Desks.Team.ActorByLogin(ctx, world.Login("ilse"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Desks.Team.Grant(ctx, theo, team.GrantInput{User: ilse.ID, Account: from, Level: team.LevelRead, Until: day.Ptr(today.Add(7))}); err != nil {
		t.Fatal(err)
	}
	company := totals(t, a)
	before := rowsOf(t, a, tables, from)
	p, err := a.Desks.Group.PreviewMerge(ctx, theo, from, into)
	if err != nil || p.Blocked || len(p.Moves) < 6 {
		t.Fatalf("%+v %v", p, err)
	}
	mu.Lock()
	watching = true
	mu.Unlock()
	if err := a.Desks.Group.Merge(ctx, theo, group.MergeInput{Absorbed: from, Survivor: into, Primary: p.Survivor.Primary, Reason: "Rachat", Sure: true}); err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	watching = false
	mu.Unlock()
	after, taken := rowsOf(t, a, tables, from), rowsOf(t, a, tables, into)
	for _, table := range tables {
		if _, stays := stay[table]; stays {
			continue
		}
		if after[table] > 0 || taken[table] < before[table] {
			t.Errorf("%s: %d rows left, %d taken of %d", table, after[table], taken[table], before[table])
		}
		if !written[table] {
			t.Errorf("%s has an account, and no area moves it when two become one: fill area.Area's MoveAccount", table)
		}
	}
	if got := totals(t, a); got != company { // targets of a month add up, and nothing of the company's is lost
		t.Errorf("the company's figures moved: %+v, were %+v", got, company)
	}
	if err := a.CatchUp(ctx); err != nil {
		t.Fatal(err)
	}
	if left := rowsOf(t, a, []string{"search_entry", "alert_line"}, from); left["search_entry"] > 0 || left["alert_line"] > 0 {
		t.Errorf("what follows the records still stands at the account that went: %v", left)
	}
	if _, ok, err := a.Desks.Group.Absorbed(ctx, theo, from); err != nil || !ok {
		t.Errorf("the account that went is not readable: %v %v", ok, err)
	}
}

type figures struct {
	Revenue int64 `bun:"revenue"`
	Target  int64 `bun:"target"`
	InForce int64 `bun:"in_force"`
}

func totals(t *testing.T, a *app.App) (out figures) {
	t.Helper()
	err := a.DB.Read(context.Background(), func(tx *db.Tx) (err error) {
		out, _, err = db.One[figures](tx, `SELECT CAST(sum(revenue) AS BIGINT) AS revenue, CAST(sum(target) AS BIGINT) AS target,
			(SELECT CAST(sum(amount_minor) AS BIGINT) FROM target WHERE in_force = TRUE) AS in_force FROM result_total`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// withAccount are the tables of the schema that have an account.
func withAccount(t *testing.T, a *app.App) (out []string) {
	t.Helper()
	for _, table := range slices.Sorted(maps.Keys(app.Tables())) {
		err := a.DB.Read(context.Background(), func(tx *db.Tx) error {
			_, err := db.Select[int](tx, `SELECT count(*) FROM ? WHERE account_id IS NOT NULL`, db.Ident(table))
			return err
		})
		if err == nil {
			out = append(out, table)
		}
	}
	if len(out) < 12 {
		t.Fatalf("the schema was not read: %v", out)
	}
	return out
}

func rowsOf(t *testing.T, a *app.App, tables []string, account id.Account) map[string]int {
	t.Helper()
	out := map[string]int{}
	err := a.DB.Read(context.Background(), func(tx *db.Tx) error {
		for _, table := range tables {
			n, _, err := db.One[int](tx, `SELECT count(*) FROM ? WHERE account_id = ?`, db.Ident(table), account)
			if err != nil {
				return err
			}
			out[table] = n
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func accountNamed(t *testing.T, a *app.App, name string) (out id.Account) {
	t.Helper()
	err := a.DB.Read(context.Background(), func(tx *db.Tx) (err error) {
		out, _, err = db.One[id.Account](tx, `SELECT id FROM account WHERE name = ? AND deleted_at IS NULL`, name)
		return err
	})
	if err != nil || out == "" {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}
