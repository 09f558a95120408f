package jobs_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/who"
)

var options = db.Options{Tables: map[string]db.TableClass{"job": db.Plumbing}}

func TestEachJobRunsOnce(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		q := jobs.New(d, slog.New(slog.DiscardHandler), time.Now)
		var mu sync.Mutex
		ran := map[string]int{}
		q.Handle("count", func(ctx context.Context, j jobs.Job) error {
			mu.Lock()
			defer mu.Unlock()
			ran[string(j.Args)]++
			return nil
		})
		enqueue(t, d, func(tx *db.Tx) error {
			for i := range 20 {
				if err := q.Enqueue(tx, "count", i, ""); err != nil {
					return err
				}
			}
			if err := q.Enqueue(tx, "count", 100, "once"); err != nil {
				return err
			}
			return q.Enqueue(tx, "count", 100, "once")
		})
		var wg sync.WaitGroup
		for range 4 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for {
					worked, err := q.RunOne(context.Background())
					if err != nil {
						t.Error(err)
					}
					if !worked {
						return
					}
				}
			}()
		}
		wg.Wait()
		if len(ran) != 21 {
			t.Errorf("%d kinds of args ran", len(ran))
		}
		for a, n := range ran {
			if n != 1 {
				t.Errorf("%s ran %d times", a, n)
			}
		}
	})
}

func TestFailingJobEndsInTheDeadLetters(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		now := dbtest.Today
		q := jobs.New(d, slog.New(slog.DiscardHandler), func() time.Time { return now })
		fails := true
		q.Handle("x", func(context.Context, jobs.Job) error {
			if fails {
				return errors.New("no network")
			}
			return nil
		})
		enqueue(t, d, func(tx *db.Tx) error { return q.Enqueue(tx, "x", nil, "") })
		for range 10 {
			now = now.Add(time.Hour)
			if _, err := q.RunOne(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		dead, err := q.Failed(context.Background())
		if err != nil || len(dead) != 1 || !dead[0].Dead || dead[0].Attempt != 6 || dead[0].Cause != jobs.CauseOther {
			t.Fatalf("%+v %v", dead, err)
		}
		fails = false
		enqueue(t, d, func(tx *db.Tx) error {
			_, err := q.RetryIn(tx, dead[0].ID)
			return err
		})
		if worked, err := q.RunOne(context.Background()); !worked || err != nil {
			t.Errorf("%v %v", worked, err)
		}
		if dead, _ := q.Failed(context.Background()); len(dead) != 0 {
			t.Error("still dead")
		}
	})
}

// A job taken over by another node must not complete twice: the effect of the first rolls back.
func TestCompletionIsFenced(t *testing.T) {
	d := dbtest.SQLite(t, options)
	now := dbtest.Today
	q := jobs.New(d, slog.New(slog.DiscardHandler), func() time.Time { return now })
	enqueue(t, d, func(tx *db.Tx) error { return q.Enqueue(tx, "x", nil, "") })
	var late jobs.Job
	q.Handle("x", func(ctx context.Context, j jobs.Job) error {
		if late.ID == "" {
			late = j
			now = now.Add(time.Hour)
			_, err := q.RunOne(ctx)
			return err
		}
		return d.Write(ctx, who.System(), func(tx *db.Tx) error { return q.Complete(tx, j) })
	})
	if _, err := q.RunOne(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error { return q.Complete(tx, late) }); err == nil {
		t.Error("the late one completed too")
	}
}

func enqueue(t *testing.T, d *db.DB, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := d.Write(context.Background(), who.System(), fn); err != nil {
		t.Fatal(err)
	}
}
