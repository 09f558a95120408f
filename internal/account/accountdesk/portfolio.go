package accountdesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Portfolio is what accounts ask of the area that chooses key accounts, when there is one.
type Portfolio interface {
	// TierIn is the tier that the last validated assessment gives the account; ok is false when there is none.
	TierIn(tx *db.Tx, c id.Account) (t account.Tier, ok bool, err error)
	// PassedIn is told that the account passes from one PRIMARY to another.
	PassedIn(tx *db.Tx, a who.Actor, c account.Account, from, to account.Assignment) error
}

// Heed makes the desk ask the portfolio. The status is then moved by its steps, and the tier by its assessments.
func (k *Desk) Heed(p Portfolio) { k.portfolio = p }

// MoveTo changes the status. A QUALIFIED account becomes KEY with the approval of the Direction, who must be the one
// asking; whoever carries it must keep within the cap. Where a portfolio is kept its steps decide: move_by_portfolio.
func (k *Desk) MoveTo(ctx context.Context, a who.Actor, c id.Account, rev int, m account.Move) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if k.portfolio == nil {
			return k.MoveToIn(tx, a, c, rev, m)
		}
		if _, err := k.find(tx, a, c, rev); err != nil {
			return err
		}
		return problem.New(problem.Conflict, "move_by_portfolio")
	})
}

// RateIn sets the tier that an assessment gives, in the caller's transaction.
func (k *Desk) RateIn(tx *db.Tx, a who.Actor, c id.Account, t account.Tier) error {
	return k.changeIn(tx, a, c, 0, "account.rated", func(old account.Account) (account.Account, error) {
		if !t.Valid() {
			return old, problem.At("tier", "unknown_choice")
		}
		old.Tier = t
		return old, nil
	})
}

// checkTier: the tier of an account that was assessed is not typed.
func (k *Desk) checkTier(tx *db.Tx, c id.Account, old, next account.Tier) error {
	if k.portfolio == nil || old == next {
		return nil
	}
	_, assessed, err := k.portfolio.TierIn(tx, c)
	if err == nil && assessed {
		err = problem.At("tier", "tier_assessed")
	}
	return err
}

// passed tells the portfolio that another person becomes PRIMARY. Whoever was it before, even with a gap, has things to
// hand over.
func (k *Desk) passed(tx *db.Tx, a who.Actor, r row, others []account.Assignment, n account.Assignment) error {
	if k.portfolio == nil || n.Role != account.Primary {
		return nil
	}
	var last *account.Assignment
	for i, o := range others {
		if o.Role == account.Primary && o.ID != n.ID && o.From < n.From && (last == nil || o.From > last.From) {
			last = &others[i]
		}
	}
	if last == nil || last.User == n.User {
		return nil
	}
	return k.portfolio.PassedIn(tx, a, r.toAccount(), *last, n)
}
