package accountdesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// HandOver passes the account from its PRIMARY to another in one gesture: the first ends the day before, the second
// begins. A manager's gesture.
func (k *Desk) HandOver(ctx context.Context, a who.Actor, c id.Account, in AssignInput) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.HandOverIn(tx, a, c, in) })
}

// HandOverIn is HandOver in the caller's transaction.
func (k *Desk) HandOverIn(tx *db.Tx, a who.Actor, c id.Account, in AssignInput) error {
	r, others, err := k.findAssigned(tx, a, c)
	if err != nil {
		return err
	}
	if !manages(a) {
		return problem.New(problem.Forbidden, "assign_by_manager")
	}
	in.Role = account.Primary
	old, carried := account.PrimaryOn(others, in.From)
	if !carried {
		return problem.At("from", "nobody_to_relieve")
	}
	if old.User == in.User {
		return problem.At("user", "already_primary")
	}
	closed, err := old.Close(in.From - 1)
	if err != nil {
		return atFrom(err)
	}
	for i := range others {
		if others[i].ID == old.ID {
			others[i] = closed
		}
	}
	n := in.assignment(a, c)
	if err := checkAssignment(tx, a, account.Status(r.Status), others, n); err != nil {
		return err
	}
	if err := saveAssignment(tx, a, old, closed, "assignment.closed"); err != nil {
		return err
	}
	if err := insertAssignment(tx, a, n, "assignment.handed_over"); err != nil {
		return err
	}
	return k.passed(tx, a, r, others, n)
}

// atFrom says a problem of the old assignment at the field of the new one.
func atFrom(err error) error {
	l, ok := problem.All(err)
	if !ok {
		return err
	}
	for i := range l {
		if l[i].Field == "to" {
			l[i].Field = "from"
		}
	}
	return l
}
