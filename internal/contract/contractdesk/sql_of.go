package contractdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// OfIn reads the contracts of ours of some accounts that run, or are performed past their end, in the order of their
// dates: for reports and briefs. What is out of the reader's reach is absent.
func (k *Desk) OfIn(tx *db.Tx, a who.Actor, accounts []id.Account) ([]Sheet, error) {
	if len(accounts) == 0 {
		return nil, nil
	}
	scope, err := teamdesk.Reach(tx, a, team.Contract, team.Read)
	if err != nil {
		return nil, err
	}
	cond, args := scope.OnNamed("c.account_id")
	rows, err := db.Select[sheetRow](tx, sheetSQL+` WHERE c.deleted_at IS NULL AND c.observed = FALSE AND c.account_id IN (?) AND `+cond+` AND (
		c.state IN ('ACTIVE', 'NOTICE_GIVEN', 'OPEN_ENDED') OR (c.state IN ('ENDED', 'TERMINATED') AND c.last_performed > c.end_day))
		ORDER BY c.rank_day, c.id`, append([]any{db.In(accounts)}, args...)...)
	if err != nil {
		return nil, err
	}
	today := a.Today(tx.Now())
	p, err := policy(tx, today)
	if err != nil {
		return nil, err
	}
	out := make([]Sheet, len(rows))
	for i, r := range rows {
		out[i] = r.toSheet(today, p)
	}
	return out, nil
}
