package reportdesk

import (
	"context"

	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/report"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Portfolio draws the review of a person: their portfolio, or their branch when people report to them. A person whose
// review the reader may not draw does not exist.
func (k *Desk) Portfolio(ctx context.Context, a who.Actor, subject id.User) (r report.Review, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if err := must(tx, a, subject); err != nil {
			return err
		}
		company, err := k.companyIn(tx, a)
		if err != nil {
			return err
		}
		r = report.Review{Extent: report.Portfolio, Company: company, At: tx.Now(), Today: a.Today(tx.Now())}
		people, err := around(tx, a, subject, &r)
		if err != nil {
			return err
		}
		names, err := persons(tx, a)
		if err != nil {
			return err
		}
		if r.Accounts, r.Beyond, err = portfolio(tx, a, people, names); err != nil {
			return err
		}
		for _, x := range r.Accounts {
			if x.Carrier.ID != "" && x.Carrier.ID != subject {
				r.Extent = report.Branch // a manager's: others carry
			}
		}
		return k.fill(tx, a, names, &r)
	})
	return r, err
}

// fill adds what the areas know of the accounts.
func (k *Desk) fill(tx *db.Tx, a who.Actor, names map[id.User]report.Person, r *report.Review) error {
	ids := idsOf(r.Accounts)
	if err := k.results(tx, a, r, ids); err != nil {
		return err
	}
	report.SortAccounts(r.Accounts)
	euros, err := fxdesk.Day(tx, r.Today)
	if err != nil {
		return err
	}
	c := &converted{euros: euros, used: map[string]report.Rate{}}
	contracts, err := k.contracts(tx, a, c, ids)
	if err != nil {
		return err
	}
	r.ContractsHidden = !teamdesk.May(a, team.Contract, team.Read)
	r.Stakes = report.AtStake(contracts, r.Today)
	r.AtStake = report.StakesWorth(r.Stakes)
	r.Undated = report.CountUndated(contracts)
	if r.Alerts, err = k.alerts(tx, a, ids, names, c); err != nil {
		return err
	}
	r.Rates = c.rates()
	r.Pages = map[id.Account]*report.Page{}
	for _, acc := range r.Detailed() {
		if r.Pages[acc.ID], err = k.page(tx, a, acc.ID, contracts, r.Today); err != nil {
			return err
		}
	}
	return nil
}

func idsOf(accounts []report.Account) []id.Account {
	out := make([]id.Account, len(accounts))
	for i, a := range accounts {
		out[i] = a.ID
	}
	return out
}
