package attention

import (
	"slices"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

// Source gives an area's alerts as they stand on a day, in one set-based query each: of the accounts named, or of all
// when accounts is nil. An alert that is absent from the answer is closed.
//
// An empty account among those named asks for the alerts that concern no account: about a person, or a task of no
// client. Named takes it out, since it is no value that a column can hold.
type Source func(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error)

// nowhere is an account that does not exist: an empty list is not SQL.
const nowhere id.Account = "00000000-0000-0000-0000-000000000000"

// Named splits what a Source is asked for: the accounts, never empty so that `IN (?)` reads, and whether the alerts of
// no account are wanted too.
func Named(accounts []id.Account) (named []id.Account, ofNone bool) {
	named = slices.DeleteFunc(slices.Clone(accounts), func(a id.Account) bool { return a == "" })
	ofNone = len(named) < len(accounts)
	if len(named) == 0 {
		named = []id.Account{nowhere}
	}
	return named, ofNone
}
