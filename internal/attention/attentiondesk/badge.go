package attentiondesk

import (
	"context"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// badgeUpTo is where the shell stops counting.
const badgeUpTo = 99

// Badge is how many alerts wait for the person, at most 99. Every page shows it: it is kept while nothing it was counted
// from changes.
func (k *Desk) Badge(ctx context.Context, a who.Actor) (n int, err error) {
	if m := memoOf(ctx); m != nil {
		d, err := k.Today(ctx, a)
		return min(d.Counts.Total(), badgeUpTo), err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		n, err = db.Keep(tx, "attention.badge "+a.Key(tx.Now()), func() (int, error) {
			s, err := sees(tx, a)
			if err != nil {
				return 0, err
			}
			c, _, err := s.tally(tx, badgeUpTo+1)
			return min(c.Total(), badgeUpTo), err
		})
		return err
	})
	return n, err
}
