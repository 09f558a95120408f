package reportdesk_test

import (
	"slices"
	"testing"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/report"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/world/worldtest"
)

// The figures of a review are those that the areas give on their own pages.
func TestFiguresAreThoseOfTheDesks(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		a := w.As("camille")
		r := draw(t, w, "camille", "camille")
		var o resultdesk.Overview
		read(t, w, func(tx *db.Tx) (err error) {
			o, err = w.Desks.Result.OverviewOf(tx, a, ids(r))
			return err
		})
		f := r.Figures
		if f.Through != o.Through || f.Revenue.Money != o.Revenue.Money || f.Target.Money != o.Progress.Target.Money || *f.Attainment != *o.Attainment {
			t.Errorf("%+v, the desk says %+v", f, o)
		}
		each, err := w.Desks.Result.Figures(ctx, a, ids(r))
		if err != nil {
			t.Fatal(err)
		}
		total := money.Of(0, money.EUR)
		for _, acc := range r.Accounts {
			d := each[acc.ID]
			if acc.Figures.Rolling.Money.Minor != d.Rolling.Money.Minor || acc.Figures.Rolling.Known != d.Rolling.Known() || acc.Figures.Margin.Rate != d.Margin.Rate {
				t.Errorf("%s: %+v, the desk says %+v", acc.Name, acc.Figures, d)
			}
			total.Minor += acc.Figures.Revenue.Money.Minor
		}
		if total != f.Revenue.Money {
			t.Errorf("the lines add up to %v, the total is %v", total, f.Revenue.Money)
		}
		if len(f.Rates) == 0 || len(r.Rates) == 0 {
			t.Error("Norrsund is in kronor: the rates that converted it are missing")
		}
	})
}

// The contracts at stake are those of the renewal calendar that call for something within twelve months.
func TestStakesAreThoseOfTheCalendar(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		r := draw(t, w, "camille", "camille")
		sheets, _, err := w.Desks.Contract.Renewals(ctx, w.As("camille"), contractdesk.RenewalFilter{Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		dates := map[string]contract.Dates{}
		for _, s := range sheets {
			dates[string(s.ID)] = s.Dates
		}
		if len(r.Stakes) == 0 {
			t.Fatal("nothing is at stake")
		}
		for _, s := range r.Stakes {
			d, ok := dates[string(s.ID)]
			if !ok {
				t.Errorf("%s is not in the calendar", s.Name)
				continue
			}
			if s.Gesture == report.Decide && (s.On != *d.DecideBy || *s.Prudent != *d.Prudent) {
				t.Errorf("%s: %s, %s; the desk says %s, %s", s.Name, s.On, s.Prudent, d.DecideBy, d.Prudent)
			}
			if len(s.Why) == 0 {
				t.Errorf("%s does not say why", s.Name)
			}
		}
	})
}

// The codes that the rules of reports know are those of the contract area.
func TestCodesOfContracts(t *testing.T) {
	for ours, theirs := range map[string]string{report.StateNoticeGiven: string(contract.NoticeGiven), report.StateOpenEnded: string(contract.OpenEnded),
		report.ReasonNoticeUnknown: string(contract.NoticeUnknown), report.ReasonEndUnknown: string(contract.EndUnknown),
		report.ChoiceLetRun: string(contract.LetRun), report.ChoiceRenegotiate: string(contract.Renegotiate), report.ChoiceLeave: string(contract.Leave),
		report.RenewalExpress: string(contract.Express)} {
		if ours != theirs {
			t.Errorf("%s is %s in the contract area", ours, theirs)
		}
	}
	for _, s := range contract.States {
		if got := (report.Contract{State: string(s)}).InForce(); got != s.InForce() {
			t.Errorf("%s in force: %v", s, got)
		}
	}
}

// A manager's review of someone is the one that person draws, and a branch is its people's accounts together.
func TestBranch(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		own, seen := draw(t, w, "camille", "camille"), draw(t, w, "theo", "camille")
		if own.Figures.Revenue != seen.Figures.Revenue || len(own.Stakes) != len(seen.Stakes) || len(own.Alerts) != len(seen.Alerts) {
			t.Errorf("Théo's review of Camille is not hers: %v %v, %d %d, %d %d", own.Figures.Revenue, seen.Figures.Revenue, len(own.Stakes), len(seen.Stakes), len(own.Alerts), len(seen.Alerts))
		}
		if own.Extent != report.Portfolio || seen.DrawnBy.Name != "Théo Carrignac" || len(own.For) == 0 || own.For[0].Name != "Théo Carrignac" {
			t.Errorf("%s, drawn by %+v, for %+v", own.Extent, seen.DrawnBy, own.For)
		}
		branch := draw(t, w, "theo", "theo")
		if branch.Extent != report.Branch {
			t.Error("the GAM's review is a branch")
		}
		for _, a := range own.Accounts {
			if !slices.Contains(ids(branch), a.ID) {
				t.Errorf("%s is missing from the branch", a.Name)
			}
		}
		if n := len(branch.Pages); n != report.MaxPages || n != len(branch.Detailed()) {
			t.Errorf("%d pages", n)
		}
	})
}

// The cockpit of each person and the review that its button opens add up the same accounts: neither those that somebody
// only backs up, nor less than everything for who reads everything.
func TestTheCockpitSaysWhatTheReviewSays(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		for name, whose := range map[string]accountdesk.Whose{"camille": accountdesk.Own, "remy": accountdesk.Own, "ilse": accountdesk.Own,
			"theo": accountdesk.Branch, "ingrid": accountdesk.Company, "etienne": accountdesk.Company} {
			o, err := w.Desks.Result.Overview(ctx, w.As(name))
			if err != nil {
				t.Fatal(err)
			}
			r := draw(t, w, name, name)
			f := r.Figures
			if o.Whose != whose || o.Over != len(r.Accounts) || o.Over == 0 || r.Extent == report.Portfolio && whose != accountdesk.Own {
				t.Errorf("%s: the cockpit adds up %d accounts as %s, the review %d as %s", name, o.Over, o.Whose, len(r.Accounts), r.Extent)
			}
			if o.Revenue.Money != f.Revenue.Money || o.Progress.Target.Money != f.Target.Money || *o.Attainment != *f.Attainment || o.Change != f.Change || *o.Left != *f.Left {
				t.Errorf("%s: the cockpit says %v, %v, %+v, the review %v, %v, %+v", name, o.Revenue.Money, *o.Attainment, o.Change, f.Revenue.Money, *f.Attainment, f.Change)
			}
		}
		for _, name := range []string{"bastien", "maeve", "solene"} {
			o, err := w.Desks.Result.Overview(ctx, w.As(name))
			if err != nil || o.Whose == accountdesk.Own || o.Whose == accountdesk.Branch || o.Over == 0 {
				t.Errorf("%s carries none: %s of %d, %v", name, o.Whose, o.Over, err)
			}
		}
	})
}

func TestEmptyPortfolio(t *testing.T) {
	w := worldtest.Open(t)
	r := draw(t, w, "ingrid", "nour")
	if len(r.Accounts) != 0 || r.Figures.Revenue.Known || len(r.Stakes) != 0 || r.Subject.Name == "" {
		t.Errorf("%+v", r)
	}
}

func TestBrief(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		castagnac := named(t, draw(t, w, "camille", "camille"), "Castagnac Verre").ID
		since := w.DB.Now().Add(-30 * 24 * 3600e9)
		b, err := w.Reports.Brief(ctx, w.As("camille"), castagnac, &since)
		if err != nil {
			t.Fatal(err)
		}
		if b.For.Name != "Camille Durand" || b.Account.Name != "Castagnac Verre" || len(b.Contracts) == 0 || len(b.Contacts) == 0 || len(b.Owed) == 0 {
			t.Errorf("%+v", b)
		}
		if b.Worth.Contracts != len(b.Contracts) || !b.Account.Figures.Rolling.Known || b.Obtain().Empty() {
			t.Errorf("worth %+v, figures %+v", b.Worth, b.Account.Figures)
		}
		for _, c := range b.Changes {
			if c.At <= since || c.By == "Camille Durand" {
				t.Errorf("no news: %+v", c)
			}
		}
		if len(b.Changes) == 0 {
			t.Error("nothing happened in a month")
		}
		now := w.DB.Now()
		if b, err = w.Reports.Brief(ctx, w.As("camille"), castagnac, &now); err != nil || len(b.Changes) != 0 {
			t.Errorf("since now: %d changes, %v", len(b.Changes), err)
		}
		if b, err = w.Reports.Brief(ctx, w.As("bastien"), castagnac, (*instant.Instant)(nil)); err != nil || b.ContractsHidden {
			t.Errorf("the account manager reads the contracts of the account: %v", err)
		}
	})
}
