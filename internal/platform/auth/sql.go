package auth

import (
	"time"

	"comptoir/internal/platform/db"
)

func findSession(tx *db.Tx, token string, now time.Time) (string, bool, error) {
	return db.One[string](tx, `SELECT data FROM session WHERE token = ? AND expires_at > ? AND data <> ''`, token, now.UnixMilli())
}

func saveSession(tx *db.Tx, token, data string, expiry time.Time) error {
	_, err := tx.Exec(`INSERT INTO session (token, data, expires_at) VALUES (?, ?, ?)
		ON CONFLICT (token) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at WHERE session.data <> ''`, token, data, expiry.UnixMilli())
	return err
}

// deleteSession empties the session and leaves its place taken until it would have expired: a request that was on its
// way while the person signed out writes its session back, and must not open it again.
func deleteSession(tx *db.Tx, token string) error {
	_, err := tx.Exec(`UPDATE session SET data = '' WHERE token = ?`, token)
	return err
}

func sweep(tx *db.Tx, now time.Time) error {
	_, err := tx.Exec(`DELETE FROM session WHERE expires_at <= ?`, now.UnixMilli())
	return err
}
