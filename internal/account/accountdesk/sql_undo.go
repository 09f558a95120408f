package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// ImportBuiltOn counts the accounts of a batch on which people built something since: whatever they did there is in
// the journal, with the account's name on it.
func ImportBuiltOn(tx *db.Tx, batch id.Batch) (int, error) {
	// Whatever is being added to one of them at this moment is waited for, so that it is seen.
	if _, _, err := db.One[int](tx, `SELECT count(*) FROM (SELECT id FROM account WHERE batch_id = ? AND deleted_at IS NULL ORDER BY id ?) AS leaving`,
		batch, db.Safe(tx.LockRow())); err != nil {
		return 0, err
	}
	n, _, err := db.One[int](tx, `SELECT count(*) FROM account c WHERE c.batch_id = ? AND c.deleted_at IS NULL AND EXISTS (
		SELECT 1 FROM journal j WHERE j.account_id = c.id AND j.actor IS NOT NULL AND (j.batch_id IS NULL OR j.batch_id <> ?))`, batch, batch)
	return n, err
}

// undoChunk keeps the lists of identifiers in a statement short.
const undoChunk = 500

// UndoImport removes what a batch created. The keys are given back, so that the file may come again.
func UndoImport(tx *db.Tx, a who.Actor, batch id.Batch) error {
	all, err := db.Select[id.Account](tx, `SELECT id FROM account WHERE batch_id = ? AND deleted_at IS NULL`, batch)
	if err != nil {
		return err
	}
	if err := forgetKeys(tx, a, batch); err != nil {
		return err
	}
	for len(all) > 0 {
		some := all[:min(len(all), undoChunk)]
		all = all[len(some):]
		if err := removeRows(tx, a, some); err != nil {
			return err
		}
		if _, err := tx.Exec(`UPDATE account SET external_key = NULL WHERE id IN (?)`, db.In(some)); err != nil {
			return err
		}
		for _, c := range some {
			if err := tx.Record(db.Change{Action: "account.import_undone", Ref: ref.To(account.Kind, c), Account: c, Batch: batch}); err != nil {
				return err
			}
		}
	}
	return nil
}

// forgetKeys gives back the keys that the batch added to accounts that were there before it.
func forgetKeys(tx *db.Tx, _ who.Actor, batch id.Batch) error {
	held, err := db.Select[id.Account](tx, `SELECT DISTINCT account_id FROM account_key WHERE batch_id = ?`, batch)
	if err != nil || len(held) == 0 {
		return err
	}
	if _, err := tx.Exec(`DELETE FROM account_key WHERE batch_id = ?`, batch); err != nil {
		return err
	}
	for _, c := range held {
		if err := tx.Record(db.Change{Action: "account.import_undone", Ref: ref.To(account.Kind, c), Account: c, Batch: batch}); err != nil {
			return err
		}
	}
	return nil
}
