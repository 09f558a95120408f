package attentiondesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// MoveCounts: lines follow their records, and are not counted again.
func MoveCounts(*db.Tx, id.Account) (map[ref.Kind]int, error) { return nil, nil }

// MoveAccount takes what people did with the alerts of an account to the one it becomes: what was put off stays put off.
// The records themselves are recorded by their areas, and wake the lines.
func MoveAccount(tx *db.Tx, a who.Actor, from, into id.Account) error {
	_, err := tx.Exec(`UPDATE alert_state SET account_id = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE account_id = ?`,
		into, tx.Now(), a.ID, from)
	return err
}
