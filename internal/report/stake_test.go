package report_test

import (
	"strings"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/report"
)

var today = day.MustParse("2026-11-23")

func at(s string) *day.Day { return day.Ptr(day.MustParse(s)) }

func keur(n int64) *money.Money { m := money.Major(1000*n, money.EUR); return &m }

// tacit is a contract that renews for twelve months unless notice is received by 31 December.
func tacit() report.Contract {
	return report.Contract{ID: "c", Name: "Maintenance", AccountName: "Castagnac", State: "ACTIVE", Renewal: "TACIT", Value: keur(100), Euros: keur(100),
		End: at("2027-03-31"), Exit: at("2027-03-31"), Theoretical: at("2026-12-31"), Prudent: at("2026-12-31"), DecideBy: at("2026-12-16"), RenewsFor: 12, Renews: true}
}

func TestWhatIsAtStake(t *testing.T) {
	with := func(change func(c *report.Contract)) report.Contract {
		c := tacit()
		change(&c)
		return c
	}
	decided := func(choice string, agreed bool) report.Contract {
		return with(func(c *report.Contract) {
			c.Decision = &report.Decision{Choice: choice, By: "Camille", On: day.MustParse("2026-11-02"), Agreed: agreed}
		})
	}
	ends := func(renewal string) report.Contract {
		return with(func(c *report.Contract) {
			c.Renewal, c.Reason = renewal, "NOT_TACIT"
			c.Theoretical, c.Prudent, c.DecideBy = nil, nil, nil
		})
	}
	for name, c := range map[string]struct {
		of      report.Contract
		gesture report.Gesture // empty: not at stake
		on      string
		late    bool
		why     string
	}{
		"tacit": {tacit(), report.Decide, "2026-12-16", false, "report.why.tacit"},
		"decision late": {with(func(c *report.Contract) { c.DecideBy = at("2026-11-13") }), report.Decide, "2026-11-13", true,
			"report.why.tacit report.why.decision_late"},
		"prudent day passed": {with(func(c *report.Contract) {
			c.DecideBy, c.Prudent, c.Theoretical = at("2026-11-06"), at("2026-11-20"), at("2026-11-30")
		}),
			report.Decide, "2026-11-06", true, "report.why.tacit report.why.prudent_passed"},
		"becomes open-ended": {with(func(c *report.Contract) { c.RenewsFor = 0 }), report.Decide, "2026-12-16", false, "report.why.open_ended"},
		"already renewed": {with(func(c *report.Contract) { c.SecuredUntil = at("2028-03-31") }), report.Decide, "2026-12-16", false,
			"report.why.tacit report.why.already_renewed"},
		"too far ahead":     {with(func(c *report.Contract) { c.DecideBy = at("2027-11-24") }), "", "", false, ""},
		"a year to the day": {with(func(c *report.Contract) { c.DecideBy = at("2027-11-23") }), report.Decide, "2027-11-23", false, "report.why.tacit"},
		"let run":           {decided("LET_RUN", false), "", "", false, ""},
		"renegotiated":      {decided("RENEGOTIATE", true), "", "", false, ""},
		"not agreed":        {decided("RENEGOTIATE", false), report.Agree, "2026-12-31", false, "report.why.not_agreed report.why.tacit"},
		"leaving, no proof": {decided("LEAVE", false), report.Quit, "2026-12-31", false, "report.why.notice_awaited report.why.tacit"},
		"notice unknown": {with(func(c *report.Contract) {
			c.Reason = "NOTICE_UNKNOWN"
			c.Theoretical, c.Prudent, c.DecideBy = nil, nil, nil
		}), report.Read, "2027-03-31", false, "report.why.notice_unknown"},
		"express":    {ends("EXPRESS"), report.Renew, "2027-03-31", false, "report.why.express"},
		"no renewal": {ends("NONE"), report.Renew, "2027-03-31", false, "report.why.no_renewal"},
		"succeeded": {with(func(c *report.Contract) {
			c.Succeeded, c.Reason = true, "SUCCEEDED"
		}), "", "", false, ""},
		"left by the client": {with(func(c *report.Contract) {
			c.State, c.Given = "NOTICE_GIVEN", &report.Given{ByClient: true, On: at("2026-09-24"), EndsOn: at("2026-12-31")}
		}), report.Leaving, "2026-12-31", false, "report.why.left_by_client"},
		"past its end": {with(func(c *report.Contract) {
			c.State, c.End, c.LastPerformed = "ENDED", at("2026-10-31"), at("2026-11-20")
		}),
			report.Regularise, "2026-10-31", true, "report.why.expired"},
		"over":       {with(func(c *report.Contract) { c.State = "ENDED" }), "", "", false, ""},
		"open-ended": {with(func(c *report.Contract) { c.State, c.End, c.Exit, c.Reason = "OPEN_ENDED", nil, nil, "NO_END" }), "", "", false, ""},
		"uncosted": {with(func(c *report.Contract) { c.Value, c.Euros = nil, nil }), report.Decide, "2026-12-16", false,
			"report.why.tacit report.why.uncosted"},
	} {
		t.Run(name, func(t *testing.T) {
			got := report.AtStake([]report.Contract{c.of}, today)
			if c.gesture == "" {
				if len(got) != 0 {
					t.Fatalf("at stake for %s on %s", got[0].Gesture, got[0].On)
				}
				return
			}
			if len(got) != 1 || got[0].Gesture != c.gesture || got[0].On != day.MustParse(c.on) || got[0].Late != c.late {
				t.Fatalf("%+v", got)
			}
			var why []string
			for _, s := range got[0].Why {
				why = append(why, s.Code)
			}
			if strings.Join(why, " ") != c.why {
				t.Errorf("why: %v", why)
			}
		})
	}
}

func TestStakesRunFromTheFirstDay(t *testing.T) {
	c := func(name, on string, keuros int64) report.Contract {
		x := tacit()
		x.Name, x.DecideBy, x.Euros = name, at(on), keur(keuros)
		return x
	}
	var order []string
	for _, s := range report.AtStake([]report.Contract{c("later", "2027-02-01", 900), c("small", "2026-12-01", 10), c("large", "2026-12-01", 20), c("late", "2026-11-01", 1)}, today) {
		order = append(order, s.Name)
	}
	if got := strings.Join(order, " "); got != "late large small later" {
		t.Error(got)
	}
}

// A contract that has ended is not among those in force; performed past its end, it is told of apart.
func TestRunningLeavesOutWhatHasEnded(t *testing.T) {
	end := day.MustParse("2026-10-31")
	performed := end + 10
	w := report.Running([]report.Contract{{State: "ACTIVE", Value: keur(100), Euros: keur(100)},
		{State: "ENDED", End: &end, Value: keur(50), Euros: keur(50)},
		{State: "ENDED", End: &end, LastPerformed: &performed, Value: keur(25), Euros: keur(25)},
		{State: "TERMINATED", End: &end, Value: keur(10), Euros: keur(10)}})
	if w.Contracts != 1 || w.Expired != 1 || w.Money != *keur(100) {
		t.Errorf("%+v", w)
	}
}

func TestWorthCountsApartWhatIsMissing(t *testing.T) {
	sek := money.Major(5, "SEK")
	w := report.WorthOf([]report.Contract{{Value: keur(100), Euros: keur(100)}, {}, {Value: &sek}})
	if w.Money != *keur(100) || !w.Known || w.Missing != 1 || w.Uncosted != 1 || w.Contracts != 3 || w.Complete() {
		t.Errorf("%+v", w)
	}
	if none := report.WorthOf(nil); none.Known || none.Contracts != 0 {
		t.Errorf("nothing is worth something: %+v", none)
	}
	if u := report.CountUndated([]report.Contract{{State: "OPEN_ENDED"}, {State: "ACTIVE", Reason: "END_UNKNOWN"}, {State: "ENDED"}, tacit()}); u.OpenEnded != 1 || u.EndUnknown != 1 {
		t.Errorf("%+v", u)
	}
}
