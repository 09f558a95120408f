package journeys

import (
	"fmt"
	"sync"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/who"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/world/worldtest"
)

// An account that is removed while something is being added to it: either it is in use and stays, or it is gone and nothing
// is added. Never a contract or a task of an account that no longer is.
func TestNothingIsAddedToAnAccountThatLeaves(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		me := w.As("camille")
		accounts := accountdesk.New(w.DB)
		add := map[string]func(c id.Account) error{
			"contract": func(c id.Account) error {
				_, err := contractdesk.New(w.DB).Create(t.Context(), me, contract.Input{Account: c, Name: "Entretien", Type: contract.Service, Regime: contract.NoRegime,
					Effective: day.Ptr(day.MustParse("2026-01-01")), TermMonths: 12, Renewal: contract.Renewal{Kind: contract.NoRenewal}, Currency: money.EUR, State: contract.Active})
				return err
			},
			"task": func(c id.Account) error {
				_, err := taskdesk.New(w.DB).Create(t.Context(), me, task.Input{Title: "Rappeler", Account: c, Kind: task.Todo})
				return err
			},
		}
		for what, into := range add {
			for n := range 15 {
				c := accountOf(t, accounts, me, fmt.Sprintf("%s %d", what, n))
				var removed, added error
				var both sync.WaitGroup
				both.Go(func() { removed = accounts.Remove(t.Context(), me, c, 0) })
				both.Go(func() { added = into(c) })
				both.Wait()
				if (removed == nil) == (added == nil) {
					t.Fatalf("%s: removed %v, added %v", what, removed, added)
				}
			}
		}
	})
}

func accountOf(t *testing.T, accounts *accountdesk.Desk, me who.Actor, name string) id.Account {
	t.Helper()
	c, err := accounts.Create(t.Context(), me, account.Input{Name: name, Tier: account.Unrated, Ccy: money.EUR, Country: "FR"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}
