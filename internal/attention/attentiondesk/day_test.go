package attentiondesk

import (
	"context"
	"fmt"
	"testing"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/attention"
)

// T19.1 through the desk: three readers, three relations.
func TestRanking(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("camille", "KAM", "")
		s.hire("bastien", "ACCOUNT_MANAGER", "camille")
		a := s.account("Castagnac", "camille")
		s.member(a, "bastien")
		s.raise(a, "CT_NOTICE", alert.High, in(7), euros(600_000))
		s.raise(a, "CT_END", alert.Info, in(21), euros(900_000))
		s.raise(a, "CT_END", alert.Warning, in(0), euros(40_000))
		s.refresh()
		want := map[string][]string{"camille": {"73.5", "70.8", "47.2"}, "bastien": {"68.5", "65.8", "42.2"}}
		for name, scores := range want {
			d := s.day(name)
			if len(d.Lines) != 3 || d.Counts.Total() != 3 || d.Counts.High != 1 {
				t.Fatalf("%s: %d lines, %+v", name, len(d.Lines), d.Counts)
			}
			for i, l := range d.Lines {
				if got := fmt.Sprintf("%.1f", l.Score.Total); got != scores[i] {
					t.Errorf("%s line %d: %s, want %s", name, i, got, scores[i])
				}
			}
		}
	})
}

func TestWhomAnAlertIsFor(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("director", "DIRECTION", "")
		s.hire("gam", "GAM", "director")
		s.hire("other gam", "GAM", "director")
		s.hire("kam", "KAM", "gam")
		s.hire("backup", "KAM", "gam")
		s.hire("stranger", "KAM", "other gam")
		s.hire("finance", "FINANCE", "director")
		s.hire("hr", "HR", "director")
		a := s.account("Castagnac", "kam")
		s.assign(a, "backup", "BACKUP", today.Add(-10), nil)
		orphan := s.account("Orphan", "")
		s.raise(a, "CT_NOTICE", alert.Critical, in(1), nil)
		s.raise(a, "CT_END", alert.High, in(1), nil)
		s.raise(orphan, "PF_ORPHAN", alert.Critical, in(-1), nil)
		s.refresh()
		for name, want := range map[string]int{"kam": 2, "backup": 2, "gam": 1, "director": 2, "stranger": 0, "other gam": 0, "finance": 0, "hr": 0} {
			d := s.day(name)
			if d.Counts.Total() != want || len(d.Lines) != want || s.badge(name) != want {
				t.Errorf("%s: %d counted, %d shown, badge %d, want %d", name, d.Counts.Total(), len(d.Lines), s.badge(name), want)
			}
		}
		if rel := s.day("gam").Lines[0].Relation; rel != attention.Branch {
			t.Errorf("a manager stands as %s", rel)
		}
		if rel := s.day("backup").Lines[0].Relation; rel != attention.Member {
			t.Errorf("a backup stands as %s", rel)
		}
	})
}

// A task is for whoever does it, not for whoever carries the account; an own task is seen without the account.
func TestAnOwnersRecord(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("kam", "KAM", "")
		s.hire("production", "PRODUCTION", "")
		a := s.account("Castagnac", "kam")
		for _, account := range []string{string(a), ""} {
			al := s.raise(a, "TK_LATE", alert.Warning, in(-1), nil)
			al.Owner, al.Subject.Kind = s.people["production"].ID, "task"
			if account == "" {
				al.Account = ""
			}
			s.alerts[a] = s.alerts[a][:len(s.alerts[a])-1]
			s.alerts[al.Account] = append(s.alerts[al.Account], al)
		}
		s.refresh()
		if d := s.day("production"); d.Counts.Total() != 2 || !d.Lines[0].MayHandle {
			t.Errorf("%+v", d)
		}
		if d := s.day("kam"); d.Counts.Total() != 1 {
			t.Errorf("the carrier sees the account's: %+v", d.Counts)
		}
	})
}

// C first and never folded; at most 3 lines an account and 12 in all; the rest is counted.
func TestFolding(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("kam", "KAM", "")
		for i := range 6 {
			a := s.account(fmt.Sprint("A", i), "kam")
			for j := range 5 {
				s.raise(a, "CT_END", alert.High, in(10+i+j), nil)
			}
			s.raise(a, "CT_EXPIRED", alert.Critical, in(-1), nil)
		}
		s.refresh()
		d := s.day("kam")
		if len(d.Lines) != 6+attention.MaxLines || d.Counts.Total() != 36 || d.Counts.Critical != 6 || d.Counts.More {
			t.Fatalf("%d lines, %+v", len(d.Lines), d.Counts)
		}
		for i, l := range d.Lines {
			if (l.Alert.Severity == alert.Critical) != (i < 6) {
				t.Errorf("line %d is %s", i, l.Alert.Severity)
			}
		}
	})
}

// One account with hundreds of alerts does not crowd out the others.
func TestOneAccountDoesNotFillTheDay(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("kam", "KAM", "")
		big, small := s.account("Big", "kam"), s.account("Small", "kam")
		for range 300 {
			s.raise(big, "CT_END", alert.High, in(1), euros(1_000_000))
		}
		s.raise(small, "CT_END", alert.Warning, in(50), nil)
		s.refresh()
		d := s.day("kam")
		if len(d.Lines) != 4 || d.Lines[3].Alert.Account != small {
			t.Errorf("%d lines", len(d.Lines))
		}
	})
}

// An amount without a rate is unknown: it ranks as "to be put in figures", never as so many euros.
func TestAmountWithoutARate(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("kam", "KAM", "")
		a := s.account("Norrsund", "kam")
		sek := money.Major(3_200_000, "SEK")
		s.raise(a, "CT_EXPIRED", alert.Critical, in(-23), &sek)
		s.refresh()
		l := s.day("kam").Lines[0]
		if l.Alert.Value != nil || l.Given == nil || *l.Given != sek || l.Score.Value.Grade != .2 {
			t.Errorf("%+v", l)
		}
		s.rates["SEK"] = 10
		s.refresh()
		if l = s.day("kam").Lines[0]; l.Alert.Value == nil || l.Alert.Value.Minor != 32_000_000 {
			t.Errorf("%+v", l.Alert.Value)
		}
	})
}

func TestWeightsAreADatedSetting(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("kam", "KAM", "")
		s.raise(s.account("A", "kam"), "CT_END", alert.High, in(0), nil)
		s.write(`INSERT INTO setting (id, name, value, valid_from, created_at) VALUES (?, 'attention.weights', ?, ?, 0), (?, 'attention.weights', ?, ?, 0)`,
			"00000000-0000-7000-8000-000000000001", `{"severity":1,"urgency":0,"value":0,"relation":0}`, today.Add(-5),
			"00000000-0000-7000-8000-000000000002", `{"severity":0,"urgency":1,"value":0,"relation":0}`, today.Add(5))
		s.refresh()
		d := s.day("kam")
		if d.Since == nil || *d.Since != today.Add(-5) || d.Lines[0].Score.Total != 75 {
			t.Errorf("%v %+v", d.Since, d.Lines)
		}
	})
}

func TestOneReadAPage(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("kam", "KAM", "")
		a := s.account("A", "kam")
		s.raise(a, "CT_END", alert.High, in(0), nil)
		s.refresh()
		ctx := Once(context.Background())
		if d, err := s.k.Today(ctx, s.people["kam"]); err != nil || d.Counts.Total() != 1 {
			t.Fatal(d, err)
		}
		s.raise(a, "CT_END", alert.High, in(0), nil)
		s.refresh()
		if n, err := s.k.Badge(ctx, s.people["kam"]); err != nil || n != 1 {
			t.Errorf("the badge of a page counts what the page shows: %d %v", n, err)
		}
	})
}

// What is about the company itself is told to who decides on it, whatever its severity and whoever carries the account.
func TestTheCompanysOwnAlerts(t *testing.T) {
	each(t, func(s *stage) {
		t := s.t
		s.hire("ceo", "CEO", "")
		s.hire("director", "DIRECTION", "")
		s.hire("gam", "GAM", "director")
		s.hire("kam", "KAM", "gam")
		a := s.account("Aldine", "kam")
		s.raise(a, "PF_CONC", alert.Warning, nil, nil)
		s.raise(a, "PF_STALE", alert.Warning, nil, nil)
		s.refresh()
		for name, want := range map[string]int{"kam": 2, "gam": 0, "director": 1, "ceo": 1} {
			if d := s.day(name); d.Counts.Total() != want || len(d.Lines) != want || s.badge(name) != want {
				t.Errorf("%s: %d counted, %d shown, badge %d, want %d", name, d.Counts.Total(), len(d.Lines), s.badge(name), want)
			}
		}
	})
}
