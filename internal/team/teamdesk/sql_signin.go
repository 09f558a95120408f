package teamdesk

import (
	"time"

	"comptoir/internal/platform/db"
)

type failures struct {
	n     int
	first int64 // the oldest, in milliseconds: the wait ends a window after it
}

type failureCounts struct{ here, anywhere, address failures }

type failureRow struct {
	Login   string `bun:"login"`
	Address string `bun:"address"`
	At      int64  `bun:"at"`
}

// countFailures reads at most as many rows as the limits allow, so that a flood costs nothing more.
func countFailures(tx *db.Tx, login, address string, since time.Time) (c failureCounts, err error) {
	const limit = anywhereFailure + addressFailures
	byLogin, err := db.Select[failureRow](tx, `SELECT login, address, at FROM signin_failure WHERE login = ? AND at > ? ORDER BY at LIMIT ?`,
		login, since.UnixMilli(), limit)
	if err != nil {
		return c, err
	}
	byAddress, err := db.Select[failureRow](tx, `SELECT login, address, at FROM signin_failure WHERE address = ? AND at > ? ORDER BY at LIMIT ?`,
		address, since.UnixMilli(), limit)
	for _, r := range byLogin {
		c.anywhere.add(r)
	}
	for _, r := range byAddress {
		c.address.add(r)
		if r.Login == login {
			c.here.add(r)
		}
	}
	return c, err
}

func (f *failures) add(r failureRow) {
	if f.n == 0 {
		f.first = r.At
	}
	f.n++
}

func insertFailure(tx *db.Tx, login, address string, at time.Time) error {
	_, err := tx.Exec(`INSERT INTO signin_failure (login, address, at) VALUES (?, ?, ?)`, login, address, at.UnixMilli())
	return err
}

func deleteFailures(tx *db.Tx, login string) error {
	_, err := tx.Exec(`DELETE FROM signin_failure WHERE login = ?`, login)
	return err
}

func dropFailures(tx *db.Tx, before time.Time) error {
	_, err := tx.Exec(`DELETE FROM signin_failure WHERE at < ?`, before.UnixMilli())
	return err
}
