package meetingdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

type codeRow struct {
	Hash     string `bun:"hash"`
	Failures int    `bun:"failures"`
}

func codeOf(tx *db.Tx, user id.User) (codeRow, bool, error) {
	return db.One[codeRow](tx, `SELECT hash, failures FROM meeting_code WHERE user_id = ?`, user)
}

func saveCode(tx *db.Tx, user id.User, hash string) error {
	_, err := tx.Exec(`INSERT INTO meeting_code (user_id, hash, failures, set_at) VALUES (?, ?, 0, ?)
		ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, failures = 0, set_at = excluded.set_at`, user, hash, tx.Now())
	return err
}

func countTry(tx *db.Tx, user id.User) (codeRow, bool, error) {
	return db.One[codeRow](tx, `UPDATE meeting_code SET failures = failures + 1 WHERE user_id = ? RETURNING hash, failures`, user)
}

func forgive(tx *db.Tx, user id.User) error {
	_, err := tx.Exec(`UPDATE meeting_code SET failures = 0 WHERE user_id = ? AND failures > 0`, user)
	return err
}
