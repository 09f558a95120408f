package attentiondesk

import (
	"context"
	"fmt"
	"testing"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
)

// The manager's view asks as many questions for twenty people as for two, and names the most pressing alert of each.
func TestBranchAsksOnceForAllPeople(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		s.hire("director", "DIRECTION", "")
		s.hire("gam", "GAM", "director")
		staff := func(from, to int) {
			for n := from; n < to; n++ {
				name := fmt.Sprintf("kam%02d", n)
				s.hire(name, "KAM", "gam")
				a := s.account("A"+name, name)
				s.raise(a, "CT_END", alert.Warning, in(60), nil)
				s.raise(a, "CT_NOTICE", alert.High, in(1), euros(int64(1000*(n+1))))
			}
			s.refresh()
		}
		ask := func() (asked int64, people []Burden) {
			before := queries.Load()
			people, _, err := s.k.Branch(ctx, s.people["gam"])
			s.must(err)
			return queries.Load() - before, people
		}
		staff(0, 2)
		few, _ := ask()
		staff(2, 20)
		many, people := ask()
		if many > few {
			t.Errorf("%d queries for two people, %d for twenty", few, many)
		}
		if len(people) != 20 {
			t.Fatalf("%d people", len(people))
		}
		for _, p := range people {
			if p.First == nil || p.First.Person != p.User || p.First.Alert.Code != "CT_NOTICE" || !p.First.MayHandle {
				t.Errorf("%s: %+v", p.Name, p.First)
			}
		}
	})
}

// The journal tells the day on which a snoozed alert is back, the same as its page.
func TestJournalTellsTheDayOfReturn(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		kam := s.hire("kam", "KAM", "")
		al := attention.ID(s.raise(s.account("A", "kam"), "CT_END", alert.High, in(60), nil))
		s.refresh()
		s.must(s.k.Snooze(ctx, kam, al, today.Add(3)))
		s.must(s.d.Read(ctx, func(tx *db.Tx) error {
			heads, err := journal.List(tx, journal.Query{Kinds: []ref.Kind{Kind}})
			s.must(err)
			details, err := journal.Details(tx, []int64{heads[0].Seq}, []db.Class{db.Normal})
			told := ""
			for _, d := range details[heads[0].Seq] {
				if d.Name == "until" {
					told = fmt.Sprint(d.New)
				}
			}
			if told != fmt.Sprint(int(today.Add(3))) {
				t.Errorf("back on %q, want %s", told, today.Add(3))
			}
			return err
		}))
	})
}
