package stakeholderdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/stakeholder"
)

// moved are the tables that have an account, with the kinds of their records.
var moved = []struct {
	table string
	kind  ref.Kind
}{{"stakeholder", stakeholder.Kind}, {"stakeholder_mark", stakeholder.MarkKind}, {"decision_process", stakeholder.ProcessKind}}

// MoveCounts counts the stakeholders and decisions that would move with an account.
func MoveCounts(tx *db.Tx, account id.Account) (map[ref.Kind]int, error) {
	out := map[ref.Kind]int{}
	for _, m := range moved {
		if m.kind == stakeholder.MarkKind { // they are of their stakeholder
			continue
		}
		n, err := db.CountOf(tx, m.table, account)
		if err != nil {
			return nil, err
		}
		out[m.kind] = n
	}
	return out, nil
}

// MoveAccount takes stakeholders, what was felt of them, and decisions to the account that theirs becomes.
func MoveAccount(tx *db.Tx, a who.Actor, from, into id.Account) error {
	for _, m := range moved {
		if err := db.MoveAccount(tx, a, m.table, m.kind, from, into); err != nil {
			return err
		}
	}
	return nil
}
