package privacydesk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// trace is what is kept of an address so as not to write to it: nobody can read it back.
func trace(email string) string {
	sum := sha256.Sum256([]byte("mail:" + strings.ToLower(strings.TrimSpace(email))))
	return hex.EncodeToString(sum[:])
}

// suppress puts the address of who objects on the list, and takes it off when they come back on it.
func suppress(tx *db.Tx, c id.Contact, email string, objects bool, today day.Day) error {
	if !objects {
		_, err := tx.Exec(`DELETE FROM privacy_suppression WHERE contact_id = ?`, c)
		return err
	}
	if email == "" {
		return nil
	}
	_, err := tx.Exec(`INSERT INTO privacy_suppression (hash, contact_id, since_day) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING`, trace(email), c, today)
	return err
}

// Objects says whether somebody of this address asked not to be written to, even one who has been erased since.
func (k *Desk) Objects(ctx context.Context, a who.Actor, email string) (found bool, err error) {
	if !teamdesk.May(a, team.Privacy, team.Read) {
		return false, nil
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		_, found, err = db.One[string](tx, `SELECT hash FROM privacy_suppression WHERE hash = ?`, trace(email))
		return err
	})
	return found, err
}

// nextNumber counts the erased.
func nextNumber(tx *db.Tx) (int, error) {
	n, _, err := db.One[int](tx, `SELECT coalesce(max(number), 0) + 1 FROM privacy_erasure`)
	return n, err
}

func noteErasure(tx *db.Tx, a who.Actor, e Erased) error {
	_, err := tx.Exec(`INSERT INTO privacy_erasure (number, contact_id, erased_day, erased_by) VALUES (?, ?, ?, ?)`, e.Number, e.Contact, e.On, db.Opt(a.ID))
	return err
}

func erasures(tx *db.Tx) ([]Erased, error) {
	return db.Select[Erased](tx, `SELECT number, contact_id, erased_day FROM privacy_erasure ORDER BY number`)
}

func erasedBefore(tx *db.Tx, c id.Contact) (bool, error) {
	_, found, err := db.One[int](tx, `SELECT number FROM privacy_erasure WHERE contact_id = ?`, c)
	return found, err
}
