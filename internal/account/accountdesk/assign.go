package accountdesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/setting/settingdesk"
	"comptoir/internal/team"
)

func assignmentRef(n id.Any) ref.Ref { return ref.To(AssignmentKind, n) }

// portfolios is the matter of who carries what: two accounts given to one person at the same moment count together
// towards the cap.
const portfolios = "portfolios"

// CapIn is how many key accounts a person carries at most on a day, exceptions apart: the house decides.
func CapIn(tx *db.Tx, on day.Day) (int, error) {
	h, err := settingdesk.On(tx, on)
	return h.Cap, err
}

// Cap is CapIn for the words of a page.
func (k *Desk) Cap(ctx context.Context, on day.Day) (n int, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		n, err = CapIn(tx, on)
		return err
	})
	return n, err
}

// AssignInput gives an account to somebody.
type AssignInput struct {
	User id.User
	Role account.Role
	From day.Day
	To   *day.Day
	// Reason is required with an exception.
	Reason string
	// ExceptionUntil lets the person carry the account above the cap until then, six months at most; the GAM or the
	// Direction asks for it themselves.
	ExceptionUntil *day.Day
}

// Assign gives the account to somebody. Problems: those of account.Assign and account.CheckCap, assign_by_manager,
// not_approved.
func (k *Desk) Assign(ctx context.Context, a who.Actor, c id.Account, in AssignInput) (out id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		out, err = k.AssignIn(tx, a, c, in)
		return err
	})
	return out, err
}

// AssignIn is Assign in the caller's transaction.
func (k *Desk) AssignIn(tx *db.Tx, a who.Actor, c id.Account, in AssignInput) (id.Any, error) {
	r, others, err := k.findAssigned(tx, a, c)
	if err != nil {
		return "", err
	}
	n := in.assignment(a, c)
	if err := mayAssign(a, n, others); err != nil {
		return "", err
	}
	if err := checkAssignment(tx, a, account.Status(r.Status), others, n); err != nil {
		return "", err
	}
	if err := insertAssignment(tx, a, n, "assignment.opened"); err != nil {
		return "", err
	}
	return n.ID, k.passed(tx, a, r, others, n)
}

func (in AssignInput) assignment(a who.Actor, c id.Account) account.Assignment {
	n := account.Assignment{ID: id.New[id.Any](), Account: c, User: in.User, Role: in.Role, From: in.From, To: in.To,
		Reason: text.Clean(in.Reason), ExceptionUntil: in.ExceptionUntil}
	if in.ExceptionUntil != nil && approves(a) {
		n.ApprovedBy = a.ID
	}
	return n
}

// findAssigned opens the account for a change of who carries it, and holds it: two people who assign at once follow
// one another.
func (k *Desk) findAssigned(tx *db.Tx, a who.Actor, c id.Account) (row, []account.Assignment, error) {
	if err := tx.OneAtATime(portfolios); err != nil {
		return row{}, nil, err
	}
	if err := touch(tx, a, c); err != nil {
		return row{}, nil, err
	}
	r, err := k.find(tx, a, c, 0)
	if err != nil {
		return r, nil, err
	}
	others, err := assignmentsOf(tx, c)
	return r, others, err
}

// checkAssignment finds all that is wrong with a new assignment: with the account's others, and with the cap.
func checkAssignment(tx *db.Tx, a who.Actor, status account.Status, others []account.Assignment, n account.Assignment) error {
	l := account.Assign(others, n)
	unknown, err := userProblems(tx, n.User)
	if err != nil {
		return err
	}
	if l = append(l, unknown...); len(l) > 0 {
		return l
	}
	return checkCap(tx, a, n, status)
}

// checkCap looks at the days to come only: what was carried is history.
func checkCap(tx *db.Tx, a who.Actor, n account.Assignment, status account.Status) error {
	today := a.Today(tx.Now())
	loads, err := loadsOf(tx, today, n.Account, `n.user_id = ?`, n.User)
	if err != nil {
		return err
	}
	more := account.Load{Assignment: n, Status: status}
	exceptions := account.Exceptions(append(append([]account.Load{}, loads...), more))
	if _, excepted := n.Exception(); !excepted {
		more.Assignment.From = day.Max(n.From, today)
	}
	most, err := CapIn(tx, today)
	if err != nil {
		return err
	}
	return account.CheckCap(loads, more, exceptions, most).Err()
}

// checkCarriers: an account that becomes key takes a place in the portfolio of everyone who carries it.
func checkCarriers(tx *db.Tx, a who.Actor, c id.Account, to account.Status) error {
	others, err := assignmentsOf(tx, c)
	if err != nil {
		return err
	}
	today := a.Today(tx.Now())
	for _, n := range others {
		if n.To != nil && *n.To < today {
			continue
		}
		if err := checkCap(tx, a, n, to); err != nil {
			return err
		}
	}
	return nil
}

// EndAssignment closes an assignment on a day, included.
func (k *Desk) EndAssignment(ctx context.Context, a who.Actor, c id.Account, n id.Any, on day.Day) error {
	return k.changeAssignment(ctx, a, c, n, "assignment.closed", func(_ *db.Tx, old account.Assignment, _ row) (account.Assignment, error) {
		if old.Role == account.Primary && !manages(a) {
			return old, problem.New(problem.Forbidden, "assign_by_manager")
		}
		return old.Close(on)
	})
}

func (k *Desk) changeAssignment(ctx context.Context, a who.Actor, c id.Account, n id.Any, action string,
	rule func(tx *db.Tx, old account.Assignment, r row) (account.Assignment, error)) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, others, err := k.findAssigned(tx, a, c)
		if err != nil {
			return err
		}
		if extent(a) < team.Own {
			return problem.New(problem.Forbidden, "forbidden")
		}
		old, found := pick(others, n)
		if !found {
			return problem.Missing()
		}
		next, err := rule(tx, old, r)
		if err != nil {
			return err
		}
		return saveAssignment(tx, a, old, next, action)
	})
}
