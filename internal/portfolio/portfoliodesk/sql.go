package portfoliodesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
)

// stamps are the columns that every record carries.
type stamps struct {
	DeletedAt *instant.Instant `bun:"deleted_at"`
	Rev       int              `bun:"rev"`
	CreatedAt instant.Instant  `bun:"created_at"`
	CreatedBy id.User          `bun:"created_by,nullzero"`
	UpdatedAt instant.Instant  `bun:"updated_at"`
	UpdatedBy id.User          `bun:"updated_by,nullzero"`
}

// begin stamps a new record; next one that is saved over the row it came from.
func begin(tx *db.Tx, a who.Actor) stamps {
	return stamps{Rev: 1, CreatedAt: tx.Now(), UpdatedAt: tx.Now(), CreatedBy: a.ID, UpdatedBy: a.ID}
}

func (s stamps) next(tx *db.Tx, a who.Actor) stamps {
	s.Rev++
	s.UpdatedAt, s.UpdatedBy = tx.Now(), a.ID
	return s
}

type modelRow struct {
	bun.BaseModel `bun:"table:selection_model"`
	ID            id.Any   `bun:"id,pk"`
	Version       int      `bun:"version"`
	Name          string   `bun:"name"`
	State         string   `bun:"state"`
	AdoptedDay    *day.Day `bun:"adopted_day"`
	UsedDay       *day.Day `bun:"used_day"`
	ThresholdA    int      `bun:"threshold_a"`
	ThresholdS    int      `bun:"threshold_s"`
	stamps
}

type criterionRow struct {
	bun.BaseModel `bun:"table:selection_criterion"`
	ModelID       id.Any `bun:"model_id,pk"`
	Code          string `bun:"code,pk"`
	Place         int    `bun:"place"`
	Axis          string `bun:"axis"`
	Label         string `bun:"label"`
	Weight        int    `bun:"weight"`
	Low           string `bun:"anchor_low"`
	Middle        string `bun:"anchor_middle"`
	High          string `bun:"anchor_high"`
}

func toModelRow(m portfolio.Model) modelRow {
	return modelRow{ID: m.ID, Version: m.Version, Name: m.Name, State: string(m.State), AdoptedDay: m.Adopted, UsedDay: m.Used,
		ThresholdA: int(m.ThresholdA), ThresholdS: int(m.ThresholdS)}
}

func (r modelRow) toModel(criteria []criterionRow) portfolio.Model {
	m := portfolio.Model{ID: r.ID, Rev: r.Rev, Version: r.Version, Name: r.Name, State: portfolio.ModelState(r.State), Adopted: r.AdoptedDay, Used: r.UsedDay,
		ThresholdA: portfolio.Tenths(r.ThresholdA), ThresholdS: portfolio.Tenths(r.ThresholdS)}
	for _, c := range criteria {
		if c.ModelID == r.ID {
			m.Criteria = append(m.Criteria, portfolio.Criterion{Code: c.Code, Axis: portfolio.Axis(c.Axis), Label: c.Label, Weight: c.Weight, Low: c.Low, Middle: c.Middle, High: c.High})
		}
	}
	return m
}

// models reads selection models with their criteria, the newest version first.
func models(tx *db.Tx, where string, args ...any) ([]portfolio.Model, []modelRow, error) {
	rows, err := db.Select[modelRow](tx, `SELECT * FROM selection_model WHERE deleted_at IS NULL AND `+where+` ORDER BY version DESC`, args...)
	if err != nil || len(rows) == 0 {
		return nil, nil, err
	}
	ids := make([]id.Any, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	criteria, err := db.Select[criterionRow](tx, `SELECT * FROM selection_criterion WHERE model_id IN (?) ORDER BY place`, db.In(ids))
	out := make([]portfolio.Model, len(rows))
	for i, r := range rows {
		out[i] = r.toModel(criteria)
	}
	return out, rows, err
}

// currentModel is the one in use; ok is false before one was adopted.
func currentModel(tx *db.Tx) (m portfolio.Model, ok bool, err error) {
	all, _, err := models(tx, `state = 'CURRENT'`)
	if err != nil || len(all) == 0 {
		return m, false, err
	}
	return all[0], true, nil
}

func nextVersion(tx *db.Tx) (int, error) {
	n, _, err := db.One[int](tx, `SELECT coalesce(max(version), 0) + 1 FROM selection_model`)
	return n, err
}

func writeCriteria(tx *db.Tx, m portfolio.Model) error {
	if _, err := tx.Exec(`DELETE FROM selection_criterion WHERE model_id = ?`, m.ID); err != nil {
		return err
	}
	rows := make([]criterionRow, len(m.Criteria))
	for i, c := range m.Criteria {
		rows[i] = criterionRow{ModelID: m.ID, Code: c.Code, Place: i, Axis: string(c.Axis), Label: c.Label, Weight: c.Weight, Low: c.Low, Middle: c.Middle, High: c.High}
	}
	return db.Insert(tx, rows...)
}

func removeModel(tx *db.Tx, a who.Actor, r modelRow) error {
	return tx.UpdateOne(`UPDATE selection_model SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), opt(a.ID), r.ID, r.Rev)
}

func opt[T ~string](v T) *T {
	if v == "" {
		return nil
	}
	return &v
}

func val[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
