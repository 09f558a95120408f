package relationdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
)

// MoveCounts counts the exchanges and the wishes that would move with an account.
func MoveCounts(tx *db.Tx, account id.Account) (map[ref.Kind]int, error) {
	exchanges, err := db.CountOf(tx, "interaction", account)
	if err != nil {
		return nil, err
	}
	wishes, err := db.CountOf(tx, "relation_wish", account)
	return map[ref.Kind]int{relation.InteractionKind: exchanges, relation.WishKind: wishes}, err
}

// MoveAccount takes exchanges and wishes to the account that theirs becomes. Strengths are those of the contacts, who
// move with their own area, and stay what they are.
func MoveAccount(tx *db.Tx, a who.Actor, from, into id.Account) error {
	if err := db.MoveAccount(tx, a, "interaction", relation.InteractionKind, from, into); err != nil {
		return err
	}
	return db.MoveAccount(tx, a, "relation_wish", relation.WishKind, from, into)
}
