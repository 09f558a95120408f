package attentiondesk

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/who"
)

// touch records a change of accounts, as their area does.
func (s *stage) touch(kind ref.Kind, accounts ...id.Account) {
	s.t.Helper()
	s.must(s.d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		for _, a := range accounts {
			subject := string(a)
			if a == "" {
				subject = string(id.New[id.Any]())
			}
			if err := tx.Record(db.Change{Action: "x.changed", Ref: ref.Ref{Kind: kind, ID: subject}, Account: a}); err != nil {
				return err
			}
		}
		return nil
	}))
}

func (s *stage) feed() *journal.Feed { return journal.NewFeed(s.d, slog.Default(), s.k.Follower()) }

func TestFollower(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		s.hire("kam", "KAM", "")
		s.hire("new", "KAM", "")
		a := s.account("A", "kam")
		s.must(s.k.CatchUp(ctx))
		feed := s.feed()
		s.must(feed.CatchUp(ctx))
		s.raise(a, "CT_END", alert.High, in(1), nil)
		s.touch("account", a)
		s.must(feed.CatchUp(ctx))
		if s.day("kam").Counts.High != 1 {
			t.Fatal("not followed")
		}
		// The carrier changes: the line is no longer the old one's, nor in their sight.
		s.write(`UPDATE assignment SET to_day = ?`, today.Add(-1))
		if n := s.day("kam").Counts.Total(); n != 0 {
			t.Errorf("%d counted out of reach, before anything was recomputed", n)
		}
		s.assign(a, "new", "PRIMARY", today, nil)
		s.touch("account", a)
		s.must(feed.CatchUp(ctx))
		if s.day("kam").Counts.Total() != 0 || s.day("new").Counts.High != 1 {
			t.Error("the line did not move with its carrier")
		}
		s.alerts = map[id.Account][]alert.Alert{}
		s.touch("account", a)
		s.must(feed.CatchUp(ctx))
		if s.stored() != 0 {
			t.Error("not closed")
		}
		asked := s.asked
		s.touch(Kind, a)
		s.must(feed.CatchUp(ctx))
		if s.asked != asked {
			t.Error("what people do with an alert asks no area again")
		}
	})
}

// An import touches many accounts: they wait for the job, and are then refreshed a few at a time.
func TestImportsWait(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		s.hire("kam", "KAM", "")
		q := jobs.New(s.d, slog.Default(), func() time.Time { return *s.now })
		s.k.Work(q)
		s.must(s.k.CatchUp(ctx))
		var accounts []id.Account
		for i := range 130 {
			a := s.account(fmt.Sprint("A", i), "kam")
			s.raise(a, "CT_END", alert.High, in(1), nil)
			accounts = append(accounts, a)
		}
		s.touch("account", accounts...)
		s.touch("account", accounts[:50]...)
		s.must(s.feed().CatchUp(ctx))
		if s.stored() != 0 {
			t.Error("a long transaction")
		}
		for worked := true; worked; {
			var err error
			worked, err = q.RunOne(ctx)
			s.must(err)
		}
		if s.stored() != 131 { // and AT_OVERLOAD
			t.Errorf("%d lines", s.stored())
		}
		s.touch("account", accounts...)
		s.must(s.feed().CatchUp(ctx))
		if worked, err := q.RunOne(ctx); err != nil || !worked {
			t.Errorf("the job's key was not given back: %v", err)
		}
	})
}

func TestNewRates(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		s.hire("kam", "KAM", "")
		sek := money.Major(3_200_000, "SEK")
		s.raise(s.account("Norrsund", "kam"), "CT_END", alert.High, in(1), &sek)
		s.must(s.k.CatchUp(ctx))
		s.rates["SEK"] = 10
		s.touch("fx_rate", "")
		s.must(s.feed().CatchUp(ctx))
		s.must(s.k.Drain(ctx))
		if l := s.day("kam").Lines[0]; l.Alert.Value == nil || l.Alert.Value.Minor != 32_000_000 {
			t.Errorf("%+v", l.Alert.Value)
		}
	})
}

// The morning: once a day at dawn of whoever is furthest ahead, at start when a day was missed, and when --today jumps.
func TestMornings(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		s.hire("kam", "KAM", "")
		var rolled []day.Day
		s.k.Rolls = []func(context.Context, day.Day) error{func(_ context.Context, d day.Day) error { rolled = append(rolled, d); return nil }}
		q := jobs.New(s.d, slog.Default(), func() time.Time { return *s.now })
		s.k.Work(q)
		at := func(clock string, wantRolls, wantAsked int) {
			t.Helper()
			now, err := time.Parse("2006-01-02 15:04", clock)
			s.must(err)
			*s.now = now
			asked, before := s.asked, len(rolled)
			for range 2 { // the second tick finds the work asked for, or done
				s.must(s.k.Tick(ctx))
			}
			for worked := true; worked; {
				worked, err = q.RunOne(ctx)
				s.must(err)
			}
			if len(rolled)-before != wantRolls || s.asked-asked != wantAsked {
				t.Errorf("%s: %d rolls, %d computations", clock, len(rolled)-before, s.asked-asked)
			}
		}
		at("2026-11-23 02:00", 1, 1)
		at("2026-11-23 23:30", 0, 0) // 00:30 in Paris: its day began, its dawn has not come
		at("2026-11-24 00:30", 1, 0) // the company's day, in UTC here
		at("2026-11-24 03:59", 0, 0)
		at("2026-11-24 04:01", 0, 1) // 05:01 in Paris
		at("2026-11-24 22:00", 0, 0)
		at("2019-06-01 01:00", 1, 1)
		at("2026-11-24 12:00", 1, 1)
		at("2026-12-01 12:00", 1, 1)
		if last := rolled[len(rolled)-1]; last.String() != "2026-12-01" {
			t.Errorf("rolled to %s", last)
		}
	})
}

func TestOverloadRisesAndCloses(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		s.hire("director", "DIRECTION", "")
		s.hire("gam", "GAM", "director")
		kam := s.hire("kam", "KAM", "gam")
		a := s.account("A", "kam")
		for range 26 {
			s.raise(a, "CT_END", alert.High, in(1), euros(10))
		}
		s.raise(a, "CT_END", alert.Warning, in(1), nil)
		s.refresh()
		d := s.day("gam")
		if len(d.Lines) != 1 || d.Lines[0].Alert.Code != attention.AtOverload || d.Lines[0].Alert.Params["n"] != 26 || !d.Lines[0].MayHandle {
			t.Fatalf("%+v", d.Lines)
		}
		for _, l := range s.day("kam").Lines {
			if l.Alert.Code == attention.AtOverload {
				t.Error("it is for the manager")
			}
		}
		people, _, err := s.k.Branch(ctx, s.people["gam"])
		if err != nil || len(people) != 1 || people[0].User != kam.ID || !people[0].Overloaded || people[0].Counts.High != 26 ||
			people[0].AtStake != money.Major(260, money.EUR) || people[0].First == nil {
			t.Fatalf("%v %+v", err, people)
		}
		s.must(s.k.Done(ctx, kam, attention.ID(s.alerts[a][0])))
		if n := s.day("gam").Counts.Total(); n != 0 {
			t.Errorf("%d lines left", n)
		}
	})
}
