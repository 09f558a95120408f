package attentiondesk

import (
	"context"
	"errors"
	"fmt"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/who"
)

// Kinds of jobs.
const (
	dailyJob = "attention.daily"
	staleJob = "attention.stale"
)

// Work registers the jobs of the area; without it (a command that ends), CatchUp does the same at once.
func (k *Desk) Work(q *jobs.Queue) {
	k.queue = q
	q.Handle(dailyJob, func(ctx context.Context, j jobs.Job) error { return k.complete(ctx, j, k.Daily) })
	q.Handle(staleJob, func(ctx context.Context, j jobs.Job) error { return k.complete(ctx, j, k.Drain) })
}

// complete gives the job's key back when it is done, so that the same day may be asked for again.
func (k *Desk) complete(ctx context.Context, j jobs.Job, do func(context.Context) error) error {
	if err := do(ctx); err != nil {
		return err
	}
	return k.db.Write(ctx, who.System(), func(tx *db.Tx) error { return k.queue.Complete(tx, j) })
}

// Tick looks whether a day has begun and enqueues its work. It is called every minute and at start.
func (k *Desk) Tick(ctx context.Context) error {
	var next days
	var needed, waiting bool
	err := k.db.Read(ctx, func(tx *db.Tx) error {
		d, roll, lines, err := k.due(tx)
		if err != nil {
			return err
		}
		next, needed = d, roll || lines
		some, err := staleSome(tx, 1)
		waiting = len(some) > 0
		return err
	})
	if err != nil || !needed && !waiting {
		return err
	}
	return k.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		if needed {
			if err := k.queue.Enqueue(tx, dailyJob, nil, fmt.Sprintf("%s:%s:%s", dailyJob, next.Day, next.Rolled)); err != nil {
				return err
			}
		}
		if waiting {
			return k.enqueueStale(tx)
		}
		return nil
	})
}

func (k *Desk) enqueueStale(tx *db.Tx) error {
	if k.queue == nil {
		return nil
	}
	return k.queue.Enqueue(tx, staleJob, nil, staleJob)
}

// Daily does what a day that began asks for: records are rolled to the company's day, then every line is computed anew.
// Doing it twice changes nothing.
func (k *Desk) Daily(ctx context.Context) error {
	var next days
	var roll, lines bool
	err := k.db.Read(ctx, func(tx *db.Tx) (err error) {
		next, roll, lines, err = k.due(tx)
		return err
	})
	if err != nil || !roll && !lines {
		return err
	}
	if roll {
		for _, to := range k.Rolls {
			if err := to(ctx, next.Rolled); err != nil {
				return err
			}
		}
	}
	if lines {
		if err := k.keep(ctx, days{Day: next.Day, Rolled: next.Rolled}); err != nil {
			return err
		}
		if err := k.RefreshAll(ctx, next.Day); err != nil {
			return err
		}
	}
	return k.keep(ctx, next)
}

func (k *Desk) keep(ctx context.Context, d days) error {
	return k.db.Write(ctx, who.System(), func(tx *db.Tx) error { return storeDays(tx, d) })
}

// Drain refreshes the accounts that were left for later, a few a transaction, and at last the alerts of no account.
func (k *Desk) Drain(ctx context.Context) error {
	for any := false; ; any = true {
		var some []id.Account
		err := k.db.Write(ctx, who.System(), func(tx *db.Tx) (err error) {
			now, known, err := storedDays(tx)
			if err != nil || !known {
				return err
			}
			if some, err = staleSome(tx, chunk); err != nil {
				return err
			}
			if len(some) > 0 {
				return errors.Join(k.Refresh(tx, now.Day, some), forgetStale(tx, some))
			}
			if any {
				return k.Refresh(tx, now.Day, []id.Account{""})
			}
			return nil
		})
		if err != nil || len(some) == 0 {
			return err
		}
	}
}

// CatchUp does at once what would otherwise wait for the jobs.
func (k *Desk) CatchUp(ctx context.Context) error {
	if err := k.Daily(ctx); err != nil {
		return err
	}
	return k.Drain(ctx)
}
