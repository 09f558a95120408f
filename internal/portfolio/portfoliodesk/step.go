package portfoliodesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// StepInput is what is asked of an account's place in the portfolio.
type StepInput struct {
	Verb   portfolio.Verb
	Reason string
}

// Step takes a step. rev is the account's, as the page showed it. Whoever writes on the account qualifies, proposes,
// watches and restores; a manager lets it leave. A proposal waits for the Direction, which takes its own at once.
func (k *Desk) Step(ctx context.Context, a who.Actor, c id.Account, rev int, in StepInput) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.StepIn(tx, a, c, rev, in) })
}

// StepIn is Step in the caller's transaction.
func (k *Desk) StepIn(tx *db.Tx, a who.Actor, c id.Account, rev int, in StepInput) error {
	acc, f, err := k.facts(tx, a, c)
	if err != nil {
		return err
	}
	if in.Verb == portfolio.Exit && !Manages(a) {
		return problem.New(problem.Forbidden, "exit_by_manager")
	}
	if rev != 0 && rev != acc.Rev {
		return problem.Stale()
	}
	s, err := portfolio.Take(in.Verb, f, in.Reason, a.Today(tx.Now()))
	if err != nil {
		return err
	}
	s.ID, s.Account, s.AskedBy = id.New[id.Any](), c, a.ID
	if s.State == portfolio.Taken || Directs(a) {
		if s, err = k.moved(tx, a, acc, s); err != nil {
			return err
		}
	}
	if err := insertStep(tx, a, s); err != nil {
		return err
	}
	action := "portfolio_step.taken"
	if s.State == portfolio.Proposed {
		action = "portfolio_step.proposed"
	}
	return tx.Record(db.Change{Action: action, Ref: s.Ref(), Account: c, Deltas: db.Deltas(nil, stepSnapshot(s))})
}

// moved makes the account follow the step, through its own verb: the cap and the approval are checked there.
func (k *Desk) moved(tx *db.Tx, a who.Actor, acc accountOf, s portfolio.Step) (portfolio.Step, error) {
	if s.State == portfolio.Proposed {
		today := a.Today(tx.Now())
		s.State, s.DecidedBy, s.DecidedOn = portfolio.Taken, a.ID, &today
	}
	reason := s.Reason
	err := k.Account.MoveToIn(tx, a, acc.ID, acc.Rev, account.Move{To: account.Status(s.To), Reason: reason, HandoverDone: s.Verb == portfolio.Exit})
	return s, err
}

// facts are what a step of the account is judged on. Who may not write there gets what the right says.
func (k *Desk) facts(tx *db.Tx, a who.Actor, c id.Account) (accountOf, portfolio.Facts, error) {
	if err := tx.OneAtATime(assessing); err != nil {
		return accountOf{}, portfolio.Facts{}, err
	}
	if err := teamdesk.Must(tx, a, team.Portfolio, team.Write, c); err != nil {
		return accountOf{}, portfolio.Facts{}, err
	}
	return k.readFacts(tx, c)
}

func (k *Desk) readFacts(tx *db.Tx, c id.Account) (accountOf, portfolio.Facts, error) {
	acc, ok, err := readAccount(tx, c)
	if err != nil || !ok {
		return acc, portfolio.Facts{}, missingOr(err)
	}
	f := portfolio.Facts{Status: portfolio.Status(acc.Status)}
	last, _, err := assessments(tx, `account_id = ? AND recency = 1`, c)
	if err != nil {
		return acc, f, err
	}
	if len(last) > 0 {
		f.Last = &last[0]
	}
	if _, f.Pending, err = pendingStep(tx, c); err != nil {
		return acc, f, err
	}
	f.Exit, f.Open, err = handoverFacts(tx, c)
	return acc, f, err
}

// Answer is the Direction's word on a proposal.
func (k *Desk) Answer(ctx context.Context, a who.Actor, c id.Account, yes bool, answer string) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		acc, _, err := k.facts(tx, a, c)
		if err != nil {
			return err
		}
		if !Directs(a) {
			return problem.New(problem.Forbidden, "approve_by_direction")
		}
		r, ok, err := pendingStep(tx, c)
		if err != nil || !ok {
			return missingOr(err)
		}
		old := r.toStep()
		next, err := old.Decide(yes, answer, a.ID, a.Today(tx.Now()))
		if err != nil {
			return err
		}
		action := "portfolio_step.declined"
		if yes {
			action = "portfolio_step.approved"
			if err := k.Account.MoveToIn(tx, a, c, acc.Rev, account.Move{To: account.Key, Reason: old.Reason}); err != nil {
				return err
			}
		}
		if err := saveStep(tx, a, r, next); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: action, Ref: next.Ref(), Account: c, Deltas: db.Deltas(stepSnapshot(old), stepSnapshot(next))})
	})
}
