package teamdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// AccountChoice is an account as a picker shows it.
type AccountChoice struct {
	ID   id.Account `bun:"id"`
	Name string     `bun:"name"`
	// City tells homonyms apart.
	City string `bun:"city"`
}

// AccountChoices lists the accounts within the reader's reach for a picker, at most limit. An administrator without a
// title reaches none: they are told the account's address by who asks for the grant.
func (k *Desk) AccountChoices(ctx context.Context, a who.Actor, limit int) (out []AccountChoice, err error) {
	if err := mustBeSomeone(a); err != nil {
		return nil, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := Reach(tx, a, team.Account, team.Read)
		if err != nil {
			return err
		}
		out, err = accountsIn(tx, scope, limit)
		return err
	})
	return out, err
}
