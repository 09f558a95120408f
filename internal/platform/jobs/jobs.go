// Package jobs runs work after a commit: enqueued in the same transaction as the write that asks for it, retried with
// patience, and kept in a dead-letter list when it keeps failing.
package jobs

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// States of a job.
const (
	Queued  = "QUEUED"
	Running = "RUNNING"
	Done    = "DONE"
	Dead    = "DEAD"
)

// maxAttempts is how often a job is tried before it goes to the dead-letter list.
const maxAttempts = 6

// lease is how long a node may hold a job before another may take it over.
const lease = 5 * time.Minute

// Handler does one kind of job. It opens its own transactions; work that must happen exactly once completes the job
// in the same transaction as its effect, with Complete.
type Handler func(ctx context.Context, j Job) error

// Job is one claimed job.
type Job struct {
	ID      id.Any
	Kind    string
	Args    json.RawMessage
	Attempt int
}

// Queue runs jobs of a database.
type Queue struct {
	db       *db.DB
	log      *slog.Logger
	now      func() time.Time
	handlers map[string]Handler
	nudge    chan struct{}
	running  sync.WaitGroup
}

// New makes a queue; now is the real clock: --today must not delay work.
func New(d *db.DB, log *slog.Logger, now func() time.Time) *Queue {
	return &Queue{db: d, log: log, now: now, handlers: map[string]Handler{}, nudge: make(chan struct{}, 1)}
}

// Handle registers the handler of a kind.
func (q *Queue) Handle(kind string, h Handler) { q.handlers[kind] = h }

type row struct {
	bun.BaseModel `bun:"table:job"`
	ID            id.Any  `bun:"id,pk"`
	Kind          string  `bun:"kind"`
	Args          string  `bun:"args"`
	RunAt         int64   `bun:"run_at"`
	State         string  `bun:"state"`
	Attempt       int     `bun:"attempt"`
	LeaseUntil    *int64  `bun:"lease_until"`
	UniqueKey     *string `bun:"unique_key"`
	LastError     *string `bun:"last_error"`
	CreatedAt     int64   `bun:"created_at"`
	FinishedAt    *int64  `bun:"finished_at"`
}

// Enqueue adds a job to the caller's transaction. A unique key that is already known adds nothing.
func (q *Queue) Enqueue(tx *db.Tx, kind string, args any, unique string) error {
	return q.EnqueueAt(tx, kind, args, unique, q.now())
}

// EnqueueAt is Enqueue for later.
func (q *Queue) EnqueueAt(tx *db.Tx, kind string, args any, unique string, at time.Time) error {
	body, err := json.Marshal(args)
	if err != nil {
		return err
	}
	now := int64(instant.FromTime(q.now()))
	_, err = tx.Exec(`INSERT INTO job (id, kind, args, run_at, state, attempt, unique_key, created_at)
		VALUES (?, ?, ?, ?, ?, 0, ?, ?) ON CONFLICT (unique_key) DO NOTHING`,
		id.New[id.Any](), kind, string(body), int64(instant.FromTime(at)), Queued, nullable(unique), now)
	q.Nudge()
	return err
}

func nullable(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// Nudge makes the worker look now.
func (q *Queue) Nudge() {
	select {
	case q.nudge <- struct{}{}:
	default:
	}
}

// Run works until ctx ends, then finishes what it started.
func (q *Queue) Run(ctx context.Context) error {
	if q.db.Engine() == db.SQLite {
		// One process owns the file: what was running when it stopped is to be run again.
		if err := q.requeue(ctx); err != nil {
			return err
		}
	}
	q.running.Add(1)
	defer q.running.Done()
	for {
		worked, err := q.RunOne(context.WithoutCancel(ctx))
		if err != nil && ctx.Err() == nil {
			q.log.Error("jobs: claim failed", "err", err)
		}
		if ctx.Err() != nil {
			return nil
		}
		if worked {
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-q.nudge:
		case <-time.After(2 * time.Second):
		}
	}
}

// Wait returns when the worker has stopped.
func (q *Queue) Wait() { q.running.Wait() }

func (q *Queue) requeue(ctx context.Context) error {
	return q.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(`UPDATE job SET state = ?, lease_until = NULL WHERE state = ?`, Queued, Running)
		return err
	})
}

// RunOne claims and runs one due job; worked is false when none was due.
func (q *Queue) RunOne(ctx context.Context) (worked bool, err error) {
	j, found, err := q.claim(ctx)
	if err != nil || !found {
		return false, err
	}
	h, ok := q.handlers[j.Kind]
	if !ok {
		err = fmt.Errorf("no handler for %q", j.Kind)
	} else {
		err = safely(ctx, h, j)
	}
	return true, q.finish(ctx, j, err)
}

func safely(ctx context.Context, h Handler, j Job) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return h(ctx, j)
}

func (q *Queue) claim(ctx context.Context) (j Job, found bool, err error) {
	now := q.now()
	err = q.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		r, ok, err := db.One[row](tx, `UPDATE job SET state = ?, attempt = attempt + 1, lease_until = ? WHERE id = (
			SELECT id FROM job WHERE (state = ? AND run_at <= ?) OR (state = ? AND lease_until < ?)
			ORDER BY run_at, id LIMIT 1 ?) RETURNING *`,
			Running, int64(instant.FromTime(now.Add(lease))), Queued, int64(instant.FromTime(now)),
			Running, int64(instant.FromTime(now)), db.Safe(tx.SkipLocked()))
		j, found = Job{ID: r.ID, Kind: r.Kind, Args: json.RawMessage(r.Args), Attempt: r.Attempt}, ok
		return err
	})
	return j, found, err
}

// Complete marks the job done inside the effect's own transaction, fenced by its attempt: if another node took the
// job over, the effect rolls back.
func (q *Queue) Complete(tx *db.Tx, j Job) error {
	return tx.UpdateOne(`UPDATE job SET state = ?, finished_at = ?, lease_until = NULL, unique_key = NULL WHERE id = ? AND attempt = ? AND state = ?`,
		Done, int64(instant.FromTime(q.now())), j.ID, j.Attempt, Running)
}

func (q *Queue) finish(ctx context.Context, j Job, failure error) error {
	now := q.now()
	return q.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		if failure == nil {
			_, err := tx.Exec(`UPDATE job SET state = ?, finished_at = ?, lease_until = NULL WHERE id = ? AND attempt = ? AND state = ?`,
				Done, int64(instant.FromTime(now)), j.ID, j.Attempt, Running)
			return err
		}
		q.log.Warn("job failed", "kind", j.Kind, "id", j.ID, "attempt", j.Attempt, "err", failure)
		state, at := Queued, now.Add(backoff(j.Attempt))
		if j.Attempt >= maxAttempts {
			state = Dead
		}
		_, err := tx.Exec(`UPDATE job SET state = ?, run_at = ?, last_error = ?, lease_until = NULL WHERE id = ? AND attempt = ? AND state = ?`,
			state, int64(instant.FromTime(at)), failure.Error(), j.ID, j.Attempt, Running)
		return err
	})
}

// backoff waits 2 s, 8 s, 32 s, about 2 min, about 8 min between tries.
func backoff(attempt int) time.Duration { return time.Second << (2*attempt - 1) }
