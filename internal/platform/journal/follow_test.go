package journal_test

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/who"
)

var options = db.Options{
	Fields: map[ref.Kind]db.Fields{
		"account":  {"name": db.Normal, "tier": db.Normal, "note": db.Secret},
		"contract": {"name": db.Normal, "end": db.Normal}, "import": {"state": db.Normal}},
	Tables: map[string]db.TableClass{"search_entry": db.Derived, "cursor_position": db.Plumbing, "journal": db.Plumbing,
		"journal_detail": db.Plumbing, "journal_head": db.Plumbing},
}

var quiet = slog.New(slog.DiscardHandler)

// record writes n entries, each in its own transaction.
func record(t testing.TB, d *db.DB, n int) {
	t.Helper()
	for range n {
		err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
			return tx.Record(db.Change{Action: "account.created", Ref: ref.To("account", id.New[id.Account]())})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// copier copies each header into a table that refuses the same record twice: what is lost or done twice shows.
func copier(hook func() error) journal.Follower {
	return journal.Follower{Name: "copier", Apply: func(tx *db.Tx, headers []journal.Header) error {
		for _, h := range headers {
			if _, err := tx.Exec(`INSERT INTO search_entry (kind, record_id, title) VALUES ('copy', ?, '')`, h.Ref.ID); err != nil {
				return err
			}
		}
		return hook()
	}}
}

func fine() error { return nil }

// copied says how many were copied, and fails when one was missed.
func copied(t testing.TB, d *db.DB) (n int) {
	t.Helper()
	err := d.Read(context.Background(), func(tx *db.Tx) error {
		var err error
		if n, _, err = db.One[int](tx, `SELECT count(*) FROM search_entry WHERE kind = 'copy'`); err != nil {
			return err
		}
		seq, _, err := db.One[int64](tx, `SELECT coalesce(max(seq), 0) FROM cursor_position WHERE name = 'copier'`)
		if int(seq) != n {
			t.Errorf("the cursor is at %d and %d are copied", seq, n)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestFollowsToTheEnd(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		feed := journal.NewFeed(d, quiet, copier(fine))
		record(t, d, 3)
		for range 2 {
			if err := feed.CatchUp(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		if n := copied(t, d); n != 3 {
			t.Errorf("%d copied", n)
		}
	})
}

func TestLongJournalGoesInBatches(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
			for range 900 {
				if err := tx.Record(db.Change{Action: "account.created", Ref: ref.To("account", id.New[id.Account]())}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		most := 0
		f := copier(fine)
		apply := f.Apply
		f.Apply = func(tx *db.Tx, headers []journal.Header) error {
			most = max(most, len(headers))
			return apply(tx, headers)
		}
		if err := journal.NewFeed(d, quiet, f).CatchUp(context.Background()); err != nil {
			t.Fatal(err)
		}
		if n := copied(t, d); n != 900 || most > 400 {
			t.Errorf("%d copied, at most %d at once", n, most)
		}
	})
}

// A follower that fails leaves nothing half done, and does not hold the others back.
func TestFailureIsWhole(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		var broken atomic.Bool
		broken.Store(true)
		failing := journal.Follower{Name: "failing", Apply: func(*db.Tx, []journal.Header) error { return errors.New("no") }}
		feed := journal.NewFeed(d, quiet, failing, copier(func() error {
			if broken.Load() {
				return errors.New("not now")
			}
			return nil
		}))
		record(t, d, 2)
		if err := feed.CatchUp(context.Background()); err == nil {
			t.Error("no error")
		}
		if n := copied(t, d); n != 0 {
			t.Errorf("%d stayed", n)
		}
		broken.Store(false)
		_ = feed.CatchUp(context.Background())
		if n := copied(t, d); n != 2 {
			t.Errorf("%d copied", n)
		}
	})
}

// Two nodes follow the same journal while both write: each entry is applied once.
func TestTwoFollowersAtOnce(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		ctx, stop := context.WithCancel(context.Background())
		var nodes, writers sync.WaitGroup
		for range 2 {
			nodes.Go(func() { _ = journal.NewFeed(d, quiet, copier(fine)).Run(ctx) })
			writers.Go(func() { record(t, d, 60) })
		}
		writers.Wait()
		waitFor(t, func() bool { return copied(t, d) == 120 })
		stop()
		nodes.Wait()
	})
}

func waitFor(t *testing.T, ok func() bool) {
	t.Helper()
	for range 200 {
		if ok() {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatal("it never came")
}

func TestSettleWaitsForTheFollowers(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		feed := journal.NewFeed(d, quiet, copier(func() error { time.Sleep(20 * time.Millisecond); return nil }))
		var run sync.WaitGroup
		run.Go(func() { _ = feed.Run(ctx) })
		for i := range 5 {
			record(t, d, 1)
			feed.Settle(ctx)
			if n := copied(t, d); n != i+1 {
				t.Errorf("after write %d the page sees %d", i+1, n)
			}
		}
		stop()
		run.Wait()
	})
}

func TestSettleDoesNotHoldAPage(t *testing.T) {
	d := dbtest.SQLite(t, options)
	feed := journal.NewFeed(d, quiet, copier(fine))
	record(t, d, 1)
	done := make(chan struct{})
	go func() { feed.Settle(context.Background()); close(done) }()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Error("nobody follows and the page waits")
	}
}

// The process is killed while it follows; the next one goes on where the last whole batch ended.
func TestKilledInTheMiddle(t *testing.T) {
	if os.Getenv("COMPTOIR_FOLLOW_AND_DIE") != "" {
		followAndDie(t)
		return
	}
	file := t.TempDir() + "/comptoir.db"
	for _, url := range []string{file, postgresURL(t)} {
		if url == "" {
			continue
		}
		o := options
		o.URL, o.Clock = url, dbtest.At(dbtest.Today)
		d, err := db.Open(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		record(t, d, 30)
		for _, at := range []string{"before", "within"} {
			cmd := exec.Command(os.Args[0], "-test.run", "^TestKilledInTheMiddle$")
			cmd.Env = append(os.Environ(), "COMPTOIR_FOLLOW_AND_DIE="+at, "COMPTOIR_FOLLOW_URL="+url)
			if err := cmd.Run(); err == nil {
				t.Fatal("it lived")
			}
			if n := copied(t, d); n != 0 {
				t.Errorf("killed %s: %d stayed", at, n)
			}
		}
		if err := journal.NewFeed(d, quiet, copier(fine)).CatchUp(context.Background()); err != nil {
			t.Fatal(err)
		}
		if n := copied(t, d); n != 30 {
			t.Errorf("%d copied after it came back", n)
		}
		_ = d.Close()
	}
}

func postgresURL(t *testing.T) string {
	server := os.Getenv("COMPTOIR_TEST_POSTGRES")
	if server == "" {
		return ""
	}
	return dbtest.CreateDatabase(t, server)
}

// followAndDie is the process that is killed: nothing runs after the signal, no deferred call, no rollback of its own.
func followAndDie(t *testing.T) {
	o := options
	o.URL, o.Clock = os.Getenv("COMPTOIR_FOLLOW_URL"), dbtest.At(dbtest.Today)
	d, err := db.Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	die := func() error {
		self, err := os.FindProcess(os.Getpid())
		if err != nil {
			return err
		}
		if err := self.Kill(); err != nil {
			return err
		}
		select {}
	}
	f := copier(die)
	if os.Getenv("COMPTOIR_FOLLOW_AND_DIE") == "before" {
		f.Apply = func(*db.Tx, []journal.Header) error { return die() }
	}
	_ = journal.NewFeed(d, quiet, f).CatchUp(context.Background())
}
