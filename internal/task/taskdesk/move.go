package taskdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/task"
)

// MoveCounts counts what would move with an account.
func MoveCounts(tx *db.Tx, account id.Account) (map[ref.Kind]int, error) {
	n, err := db.CountOf(tx, "task", account)
	return map[ref.Kind]int{task.RefKind: n}, err
}

// MoveAccount takes the tasks of an account to the one it becomes.
func MoveAccount(tx *db.Tx, a who.Actor, from, into id.Account) error {
	return db.MoveAccount(tx, a, "task", task.RefKind, from, into)
}
