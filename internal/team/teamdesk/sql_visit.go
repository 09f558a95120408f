package teamdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

type visits struct {
	Last *int64 `bun:"last_visit"`
	Prev *int64 `bun:"prev_visit"`
}

func readVisits(tx *db.Tx, user id.User) (visits, error) {
	v, _, err := db.One[visits](tx, `SELECT last_visit, prev_visit FROM visit WHERE user_id = ?`, user)
	return v, err
}

func saveVisits(tx *db.Tx, user id.User, last int64, prev *int64) error {
	_, err := tx.Exec(`INSERT INTO visit (user_id, last_visit, prev_visit) VALUES (?, ?, ?)
		ON CONFLICT (user_id) DO UPDATE SET last_visit = excluded.last_visit, prev_visit = excluded.prev_visit`, user, last, prev)
	return err
}
