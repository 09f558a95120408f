package db

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/who"
)

// MoveAccount takes the rows of a table from one account to another, removed ones included, and records each that is
// there as "<kind>.account_moved" on the account it goes to. The table carries id, account_id, rev, deleted_at and the
// usual stamps; the kind declares the field "account".
func MoveAccount(tx *Tx, a who.Actor, table string, kind ref.Kind, from, into id.Account) error {
	there, err := Select[string](tx, `SELECT id FROM ? WHERE account_id = ? AND deleted_at IS NULL ORDER BY id`, Ident(table), from)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(`UPDATE ? SET account_id = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE account_id = ?`,
		Ident(table), into, tx.Now(), optional(string(a.ID)), from); err != nil {
		return err
	}
	for _, record := range there {
		if err := tx.Record(Change{Action: string(kind) + ".account_moved", Ref: ref.Ref{Kind: kind, ID: record}, Account: into,
			Deltas: []Delta{{Name: "account", Old: from, New: into}}}); err != nil {
			return err
		}
	}
	return nil
}

// CountOf counts the rows of a table that an account has.
func CountOf(tx *Tx, table string, account id.Account) (int, error) {
	n, _, err := One[int](tx, `SELECT count(*) FROM ? WHERE account_id = ? AND deleted_at IS NULL`, Ident(table), account)
	return n, err
}
