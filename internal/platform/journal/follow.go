// Package journal reads the spine: what follows a commit (alerts, search), the timeline of an account, the audit
// page, and a record as it was on a day.
package journal

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Header is a journal entry without its values.
type Header struct {
	Seq     int64
	At      instant.Instant
	Actor   id.User
	Action  string
	Ref     ref.Ref
	Account id.Account
	Class   db.Class
	Batch   id.Batch
	// Fields are the names of what changed.
	Fields []string
}

// Follower keeps something derived in step with the journal. Apply gets the new headers in order, at most a few
// hundred at a time, and writes in the transaction that also moves the cursor: killed in the middle, nothing is lost or
// done twice.
type Follower struct {
	Name  string
	Apply func(tx *db.Tx, headers []Header) error
}

// batchSize keeps a follower's transaction short, so that people keep writing.
const batchSize = 400

// Feed drives the followers.
type Feed struct {
	db        *db.DB
	log       *slog.Logger
	followers []Follower

	mu   sync.Mutex
	seen map[string]int64
	cond *sync.Cond
}

// NewFeed makes a feed.
func NewFeed(d *db.DB, log *slog.Logger, followers ...Follower) *Feed {
	f := &Feed{db: d, log: log, followers: followers, seen: map[string]int64{}}
	f.cond = sync.NewCond(&f.mu)
	return f
}

// Run follows until ctx ends. The wake-up only hurries: it looks every five seconds anyway, since another node may
// have written.
func (f *Feed) Run(ctx context.Context) error {
	wake, stop := f.db.Subscribe()
	defer stop()
	for {
		if err := f.CatchUp(ctx); err != nil && ctx.Err() == nil {
			f.log.Error("journal: follower failed", "err", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-wake:
		case <-time.After(5 * time.Second):
		}
	}
}

// CatchUp brings every follower to the end of the journal. One that fails does not hold the others back.
func (f *Feed) CatchUp(ctx context.Context) error {
	var failed []error
	for _, fo := range f.followers {
		if err := f.catchUp(ctx, fo); err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", fo.Name, err))
		}
	}
	return errors.Join(failed...)
}

func (f *Feed) catchUp(ctx context.Context, fo Follower) error {
	for ctx.Err() == nil {
		n, err := f.step(ctx, fo)
		if err != nil || n < batchSize {
			return err
		}
	}
	return ctx.Err()
}

func (f *Feed) step(ctx context.Context, fo Follower) (n int, err error) {
	from := f.position(fo.Name)
	// A look without the writer first: most wake-ups of one node find nothing left.
	var ahead bool
	err = f.db.Read(ctx, func(tx *db.Tx) error {
		var err error
		_, ahead, err = db.One[int64](tx, `SELECT seq FROM journal_head WHERE seq > ?`, from)
		return err
	})
	if err != nil || !ahead {
		return 0, err
	}
	var reached int64
	err = f.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		cursor, err := lockCursor(tx, fo.Name)
		if err != nil {
			return err
		}
		headers, err := Since(tx, cursor, batchSize)
		if err != nil {
			return err
		}
		n, reached = len(headers), cursor
		if n == 0 {
			return nil
		}
		reached = headers[n-1].Seq
		if err := fo.Apply(tx, headers); err != nil {
			return err
		}
		_, err = tx.Exec(`UPDATE cursor_position SET seq = ? WHERE name = ?`, reached, fo.Name)
		return err
	})
	if err == nil {
		f.advance(fo.Name, reached)
	}
	return n, err
}

// lockCursor reads the position and holds it: on PostgreSQL another node waits here.
func lockCursor(tx *db.Tx, name string) (int64, error) {
	if _, err := tx.Exec(`INSERT INTO cursor_position (name, seq) VALUES (?, 0) ON CONFLICT (name) DO NOTHING`, name); err != nil {
		return 0, err
	}
	seq, _, err := db.One[int64](tx, `UPDATE cursor_position SET info = '' WHERE name = ? RETURNING seq`, name)
	return seq, err
}

func (f *Feed) position(name string) int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	if v, ok := f.seen[name]; ok {
		return v
	}
	return -1
}

func (f *Feed) advance(name string, seq int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen[name] = max(f.seen[name], seq)
	f.cond.Broadcast()
}

// patience is how long a page waits for what follows the journal.
const patience = 400 * time.Millisecond

// Settle waits until the followers have seen all that this process committed, at most 400 ms: the page after a form
// then shows its effect, and a long import never holds a page.
func (f *Feed) Settle(ctx context.Context) {
	target := f.db.LastSeq()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	stop := context.AfterFunc(ctx, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.cond.Broadcast()
	})
	defer stop()
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.behind(target) && ctx.Err() == nil {
		f.cond.Wait()
	}
}

func (f *Feed) behind(target int64) bool {
	for _, fo := range f.followers {
		if f.seen[fo.Name] < target {
			return true
		}
	}
	return false
}
