package intakedesk

import (
	"comptoir/internal/kernel/problem"
	"context"
	"errors"
	"time"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

// Chunks hold at most so many records, so that the transaction of one stays around 50 ms and people keep writing.
const (
	firstChunk = 250
	leastChunk = 100
	mostChunk  = 1_000
	chunkTime  = 50 * time.Millisecond
)

var (
	errRehearsed = errors.New("rehearsed: nothing is kept")
	errSlice     = errors.New("the slice is over")
)

func (r *run) add(item intake.Item, row intake.Row) {
	p := &pending{seq: r.seq, item: item, summed: row.Line == 0}
	if !p.summed && r.work != nil {
		p.cells = r.cells[item.File](row)
		if item.Outcome == intake.Refused {
			p.raw = rawOf(row)
		}
	}
	r.chunk = append(r.chunk, p)
	r.weight += max(1, len(item.Rates)) + len(item.Accounts)
}

// flush writes the chunk and moves the place in the file, in one transaction; a rehearsal takes it all back and keeps
// only what was foreseen.
func (r *run) flush(ctx context.Context) error {
	began := r.k.Clock()
	found, err := r.attempt(ctx)
	for range staleTries {
		// Somebody changed a record between its reading and its writing: the lines are judged again on what it has become.
		if !problem.Has(err, problem.Stale().Code) {
			break
		}
		found, err = r.attempt(ctx)
	}
	if errors.Is(err, errRehearsed) {
		if r.work == nil {
			r.counts, err = r.count(), nil
		} else {
			err = r.k.DB.Write(ctx, r.a, r.save)
		}
	}
	if err != nil {
		return err
	}
	for name, account := range found {
		r.known[name] = account
	}
	return r.next(r.k.Clock().Sub(began))
}

// staleTries is how often lines are judged again because somebody was quicker.
const staleTries = 3

func (r *run) attempt(ctx context.Context) (found map[string]id.Account, err error) {
	err = r.k.DB.Write(ctx, r.a, func(tx *db.Tx) error {
		found = map[string]id.Account{}
		if err := r.write(tx, found); err != nil {
			return err
		}
		if r.dry {
			return errRehearsed
		}
		return r.save(tx)
	})
	return found, err
}

// next empties the chunk, and makes the following one as long as time allows.
func (r *run) next(took time.Duration) error {
	if r.tell != nil {
		for _, p := range r.chunk {
			for _, x := range p.item.Remarks {
				if p.verb != rejected || x.Severity == intake.Reject { // of a line that stays out, only why
					r.tell(p.item.File, Said{Line: p.item.Line, Remark: x})
				}
			}
		}
	}
	switch {
	case took > chunkTime:
		r.size = max(leastChunk, r.size*3/4)
	case took < chunkTime/2:
		r.size = min(mostChunk, r.size*5/4)
	}
	clear(r.chunk)
	r.chunk, r.weight = r.chunk[:0], 0
	if !r.until.IsZero() && r.k.Clock().After(r.until) {
		return errSlice
	}
	return nil
}
