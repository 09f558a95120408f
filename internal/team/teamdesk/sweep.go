package teamdesk

import (
	"context"
	"time"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// failuresKept is how long a failed sign-in is remembered: longer than any throttle looks back.
const failuresKept = 24 * time.Hour

// Sweep forgets links that opened nothing in time and old failures to sign in, for the server itself.
func (k *Desk) Sweep(ctx context.Context, a who.Actor) error {
	if err := mustBeMachine(a); err != nil {
		return err
	}
	now := k.clock()
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := dropLateLinks(tx, now); err != nil {
			return err
		}
		return dropFailures(tx, now.Add(-failuresKept))
	})
}
