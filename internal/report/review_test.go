package report_test

import (
	"math"
	"testing"
	"time"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/report"
)

var october = day.MonthOf(2026, time.October)

func share(x float64) *float64 { return &x }

func known(keuros int64) report.Sum { return report.Sum{Money: *keur(keuros), Known: true} }

// over compares twelve whole months; before 0 is unknown.
func over(now, before int64) growth.Comparison {
	c := growth.Comparison{Before: *keur(before), Now: *keur(now), AllBefore: *keur(before), AllNow: *keur(now), Accounts: 1, Of: 1, Months: 1<<12 - 1, Span: 12}
	if before == 0 {
		c.Now, c.Accounts, c.Months = *keur(0), 0, 0
	}
	return c
}

// account brings in keuros over twelve months, with a growth and a margin known for a part of it.
func account(name string, keuros, before int64, margin report.Margin) report.Account {
	return report.Account{Name: name, Fold: name, Status: "KEY", Figures: report.AccountFigures{Through: october, Year: 2026, Rolling: known(keuros), Growth: over(keuros, before), Margin: margin}}
}

func TestTogether(t *testing.T) {
	a := account("a", 1100, 1000, report.Margin{Rate: .20, Coverage: 1, Known: true}).Figures
	b := account("b", 900, 1000, report.Margin{Rate: .40, Coverage: .5, Known: true}).Figures
	unknown := report.AccountFigures{}
	rolling, change, m := report.Together([]report.AccountFigures{a, b, unknown, {Hidden: true}})
	if rolling.Money != *keur(2000) || !rolling.Complete() {
		t.Errorf("rolling %+v", rolling)
	}
	// 1,000 and 1,000 the year before; margins 220 + 180 over the 1,550 whose margin is known.
	if x, ok := change.Share(); !ok || math.Abs(x) > 1e-9 || change.Accounts != 2 {
		t.Errorf("growth %v %+v", x, change)
	}
	if !m.Known || math.Abs(m.Rate-400.0/1550) > 1e-9 || math.Abs(m.Coverage-1550.0/2000) > 1e-9 {
		t.Errorf("margin %+v", m)
	}
	_, change, _ = report.Together([]report.AccountFigures{a, account("new", 100, 0, report.Margin{}).Figures})
	if x, ok := change.Share(); !ok || math.Abs(x-.1) > 1e-9 || change.Accounts != 1 || change.Of != 2 {
		t.Errorf("an account without last year is left out of the growth, and said to be: %v %+v", x, change)
	}
	if _, change, _ = report.Together([]report.AccountFigures{a, account("new", 900, 0, report.Margin{}).Figures}); change.Reason() != growth.Uncovered {
		t.Errorf("too little compares: %+v", change)
	}
	if rolling, _, m := report.Together(nil); rolling.Known || m.Known {
		t.Error("nothing has a figure")
	}
}

func TestPeopleOfABranch(t *testing.T) {
	camille := report.Person{ID: "c", Name: "Camille"}
	with := func(p report.Person, aimed, target int64) report.Account {
		return report.Account{Carrier: p, Figures: report.AccountFigures{Rolling: known(aimed), Aimed: known(aimed), Target: report.Sum{Money: *keur(target), Known: target > 0}}}
	}
	got := report.People([]report.Account{with(report.Person{}, 900, 0), with(camille, 90, 100), with(camille, 108, 100)})
	if len(got) != 2 || got[0].Person != camille || got[0].Accounts != 2 || got[0].Attainment == nil || math.Abs(*got[0].Attainment-.99) > 1e-9 {
		t.Errorf("%+v", got)
	}
	if got[1].Person.ID != "" || got[1].Attainment != nil {
		t.Errorf("accounts that nobody carries: %+v", got[1])
	}
}

func review() report.Review {
	r := report.Review{Today: today, Accounts: []report.Account{account("Castagnac", 4860, 0, report.Margin{}), account("Norrsund", 2200, 0, report.Margin{})}}
	r.Accounts[0].ID, r.Accounts[1].ID = "a1", "a2"
	r.Accounts[1].Figures.Attainment = share(.88)
	r.Figures = report.Figures{Year: 2026, Through: october, Revenue: known(8260), Aimed: known(8260), Target: known(8330), YearTarget: known(10300), Attainment: share(.9916)}
	return r
}

func codes(points []report.Point) (out []string) {
	for _, p := range points {
		out = append(out, p.Strong.Code)
	}
	return out
}

func TestOneMinute(t *testing.T) {
	check := func(name string, r report.Review, want ...string) {
		t.Helper()
		got := codes(r.Minute())
		for i := range want {
			if len(got) != 3 || got[i] != want[i] {
				t.Errorf("%s: %v, want %v", name, got, want)
				return
			}
		}
	}
	check("nobody's", report.Review{}, "report.minute.no_account", "report.minute.no_stake", "report.minute.no_alert")
	r := review()
	check("quiet", r, "report.minute.attainment", "report.minute.no_stake", "report.minute.no_alert")
	if rest := r.Minute()[0].Rest; len(rest) != 2 || rest[1].Code != "report.minute.behind" || rest[1].Args["account"] != "Norrsund" {
		t.Errorf("who is behind: %+v", rest)
	}
	c := tacit()
	c.Account = "a1"
	r.Stakes = report.AtStake([]report.Contract{c}, today)
	r.Alerts = []report.Alert{{Alert: alert.Alert{Code: "CT_NOTICE", Severity: alert.Critical, Subject: ref.Ref{Kind: "contract", ID: "c"}}}}
	check("one contract", r, "report.minute.attainment", "report.stake.DECIDE", "report.minute.alerts")
	if p := r.Minute()[1]; p.Of != "Castagnac" || p.Strong.Args["date"] != *c.Prudent {
		t.Errorf("the notice day is what matters: %+v", p)
	}
	past := c
	past.State, past.End, past.LastPerformed = "ENDED", day.Ptr(today-23), day.Ptr(today-2)
	lapsed := r
	if lapsed.Stakes = report.AtStake([]report.Contract{past}, today); len(lapsed.Stakes) != 1 || lapsed.Stakes[0].Gesture != report.Regularise {
		t.Fatalf("%+v", lapsed.Stakes)
	}
	if p := lapsed.Minute()[1]; len(p.Rest) != 0 {
		t.Errorf("what is past its end is said once: %+v", p)
	}
	r.Alerts = append(r.Alerts, report.Alert{Alert: alert.Alert{Code: "TK_PROMISE", AccountName: "Norrsund"}})
	if p := r.Minute()[2]; p.Alert == nil || p.Alert.Code != "TK_PROMISE" {
		t.Errorf("what presses besides the contract: %+v", p)
	}
	r.Figures.Attainment, r.Figures.YearTarget, r.Figures.Change = nil, report.Sum{}, over(1050, 1000)
	check("no target", r, "report.minute.revenue")
	r.Figures.Through = 0
	check("no result", r, "report.minute.no_result")
	r.Figures.Hidden, r.ContractsHidden, r.AlertsHidden = true, true, true
	check("hidden", r, "report.minute.figures_hidden", "report.minute.contracts_hidden", "report.minute.alerts_hidden")
}

func TestPagesGoToWhatMatters(t *testing.T) {
	r := report.Review{}
	for i, name := range []string{"h", "g", "f", "e", "d", "c", "b", "a"} {
		a := account(name, int64(100*(i+1)), 0, report.Margin{})
		a.ID = id.Account(name)
		r.Accounts = append(r.Accounts, a)
	}
	report.SortAccounts(r.Accounts)
	names := func() (s string) {
		for _, a := range r.Detailed() {
			s += a.Name
		}
		return s
	}
	if got := names(); got != "abcdef" {
		t.Errorf("the heaviest: %s", got)
	}
	r.Alerts = []report.Alert{{Alert: alert.Alert{Severity: alert.Critical, Account: "h"}}, {Alert: alert.Alert{Severity: alert.High, Account: "g"}}}
	if got := names(); got != "abcdeh" {
		t.Errorf("what is critical goes first: %s", got)
	}
	r.Accounts[0].Status, r.Accounts[0].Figures = "CANDIDATE", report.AccountFigures{}
	if got := names(); got != "bcdefh" {
		t.Errorf("a candidate of which nothing is known has no page: %s", got)
	}
}

func TestBriefGoals(t *testing.T) {
	b := report.Brief{Today: today, Owed: []report.Promise{{Title: "le planning", Whose: report.Theirs, Due: at("2026-11-01")}, {Title: "le compte rendu", Whose: report.Ours, Due: at("2026-11-20")}}}
	if got := b.Obtain().Code; got != "report.obtain.promise" {
		t.Error(got)
	}
	if got := b.Avoid(); got.Code != "report.avoid.promise" || got.Args["what"] != "le compte rendu" {
		t.Errorf("%+v", got)
	}
	b.Stakes = report.AtStake([]report.Contract{tacit()}, today)
	if got := b.Obtain(); got.Code != "report.obtain.DECIDE" || got.Args["date"] != day.MustParse("2026-12-31") {
		t.Errorf("%+v", got)
	}
	gap := money.Of(-24_000_00, money.EUR)
	b = report.Brief{Today: today}
	b.Account.Figures = report.AccountFigures{Year: 2026, Attainment: share(.88), Gap: &gap}
	if got := b.Obtain(); got.Code != "report.obtain.target" || got.Args["gap"] != money.Of(24_000_00, money.EUR) {
		t.Errorf("%+v", got)
	}
	if !(report.Brief{Today: today}).Obtain().Empty() || !(report.Brief{Today: today}).Avoid().Empty() {
		t.Error("a quiet account has no goal")
	}
}

func TestOwedRunsFromWhatIsLate(t *testing.T) {
	all := []report.Promise{{Title: "kept", DoneOn: at("2026-11-20")}, {Title: "undated"}, {Title: "open", Due: at("2026-12-01")}, {Title: "task", Whose: report.ToDo, Due: at("2026-11-20")}, {Title: "late", Whose: report.Ours, Due: at("2026-11-20")}}
	report.SortOwed(all, today)
	got := ""
	for _, p := range all {
		got += p.Title + " "
	}
	if got != "late task open undated kept " {
		t.Error(got)
	}
}
