package db

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// writeTries is how often a transaction that PostgreSQL chose to end is begun: whoever loses that many times in a row
// is told so rather than kept waiting.
const writeTries = 6

// firstStepAside is how long the loser lets the other go first. Without it the loser takes its first record again before
// the one who waited for it is awake, and the two cross exactly as before.
const firstStepAside = 30 * time.Millisecond

// stepAside waits before try number n, the first being 0: twice as long each time, and never as long as another loser.
func stepAside(ctx context.Context, n int) error {
	wait := firstStepAside << n
	timer := time.NewTimer(wait/2 + rand.N(wait))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// What PostgreSQL says of a transaction that it ended only because of another one: nothing of it was kept.
const (
	serializationFailure = "40001"
	deadlockDetected     = "40P01"
)

// crossed tells whether err is the other transaction's doing.
func crossed(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == deadlockDetected || pg.Code == serializationFailure)
}
