package intakedesk

import (
	"context"
	"time"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// What nobody goes on with is dropped after a month; lines to correct, after three: they hold what was written about
// people.
const (
	workKept  = 30 * 24 * time.Hour
	linesKept = 90 * 24 * time.Hour
)

// Sweep drops what is too old. It looks first: most times there is nothing, and the writer is not disturbed.
func (k *Desk) Sweep(ctx context.Context, a who.Actor) error {
	if err := mustBeMachine(a); err != nil {
		return err
	}
	var due bool
	err := k.DB.Read(ctx, func(tx *db.Tx) (err error) {
		due, err = overdue(tx, tx.Now().Add(-workKept), tx.Now().Add(-linesKept))
		return err
	})
	if err != nil || !due {
		return err
	}
	return k.DB.Write(ctx, a, func(tx *db.Tx) error {
		if _, err := sweepWorks(tx, tx.Now().Add(-workKept)); err != nil {
			return err
		}
		return sweepLines(tx, tx.Now().Add(-linesKept))
	})
}

func mustBeMachine(a who.Actor) error {
	if a.System {
		return nil
	}
	return problem.Missing()
}
