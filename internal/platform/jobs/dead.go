package jobs

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Letter is a job that was given up.
type Letter struct {
	ID        id.Any
	Kind      string
	LastError string
	Attempt   int
	CreatedAt instant.Instant
}

// DeadLetters lists the newest jobs that were given up, at most 200.
func (q *Queue) DeadLetters(ctx context.Context) (out []Letter, err error) {
	err = q.db.Read(ctx, func(tx *db.Tx) error {
		rows, err := db.Select[row](tx, `SELECT * FROM job WHERE state = ? ORDER BY created_at DESC LIMIT 200`, Dead)
		for _, r := range rows {
			l := Letter{ID: r.ID, Kind: r.Kind, Attempt: r.Attempt, CreatedAt: instant.Instant(r.CreatedAt)}
			if r.LastError != nil {
				l.LastError = *r.LastError
			}
			out = append(out, l)
		}
		return err
	})
	return out, err
}

// Retry puts a dead letter back in the queue.
func (q *Queue) Retry(ctx context.Context, a who.Actor, job id.Any) error {
	defer q.Nudge()
	return q.db.Write(ctx, a, func(tx *db.Tx) error {
		return tx.UpdateOne(`UPDATE job SET state = ?, attempt = 0, run_at = ? WHERE id = ? AND state = ?`,
			Queued, int64(instant.FromTime(q.now())), job, Dead)
	})
}

// Sweep forgets finished jobs older than a week.
func (q *Queue) Sweep(ctx context.Context) error {
	return q.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(`DELETE FROM job WHERE state = ? AND finished_at < ?`, Done,
			int64(instant.FromTime(q.now().AddDate(0, 0, -7))))
		return err
	})
}
