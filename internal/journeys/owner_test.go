package journeys

import (
	"context"
	"net/http"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/world/worldtest"
)

// Who corrects a contract or an account for somebody does not become its owner.
func TestTheOwnerIsKeptOnEdit(t *testing.T) { worldtest.Each(t, ownerIsKept) }

func ownerIsKept(t *testing.T, w worldtest.World) {
	base := serve(t, w)
	camille := w.As("camille").ID
	for _, table := range []string{"contract", "account"} {
		first := func(where string, args ...any) (record, owner string) {
			type row struct {
				ID      string  `bun:"id"`
				OwnerID id.User `bun:"owner_id"`
			}
			err := w.DB.Read(context.Background(), func(tx *db.Tx) error {
				r, _, err := db.One[row](tx, `SELECT id, owner_id FROM `+table+` WHERE deleted_at IS NULL AND `+where+` ORDER BY id LIMIT 1`, args...)
				record, owner = r.ID, string(r.OwnerID)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return record, owner
		}
		record, _ := first(`owner_id = ?`, camille)
		for _, handle := range []string{"theo", "ingrid"} {
			c, path := signIn(t, base, handle), "/"+table+"s/"+record
			form := formOf(t, c.get(path+"/edit"))
			form.Set("name", "Corrigé par "+handle)
			if got := c.post(path, form); got.status != http.StatusSeeOther {
				t.Fatalf("%s corrects the %s: %d", handle, table, got.status)
			}
			if _, owner := first(`name = ?`, "Corrigé par "+handle); owner != string(camille) {
				t.Errorf("%s: %s, who corrected it, took it over: %q", table, handle, owner)
			}
		}
	}
}
