package teamdesk

import (
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

type linkRow struct {
	Purpose string   `bun:"purpose"`
	UserID  *id.User `bun:"user_id"`
}

func findLink(tx *db.Tx, hash string, now time.Time) (linkRow, bool, error) {
	return db.One[linkRow](tx, `SELECT purpose, user_id FROM signin_link WHERE token = ? AND expires_at > ?`, hash, now.UnixMilli())
}

func insertLink(tx *db.Tx, hash string, p Purpose, user id.User, expires time.Time) error {
	_, err := tx.Exec(`INSERT INTO signin_link (token, purpose, user_id, expires_at) VALUES (?, ?, ?, ?)`,
		hash, string(p), orNull(user), expires.UnixMilli())
	return err
}

// deleteLinks forgets the links of a purpose, of one user when given.
func deleteLinks(tx *db.Tx, p Purpose, user id.User) error {
	if user == "" {
		_, err := tx.Exec(`DELETE FROM signin_link WHERE purpose = ?`, string(p))
		return err
	}
	_, err := tx.Exec(`DELETE FROM signin_link WHERE purpose = ? AND user_id = ?`, string(p), user)
	return err
}

// spendLink deletes the link; whoever deletes nothing came second.
func spendLink(tx *db.Tx, hash string) error {
	n, err := tx.Exec(`DELETE FROM signin_link WHERE token = ?`, hash)
	if err == nil && n == 0 {
		err = errLink
	}
	return err
}

func dropLateLinks(tx *db.Tx, now time.Time) error {
	_, err := tx.Exec(`DELETE FROM signin_link WHERE expires_at <= ?`, now.UnixMilli())
	return err
}

// pendingLink says when the invitation of a user ends, if one is open.
func pendingLink(tx *db.Tx, user id.User, now time.Time) (*int64, error) {
	at, found, err := db.One[int64](tx, `SELECT expires_at FROM signin_link WHERE user_id = ? AND purpose = ? AND expires_at > ?`,
		user, string(ForPassword), now.UnixMilli())
	if err != nil || !found {
		return nil, err
	}
	return &at, nil
}

func orNull(user id.User) *id.User {
	if user == "" {
		return nil
	}
	return &user
}
