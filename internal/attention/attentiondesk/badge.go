package attentiondesk

import (
	"context"
	"time"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// badge is a count kept in memory for a moment: every page shows it.
type badge struct {
	n     int
	seq   int64
	moved int64
	at    time.Time
}

// badgeLife is short: someone who lost sight of an account on another node must not see it counted for long.
const badgeLife = 5 * time.Second

// badgeUpTo is where the shell stops counting.
const badgeUpTo = 99

// Badge is how many alerts wait for the person, at most 99.
func (k *Desk) Badge(ctx context.Context, a who.Actor) (int, error) {
	if m := memoOf(ctx); m != nil {
		d, err := k.Today(ctx, a)
		return min(d.Counts.Total(), badgeUpTo), err
	}
	now := badge{seq: k.db.LastSeq(), moved: k.moved.Load(), at: k.db.Now().Time()}
	if v, ok := k.badges.Load(a.ID); ok {
		b := v.(badge)
		if b.seq == now.seq && b.moved == now.moved && now.at.Sub(b.at) < badgeLife {
			return b.n, nil
		}
	}
	err := k.db.Read(ctx, func(tx *db.Tx) error {
		s, err := sees(tx, a)
		if err != nil {
			return err
		}
		for _, rank := range ranks {
			n, err := s.count(tx, rank, s.open(), badgeUpTo-now.n)
			if err != nil {
				return err
			}
			if now.n += n; now.n >= badgeUpTo {
				break
			}
		}
		return nil
	})
	if err == nil {
		k.badges.Store(a.ID, now)
	}
	return now.n, err
}
