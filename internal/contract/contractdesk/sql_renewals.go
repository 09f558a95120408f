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
		more = len(rows) > f.Limit
		rows = rows[:min(len(rows), f.Limit)]
		may, err := writable(tx, a, rows)
		if err != nil {
			return err
		}
		for _, r := range rows {
			s := r.toSheet(today, Policy())
			s.MayWrite = may(r.AccountID)
			out = append(out, s)
		}
		return nil
	})
	return out, more, err
}

// writable says on which accounts of the rows the reader may change contracts, in one query.
func writable(tx *db.Tx, a who.Actor, rows []sheetRow) (func(id.Account) bool, error) {
	scope, err := teamdesk.Reach(tx, a, team.Contract, team.Write)
	if err != nil || scope.Everything() || scope.Nothing() || len(rows) == 0 {
		return func(id.Account) bool { return scope.Everything() }, err
	}
	asked := make([]id.Account, len(rows))
	for i, r := range rows {
		asked[i] = r.AccountID
	}
	cond, args := scope.OnEach("a.id")
	held, err := db.Select[id.Account](tx, `SELECT a.id FROM account a WHERE a.id IN (?) AND `+cond, append([]any{db.In(asked)}, args...)...)
	return func(account id.Account) bool { return slices.Contains(held, account) }, err
}
