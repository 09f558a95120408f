package contract

import (
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
	"pgregory.net/rapid"
)

// T5.3: without notice, 31/12/2026 is followed by 01/01–31/12/2027.
func TestTacitRenewal(t *testing.T) {
	c := endingOn("2026-12-31", Tacit, NoticeOf(3))
	next := c.NextTerms(on("2027-06-30"))
	if len(next) != 1 || next[0].Start != on("2027-01-01") || *next[0].End != on("2027-12-31") {
		t.Errorf("T5.3: %v", next)
	}
	now := c.AsOf(on("2027-01-01"))
	if now.State != Active || *now.TermStart != on("2027-01-01") || *now.End != on("2027-12-31") || now.Renewal.Done != 1 {
		t.Errorf("T5.3 as of the next day: %+v", now)
	}
}

func TestTacitChainStopsAtMaxTimes(t *testing.T) {
	c := verreries()
	terms := c.NextTerms(on("2040-01-01"))
	if len(terms) != 2 || *terms[0].End != on("2028-02-29") || *terms[1].End != on("2029-02-28") {
		t.Fatalf("terms %v", terms)
	}
	last := c.AsOf(on("2028-06-01"))
	if last.State != Active || last.Renewal.Left() {
		t.Errorf("the last term: %+v", last.Renewal)
	}
	if over := c.AsOf(on("2029-03-01")); over.State != Ended || *over.End != on("2029-02-28") {
		t.Errorf("max_times exhausted is NONE: %s %v", over.State, over.End)
	}
}

func TestTacitWithoutLengthBecomesOpenEnded(t *testing.T) {
	c := endingOn("2026-12-31", Tacit, NoticeOf(3))
	c.Renewal.Months = 0
	c = c.AsOf(on("2027-01-01"))
	if c.State != OpenEnded || c.End != nil || *c.TermStart != on("2027-01-01") {
		t.Fatalf("%s %v", c.State, c.End)
	}
	d := DatesOf(c, on("2027-02-10"), policy)
	if d.Reason != NoEnd || d.NoticeTodayEnds == nil || *d.NoticeTodayEnds != on("2027-05-10") {
		t.Errorf("notice received today ends on %v (%s)", d.NoticeTodayEnds, d.Reason)
	}
}

func TestNoRenewalEnds(t *testing.T) {
	for _, kind := range []RenewalKind{NoRenewal, Express} {
		if c := endingOn("2026-12-31", kind, NoticeOf(3)); c.AsOf(on("2026-12-31")).State != Active || c.AsOf(on("2027-01-01")).State != Ended {
			t.Errorf("%s: the last day counts, the next does not", kind)
		}
	}
}

// Rolling day by day and rolling at once give the same contract.
func TestAsOfIsTheSameInOneStepOrMany(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := endingOn(drawDay(t, "end").String(), rapid.SampledFrom(RenewalKinds).Draw(t, "kind"), drawNotice(t))
		c.Renewal.Months = rapid.IntRange(0, 30).Draw(t, "months")
		if rapid.Bool().Draw(t, "bounded") {
			c.Renewal.MaxTimes = times(rapid.IntRange(0, 4).Draw(t, "max"))
		}
		from := *c.End
		middle := from.Add(rapid.IntRange(-10, 900).Draw(t, "middle"))
		last := middle.Add(rapid.IntRange(0, 900).Draw(t, "last"))
		once, twice := c.AsOf(last), c.AsOf(middle).AsOf(last)
		if once.State != twice.State || !same(once.End, twice.End) || once.Renewal != twice.Renewal {
			t.Fatalf("%+v ≠ %+v", once, twice)
		}
		if once.State == Active && *once.End < last {
			t.Fatalf("active although it ended on %s", *once.End)
		}
	})
}

func TestExpressRenewal(t *testing.T) {
	c := endingOn("2026-12-31", Express, NoticeOf(3))
	c, err := c.Renew(RenewInput{Months: 24, SignedOn: day.Ptr(on("2026-11-02")), Value: euros(130_000)}, on("2026-11-03"))
	if err != nil || c.State != Active || *c.TermStart != on("2027-01-01") || *c.End != on("2028-12-31") || c.Value.Minor != 12_000_000 || c.NextValue == nil || c.NextValue.Minor != 13_000_000 {
		t.Fatalf("%v %+v", err, c)
	}
	if early, begun := c.AsOf(on("2026-12-31")), c.AsOf(on("2027-01-01")); early.Value.Minor != 12_000_000 || begun.Value.Minor != 13_000_000 || begun.NextValue != nil {
		t.Errorf("the new value starts with the new term: %v then %v", early.Value, begun.Value)
	}
	if c.AsOf(on("2027-06-01")).State != Active || c.AsOf(on("2029-01-01")).State != Ended {
		t.Error("the new term does not bound the contract")
	}
}

func TestRenewalProblems(t *testing.T) {
	c := endingOn("2026-12-31", Express, NoticeOf(3))
	c.Regime = L441_3
	_, err := c.Renew(RenewInput{Months: 18, SignedOn: day.Ptr(on("2027-01-01")), From: day.Ptr(on("0218-10-29"))}, on("2026-11-03"))
	for _, code := range []string{"l441_term", "in_future", "date_implausible"} {
		if !problem.Has(err, code) {
			t.Errorf("%s is missing from %v", code, err)
		}
	}
	ended, _ := c.Terminate(TerminateInput{On: on("2026-06-30"), Reason: "Site fermé"}, on("2026-07-01"))
	if _, err = ended.Renew(RenewInput{Months: 12}, on("2026-07-02")); !problem.Has(err, "wrong_state") {
		t.Errorf("a terminated contract renews: %v", err)
	}
}
