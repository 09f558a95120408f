// Package once lets a form that creates something make it once, however often it is sent: a double click, a reload, a
// slow network. The key of the form is kept with what it made, in the transaction that made it.
package once

import (
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
)

// kept is how long a form is remembered: longer than any session lives.
const kept = 7 * 24 * time.Hour

// Tables declares the table the package owns.
func Tables() map[string]db.TableClass { return map[string]db.TableClass{"form_once": db.Plumbing} }

// Do makes something once for a person's form. Again says that an earlier sending made it, and made is then what that
// one made. Two sendings at the same time: the second waits for the first, on both engines, and makes it if the first
// failed.
func Do(tx *db.Tx, user id.User, key string, create func() (string, error)) (made string, again bool, err error) {
	claimed, err := tx.Exec(`INSERT INTO form_once (user_id, form_key, record_id, made_at) VALUES (?, ?, '', ?)
		ON CONFLICT (user_id, form_key) DO NOTHING`, user, key, tx.Now())
	if err != nil {
		return "", false, err
	}
	if claimed == 0 {
		made, again, err = Made(tx, user, key)
		return made, again, err
	}
	if made, err = create(); err != nil {
		return "", false, err
	}
	if _, err = tx.Exec(`UPDATE form_once SET record_id = ? WHERE user_id = ? AND form_key = ?`, made, user, key); err != nil {
		return "", false, err
	}
	_, err = tx.Exec(`DELETE FROM form_once WHERE made_at < ?`, tx.Now()-instant.Instant(kept.Milliseconds()))
	return made, false, err
}

// Made is what a person's form made before, if it did.
func Made(tx *db.Tx, user id.User, key string) (made string, known bool, err error) {
	return db.One[string](tx, `SELECT record_id FROM form_once WHERE user_id = ? AND form_key = ?`, user, key)
}
