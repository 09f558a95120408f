package capturedesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// row is what somebody gave, as stored.
type row struct {
	bun.BaseModel `bun:"table:capture_drop"`
	ID            id.Any          `bun:"id,pk"`
	UserID        id.User         `bun:"user_id"`
	Items         string          `bun:"items"`
	Done          string          `bun:"done"`
	CreatedAt     instant.Instant `bun:"created_at"`
}

// kept is how long it waits: a week, in milliseconds.
const kept = 7 * 24 * 3600 * 1000

func rowOf(tx *db.Tx, a who.Actor, key id.Any) (row, bool, error) {
	return db.One[row](tx, `SELECT * FROM capture_drop WHERE id = ? AND user_id = ?`, key, a.ID)
}

// forget drops what nobody came back for.
func forget(tx *db.Tx) error {
	_, err := tx.Exec(`DELETE FROM capture_drop WHERE created_at < ?`, int64(tx.Now())-kept)
	return err
}

// settle keeps what was done, and forgets what was read.
func settle(tx *db.Tx, r row, done string) error {
	return tx.UpdateOne(`UPDATE capture_drop SET items = '', done = ? WHERE id = ? AND done = ''`, done, r.ID)
}

func discard(tx *db.Tx, r row) error {
	_, err := tx.Exec(`DELETE FROM capture_drop WHERE id = ?`, r.ID)
	return err
}
