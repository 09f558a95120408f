package contract

import (
	"testing"

	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
)

// A tacit contract to 28/02/2027 with three months of notice: prudent 27/11/2026, decide by 13/11/2026.
func TestWhatComesNextFollowsTheDecision(t *testing.T) {
	p := DefaultPolicy(calendar.France{})
	at := func(s string) *day.Day { return day.Ptr(day.MustParse(s)) }
	in := Input{Account: "a", Name: "Maintenance", Type: Service, Regime: NoRegime, Effective: at("2024-03-01"), TermMonths: 36,
		NoticeUs: NoticeOf(3), Renewal: Renewal{Kind: Tacit, Months: 12}, Currency: "EUR", State: Active}
	decide := func(choice Choice) func(Contract) Contract {
		return func(c Contract) Contract {
			c, err := c.Decide(DecideInput{Choice: choice, Reason: "parce que"}, "u", day.MustParse("2026-11-10"))
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
	}
	sent := func(c Contract) Contract {
		c, err := decide(Leave)(c).GiveNotice(NoticeInput{By: Us, Sent: at("2026-11-10")}, day.MustParse("2026-11-10"))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	agreed := func(c Contract) Contract {
		c, err := decide(Renegotiate)(c).Agree(day.MustParse("2026-11-11"), day.MustParse("2026-11-12"))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	as := func(c Contract) Contract { return c }
	for name, w := range map[string]struct {
		do    func(Contract) Contract
		today string
		step  Step
		on    string
		late  bool
	}{
		"undecided":          {as, "2026-11-10", ToDecide, "2026-11-13", false},
		"decision late":      {as, "2026-11-23", DecideLate, "2026-11-27", true},
		"let run":            {decide(LetRun), "2026-11-23", RunsOn, "2027-02-28", false},
		"leave, in time":     {decide(Leave), "2026-11-12", ToLeave, "2026-11-27", false},
		"leave, late":        {decide(Leave), "2026-11-23", ToLeave, "2026-11-27", true},
		"sent without proof": {sent, "2026-11-12", AwaitsProof, "2026-11-27", false},
		"sent, undecided": {func(c Contract) Contract {
			c, err := c.GiveNotice(NoticeInput{By: Us, Sent: at("2026-11-10")}, day.MustParse("2026-11-10"))
			if err != nil {
				t.Fatal(err)
			}
			return c
		}, "2026-11-23", AwaitsProof, "2026-11-27", true},
		"renegotiate":       {decide(Renegotiate), "2026-11-12", ToAgree, "2026-11-27", false},
		"renegotiate, late": {decide(Renegotiate), "2026-11-23", ToAgree, "2026-11-27", true},
		"agreed":            {agreed, "2026-11-23", Agreed, "2027-02-28", false},
		// After the theoretical date (30/11) the next term is certain: the decision was about the one before.
		"a term later": {decide(Leave), "2026-12-01", ToDecide, "2027-11-15", false},
	} {
		today := day.MustParse(w.today)
		c := w.do(in.Contract(day.MustParse("2026-11-10"))).AsOf(today)
		d := DatesOf(c, today, p)
		n := NextOf(c, d, today)
		if n.Step != w.step || n.On == nil || n.On.String() != w.on || n.Late(d, today) != w.late {
			t.Errorf("%s: %s on %v, late %v; want %s on %s", name, n.Step, n.On, n.Late(d, today), w.step, w.on)
		}
	}
}

func TestWhatComesNextWithoutNotice(t *testing.T) {
	p := DefaultPolicy(calendar.France{})
	today := day.MustParse("2026-11-23")
	at := func(s string) *day.Day { return day.Ptr(day.MustParse(s)) }
	base := Input{Account: "a", Name: "x", Type: Service, Regime: NoRegime, Effective: at("2026-01-01"), TermMonths: 24,
		Renewal: Renewal{Kind: NoRenewal}, Currency: "EUR", State: Active}
	with := func(change func(*Input)) Contract {
		in := base
		change(&in)
		return in.Contract(today)
	}
	ends := with(func(*Input) {})
	left, err := ends.Decide(DecideInput{Choice: Leave, Reason: "x"}, "u", today)
	if err != nil {
		t.Fatal(err)
	}
	over := with(func(in *Input) { in.Effective, in.TermMonths = at("2025-01-01"), 12 })
	for want, c := range map[Step]Contract{
		JustEnds: ends, LeftToEnd: left, Closed: over, ToRegularise: over.PerformedOn(today - 1),
		NoTerm:       with(func(in *Input) { in.OpenEnded, in.TermMonths = true, 0 }),
		NoticeToRead: with(func(in *Input) { in.Renewal = Renewal{Kind: Tacit, Months: 12} }),
	} {
		if got := NextOf(c, DatesOf(c, today, p), today); got.Step != want {
			t.Errorf("%s, want %s", got.Step, want)
		}
	}
}
