package contractdesk

import (
	"context"
	"slices"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Horizon is how many months the renewal calendar looks ahead.
const Horizon = 18

// RenewalFilter narrows the calendar.
type RenewalFilter struct {
	Renewal contract.RenewalKind
	// Account keeps one account.
	Account id.Account
	// From and To bound the ranking day; nil From also takes what is overdue.
	To day.Day
	// Limit bounds how many are drawn; More tells that there are others.
	Limit int
}

// Renewals reads the contracts that call for something in the horizon, or are performed past their end, in the order
// of their dates. Contracts without an end come last: they can be left at any time.
func (k *Desk) Renewals(ctx context.Context, a who.Actor, f RenewalFilter) (out []Sheet, more bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Contract, team.Read)
		if err != nil {
			return err
		}
		today := a.Today(tx.Now())
		cond, args := scope.On("c.account_id")
		where := ` WHERE c.deleted_at IS NULL AND c.observed = FALSE AND ` + cond + ` AND (
			c.state IN ('ACTIVE', 'NOTICE_GIVEN', 'OPEN_ENDED') OR (c.state IN ('ENDED', 'TERMINATED') AND c.last_performed > c.end_day))`
		if f.Renewal != "" {
			where += ` AND c.renewal = ?`
			args = append(args, f.Renewal)
		}
		if f.Account != "" {
			where += ` AND c.account_id = ?`
			args = append(args, f.Account)
		}
		if f.Limit <= 0 {
			f.Limit = 200
		}
		rows, err := db.Select[sheetRow](tx, sheetSQL+where+` ORDER BY c.rank_day, c.id LIMIT ?`, append(args, f.Limit+1)...)
		if err != nil {
			return err
		}
		p, err := policy(tx, today)
		if err != nil {
			return err
		}
		more = len(rows) > f.Limit
		for _, r := range rows[:min(len(rows), f.Limit)] {
			out = append(out, r.toSheet(today, p))
		}
		return writable(tx, a, out)
	})
	return out, more, err
}

// writable says of each contract whether the reader may change it, with one question for all.
func writable(tx *db.Tx, a who.Actor, sheets []Sheet) error {
	scope, err := teamdesk.Reach(tx, a, team.Contract, team.Write)
	if err != nil {
		return err
	}
	accounts := make([]id.Account, 0, len(sheets))
	for _, s := range sheets {
		if !slices.Contains(accounts, s.Account) {
			accounts = append(accounts, s.Account)
		}
	}
	may, err := scope.Among(tx, accounts)
	for i := range sheets {
		sheets[i].MayWrite = may[sheets[i].Account]
	}
	return err
}
