package intakedesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

// Latest is a person's newest import, for whoever tells them that it is done; nothing was imported when ok is false.
// Every page asks: the answer is kept until an import is written.
func (k *Desk) Latest(ctx context.Context, author id.User) (s Sheet, ok bool, err error) {
	type found struct {
		sheet Sheet
		ok    bool
	}
	var f found
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		f, err = db.Keep(tx, "intake.latest "+string(author), func() (found, error) {
			b, ok, err := db.One[batchRow](tx, `SELECT * FROM import_batch WHERE created_by = ? ORDER BY created_at DESC, id DESC LIMIT 1`, author)
			return found{b.toSheet(), ok}, err
		})
		return err
	})
	return f.sheet, f.ok && f.sheet.State == Applied, err
}
