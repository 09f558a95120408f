package contract

import (
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
)

func TestFromDraftToForce(t *testing.T) {
	in := Input{Account: "a1", Name: "C", Type: Service, Regime: NoRegime, Effective: day.Ptr(on("2026-03-01")), TermMonths: 12,
		Renewal: Renewal{Kind: NoRenewal}, Currency: "EUR", State: Draft}
	c := in.Contract(on("2026-02-01"))
	if c.State != Draft || c.AsOf(on("2030-01-01")).State != Draft {
		t.Fatal("a draft lives on its own")
	}
	c, err := c.MoveTo(Negotiation)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = c.MoveTo(Active); !problem.Has(err, "wrong_state") {
		t.Error("a contract comes in force by a signature only")
	}
	if _, err = c.Sign(on("2026-02-20"), on("2026-02-19")); !problem.Has(err, "in_future") {
		t.Errorf("signed tomorrow: %v", err)
	}
	c, err = c.Sign(on("2026-02-20"), on("2026-02-20"))
	if err != nil || c.State != Active || *c.End != on("2027-02-28") {
		t.Fatalf("%v %+v", err, c)
	}
	if _, err = c.Sign(on("2026-02-20"), on("2026-02-20")); !problem.Has(err, "wrong_state") {
		t.Error("signed twice")
	}
}

func TestSignNeedsATerm(t *testing.T) {
	_, err := Contract{State: ToSign}.Sign(on("2026-02-20"), on("2026-02-20"))
	if l, _ := problem.All(err); len(l) != 2 {
		t.Errorf("a start and a term are missing: %v", err)
	}
	c, err := Contract{State: ToSign, OpenEnded: true, Effective: day.Ptr(on("2026-03-01"))}.Sign(on("2026-02-20"), on("2026-02-20"))
	if err != nil || c.State != OpenEnded || c.End != nil {
		t.Errorf("%v %+v", err, c)
	}
}

func TestNoticeInTime(t *testing.T) {
	c := verreries()
	sent, err := c.GiveNotice(NoticeInput{By: Us, Sent: day.Ptr(on("2026-11-24")), Form: LRAR}, on("2026-11-24"))
	if err != nil || sent.State != Active || sent.Given == nil || sent.Given.EndsOn != nil {
		t.Fatalf("without proof the contract goes on: %v %+v", err, sent)
	}
	got, err := sent.GiveNotice(NoticeInput{By: Us, Sent: day.Ptr(on("2026-11-24")), Received: day.Ptr(on("2026-11-27")), Form: LRAR, Proof: "f1"}, on("2026-11-28"))
	if err != nil || got.State != NoticeGiven || got.Given.Late || *got.End != on("2027-02-28") {
		t.Fatalf("%v %+v", err, got)
	}
	if over := got.AsOf(on("2027-03-01")); over.State != Ended || *over.End != on("2027-02-28") {
		t.Errorf("%s %v", over.State, over.End)
	}
}

func TestLateNoticeEndsTheNextTerm(t *testing.T) {
	c, err := verreries().GiveNotice(NoticeInput{By: Us, Received: day.Ptr(on("2026-12-01")), Proof: "f1"}, on("2026-12-01"))
	if err != nil || !c.Given.Late || *c.Given.EndsOn != on("2028-02-29") || *c.End != on("2027-02-28") {
		t.Fatalf("%v %+v", err, c)
	}
	next := c.AsOf(on("2027-06-01"))
	if next.State != NoticeGiven || *next.End != on("2028-02-29") {
		t.Errorf("in the next term: %s %v", next.State, next.End)
	}
	if over := next.AsOf(on("2028-03-01")); over.State != Ended {
		t.Errorf("then over: %s", over.State)
	}
}

func TestLateNoticeOnATacitRenewalWithoutLength(t *testing.T) {
	c := verreries()
	c.Renewal.Months = 0
	c, err := c.GiveNotice(NoticeInput{By: Us, Received: day.Ptr(on("2027-02-01")), Proof: "f1"}, on("2027-02-01"))
	if err != nil || !c.Given.Late || *c.Given.EndsOn != on("2027-05-01") {
		t.Fatalf("%v %+v", err, c.Given)
	}
	if now := c.AsOf(on("2027-04-01")); now.State != NoticeGiven || *now.End != on("2027-05-01") {
		t.Errorf("%s %v", now.State, now.End)
	}
	if over := c.AsOf(on("2027-05-02")); over.State != Ended {
		t.Errorf("%s %v", over.State, over.End)
	}
}

func TestNoticeCountedFromSending(t *testing.T) {
	c := verreries()
	c.NoticeUs.CountedFrom = Sending
	c, err := c.GiveNotice(NoticeInput{By: Us, Sent: day.Ptr(on("2026-11-30")), Received: day.Ptr(on("2026-12-03")), Proof: "f1"}, on("2026-12-04"))
	if err != nil || c.Given.Late {
		t.Errorf("posted in time: %v %+v", err, c.Given)
	}
}

func TestNoticeOfAnOpenEndedContract(t *testing.T) {
	c := Contract{State: OpenEnded, NoticeClient: NoticeOf(6)}
	got, err := c.GiveNotice(NoticeInput{By: Client, Received: day.Ptr(on("2026-08-31")), Proof: "f1"}, on("2026-09-02"))
	if err != nil || *got.End != on("2027-02-28") || got.State != NoticeGiven {
		t.Errorf("%v %+v", err, got)
	}
	if _, err = c.GiveNotice(NoticeInput{By: Us, Received: day.Ptr(on("2026-08-31")), Proof: "f1"}, on("2026-09-02")); !problem.Has(err, "required") {
		t.Errorf("our notice is unknown, the end must be given: %v", err)
	}
}

func TestNoticeProblems(t *testing.T) {
	c := verreries()
	c.NoticeUs.NotBefore = day.Ptr(on("2026-09-01"))
	for code, in := range map[string]NoticeInput{
		"required":             {By: Us},
		"unknown_choice":       {By: "THEM", Sent: day.Ptr(on("2026-10-01"))},
		"in_future":            {By: Us, Received: day.Ptr(on("2026-11-24"))},
		"received_before_sent": {By: Us, Sent: day.Ptr(on("2026-11-20")), Received: day.Ptr(on("2026-11-19"))},
		"too_early":            {By: Us, Received: day.Ptr(on("2026-08-31"))},
		"before_signature":     {By: Us, Received: day.Ptr(on("2024-01-31"))},
		"date_implausible":     {By: Us, Received: day.Ptr(on("0218-10-29"))},
		"end_before_notice":    {By: Us, Received: day.Ptr(on("2026-11-01")), EndsOn: day.Ptr(on("2026-10-01"))},
	} {
		if _, err := c.GiveNotice(in, on("2026-11-23")); !problem.Has(err, code) {
			t.Errorf("%s is missing from %v", code, err)
		}
	}
}

func TestTerminate(t *testing.T) {
	c := verreries()
	_, err := c.Terminate(TerminateInput{On: on("2026-12-31")}, on("2026-11-23"))
	if !problem.Has(err, "in_future") || !problem.Has(err, "required") {
		t.Errorf("a future end without a reason: %v", err)
	}
	c, err = c.Terminate(TerminateInput{On: on("2026-11-20"), Reason: "  Usine cédée "}, on("2026-11-23"))
	if err != nil || c.State != Terminated || *c.End != on("2026-11-20") || c.TerminatedFor != "Usine cédée" {
		t.Errorf("%v %+v", err, c)
	}
}

func TestASignedSuccessorTakesOver(t *testing.T) {
	c, err := verreries().SucceedBy("c2", on("2026-11-20"), on("2026-11-23"))
	if err != nil || c.State != Active {
		t.Fatal(err, c.State)
	}
	if after := c.AsOf(on("2027-03-01")); after.State != Renewed {
		t.Errorf("at the end: %s, not tacitly renewed", after.State)
	}
	if _, err = c.SucceedBy(c.ID, on("2026-11-20"), on("2026-11-23")); !problem.Has(err, "unknown_choice") {
		t.Errorf("it succeeds itself: %v", err)
	}
}

func TestPerformedPastTheEndMayGoOn(t *testing.T) {
	c := endingOn("2026-10-31", NoRenewal, Notice{}).PerformedOn(on("2026-11-12")).PerformedOn(on("2026-11-03"))
	if _, err := c.GoOn(on("2026-10-30")); !problem.Has(err, "wrong_state") {
		t.Error("it goes on before its end")
	}
	c, err := c.GoOn(on("2026-11-23"))
	if err != nil || c.State != OpenEnded || c.End != nil || *c.TermStart != on("2026-11-01") || *c.LastPerformed != on("2026-11-12") {
		t.Errorf("%v %+v", err, c)
	}
}

func TestDecide(t *testing.T) {
	today := on("2026-11-23")
	c, err := verreries().Decide(DecideInput{Choice: Renegotiate, Reason: "Marge sous 18 %"}, "u1", today)
	if err != nil || c.DecisionFor(on("2027-02-28")) == nil || c.DecisionFor(on("2028-02-29")) != nil {
		t.Fatalf("%v %+v", err, c.Decision)
	}
	if _, err = verreries().Decide(DecideInput{Choice: "MAYBE"}, "", today); len(err.(problem.List)) != 3 {
		t.Errorf("choice, reason and author: %v", err)
	}
	fixed := endingOn("2026-12-31", NoRenewal, NoticeOf(3))
	if _, err = fixed.Decide(DecideInput{Choice: LetRun, Reason: "r"}, "u1", today); !problem.Has(err, "nothing_renews") {
		t.Errorf("nothing renews it: %v", err)
	}
	before := *c.Decision
	agreed, err := c.Agree(on("2026-11-23"), today)
	if err != nil || !agreed.Kept(*agreed.Decision) || before.AgreedOn != nil || c.Kept(*c.Decision) {
		t.Errorf("agreed: %v", err)
	}
}
