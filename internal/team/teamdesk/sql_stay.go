package teamdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

// accountStays is accountExists for what is about to be written there: on PostgreSQL a removal that began before is waited
// for, and one that begins later waits (Leaves). SQLite has one writer.
func accountStays(tx *db.Tx, account id.Account) (bool, error) {
	if _, ok := id.Parse[id.Account](string(account)); !ok {
		return false, nil
	}
	_, found, err := db.One[int](tx, `SELECT 1 FROM account WHERE id = ? AND deleted_at IS NULL ?`, account, db.Safe(tx.KeepRow()))
	return found, err
}

// AccountLeaves waits for whatever is being added to an account that is about to be removed, so that it is seen.
func AccountLeaves(tx *db.Tx, account id.Account) error {
	_, _, err := db.One[int](tx, `SELECT 1 FROM account WHERE id = ? ?`, account, db.Safe(tx.LockRow()))
	return err
}
