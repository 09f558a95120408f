package db

import (
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
)

// writeTries is how often a transaction that PostgreSQL chose to end is begun: whoever loses three times in a row is
// told so rather than kept waiting.
const writeTries = 3

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
