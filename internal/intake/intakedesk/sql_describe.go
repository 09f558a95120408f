package intakedesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Describe names imports by their files, and mappings by their name, for timelines and the audit page.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	out := map[ref.Ref]area.Label{}
	var batches []id.Batch
	var saved []id.Any
	for _, r := range refs {
		switch r.Kind {
		case Kind:
			batches = append(batches, id.Batch(r.ID))
		case MappingKind:
			saved = append(saved, id.Any(r.ID))
		}
	}
	if err := describeBatches(tx, a, batches, out); err != nil {
		return nil, err
	}
	if len(saved) == 0 || mustImport(a) != nil {
		return out, nil
	}
	rows, err := db.Select[mappingRow](tx, `SELECT * FROM import_mapping WHERE id IN (?)`, db.In(saved))
	for _, r := range rows {
		out[ref.To(MappingKind, r.ID)] = area.Label{Title: r.Name, Href: "/import/mappings"}
	}
	return out, err
}

func describeBatches(tx *db.Tx, a who.Actor, batches []id.Batch, out map[ref.Ref]area.Label) error {
	if len(batches) == 0 {
		return nil
	}
	seen, all, err := authors(tx, a)
	if err != nil {
		return err
	}
	mine := map[id.User]bool{}
	for _, u := range seen {
		mine[u] = true
	}
	rows, err := db.Select[batchRow](tx, `SELECT * FROM import_batch WHERE id IN (?)`, db.In(batches))
	for _, r := range rows {
		if all || mine[r.CreatedBy] {
			out[ref.To(Kind, r.ID)] = area.Label{Title: r.toSheet().Name(), Href: "/import/" + string(r.ID)}
		}
	}
	return err
}
