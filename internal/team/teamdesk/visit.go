package teamdesk

import (
	"context"
	"time"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// sameVisit is how long a pause may be within one visit; visitStep how often a visit is noted, so that reading does
// not write at every page.
const (
	sameVisit = int64(30 * time.Minute / time.Millisecond)
	visitStep = int64(5 * time.Minute / time.Millisecond)
)

// Visit notes a visit, so that the cockpit can say what changed since the last one. It returns the moment of the visit
// before, nil at the first.
func (k *Desk) Visit(ctx context.Context, a who.Actor) (previous *int64, err error) {
	if err := mustBeSomeone(a); err != nil {
		return nil, err
	}
	var v visits
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		v, err = readVisits(tx, a.ID)
		return err
	})
	now := int64(k.db.Now())
	if err != nil || (v.Last != nil && now-*v.Last < visitStep) {
		return v.Prev, err
	}
	if v.Last != nil && now-*v.Last >= sameVisit {
		v.Prev = v.Last
	}
	return v.Prev, k.db.Write(ctx, who.System(), func(tx *db.Tx) error { return saveVisits(tx, a.ID, now, v.Prev) })
}
