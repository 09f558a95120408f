package attentiondesk

import (
	"context"
	"testing"
	"time"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
)

// later moves the clock on and recomputes, as the morning does.
func (s *stage) later(days int) {
	s.t.Helper()
	*s.now = s.now.Add(time.Duration(days) * 24 * time.Hour)
	s.refresh()
}

func (s *stage) journal() (actions []string) {
	s.t.Helper()
	s.must(s.d.Read(context.Background(), func(tx *db.Tx) error {
		list, err := journal.List(tx, journal.Query{Kinds: []ref.Kind{Kind}})
		for _, h := range list {
			actions = append(actions, h.Action)
		}
		return err
	}))
	return actions
}

func TestSnooze(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		kam := s.hire("kam", "KAM", "")
		a := s.account("A", "kam")
		al := s.raise(a, "CT_END", alert.High, in(60), nil)
		crit := s.raise(a, "CT_NOTICE", alert.Critical, in(1), nil)
		s.refresh()
		if err := s.k.Snooze(ctx, kam, attention.ID(crit), today.Add(8)); !problem.Has(err, "snooze_too_long") {
			t.Errorf("a critical alert sleeps a week at most: %v", err)
		}
		if err := s.k.Snooze(ctx, kam, attention.ID(al), today); !problem.Has(err, "in_past") {
			t.Error(err)
		}
		s.must(s.k.Snooze(ctx, kam, attention.ID(al), today.Add(3)))
		if d := s.day("kam"); d.Counts.High != 0 || d.PutOff != 1 || len(d.Lines) != 1 || s.badge("kam") != 1 {
			t.Errorf("%+v", d.Counts)
		}
		s.later(2)
		if s.day("kam").Counts.High != 0 {
			t.Error("back too early")
		}
		*s.now = s.now.Add(24 * time.Hour) // the day comes, even before the lines are recomputed
		if s.day("kam").Counts.High != 1 {
			t.Error("not back on its day")
		}
	})
}

func TestWorseningBringsBack(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		kam := s.hire("kam", "KAM", "")
		a := s.account("A", "kam")
		al := s.raise(a, "CT_END", alert.Warning, in(91), nil)
		s.refresh()
		s.must(s.k.Snooze(ctx, kam, attention.ID(al), today.Add(30)))
		al.Severity = alert.High
		s.alerts[a] = []alert.Alert{al}
		s.later(1)
		if s.day("kam").Counts.High != 1 {
			t.Error("a graver alert is not the one that was put off")
		}
	})
}

func TestDoneComesBackWhileStillTrue(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		kam := s.hire("kam", "KAM", "")
		a := s.account("A", "kam")
		w := s.raise(a, "CT_END", alert.Warning, in(91), nil)
		c := s.raise(a, "CT_NOTICE", alert.Critical, in(91), nil)
		s.refresh()
		s.must(s.k.Done(ctx, kam, attention.ID(w)))
		s.must(s.k.Done(ctx, kam, attention.ID(c)))
		for _, want := range []struct{ after, critical, watch int }{{0, 0, 0}, {1, 1, 0}, {5, 1, 0}, {1, 1, 1}} {
			s.later(want.after)
			if got := s.day("kam").Counts; got.Critical != want.critical || got.Watch != want.watch {
				t.Errorf("%+v, want %+v", got, want)
			}
		}
	})
}

// Rejection 18, and the end of a dismissal: it lasts as long as the trigger.
func TestDismiss(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		kam := s.hire("kam", "KAM", "")
		a := s.account("A", "kam")
		c := s.raise(a, "CT_NOTICE", alert.Critical, in(91), nil)
		s.refresh()
		if err := s.k.Dismiss(ctx, kam, attention.ID(c), " "); !problem.Has(err, "required") {
			t.Errorf("rejection 18: %v", err)
		}
		s.must(s.k.Dismiss(ctx, kam, attention.ID(c), "Décidé au comité"))
		s.later(50)
		if d := s.day("kam"); d.Counts.Critical != 0 || d.PutOff != 1 {
			t.Errorf("%+v", d.Counts)
		}
		list, _, err := s.k.List(ctx, kam, Filter{PutOff: true}, page.Request{})
		if err != nil || len(list.Rows) != 1 || list.Rows[0].Handled == nil || list.Rows[0].Handled.By != "kam" || list.Rows[0].Handled.Reason != "Décidé au comité" {
			t.Fatalf("%v %+v", err, list.Rows)
		}
		s.must(s.k.Reopen(ctx, kam, attention.ID(c)))
		if s.day("kam").Counts.Critical != 1 {
			t.Error("not reopened")
		}
		s.must(s.k.Dismiss(ctx, kam, attention.ID(c), "Encore"))
		s.alerts[a] = nil
		s.later(1)
		if s.stored() != 0 {
			t.Error("it closes itself when its trigger stops being true")
		}
		s.alerts[a] = []alert.Alert{c}
		s.later(1)
		if s.day("kam").Counts.Critical != 1 {
			t.Error("an alert that comes back is a new one")
		}
		want := []string{"alert.closed", "alert.dismissed", "alert.reopened", "alert.dismissed"}
		for i, got := range s.journal() {
			if got != want[i] {
				t.Errorf("journal: %v", s.journal())
			}
		}
	})
}

func TestWhoMayHandle(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		s.hire("ceo", "CEO", "")
		s.hire("gam", "GAM", "ceo")
		s.hire("kam", "KAM", "gam")
		s.hire("member", "ACCOUNT_MANAGER", "kam")
		s.hire("stranger", "KAM", "")
		a := s.account("A", "kam")
		s.member(a, "member")
		al := attention.ID(s.raise(a, "CT_NOTICE", alert.Critical, in(1), nil))
		s.refresh()
		for name, want := range map[string]problem.Kind{"stranger": problem.NotFound, "ceo": problem.Forbidden} {
			for verb, err := range map[string]error{
				"snooze": s.k.Snooze(ctx, s.people[name], al, today.Add(1)), "done": s.k.Done(ctx, s.people[name], al),
				"dismiss": s.k.Dismiss(ctx, s.people[name], al, "x"), "reopen": s.k.Reopen(ctx, s.people[name], al)} {
				if !problem.Is(err, want) {
					t.Errorf("%s %s: %v", name, verb, err)
				}
			}
		}
		if err := s.k.Rate(ctx, s.people["stranger"], al, true); !problem.Is(err, problem.NotFound) {
			t.Errorf("stranger rates: %v", err)
		}
		if _, _, err := s.k.Open(ctx, s.people["stranger"], al); !problem.Is(err, problem.NotFound) {
			t.Errorf("stranger opens: %v", err)
		}
		if _, _, err := s.k.Branch(ctx, s.people["kam"]); !problem.Is(err, problem.NotFound) {
			t.Errorf("a KAM leads nobody: %v", err)
		}
		if len(s.journal()) != 0 {
			t.Errorf("refused gestures left traces: %v", s.journal())
		}
		for _, name := range []string{"member", "gam", "kam"} {
			s.must(s.k.Snooze(ctx, s.people[name], al, today.Add(2)))
			s.must(s.k.Reopen(ctx, s.people[name], al))
		}
		for range 2 {
			s.must(s.k.Rate(ctx, s.people["ceo"], al, true))
		}
		s.must(s.k.Rate(ctx, s.people["ceo"], al, false))
		if n := len(s.journal()); n != 8 {
			t.Errorf("%d entries: %v", n, s.journal())
		}
	})
}

func TestDescribe(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		kam, stranger := s.hire("kam", "KAM", ""), s.hire("stranger", "KAM", "")
		a := s.account("A", "kam")
		al := attention.ID(s.raise(a, "CT_NOTICE", alert.Critical, in(1), nil))
		s.refresh()
		s.must(s.k.Done(context.Background(), kam, al))
		s.must(s.d.Read(context.Background(), func(tx *db.Tx) error {
			at := ref.To(Kind, al)
			got, err := Describe(tx, kam, []ref.Ref{at})
			if err != nil || got[at] != (area.Label{Title: "C0", Href: "/attention/" + string(al)}) {
				t.Errorf("%v %v", got, err)
			}
			if got, err = Describe(tx, stranger, []ref.Ref{at}); err != nil || len(got) != 0 {
				t.Errorf("%v %v", got, err)
			}
			return nil
		}))
	})
}
