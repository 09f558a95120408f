package contactdesk

import (
	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// ImportBuiltOn counts the contacts of a batch that people changed since, gave something to do about, or met.
func ImportBuiltOn(tx *db.Tx, batch id.Batch) (int, error) {
	n, _, err := db.One[int](tx, `SELECT count(*) FROM contact c WHERE c.batch_id = ? AND c.deleted_at IS NULL AND (
		EXISTS (SELECT 1 FROM journal j WHERE j.kind = 'contact' AND j.record_id = c.id AND j.actor IS NOT NULL
			AND (j.batch_id IS NULL OR j.batch_id <> ?))
		OR EXISTS (SELECT 1 FROM task t WHERE t.contact_id = c.id AND t.deleted_at IS NULL)
		OR EXISTS (SELECT 1 FROM interaction_contact x WHERE x.contact_id = c.id))`, batch, batch)
	return n, err
}

// UndoImport removes what a batch created. The external key is given back, so that the file may come again.
func UndoImport(tx *db.Tx, a who.Actor, batch id.Batch) error {
	rows, err := db.Select[row](tx, `SELECT * FROM contact WHERE batch_id = ? AND deleted_at IS NULL`, batch)
	if err != nil || len(rows) == 0 {
		return err
	}
	if _, err := tx.Exec(`UPDATE contact SET deleted_at = ?, external_key = NULL, rev = rev + 1, updated_at = ?, updated_by = ?
		WHERE batch_id = ? AND deleted_at IS NULL`, tx.Now(), tx.Now(), db.Opt(a.ID), batch); err != nil {
		return err
	}
	for _, r := range rows {
		if err := tx.Record(db.Change{Action: "contact.import_undone", Ref: ref.To(contact.Kind, r.ID), Account: r.AccountID, Batch: batch}); err != nil {
			return err
		}
	}
	return nil
}
