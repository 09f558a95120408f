package contract

import (
	"testing"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"pgregory.net/rapid"
)

func only(t *testing.T, c Contract, today string) *alert.Alert {
	t.Helper()
	all := Alerts(c, on(today), policy)
	switch len(all) {
	case 0:
		return nil
	case 1:
		return &all[0]
	}
	t.Fatalf("%s: %d alerts", today, len(all))
	return nil
}

func expect(t *testing.T, c Contract, today, code string, s alert.Severity) *alert.Alert {
	t.Helper()
	a := only(t, c, today)
	switch {
	case a == nil && code != "":
		t.Errorf("%s: nothing, want %s %s", today, code, s)
	case a != nil && (a.Code != code || a.Severity != s):
		t.Errorf("%s: %s %s, want %s %s", today, a.Code, a.Severity, code, s)
	}
	return a
}

// CT_NOTICE at 90, 30 and 10 days before the internal decision date, 13 November 2026, then until the theoretical one.
func TestNoticeAlertRises(t *testing.T) {
	c := verreries()
	for _, at := range []struct {
		today string
		s     alert.Severity
	}{
		{"2026-08-14", ""}, {"2026-08-15", alert.Warning}, {"2026-10-13", alert.Warning}, {"2026-10-14", alert.High},
		{"2026-11-02", alert.High}, {"2026-11-03", alert.Critical}, {"2026-11-23", alert.Critical}, {"2026-11-30", alert.Critical},
		{"2026-12-01", ""},
	} {
		code := CtNotice
		if at.s == "" {
			code = ""
		}
		expect(t, c, at.today, code, at.s)
	}
	a := only(t, c, "2026-11-23")
	if *a.Due != on("2026-11-13") || a.Value.Minor != 184_000_000 || a.Params["date"] != on("2026-11-27") || a.Params["mois"] != 12 || a.Action != ActDecide {
		t.Errorf("%+v", a)
	}
	if a.Key() != "CT_NOTICE:contract/c1" {
		t.Error(a.Key())
	}
}

// Entered late, the date already past: critical at once.
func TestNoticeAlertOfAContractEnteredLate(t *testing.T) {
	c := endingOn("2026-12-31", Tacit, NoticeOf(3))
	expect(t, c, "2026-09-29", CtNotice, alert.Critical)
	c.Renewal.Months = 24
	if a := only(t, c, "2026-09-29"); a.Value.Minor != 24_000_000 {
		t.Errorf("yearly value × renewal term: %v", a.Value)
	}
}

// Entered after the theoretical date, 30/09/2026: the next term is certain, which is said at once, until a decision about
// the end that may still be refused.
func TestAContractEnteredAfterItsNoticeDate(t *testing.T) {
	c := endingOn("2026-12-31", Tacit, NoticeOf(3))
	expect(t, c, "2026-11-23", "", "")
	c.Entered = day.Ptr(on("2026-01-10"))
	expect(t, c, "2026-11-23", "", "")
	c.Entered = day.Ptr(on("2026-11-20"))
	if a := expect(t, c, "2026-11-23", CtNotice, alert.Critical); a == nil || a.Variant != VariantMissed || *a.Due != on("2026-09-30") ||
		a.Params["jusqua"] != on("2027-12-31") || a.Value.Minor != 12_000_000 {
		t.Errorf("%+v", a)
	}
	decided, err := c.Decide(DecideInput{Choice: LetRun, Reason: "r"}, "u1", on("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	expect(t, decided, "2026-11-23", "", "")
	expect(t, c, "2027-01-01", "", "")
}

// A notice sent without its proof of receipt, nothing being decided: the alert stays, and asks for the proof, also after the
// last day that serves, until the term is over.
func TestANoticeSentAsksForItsProof(t *testing.T) {
	sent, err := verreries().GiveNotice(NoticeInput{By: Us, Sent: day.Ptr(on("2026-11-20"))}, on("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	for _, today := range []string{"2026-11-23", "2026-12-05", "2027-02-28"} {
		a := expect(t, sent, today, CtNotice, alert.Critical)
		if a == nil || a.Variant != VariantProof || a.Action != ActFileProof || a.Params["envoye"] != on("2026-11-20") || a.Params["date"] != on("2026-11-27") {
			t.Errorf("%s: %+v", today, a)
		}
	}
	if d := DatesOf(sent, on("2026-12-05"), policy); d.ShownRenewed || *d.Exit != on("2027-02-28") {
		t.Errorf("shown as renewed while the proof may still come: %+v", d)
	}
	expect(t, sent, "2027-03-02", "", "")
	late, _ := verreries().GiveNotice(NoticeInput{By: Us, Sent: day.Ptr(on("2026-12-04"))}, on("2026-12-05"))
	if d := DatesOf(late, on("2026-12-05"), policy); *d.Exit != on("2028-02-29") {
		t.Errorf("sent too late, the next term is certain: %+v", d)
	}
	running, _ := verreries().Decide(DecideInput{Choice: LetRun, Reason: "r"}, "u1", on("2026-11-20"))
	running, _ = running.GiveNotice(NoticeInput{By: Us, Sent: day.Ptr(on("2026-11-20"))}, on("2026-11-23"))
	if a := expect(t, running, "2026-11-23", CtNotice, alert.Critical); a == nil || a.Variant != VariantProof {
		t.Errorf("a letter sent goes against letting run: %+v", a)
	}
}

func TestADecisionClosesAndReopens(t *testing.T) {
	today := on("2026-10-20")
	decided := func(choice Choice) Contract {
		c, err := verreries().Decide(DecideInput{Choice: choice, Reason: "r"}, "u1", today)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for _, choice := range Choices {
		expect(t, decided(choice), "2026-10-20", "", "")
	}
	expect(t, decided(LetRun), "2026-11-20", "", "")
	if a := expect(t, decided(Leave), "2026-11-13", CtNotice, alert.Critical); a != nil && (a.Variant != VariantLeave || a.Action != ActGiveNotice) {
		t.Errorf("%+v", a)
	}
	if a := expect(t, decided(Renegotiate), "2026-11-13", CtNotice, alert.Critical); a != nil && a.Variant != VariantRenegotiate {
		t.Errorf("%+v", a)
	}
	sent, _ := decided(Leave).GiveNotice(NoticeInput{By: Us, Sent: day.Ptr(on("2026-11-10"))}, on("2026-11-12"))
	if a := expect(t, sent, "2026-11-13", CtNotice, alert.Critical); a != nil && (a.Variant != VariantProof || a.Action != ActFileProof) {
		t.Errorf("sent without proof: %+v", a)
	}
	agreed, _ := decided(Renegotiate).Agree(today, today)
	expect(t, agreed, "2026-11-20", "", "")
	left, _ := decided(Leave).GiveNotice(NoticeInput{By: Us, Received: day.Ptr(on("2026-11-10")), Proof: "f"}, on("2026-11-12"))
	expect(t, left, "2026-11-20", "", "")
	// A decision is for one term only.
	expect(t, decided(LetRun), "2027-11-08", CtNotice, alert.Critical)
}

func TestUnknownNoticeIsNotSilent(t *testing.T) {
	c := endingOn("2026-12-31", Tacit, Notice{})
	expect(t, c, "2026-09-01", "", "")
	a := expect(t, c, "2026-10-10", CtNotice, alert.Warning)
	if a.Variant != VariantUnknown || *a.Due != on("2026-12-31") || a.Action != ActEnterNotice {
		t.Errorf("%+v", a)
	}
	expect(t, endingOn("2026-12-31", NoRenewal, Notice{}), "2026-10-10", CtEnd, alert.High)
}

// CT_END at 180, 90 and 30 days, when nothing renews it and no successor is signed.
func TestEndAlertRises(t *testing.T) {
	for _, kind := range []RenewalKind{NoRenewal, Express} {
		c := endingOn("2026-12-31", kind, NoticeOf(3))
		expect(t, c, "2026-07-03", "", "")
		expect(t, c, "2026-07-04", CtEnd, alert.Warning)
		expect(t, c, "2026-10-02", CtEnd, alert.High)
		expect(t, c, "2026-12-01", CtEnd, alert.Critical)
		expect(t, c, "2027-01-01", "", "")
		next, _ := c.SucceedBy("c2", on("2026-10-01"), on("2026-10-01"))
		expect(t, next, "2026-12-01", "", "")
		left, _ := c.Decide(DecideInput{Choice: Leave, Reason: "r"}, "u1", on("2026-10-01"))
		expect(t, left, "2026-12-01", "", "")
	}
	c := endingOn("2026-12-31", Tacit, NoticeOf(3))
	c.Renewal.MaxTimes = times(0)
	expect(t, c, "2026-12-01", CtEnd, alert.Critical)
}

func TestExpiredAlert(t *testing.T) {
	c := endingOn("2026-10-31", NoRenewal, Notice{})
	expect(t, c, "2026-11-23", "", "")
	c = c.PerformedOn(on("2026-11-12"))
	if a := expect(t, c, "2026-11-23", CtExpired, alert.Critical); a != nil && *a.Due != on("2026-10-31") {
		t.Errorf("%+v", a)
	}
	on2, _ := c.GoOn(on("2026-11-23"))
	expect(t, on2, "2026-11-23", "", "")
}

// A contract held by someone else, a draft, and one that ended before it was imported raise nothing.
func TestWhatRaisesNothing(t *testing.T) {
	observed := endingOn("2026-12-31", NoRenewal, Notice{})
	observed.Observed = true
	draft := Input{EndTyped: day.Ptr(on("2026-12-31")), Renewal: Renewal{Kind: NoRenewal}, State: Draft}.Contract(on("2026-12-01"))
	past := Input{EndTyped: day.Ptr(on("2019-12-31")), Renewal: Renewal{Kind: NoRenewal}, State: Active}.Contract(on("2026-12-01"))
	if past.State != Ended {
		t.Errorf("imported past its end: %s", past.State)
	}
	for _, c := range []Contract{observed, draft, past} {
		expect(t, c, "2026-12-01", "", "")
	}
}

// Days do not soften an alert: until it closes, it never falls back to a lower severity.
func TestAlertsOnlyRise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := endingOn(drawDay(t, "end").String(), rapid.SampledFrom(RenewalKinds).Draw(t, "kind"), drawNotice(t))
		today := c.End.Add(-rapid.IntRange(0, 300).Draw(t, "before"))
		a, b := Alerts(c, today, policy), Alerts(c, today+1, policy)
		if len(a) == 1 && len(b) == 1 && *a[0].Due == *b[0].Due && a[0].Severity.Rank() > b[0].Severity.Rank() {
			t.Fatalf("%s %s → %s", a[0].Code, a[0].Severity, b[0].Severity)
		}
	})
}
