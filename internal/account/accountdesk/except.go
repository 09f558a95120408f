package accountdesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Except approves, from today, that whoever carries the account keeps it above the cap until a day six months away at
// most. The assignment is closed and a new one begins, so that what was before stays as it was.
func (k *Desk) Except(ctx context.Context, a who.Actor, c id.Account, n id.Any, until day.Day, reason string) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		_, others, err := k.findAssigned(tx, a, c)
		if err != nil {
			return err
		}
		if !approves(a) {
			return problem.New(problem.Forbidden, "forbidden")
		}
		old, found := pick(others, n)
		today := a.Today(tx.Now())
		if !found || !old.On(today) || !old.Counts() {
			return problem.Missing()
		}
		next := old
		next.From, next.Reason, next.ApprovedBy, next.ExceptionUntil = today, text.Clean(reason), a.ID, &until
		if e, _ := next.Exception(); len(e.Validate()) > 0 {
			return e.Validate()
		}
		if old.From == today {
			return saveAssignment(tx, a, old, next, "assignment.excepted")
		}
		closed, err := old.Close(today - 1)
		if err != nil {
			return err
		}
		if err := saveAssignment(tx, a, old, closed, "assignment.closed"); err != nil {
			return err
		}
		next.ID = id.New[id.Any]()
		return insertAssignment(tx, a, next, "assignment.excepted")
	})
}

func pick(all []account.Assignment, n id.Any) (account.Assignment, bool) {
	for _, x := range all {
		if x.ID == n {
			return x, true
		}
	}
	return account.Assignment{}, false
}
