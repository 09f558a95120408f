package settingdesk

import (
	"cmp"
	"context"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/db"
)

// nameKept is how long the name of the company is kept in memory: every page shows it, and other nodes may change it.
const nameKept = 5 * time.Second

// Name is the name of the company today, for the frame of the pages.
func (k *Desk) Name(ctx context.Context) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	now := k.Clock()
	if now.Before(k.fresh) {
		return k.name
	}
	err := k.DB.Read(ctx, func(tx *db.Tx) (err error) {
		k.name, err = k.NameIn(tx, tx.Now().Day(time.UTC))
		return err
	})
	if err == nil {
		k.fresh = now.Add(nameKept)
	}
	return cmp.Or(k.name, k.Company)
}

// NameIn is the name of the company on a day, in the caller's transaction.
func (k *Desk) NameIn(tx *db.Tx, on day.Day) (string, error) {
	h, err := On(tx, on)
	return cmp.Or(h.Company, k.Company), err
}

func (k *Desk) forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.fresh = time.Time{}
}
