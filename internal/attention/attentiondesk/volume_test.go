package attentiondesk

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

type accountRow struct {
	bun.BaseModel `bun:"table:account"`
	ID            id.Account `bun:"id,pk"`
	Name          string     `bun:"name"`
	NameFold      string     `bun:"name_fold"`
	OwnerID       *id.User   `bun:"owner_id"`
	CreatedAt     int64      `bun:"created_at"`
	UpdatedAt     int64      `bun:"updated_at"`
}

// volume is a large company: accounts brought in by one key account manager out of forty, and alerts on a third.
func volume(t testing.TB, d *db.DB, s *stage, accounts int) {
	rng := rand.New(rand.NewPCG(1, 2))
	s.hire("director", team.Direction, "")
	s.hire("gam", team.GAM, "director")
	for i := range 40 {
		above := "director"
		if i < 5 {
			above = "gam"
		}
		s.hire(fmt.Sprint("kam", i), team.KAM, above)
	}
	s.people["owner"] = who.Actor{ID: s.people["director"].ID, Owner: true}
	severities := []alert.Severity{alert.Warning, alert.Warning, alert.Warning, alert.High, alert.High, alert.Critical}
	var rows []accountRow
	for i := range accounts {
		owner := s.people[fmt.Sprint("kam", i%40)].ID
		if i%10 < 4 {
			owner = s.people["kam7"].ID // one person brought in a large part, as an import does
		}
		a := id.New[id.Account]()
		rows = append(rows, accountRow{ID: a, Name: fmt.Sprint("Compte ", i), NameFold: fmt.Sprint("compte ", i), OwnerID: &owner})
		if i%3 == 0 {
			for range 1 + rng.IntN(2) {
				v := money.Major(rng.Int64N(2_000_000), money.EUR)
				s.alerts[a] = append(s.alerts[a], alert.Alert{Code: "CT_NOTICE", Subject: ref.To("contract", id.New[id.Contract]()), Account: a,
					AccountName: fmt.Sprint("Compte ", i), Severity: severities[rng.IntN(len(severities))], Due: in(rng.IntN(90) - 10), Value: &v,
					Action: "decide", Params: map[string]any{"contrat": fmt.Sprint("Contrat ", i), "date": today, "mois": 12}})
			}
		}
	}
	err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error { return db.Insert(tx, rows...) })
	if err != nil {
		t.Fatal(err)
	}
}

// TestVolume prints what a large company costs. It runs when COMPTOIR_VOLUME names a number of accounts.
func TestVolume(t *testing.T) {
	var accounts int
	if _, err := fmt.Sscan(os.Getenv("COMPTOIR_VOLUME"), &accounts); err != nil {
		accounts = 600 // enough to walk the way
	}
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		volume(t, s.d, s, accounts)
		start := time.Now()
		s.refresh()
		t.Logf("first computation of %d lines: %v", s.stored(), time.Since(start))
		start = time.Now()
		s.refresh()
		t.Logf("nothing changed: %v", time.Since(start))
		*s.now = s.now.AddDate(0, 0, 1)
		start = time.Now()
		s.refresh()
		t.Logf("the next morning: %v", time.Since(start))
		var some []id.Account
		for a := range s.alerts {
			if some = append(some, a); len(some) == chunk {
				break
			}
		}
		measure(t, "refresh of 100 accounts", 20, func() error {
			return s.d.Write(ctx, who.System(), func(tx *db.Tx) error { return s.k.Refresh(tx, today.Add(rand.IntN(30)), some) })
		})
		for _, name := range []string{"director", "owner", "gam", "kam7", "kam12"} {
			a := s.people[name]
			var d Day
			measure(t, "day of "+name, 40, func() (err error) { d, err = s.k.Today(ctx, a); return err })
			t.Logf("  %d lines, %+v", len(d.Lines), d.Counts)
			measure(t, "badge of "+name, 20, func() error { _, err := s.k.Badge(ctx, a); return err })
			measure(t, "list of "+name, 10, func() error { _, _, err := s.k.List(ctx, a, Filter{}, page.Request{}); return err })
		}
		measure(t, "branch of director", 5, func() error { _, _, err := s.k.Branch(ctx, s.people["director"]); return err })
	})
}

func measure(t *testing.T, what string, n int, do func() error) {
	t.Helper()
	took := make([]time.Duration, n)
	for i := range took {
		start := time.Now()
		if err := do(); err != nil {
			t.Fatal(what, err)
		}
		took[i] = time.Since(start)
	}
	slices.Sort(took)
	t.Logf("%-28s median %8v worst %8v", what, took[n/2].Round(10*time.Microsecond), took[n-1].Round(10*time.Microsecond))
}
