package coordinationdesk

import (
	"slices"

	"comptoir/internal/coordination"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// MoveCounts counts what would move with an account.
func MoveCounts(tx *db.Tx, account id.Account) (map[ref.Kind]int, error) {
	requests, err := db.CountOf(tx, "coordination", account)
	if err != nil {
		return nil, err
	}
	parts, err := db.CountOf(tx, "raci", account)
	return map[ref.Kind]int{coordination.RequestKind: requests, coordination.PartKind: parts}, err
}

// MoveAccount takes requests and parts to the account that theirs becomes. A topic that is divided up there already stays
// as it is: one person answers for it.
func MoveAccount(tx *db.Tx, a who.Actor, from, into id.Account) error {
	ours, err := partsOf(tx, from)
	if err != nil {
		return err
	}
	theirs, err := partsOf(tx, into)
	if err != nil {
		return err
	}
	for _, r := range ours {
		if slices.ContainsFunc(theirs, func(o coordination.Raci) bool { return o.Topic == r.Topic }) {
			if err := dropPart(tx, a, r); err != nil {
				return err
			}
		}
	}
	if err := db.MoveAccount(tx, a, "coordination", coordination.RequestKind, from, into); err != nil {
		return err
	}
	return db.MoveAccount(tx, a, "raci", coordination.PartKind, from, into)
}
