package stakeholderdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/stakeholder"
)

type processRow struct {
	bun.BaseModel `bun:"table:decision_process"`
	ID            id.Any           `bun:"id,pk"`
	AccountID     id.Account       `bun:"account_id"`
	Name          string           `bun:"name"`
	Competitor    string           `bun:"competitor"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     id.User          `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     id.User          `bun:"updated_by,nullzero"`
}

type stepRow struct {
	bun.BaseModel `bun:"table:decision_step"`
	ProcessID     id.Any                `bun:"process_id,pk"`
	Place         int                   `bun:"place,pk"`
	Name          string                `bun:"name"`
	Owner         string                `bun:"owner"`
	PlannedDay    *day.Day              `bun:"planned_day"`
	ActualDay     *day.Day              `bun:"actual_day"`
	State         stakeholder.StepState `bun:"state"`
	Reason        string                `bun:"reason"`
}

type criterionRow struct {
	bun.BaseModel `bun:"table:decision_criterion"`
	ProcessID     id.Any `bun:"process_id,pk"`
	Place         int    `bun:"place,pk"`
	Name          string `bun:"name"`
	Weight        int    `bun:"weight"`
	Ours          *int   `bun:"ours"`
	Theirs        *int   `bun:"theirs"`
	Evidence      string `bun:"evidence"`
}

func processOf(tx *db.Tx, account id.Account, p id.Any) (processRow, bool, error) {
	return db.One[processRow](tx, `SELECT * FROM decision_process WHERE id = ? AND account_id = ? AND deleted_at IS NULL`, p, account)
}

// processes reads decisions with their lines, in three queries.
func processes(tx *db.Tx, where string, args ...any) ([]stakeholder.Process, error) {
	rows, err := db.Select[processRow](tx, `SELECT p.* FROM decision_process p WHERE p.deleted_at IS NULL AND `+where, args...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	out, at, ids := make([]stakeholder.Process, len(rows)), map[id.Any]*stakeholder.Process{}, make([]id.Any, len(rows))
	for i, r := range rows {
		out[i] = stakeholder.Process{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Name: r.Name, Competitor: r.Competitor}
		at[r.ID], ids[i] = &out[i], r.ID
	}
	steps, err := db.Select[stepRow](tx, `SELECT * FROM decision_step WHERE process_id IN (?) ORDER BY process_id, place`, db.In(ids))
	if err != nil {
		return nil, err
	}
	for _, s := range steps {
		p := at[s.ProcessID]
		p.Steps = append(p.Steps, stakeholder.Step{Name: s.Name, Owner: s.Owner, Planned: s.PlannedDay, Actual: s.ActualDay, State: s.State, Reason: s.Reason})
	}
	criteria, err := db.Select[criterionRow](tx, `SELECT * FROM decision_criterion WHERE process_id IN (?) ORDER BY process_id, place`, db.In(ids))
	for _, c := range criteria {
		p := at[c.ProcessID]
		p.Criteria = append(p.Criteria, stakeholder.Criterion{Name: c.Name, Weight: c.Weight, Ours: c.Ours, Theirs: c.Theirs, Evidence: c.Evidence})
	}
	return out, err
}

func insertProcess(tx *db.Tx, a who.Actor, p stakeholder.Process) error {
	r := processRow{ID: p.ID, AccountID: p.Account, Name: p.Name, Competitor: p.Competitor, Rev: 1, CreatedAt: tx.Now(), UpdatedAt: tx.Now(), CreatedBy: a.ID, UpdatedBy: a.ID}
	if err := db.Insert(tx, r); err != nil {
		return err
	}
	return insertLines(tx, p)
}

func insertLines(tx *db.Tx, p stakeholder.Process) error {
	var steps []stepRow
	for i, s := range p.Steps {
		steps = append(steps, stepRow{ProcessID: p.ID, Place: i, Name: s.Name, Owner: s.Owner, PlannedDay: s.Planned, ActualDay: s.Actual, State: s.State, Reason: s.Reason})
	}
	var criteria []criterionRow
	for i, c := range p.Criteria {
		criteria = append(criteria, criterionRow{ProcessID: p.ID, Place: i, Name: c.Name, Weight: c.Weight, Ours: c.Ours, Theirs: c.Theirs, Evidence: c.Evidence})
	}
	if err := db.Insert(tx, steps...); err != nil {
		return err
	}
	return db.Insert(tx, criteria...)
}

func saveProcess(tx *db.Tx, a who.Actor, from processRow, p stakeholder.Process) error {
	from.Name, from.Competitor, from.UpdatedAt, from.UpdatedBy = p.Name, p.Competitor, tx.Now(), a.ID
	rev := from.Rev
	from.Rev++
	if err := db.UpdateRow(tx, &from, rev); err != nil {
		return err
	}
	for _, q := range []string{`DELETE FROM decision_step WHERE process_id = ?`, `DELETE FROM decision_criterion WHERE process_id = ?`} {
		if _, err := tx.Exec(q, p.ID); err != nil {
			return err
		}
	}
	return insertLines(tx, p)
}

func removeProcess(tx *db.Tx, a who.Actor, r processRow) error {
	return tx.UpdateOne(`UPDATE decision_process SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), db.Opt(a.ID), r.ID, r.Rev)
}
