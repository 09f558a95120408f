package attentiondesk

import (
	"context"
	"fmt"
	"testing"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
)

func TestListPages(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		kam := s.hire("kam", "KAM", "")
		for i := range 5 {
			a := s.account(fmt.Sprint("A", i), "kam")
			for j := range 5 {
				s.raise(a, "CT_END", alert.High, in(10*i+j), nil)
			}
		}
		s.refresh()
		var seen []string
		req := page.Request{Size: 7}
		var back page.Cursor
		for {
			got, _, err := s.k.List(ctx, kam, Filter{}, req)
			s.must(err)
			for i, l := range got.Rows {
				if i > 0 && l.Score.Total > got.Rows[i-1].Score.Total+1e-6 {
					t.Error("out of order")
				}
				seen = append(seen, string(l.ID))
			}
			if got.Next.IsZero() {
				back = got.Prev
				break
			}
			req.Cursor = got.Next
		}
		if len(seen) != 25 {
			t.Errorf("%d seen", len(seen))
		}
		req.Cursor = back
		got, _, err := s.k.List(ctx, kam, Filter{}, req)
		if err != nil || len(got.Rows) != 7 || string(got.Rows[0].ID) != seen[14] {
			t.Errorf("going back: %v, %d rows", err, len(got.Rows))
		}
	})
}

func TestListFilters(t *testing.T) {
	each(t, func(s *stage) {
		t, ctx := s.t, context.Background()
		s.hire("director", "DIRECTION", "")
		s.hire("kam", "KAM", "director")
		s.hire("other", "KAM", "director")
		a, b := s.account("A", "kam"), s.account("B", "other")
		s.raise(a, "CT_END", alert.High, in(1), nil)
		s.raise(a, "PF_ORPHAN", alert.Critical, in(1), nil)
		s.raise(b, "CT_END", alert.Warning, in(1), nil)
		s.refresh()
		count := func(name string, f Filter) int {
			t.Helper()
			got, _, err := s.k.List(ctx, s.people[name], f, page.Request{})
			s.must(err)
			return len(got.Rows)
		}
		for _, c := range []struct {
			name string
			f    Filter
			want int
		}{
			{"kam", Filter{}, 2}, {"kam", Filter{Whose: InReach}, 2}, {"kam", Filter{Account: b}, 0}, {"kam", Filter{Person: s.people["other"].ID}, 0},
			{"kam", Filter{Code: "CT_END"}, 1}, {"kam", Filter{Severity: alert.Critical}, 1}, {"kam", Filter{PutOff: true}, 0},
			{"director", Filter{}, 1}, {"director", Filter{Whose: InReach}, 3}, {"director", Filter{Person: s.people["other"].ID}, 1},
			{"director", Filter{Account: a}, 2},
		} {
			if got := count(c.name, c.f); got != c.want {
				t.Errorf("%s %+v: %d, want %d", c.name, c.f, got, c.want)
			}
		}
		lines, err := s.k.Of(ctx, s.people["kam"], []id.Account{a, b}, 10)
		if err != nil || len(lines) != 2 || lines[0].Alert.Severity != alert.Critical {
			t.Errorf("%v %+v", err, lines)
		}
	})
}

// An account manager reads contracts as a member; production reads none: the account's reach is not enough.
func TestTheObjectsOwnReach(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("kam", "KAM", "")
		s.hire("am", "ACCOUNT_MANAGER", "kam")
		s.hire("sav", "PRODUCTION", "kam")
		a := s.account("A", "kam")
		s.member(a, "am")
		s.member(a, "sav")
		s.raise(a, "CT_END", alert.High, in(1), nil)
		s.raise(a, "RS_TARGET", alert.High, in(1), nil)
		s.raise(a, "ID_INVALID", alert.Warning, nil, nil)
		s.refresh()
		if n := s.day("am").Counts.Total(); n != 3 {
			t.Errorf("account manager: %d", n)
		}
		d := s.day("sav")
		if d.Counts.Total() != 1 || s.badge("sav") != 1 || d.Lines[0].Alert.Code != "ID_INVALID" {
			t.Errorf("production: %+v", d)
		}
	})
}

// A place that ended yesterday shows nothing today, even before anything is recomputed.
func TestPlacesEnd(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("gam", "GAM", "")
		s.hire("kam", "KAM", "gam")
		a := s.account("A", "")
		s.assign(a, "kam", "PRIMARY", today.Add(-300), in(0))
		s.raise(a, "CT_END", alert.Critical, in(1), nil)
		s.refresh()
		if s.day("kam").Counts.Total() != 1 || s.day("gam").Counts.Total() != 1 {
			t.Error("the last day still counts")
		}
		*s.now = s.now.AddDate(0, 0, 1)
		for _, name := range []string{"kam", "gam"} {
			if d := s.day(name); d.Counts.Total() != 0 || len(d.Lines) != 0 || s.badge(name) != 0 {
				t.Errorf("%s still sees it: %+v", name, d.Counts)
			}
		}
	})
}
