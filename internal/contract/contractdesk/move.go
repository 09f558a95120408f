package contractdesk

import (
	"comptoir/internal/contract"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// MoveCounts counts what would move with an account.
func MoveCounts(tx *db.Tx, account id.Account) (map[ref.Kind]int, error) {
	n, err := db.CountOf(tx, "contract", account)
	return map[ref.Kind]int{contract.Kind: n}, err
}

// MoveAccount takes the contracts of an account to the one it becomes.
func MoveAccount(tx *db.Tx, a who.Actor, from, into id.Account) error {
	return db.MoveAccount(tx, a, "contract", contract.Kind, from, into)
}
