package reportdesk

import (
	"context"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/report"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// extents are those of a review, by whose accounts the headline figures of its subject are.
var extents = map[accountdesk.Whose]report.Extent{accountdesk.Own: report.Portfolio, accountdesk.Branch: report.Branch,
	accountdesk.Company: report.Company, accountdesk.Seen: report.Portfolio}

// Portfolio draws the review of a person: their portfolio, their branch when people report to them, or the company when
// they read everything. A person whose review the reader may not draw does not exist.
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
		names, err := persons(tx, a)
		if err != nil {
			return err
		}
		if err := around(tx, a, names, subject, &r); err != nil {
			return err
		}
		h, err := accountdesk.HeadlineIn(tx, a, subject, team.Title(r.Subject.Title))
		if err != nil {
			return err
		}
		r.Extent = extents[h.Whose]
		if r.Accounts, r.Beyond, err = portfolio(tx, a, h, names); err != nil {
			return err
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
