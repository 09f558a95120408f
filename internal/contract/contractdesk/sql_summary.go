package contractdesk

import (
	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Summary is what a list of accounts says of an account's contracts.
type Summary struct {
	// Ours run, or are performed past their end; Observed are those of the market that still run.
	Ours, Observed int
	// Values are the yearly values of ours, where known.
	Values []money.Money
	// Next is the contract whose date comes first; nil when none has a date.
	Next *NextDate
}

// NextDate is the next date of a contract, what it is, and whether its decision date is past.
type NextDate struct {
	Contract id.Contract
	On       day.Day
	Step     contract.Step
	Late     bool
}

// Summaries tells of the contracts of some accounts in one query; an account without a contract in reach is absent.
func Summaries(tx *db.Tx, a who.Actor, accounts []id.Account) (map[id.Account]Summary, error) {
	out := map[id.Account]Summary{}
	if len(accounts) == 0 {
		return out, nil
	}
	scope, err := teamdesk.Reach(tx, a, team.Contract, team.Read)
	if err != nil {
		return nil, err
	}
	cond, args := scope.OnNamed("c.account_id")
	rows, err := db.Select[row](tx, `SELECT * FROM contract c WHERE account_id IN (?) AND deleted_at IS NULL AND `+cond+` AND (
		state IN ('ACTIVE', 'NOTICE_GIVEN', 'OPEN_ENDED') OR (state IN ('ENDED', 'TERMINATED') AND last_performed > end_day))
		ORDER BY rank_day, id`, append([]any{db.In(accounts)}, args...)...)
	if err != nil {
		return nil, err
	}
	today := a.Today(tx.Now())
	p, err := policy(tx, today)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		s := out[r.AccountID]
		s.add(r.toContract().AsOf(today), today, p)
		out[r.AccountID] = s
	}
	return out, nil
}

func (s *Summary) add(c contract.Contract, today day.Day, p contract.Policy) {
	d := contract.DatesOf(c, today, p)
	if c.Observed {
		s.Observed++
		if d.End != nil && s.Ours == 0 {
			s.first(NextDate{Contract: c.ID, On: *d.End, Step: contract.JustEnds})
		}
		return
	}
	s.Ours++
	if c.Value != nil {
		s.Values = append(s.Values, *c.Value)
	}
	if n := contract.NextOf(c, d, today); n.On != nil {
		s.first(NextDate{Contract: c.ID, On: *n.On, Step: n.Step, Late: n.Late(d, today)})
	}
}

func (s *Summary) first(n NextDate) {
	if s.Next == nil || n.On < s.Next.On {
		s.Next = &n
	}
}
