package coordinationdesk

import (
	"context"

	"comptoir/internal/coordination"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Answer gives the answer: only who was asked may. Twice is a Conflict.
func (k *Desk) Answer(ctx context.Context, a who.Actor, x id.Any, answer string) error {
	return k.change(ctx, a, x, 0, "coordination.answered", func(tx *db.Tx, r lineRow) (coordination.Request, error) {
		if r.AskedID != a.ID && !a.Owner {
			return coordination.Request{}, problem.New(problem.Forbidden, "not_the_asked")
		}
		return r.toRequest().Reply(answer, tx.Now())
	})
}

// Remind asks again, once a day.
func (k *Desk) Remind(ctx context.Context, a who.Actor, x id.Any) error {
	return k.change(ctx, a, x, 0, "coordination.reminded", func(tx *db.Tx, r lineRow) (coordination.Request, error) {
		if !r.manages(a) {
			return coordination.Request{}, problem.New(problem.Forbidden, "forbidden")
		}
		return r.toRequest().Remind(a.Today(tx.Now()))
	})
}

// Cancel gives the request up.
func (k *Desk) Cancel(ctx context.Context, a who.Actor, x id.Any) error {
	return k.change(ctx, a, x, 0, "coordination.cancelled", func(_ *db.Tx, r lineRow) (coordination.Request, error) {
		if !r.manages(a) {
			return coordination.Request{}, problem.New(problem.Forbidden, "forbidden")
		}
		return r.toRequest().Cancel()
	})
}

// Reassign asks somebody else, or for another day; a stale rev is a Conflict.
func (k *Desk) Reassign(ctx context.Context, a who.Actor, x id.Any, rev int, to id.User, due *day.Day) error {
	return k.change(ctx, a, x, rev, "coordination.reassigned", func(tx *db.Tx, r lineRow) (coordination.Request, error) {
		if !r.manages(a) {
			return coordination.Request{}, problem.New(problem.Forbidden, "forbidden")
		}
		var l problem.List
		function, err := functionOf(tx, a, r.AccountID, to, &l)
		if err == nil {
			err = l.Err()
		}
		if err != nil {
			return coordination.Request{}, err
		}
		return r.toRequest().Reassign(to, function, due, a.Today(tx.Now()))
	})
}

// change is the way of every verb on one request: find it, check the rev, apply the rule, save what moved, record it.
// rev 0 takes it as it stands.
func (k *Desk) change(ctx context.Context, a who.Actor, x id.Any, rev int, action string, rule func(*db.Tx, lineRow) (coordination.Request, error)) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := find(tx, a, x)
		if err != nil {
			return err
		}
		if rev != 0 && rev != r.Rev {
			return problem.Stale()
		}
		next, err := rule(tx, r)
		if err != nil {
			return err
		}
		deltas := db.Deltas(snapshot(r.toRequest()), snapshot(next))
		if len(deltas) == 0 {
			return nil // nothing moved: a form sent twice leaves no trace
		}
		if err := save(tx, a, r.row, next); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: action, Ref: next.Ref(), Account: next.Account, Deltas: deltas})
	})
}

// manages: whoever asked, and those who may write requests on the account, unless it is them who are asked.
func (r lineRow) manages(a who.Actor) bool {
	return r.RequestedBy == a.ID || a.Owner || r.MayWrite && r.AskedID != a.ID
}
