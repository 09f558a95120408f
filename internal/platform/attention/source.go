package attention

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

// Source gives an area's alerts as they stand on a day, in one set-based query each: of the accounts named, or of all
// when accounts is nil. An alert that is absent from the answer is closed.
type Source func(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error)
