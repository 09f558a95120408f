package teamdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// MoveCounts counts the grants in force on an account.
func MoveCounts(tx *db.Tx, account id.Account) (map[ref.Kind]int, error) {
	n, _, err := db.One[int](tx, `SELECT count(*) FROM access_grant WHERE account_id = ? AND revoked_at IS NULL`, account)
	return map[ref.Kind]int{GrantKind: n}, err
}

// MoveAccount takes the grants on an account to the one it becomes.
func MoveAccount(tx *db.Tx, a who.Actor, from, into id.Account) error {
	rows, err := db.Select[grantRow](tx, `SELECT * FROM access_grant WHERE account_id = ?`, from)
	if err != nil {
		return err
	}
	for _, old := range rows {
		next := old
		next.AccountID = into
		if err := updateGrant(tx, next); err != nil {
			return err
		}
		if err := tx.Record(db.Change{Action: "grant.account_moved", Ref: ref.To(GrantKind, old.ID), Account: into,
			Deltas: db.Deltas(old.fields(), next.fields())}); err != nil {
			return err
		}
	}
	return nil
}
