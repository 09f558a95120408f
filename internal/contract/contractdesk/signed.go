package contractdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Signed are the contracts in force with an account, the next to end first.
func (k *Desk) Signed(ctx context.Context, a who.Actor, account id.Account) (out []Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		all, err := k.OfIn(tx, a, []id.Account{account})
		for _, s := range all {
			if s.State.InForce() {
				out = append(out, s)
			}
		}
		return err
	})
	return out, err
}
