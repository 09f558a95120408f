package portfoliodesk

import (
	"math"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
)

type assessmentRow struct {
	bun.BaseModel `bun:"table:assessment"`
	ID            id.Any     `bun:"id,pk"`
	AccountID     id.Account `bun:"account_id"`
	ModelID       id.Any     `bun:"model_id"`
	OnDay         day.Day    `bun:"on_day"`
	State         string     `bun:"state"`
	Competitor    string     `bun:"competitor"`
	ValidatedBy   *id.User   `bun:"validated_by"`
	AMilli        *int       `bun:"a_milli"`
	SMilli        *int       `bun:"s_milli"`
	Quadrant      string     `bun:"quadrant"`
	Recency       int        `bun:"recency"`
	stamps
}

type markRow struct {
	bun.BaseModel `bun:"table:assessment_mark"`
	AssessmentID  id.Any `bun:"assessment_id,pk"`
	Criterion     string `bun:"criterion,pk"`
	Ours          *int   `bun:"ours"`
	Theirs        *int   `bun:"theirs"`
	Evidence      string `bun:"evidence"`
}

func toAssessmentRow(s portfolio.Assessment, m portfolio.Model) assessmentRow {
	r := assessmentRow{ID: s.ID, AccountID: s.Account, ModelID: s.Model, OnDay: s.On, State: string(s.State), Competitor: s.Competitor, ValidatedBy: opt(s.ValidatedBy)}
	if s.State == portfolio.Validated {
		p := portfolio.PlaceOf(m, s.Marks)
		r.AMilli, r.SMilli, r.Quadrant, r.Recency = milli(p.A()), milli(p.S()), string(p.Quadrant), 1
	}
	return r
}

// milli keeps a figure in thousandths; nil stays unknown.
func milli(v *float64) *int {
	if v == nil {
		return nil
	}
	n := int(math.Round(*v * 1000))
	return &n
}

func float(n *int) *float64 {
	if n == nil {
		return nil
	}
	v := float64(*n) / 1000
	return &v
}

func (r assessmentRow) toAssessment(marks []markRow) portfolio.Assessment {
	s := portfolio.Assessment{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Model: r.ModelID, On: r.OnDay, State: portfolio.AssessmentState(r.State),
		Competitor: r.Competitor, ValidatedBy: val(r.ValidatedBy)}
	for _, k := range marks {
		if k.AssessmentID == r.ID {
			s.Marks = append(s.Marks, portfolio.Mark{Criterion: k.Criterion, Ours: score(k.Ours), Theirs: score(k.Theirs), Evidence: k.Evidence})
		}
	}
	return s
}

func score(n *int) *portfolio.Tenths {
	if n == nil {
		return nil
	}
	t := portfolio.Tenths(*n)
	return &t
}

func number(t *portfolio.Tenths) *int {
	if t == nil {
		return nil
	}
	n := int(*t)
	return &n
}

// assessments reads some with their marks, the newest first.
func assessments(tx *db.Tx, where string, args ...any) ([]portfolio.Assessment, []assessmentRow, error) {
	rows, err := db.Select[assessmentRow](tx, `SELECT * FROM assessment WHERE deleted_at IS NULL AND `+where+` ORDER BY on_day DESC, id DESC`, args...)
	if err != nil || len(rows) == 0 {
		return nil, nil, err
	}
	ids := make([]id.Any, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	marks, err := db.Select[markRow](tx, `SELECT * FROM assessment_mark WHERE assessment_id IN (?)`, db.In(ids))
	out := make([]portfolio.Assessment, len(rows))
	for i, r := range rows {
		out[i] = r.toAssessment(marks)
	}
	return out, rows, err
}

func writeMarks(tx *db.Tx, s portfolio.Assessment) error {
	if _, err := tx.Exec(`DELETE FROM assessment_mark WHERE assessment_id = ?`, s.ID); err != nil {
		return err
	}
	var rows []markRow
	for _, k := range s.Marks {
		if k.Ours != nil || k.Theirs != nil || k.Evidence != "" {
			rows = append(rows, markRow{AssessmentID: s.ID, Criterion: k.Criterion, Ours: number(k.Ours), Theirs: number(k.Theirs), Evidence: k.Evidence})
		}
	}
	return db.Insert(tx, rows...)
}

// age makes room for a newly validated assessment: the last becomes the one before.
func age(tx *db.Tx, c id.Account) error {
	_, err := tx.Exec(`UPDATE assessment SET recency = CASE recency WHEN 1 THEN 2 ELSE 0 END WHERE account_id = ? AND recency > 0`, c)
	return err
}

func removeAssessment(tx *db.Tx, a who.Actor, r assessmentRow) error {
	return tx.UpdateOne(`UPDATE assessment SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), opt(a.ID), r.ID, r.Rev)
}

// accountOf reads what the portfolio needs of an account, whoever asks.
type accountOf struct {
	ID     id.Account `bun:"id"`
	Rev    int        `bun:"rev"`
	Name   string     `bun:"name"`
	Status string     `bun:"status"`
	Tier   string     `bun:"tier"`
}

func readAccount(tx *db.Tx, c id.Account) (accountOf, bool, error) {
	return db.One[accountOf](tx, `SELECT id, rev, name, status, tier FROM account WHERE id = ? AND deleted_at IS NULL`, c)
}

// lastQuadrant is where the last validated assessment puts the account.
func lastQuadrant(tx *db.Tx, c id.Account) (portfolio.Quadrant, bool, error) {
	q, ok, err := db.One[string](tx, `SELECT quadrant FROM assessment WHERE account_id = ? AND recency = 1 AND deleted_at IS NULL`, c)
	return portfolio.Quadrant(q), ok, err
}

// primaryOf is who is PRIMARY of the account on a day; empty when nobody is.
func primaryOf(tx *db.Tx, c id.Account, today day.Day) (id.User, error) {
	u, _, err := db.One[id.User](tx, `SELECT user_id FROM assignment WHERE account_id = ? AND role = 'PRIMARY' AND from_day <= ?
		AND (to_day IS NULL OR to_day >= ?) AND deleted_at IS NULL`, c, today, today)
	return u, err
}
