package intakedesk

import (
	"context"
	"errors"
	"testing"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

const some3000 = 3_000

// whole checks that nothing of a table of contracts was lost or doubled, however often its import was cut off.
func (h *house) whole(n int) {
	h.t.Helper()
	for query, want := range map[string]int{
		`SELECT count(*) FROM contract`:                                           n,
		`SELECT count(DISTINCT external_key) FROM contract`:                       n,
		`SELECT count(*) FROM journal WHERE action = 'contract.imported'`:         n,
		`SELECT count(*) FROM journal WHERE kind = 'import'`:                      1,
		`SELECT created FROM import_batch`:                                        n,
		`SELECT lines FROM import_batch`:                                          n,
		`SELECT count(*) FROM import_work`:                                        0,
		`SELECT count(*) FROM import_upload`:                                      0,
		`SELECT count(*) FROM import_line`:                                        0,
		`SELECT count(DISTINCT batch_id) FROM journal`:                            1,
		`SELECT CAST(max(seq) - count(*) AS INTEGER) - min(seq) + 1 FROM journal`: 0,
	} {
		if got := h.count(query); got != want {
			h.t.Errorf("%s: %d, want %d", query, got, want)
		}
	}
}

func TestKilledInTheMiddleAndRunAgain(t *testing.T) {
	file := write(t, "contrats.csv", contracts(some3000))
	each(t, func(h *house) {
		cut, stop := context.WithCancel(ctx)
		_, err := h.desk.RunFiles(cut, h.people["camille"], []Source{FromPath(file)}, Order{}, func(done, total int64) {
			if done > total*8/10 { // in the second passage, while writing
				stop()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("not cut off: %v", err)
		}
		if n := h.count(`SELECT count(*) FROM contract`); n == 0 || n == some3000 {
			t.Fatalf("%d contracts when it was cut off", n)
		}
		got := h.run("camille", Order{}, file)
		if got[0].Created != some3000 || got[0].Lines != some3000 {
			t.Errorf("%+v", got[0].Counted)
		}
		h.whole(some3000)
	})
}

// Cut off after every single chunk, whatever was remembered goes: the next run begins with a fresh desk.
func TestCutOffAfterEveryChunk(t *testing.T) {
	each(t, func(h *house) {
		batch := h.upload("camille", "contrats.csv", contracts(some3000))
		h.ok(h.desk.Apply(ctx, h.people["camille"], batch)) // more than is done at once: a job would do it
		long := time.Unix(1, 0)
		runs := 0
		for {
			err := New(h.desk.Parts).apply(ctx, h.people["camille"], batch, long)
			if err == nil {
				break
			}
			if runs++; !errors.Is(err, errSlice) || runs > 100 {
				t.Fatal(err)
			}
		}
		if runs < 3 {
			t.Errorf("%d chunks", runs)
		}
		h.whole(some3000)
	})
}

func TestTheJobDoesWhatThePageDoesNotWaitFor(t *testing.T) {
	each(t, func(h *house) {
		batch := h.upload("camille", "contrats.csv", contracts(some3000))
		h.work()
		s := h.open("camille", batch)
		if s.State != Preview || s.Foreseen.Sum().Created != some3000 || h.count(`SELECT count(*) FROM contract`) != 0 {
			t.Fatalf("%s %+v", s.State, s.Foreseen)
		}
		h.ok(h.desk.Apply(ctx, h.people["camille"], batch))
		if s := h.open("camille", batch); s.State != Applying {
			t.Fatalf("%s", s.State)
		}
		h.work()
		h.whole(some3000)
	})
}

func TestStoppedGoesOnOrEndsThere(t *testing.T) {
	each(t, func(h *house) {
		a := h.people["camille"]
		batch := h.upload("camille", "contrats.csv", contracts(some3000))
		h.work()
		h.ok(h.desk.Apply(ctx, a, batch))
		if err := h.desk.apply(ctx, a, batch, time.Unix(1, 0)); !errors.Is(err, errSlice) {
			t.Fatal(err)
		}
		h.ok(h.desk.Stop(ctx, a, batch))
		if err := h.desk.apply(ctx, a, batch, time.Time{}); !problem.Is(err, problem.Conflict) {
			t.Errorf("a stopped import went on: %v", err)
		}
		n := h.count(`SELECT count(*) FROM contract`)
		if s := h.open("camille", batch); s.State != Paused || s.Counts.Sum().Created != n {
			t.Errorf("%s %+v, %d contracts", s.State, s.Counts, n)
		}
		h.ok(h.desk.Discard(ctx, a, batch))
		h.whole(n)
	})
}

func (h *house) upload(name, file, content string) id.Batch {
	h.t.Helper()
	got, err := h.desk.Upload(ctx, h.people[name], []Source{uploaded(file, content)}, Settings{})
	h.ok(err)
	if len(got) != 1 || got[0].Problem != nil {
		h.t.Fatalf("%+v", got)
	}
	return got[0].Batch
}

func (h *house) open(name string, batch id.Batch) Sheet {
	h.t.Helper()
	s, err := h.desk.Open(ctx, h.people[name], batch)
	h.ok(err)
	return s
}

// work does every job that is due.
func (h *house) work() {
	h.t.Helper()
	for {
		worked, err := h.desk.Queue.RunOne(ctx)
		h.ok(err)
		if !worked {
			return
		}
	}
}
