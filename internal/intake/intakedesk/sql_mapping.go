package intakedesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

type mappingRow struct {
	bun.BaseModel `bun:"table:import_mapping"`
	ID            id.Any          `bun:"id,pk"`
	Name          string          `bun:"name"`
	NameFold      string          `bun:"name_fold"`
	Body          string          `bun:"body"`
	Rev           int             `bun:"rev"`
	CreatedAt     instant.Instant `bun:"created_at"`
	CreatedBy     id.User         `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant `bun:"updated_at"`
	UpdatedBy     id.User         `bun:"updated_by,nullzero"`
}

func (r mappingRow) toMapping() Saved {
	s := Saved{ID: r.ID, Author: r.CreatedBy, UpdatedAt: r.UpdatedAt}
	unpack(r.Body, &s.Mapping)
	s.Mapping.Name = r.Name
	return s
}

func mappings(tx *db.Tx) ([]Saved, error) {
	rows, err := db.Select[mappingRow](tx, `SELECT * FROM import_mapping ORDER BY name_fold LIMIT 500`)
	out := make([]Saved, len(rows))
	for i, r := range rows {
		out[i] = r.toMapping()
	}
	return out, err
}

func readMapping(tx *db.Tx, m id.Any) (mappingRow, error) {
	r, ok, err := db.One[mappingRow](tx, `SELECT * FROM import_mapping WHERE id = ?`, m)
	if err == nil && !ok {
		err = problem.Missing()
	}
	return r, err
}

// putMapping saves under a name; the same name again replaces what was there.
func putMapping(tx *db.Tx, a who.Actor, m intake.Mapping) (mappingRow, string, error) {
	old, known, err := db.One[mappingRow](tx, `SELECT * FROM import_mapping WHERE name_fold = ?`, text.Fold(m.Name))
	if err != nil {
		return old, "", err
	}
	next := old
	next.Name, next.NameFold, next.Body, next.UpdatedAt, next.UpdatedBy = m.Name, text.Fold(m.Name), pack(m), tx.Now(), a.ID
	if known {
		next.Rev++
		return next, old.Body, db.UpdateRow(tx, &next, old.Rev)
	}
	next.ID, next.Rev, next.CreatedAt, next.CreatedBy = id.New[id.Any](), 1, tx.Now(), a.ID
	return next, "", db.Insert(tx, next)
}

func dropMapping(tx *db.Tx, m id.Any) error {
	return tx.UpdateOne(`DELETE FROM import_mapping WHERE id = ?`, m)
}
