package accountdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

type assignmentRow struct {
	bun.BaseModel  `bun:"table:assignment"`
	ID             id.Any     `bun:"id,pk"`
	AccountID      id.Account `bun:"account_id"`
	UserID         id.User    `bun:"user_id"`
	Role           string     `bun:"role"`
	FromDay        day.Day    `bun:"from_day"`
	ToDay          *day.Day   `bun:"to_day"`
	Reason         string     `bun:"reason"`
	ApprovedBy     *id.User   `bun:"approved_by"`
	ExceptionUntil *day.Day   `bun:"exception_until"`
	stamps
}

func toAssignmentRow(n account.Assignment) assignmentRow {
	return assignmentRow{ID: n.ID, AccountID: n.Account, UserID: n.User, Role: string(n.Role), FromDay: n.From, ToDay: n.To,
		Reason: n.Reason, ApprovedBy: db.Opt(n.ApprovedBy), ExceptionUntil: n.ExceptionUntil}
}

func (r assignmentRow) toAssignment() account.Assignment {
	return account.Assignment{ID: r.ID, Account: r.AccountID, User: r.UserID, Role: account.Role(r.Role), From: r.FromDay, To: r.ToDay,
		Reason: r.Reason, ApprovedBy: db.Val(r.ApprovedBy), ExceptionUntil: r.ExceptionUntil}
}

// assignmentsOf reads who carried the account, and who will.
func assignmentsOf(tx *db.Tx, c id.Account) ([]account.Assignment, error) {
	rows, err := db.Select[assignmentRow](tx, `SELECT * FROM assignment WHERE account_id = ? AND deleted_at IS NULL ORDER BY from_day, id`, c)
	out := make([]account.Assignment, len(rows))
	for i, r := range rows {
		out[i] = r.toAssignment()
	}
	return out, err
}

type loadRow struct {
	assignmentRow
	Status string `bun:"status"`
}

// loadsOf reads the key accounts that people carry today or later, besides one.
func loadsOf(tx *db.Tx, today day.Day, besides id.Account, where string, args ...any) ([]account.Load, error) {
	cond := ""
	if besides != "" {
		cond = ` AND n.account_id <> ?`
		args = append(args, besides)
	}
	rows, err := db.Select[loadRow](tx, `SELECT n.*, c.status FROM assignment n JOIN account c ON c.id = n.account_id
		WHERE c.status IN ('KEY', 'WATCH') AND c.deleted_at IS NULL AND n.deleted_at IS NULL AND n.role IN ('PRIMARY', 'INTERIM')
		AND (n.to_day IS NULL OR n.to_day >= ?) AND `+where+cond, append([]any{today}, args...)...)
	out := make([]account.Load, len(rows))
	for i, r := range rows {
		out[i] = account.Load{Assignment: r.toAssignment(), Status: account.Status(r.Status)}
	}
	return out, err
}

// userProblems: an account is given to a colleague who is there. That nobody is named, the rule itself says.
func userProblems(tx *db.Tx, u id.User) (problem.List, error) {
	if u == "" {
		return nil, nil
	}
	unknown := problem.List{problem.At("user", "unknown_choice")}
	if _, ok := id.Parse[id.User](string(u)); !ok { // PostgreSQL would refuse to compare it
		return unknown, nil
	}
	_, ok, err := db.One[int](tx, `SELECT 1 FROM app_user WHERE id = ? AND state = 'ACTIVE'`, u)
	if err != nil || ok {
		return nil, err
	}
	return unknown, nil
}

func insertAssignment(tx *db.Tx, a who.Actor, n account.Assignment, action string) error {
	r := toAssignmentRow(n)
	r.stamp(tx, a)
	if err := db.Insert(tx, r); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: action, Ref: assignmentRef(n.ID), Account: n.Account, Deltas: db.Deltas(nil, assignmentSnapshot(n))})
}

func saveAssignment(tx *db.Tx, a who.Actor, old, n account.Assignment, action string) error {
	if err := tx.UpdateOne(`UPDATE assignment SET to_day = ?, reason = ?, approved_by = ?, exception_until = ?, rev = rev + 1, updated_at = ?, updated_by = ?
		WHERE id = ? AND deleted_at IS NULL`, n.To, n.Reason, db.Opt(n.ApprovedBy), n.ExceptionUntil, tx.Now(), db.Opt(a.ID), n.ID); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: action, Ref: assignmentRef(n.ID), Account: n.Account,
		Deltas: db.Deltas(assignmentSnapshot(old), assignmentSnapshot(n))})
}
