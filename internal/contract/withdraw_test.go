package contract

import (
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
)

// A notice taken back leaves the contract as it was, whatever term it was in.
func TestWithdrawNotice(t *testing.T) {
	today := on("2026-11-23")
	open := Input{Account: "a1", Name: "C", Type: Service, Regime: NoRegime, Effective: day.Ptr(on("2020-01-01")), OpenEnded: true,
		NoticeUs: NoticeOf(3), Renewal: Renewal{Kind: NoRenewal}, Currency: "EUR", State: Active}.Contract(today)
	renewed := Input{Account: "a1", Name: "C", Type: Service, Regime: NoRegime, Effective: day.Ptr(on("2024-01-01")), TermMonths: 12,
		NoticeUs: NoticeOf(1), Renewal: Renewal{Kind: Tacit, Months: 12}, Currency: "EUR", State: Active}.Contract(today)
	noLength := renewed
	noLength.Renewal.Months, noLength.Renewal.Done, noLength.State, noLength.End = 0, 1, OpenEnded, nil
	wentOn := endingOn("2025-12-31", NoRenewal, NoticeOf(1)).AsOf(today).PerformedOn(on("2026-02-01"))
	wentOn, err := wentOn.GoOn(today)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]Contract{"first term": verreries(), "renewed": renewed, "open-ended": open, "no length": noLength,
		"went on": wentOn, "typed end": endingOn("2027-03-31", Tacit, NoticeOf(2))} {
		for what, in := range map[string]NoticeInput{
			"proven":        {By: Us, Received: day.Ptr(on("2026-11-20")), Proof: "f"},
			"proven, early": {By: Client, Received: day.Ptr(on("2026-11-20")), Proof: "f", EndsOn: day.Ptr(on("2026-12-15"))},
			"sent":          {By: Us, Sent: day.Ptr(on("2026-11-20"))}} {
			given, err := c.GiveNotice(in, today)
			if err != nil {
				t.Fatal(name, what, err)
			}
			got, err := given.WithdrawNotice("Erreur de contrat.", today+3)
			if err != nil {
				t.Fatal(name, what, err)
			}
			if got.Given != nil || got.State != c.State || !same(got.End, c.End) || !same(got.TermStart, c.TermStart) || got.Renewal.Done != c.Renewal.Done {
				t.Errorf("%s, %s: %s to %v from %v; was %s to %v from %v", name, what, got.State, got.End, got.TermStart, c.State, c.End, c.TermStart)
			}
		}
	}
}

func TestWithdrawNoticeProblems(t *testing.T) {
	today := on("2026-11-23")
	c, _ := verreries().GiveNotice(NoticeInput{By: Us, Received: day.Ptr(on("2026-11-20")), Proof: "f"}, today)
	if _, err := c.WithdrawNotice("  ", today); !problem.Has(err, "required") {
		t.Error("without a reason:", err)
	}
	if _, err := c.WithdrawNotice("Trop tard.", on("2027-03-01")); !problem.Has(err, "wrong_state") {
		t.Error("once it has ended the contract:", err)
	}
	if _, err := verreries().WithdrawNotice("Rien.", today); !problem.Has(err, "no_notice") {
		t.Error("without a notice:", err)
	}
}
