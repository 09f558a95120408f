package portfoliodesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
)

type stepRow struct {
	bun.BaseModel `bun:"table:portfolio_step"`
	ID            id.Any     `bun:"id,pk"`
	AccountID     id.Account `bun:"account_id"`
	Verb          string     `bun:"verb"`
	FromStatus    string     `bun:"from_status"`
	ToStatus      string     `bun:"to_status"`
	State         string     `bun:"state"`
	Reason        string     `bun:"reason"`
	AskedBy       *id.User   `bun:"asked_by"`
	AskedDay      day.Day    `bun:"asked_day"`
	DecidedBy     *id.User   `bun:"decided_by"`
	DecidedDay    *day.Day   `bun:"decided_day"`
	Answer        string     `bun:"answer"`
	AssessmentID  *id.Any    `bun:"assessment_id"`
	stamps
}

func toStepRow(s portfolio.Step) stepRow {
	return stepRow{ID: s.ID, AccountID: s.Account, Verb: string(s.Verb), FromStatus: string(s.From), ToStatus: string(s.To), State: string(s.State),
		Reason: s.Reason, AskedBy: opt(s.AskedBy), AskedDay: s.AskedOn, DecidedBy: opt(s.DecidedBy), DecidedDay: s.DecidedOn, Answer: s.Answer, AssessmentID: opt(s.Assessment)}
}

func (r stepRow) toStep() portfolio.Step {
	return portfolio.Step{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Verb: portfolio.Verb(r.Verb), From: portfolio.Status(r.FromStatus), To: portfolio.Status(r.ToStatus),
		State: portfolio.StepState(r.State), Reason: r.Reason, AskedBy: val(r.AskedBy), AskedOn: r.AskedDay, DecidedBy: val(r.DecidedBy), DecidedOn: r.DecidedDay,
		Answer: r.Answer, Assessment: val(r.AssessmentID)}
}

// NamedStep is a step with the names of those who asked and decided.
type NamedStep struct {
	portfolio.Step
	AccountName, AskedName, DecidedName string
}

type namedStepRow struct {
	stepRow
	AccountName string `bun:"account_name"`
	AskedName   string `bun:"asked_name"`
	DecidedName string `bun:"decided_name"`
}

// steps reads some, the last first.
func steps(tx *db.Tx, limit int, where string, args ...any) ([]NamedStep, error) {
	rows, err := db.Select[namedStepRow](tx, `SELECT s.*, c.name AS account_name, coalesce(u.name, '') AS asked_name, coalesce(d.name, '') AS decided_name
		FROM portfolio_step s JOIN account c ON c.id = s.account_id AND c.deleted_at IS NULL
		LEFT JOIN app_user u ON u.id = s.asked_by LEFT JOIN app_user d ON d.id = s.decided_by
		WHERE s.deleted_at IS NULL AND `+where+` ORDER BY s.asked_day DESC, s.id DESC LIMIT ?`, append(append([]any{}, args...), limit)...)
	out := make([]NamedStep, len(rows))
	for i, r := range rows {
		out[i] = NamedStep{Step: r.toStep(), AccountName: r.AccountName, AskedName: r.AskedName, DecidedName: r.DecidedName}
	}
	return out, err
}

// pendingStep is the proposal of an account that waits for the Direction.
func pendingStep(tx *db.Tx, c id.Account) (stepRow, bool, error) {
	return db.One[stepRow](tx, `SELECT * FROM portfolio_step WHERE account_id = ? AND state = 'PROPOSED' AND deleted_at IS NULL`, c)
}

func insertStep(tx *db.Tx, a who.Actor, s portfolio.Step) error {
	r := toStepRow(s)
	r.stamps = begin(tx, a)
	return db.Insert(tx, r)
}

func saveStep(tx *db.Tx, a who.Actor, from stepRow, s portfolio.Step) error {
	r := toStepRow(s)
	r.stamps = from.next(tx, a)
	return db.UpdateRow(tx, &r, from.Rev)
}
