package contract

import (
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"pgregory.net/rapid"
)

// Whatever people do, in whatever order, the invariants of the package hold.
func TestAnyLifeKeepsTheInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := on("2026-01-01")
		c := drawInput(t).Contract(today)
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			today = today.Add(rapid.IntRange(0, 200).Draw(t, "days"))
			before := c
			after, err := step(t, c, today)
			if err != nil && after.AsOf(today).State != before.AsOf(today).State {
				t.Fatalf("refused (%v), yet %s became %s", err, before.State, after.State)
			}
			c = after.AsOf(today)
			checkInvariants(t, c, today)
		}
	})
}

func drawInput(t *rapid.T) Input {
	in := good()
	in.State = rapid.SampledFrom([]State{Draft, ToSign, Active}).Draw(t, "state")
	in.Effective = day.Ptr(on("2025-01-01").Add(rapid.IntRange(0, 600).Draw(t, "effective")))
	in.TermMonths = rapid.IntRange(1, 40).Draw(t, "term")
	in.OpenEnded = rapid.IntRange(0, 5).Draw(t, "open") == 0
	in.Renewal = Renewal{Kind: rapid.SampledFrom(RenewalKinds).Draw(t, "kind"), Months: rapid.IntRange(0, 24).Draw(t, "months")}
	if rapid.Bool().Draw(t, "bounded") {
		in.Renewal.MaxTimes = times(rapid.IntRange(0, 3).Draw(t, "max"))
	}
	in.NoticeUs, in.NoticeClient = drawNotice(t), drawNotice(t)
	in.NoticeUs.Known, in.NoticeClient.Known = rapid.Bool().Draw(t, "us"), rapid.Bool().Draw(t, "client")
	return in
}

func step(t *rapid.T, c Contract, today day.Day) (Contract, error) {
	switch rapid.IntRange(0, 9).Draw(t, "verb") {
	case 0:
		return c.Sign(today, today)
	case 1, 2:
		in := NoticeInput{By: rapid.SampledFrom(Givers).Draw(t, "by"), Received: &today, Sent: &today}
		if rapid.Bool().Draw(t, "proof") {
			in.Proof = "f"
		}
		return c.GiveNotice(in, today)
	case 3:
		return c.Renew(RenewInput{Months: rapid.IntRange(0, 36).Draw(t, "renew"), SignedOn: &today}, today)
	case 4:
		return c.Decide(DecideInput{Choice: rapid.SampledFrom(Choices).Draw(t, "choice"), Reason: "r"}, id.User("u"), today)
	case 5:
		return c.Agree(today, today)
	case 6:
		return c.Terminate(TerminateInput{On: today, Reason: "r"}, today)
	case 7:
		return c.SucceedBy("next", today, today)
	case 8:
		return c.GoOn(today)
	}
	return c.PerformedOn(today), nil
}

func checkInvariants(t *rapid.T, c Contract, today day.Day) {
	d := DatesOf(c, today, policy)
	switch {
	case !c.State.Valid():
		t.Fatalf("state %q", c.State)
	case c.State == NoticeGiven && (c.Given == nil || c.Given.Proof == "" || c.Given.EndsOn == nil || c.End == nil):
		t.Fatalf("under notice without proof or end: %+v", c.Given)
	case c.State == OpenEnded && c.End != nil:
		t.Fatalf("open-ended, yet it ends on %s", *c.End)
	case c.State == Active && (c.End == nil || *c.End < today):
		t.Fatalf("active on %s, ended on %v", today, c.End)
	case c.State.Over() && c.End == nil:
		t.Fatal("over without an end")
	case c.Renewal.MaxTimes != nil && c.Renewal.Done > *c.Renewal.MaxTimes:
		t.Fatalf("renewed %d times of %d", c.Renewal.Done, *c.Renewal.MaxTimes)
	case (d.Prudent == nil) != (d.Reason != ""):
		t.Fatalf("a missing date has a reason: %+v", d)
	case d.Prudent != nil && (*d.Prudent > *d.Theoretical || *d.Theoretical > *d.Exit || *d.Theoretical < today):
		t.Fatalf("%s ≤ %s ≤ %s", d.Prudent, d.Theoretical, d.Exit)
	}
	for _, a := range Alerts(c, today, policy) {
		if !a.Severity.Valid() || a.Due == nil || a.Action == "" || a.Subject != c.Ref() {
			t.Fatalf("%+v", a)
		}
	}
	ExplainEnd(c, today)
	ExplainPrudent(c, today, policy)
	ExplainDecideBy(c, today, policy)
}
