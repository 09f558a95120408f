package intakedesk

import (
	"context"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Saved is a mapping of the house: whoever imports may use it.
type Saved struct {
	ID        id.Any
	Mapping   intake.Mapping
	Author    id.User
	UpdatedAt instant.Instant
	// Mine says that the reader may delete it.
	Mine bool
}

// Mappings lists the mappings of the house.
func (k *Desk) Mappings(ctx context.Context, a who.Actor) (out []Saved, err error) {
	if err := mustImport(a); err != nil {
		return nil, err
	}
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		out, err = mappings(tx)
		for i := range out {
			out[i].Mine = mayDropMapping(a, out[i].Author)
		}
		return err
	})
	return out, err
}

// SaveMapping keeps a mapping under its name; the same name again replaces it.
func (k *Desk) SaveMapping(ctx context.Context, a who.Actor, m intake.Mapping) error {
	if err := mustImport(a); err != nil {
		return err
	}
	return k.DB.Write(ctx, a, func(tx *db.Tx) error { return k.saveMappingIn(tx, a, m) })
}

func (k *Desk) saveMappingIn(tx *db.Tx, a who.Actor, m intake.Mapping) error {
	m.Name = text.Clean(m.Name)
	var l problem.List
	text.Line(&l, "name", m.Name, 1, maxText)
	if bad, ok := problem.All(m.Validate()); ok {
		l = append(l, bad...)
	}
	if len(l) > 0 {
		return l
	}
	row, before, err := putMapping(tx, a, m)
	if err != nil || before == row.Body {
		if err == nil {
			err = tx.Record(db.Change{Action: "mapping.saved", Ref: ref.To(MappingKind, row.ID)})
		}
		return err
	}
	was := map[string]any{"body": before}
	if before == "" {
		was = nil
	}
	return tx.Record(db.Change{Action: "mapping.saved", Ref: ref.To(MappingKind, row.ID),
		Deltas: db.Deltas(was, map[string]any{"name": row.Name, "body": row.Body})})
}

// DeleteMapping forgets a mapping: its author may, and who sees everybody's imports.
func (k *Desk) DeleteMapping(ctx context.Context, a who.Actor, m id.Any) error {
	if err := mustImport(a); err != nil {
		return err
	}
	return k.DB.Write(ctx, a, func(tx *db.Tx) error {
		row, err := readMapping(tx, m)
		if err != nil {
			return err
		}
		if !mayDropMapping(a, row.CreatedBy) {
			return problem.New(problem.Forbidden, "forbidden")
		}
		if err := dropMapping(tx, m); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "mapping.removed", Ref: ref.To(MappingKind, m), Deltas: []db.Delta{{Name: "name", Old: row.Name}}})
	})
}

func mayDropMapping(a who.Actor, author id.User) bool {
	return a.System || a.Owner || a.Admin || a.ID != "" && a.ID == author ||
		teamdesk.May(a, team.Import, team.Write) && team.ExtentOf(team.Title(a.Title), team.Import, team.Write) == team.All
}

// houseMappings are those that a reading may use.
func (k *Desk) houseMappings(tx *db.Tx) ([]intake.Mapping, error) {
	saved, err := mappings(tx)
	out := make([]intake.Mapping, len(saved))
	for i, s := range saved {
		out[i] = s.Mapping
	}
	return out, err
}
