package contract

import (
	"testing"

	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
	"pgregory.net/rapid"
)

// The drawn contract page: prudent on Friday 27 November, decided by the 13th, next way out on 29 November 2027.
func TestDatesOfTheDrawnContract(t *testing.T) {
	c := verreries()
	d := DatesOf(c, on("2026-11-23"), policy)
	if *d.End != on("2027-02-28") || *d.Theoretical != on("2026-11-30") || *d.Prudent != on("2026-11-27") || *d.DecideBy != on("2026-11-13") {
		t.Errorf("%s %s %s %s", d.End, d.Theoretical, d.Prudent, d.DecideBy)
	}
	if d.ShownRenewed || *d.Next.End != on("2028-02-29") || *Rank(c, d, on("2026-11-23")) != *d.DecideBy {
		t.Errorf("%+v", d)
	}
	// The day after the theoretical date it is shown as renewed, and the next way out counts.
	d = DatesOf(c, on("2026-12-01"), policy)
	if !d.ShownRenewed || *d.End != on("2027-02-28") || *d.SecuredUntil != on("2028-02-29") || *d.Exit != on("2028-02-29") || *d.Prudent != on("2027-11-29") {
		t.Errorf("%+v prudent %s", d, d.Prudent)
	}
}

// The drawn page: 1 840 000 € a year, 5 520 000 € over the term.
func TestValueOverTheTerm(t *testing.T) {
	c := verreries()
	if v := c.ValueOver(c.CurrentMonths()); v.Minor != 552_000_000 {
		t.Errorf("%v", v)
	}
	if v := c.ValueOver(c.AsOf(on("2027-06-01")).CurrentMonths()); v.Minor != 184_000_000 {
		t.Errorf("the renewed term: %v", v)
	}
	if (Contract{}).ValueOver(12) != nil {
		t.Error("unknown is not zero")
	}
}

func TestNoDatesHaveAReason(t *testing.T) {
	today := on("2026-06-01")
	given := endingOn("2026-12-31", Tacit, NoticeOf(3))
	given.State = NoticeGiven
	succeeded, _ := endingOn("2026-12-31", Tacit, NoticeOf(3)).SucceedBy("c2", today, today)
	for want, c := range map[Reason]Contract{
		Succeeded:     succeeded,
		NotTacit:      endingOn("2026-12-31", Express, NoticeOf(3)),
		NoticeUnknown: endingOn("2026-12-31", Tacit, Notice{}),
		NoEnd:         {State: OpenEnded},
		EndUnknown:    {State: Draft},
		NoticeAlready: given,
		IsOver:        endingOn("2026-05-31", NoRenewal, NoticeOf(3)),
	} {
		d := DatesOf(c, today, policy)
		if d.Reason != want || d.Prudent != nil || d.DecideBy != nil || d.Theoretical != nil {
			t.Errorf("%s: %+v", want, d)
		}
	}
	// Unknown is ranked by its end.
	c := endingOn("2026-12-31", Tacit, Notice{})
	if r := Rank(c, DatesOf(c, today, policy), today); *r != on("2026-12-31") {
		t.Errorf("ranked by %s", r)
	}
}

// The client may still leave after our own last day: the contract is not yet shown as renewed.
func TestShownRenewedWaitsForTheClient(t *testing.T) {
	c := endingOn("2026-12-31", Tacit, NoticeOf(6))
	c.NoticeClient = NoticeOf(3)
	d := DatesOf(c, on("2026-08-01"), policy)
	if d.ShownRenewed || *d.Exit != on("2027-12-31") || *d.SecuredUntil != on("2026-12-31") {
		t.Errorf("%+v", d)
	}
	if d = DatesOf(c, on("2026-10-01"), policy); !d.ShownRenewed || *d.SecuredUntil != on("2027-12-31") {
		t.Errorf("%+v", d)
	}
}

func TestADraftShowsWhatItWillCallFor(t *testing.T) {
	in := Input{Effective: day.Ptr(on("2027-01-01")), TermMonths: 12, NoticeUs: NoticeOf(3), State: Draft,
		Renewal: Renewal{Kind: Tacit, Months: 12}}
	d := DatesOf(in.Contract(on("2026-11-23")), on("2026-11-23"), policy)
	if d.Prudent == nil || *d.Prudent != on("2027-09-30") {
		t.Errorf("%+v", d)
	}
}

func TestDatesProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := endingOn(drawDay(t, "end").String(), Tacit, drawNotice(t))
		c.Renewal.Months = rapid.IntRange(1, 36).Draw(t, "months")
		today := c.End.Add(rapid.IntRange(-800, 800).Draw(t, "today"))
		d := DatesOf(c, today, policy)
		if d.Theoretical == nil {
			t.Fatalf("no date: %s", d.Reason)
		}
		if *d.Theoretical < today || *d.Theoretical > *d.Exit || *d.Prudent > *d.Theoretical || *d.DecideBy >= *d.Prudent {
			t.Fatalf("today %s: decide %s, prudent %s, theoretical %s, exit %s", today, d.DecideBy, d.Prudent, d.Theoretical, d.Exit)
		}
		if *d.End < today || *d.Exit < *d.End || *d.SecuredUntil < *d.End || d.Next.Start != *d.Exit+1 {
			t.Fatalf("end %s, exit %s, secured %s, next %v", d.End, d.Exit, d.SecuredUntil, d.Next)
		}
		if !calendar.IsWorking(france, *d.Prudent) || !calendar.IsWorking(france, *d.DecideBy) {
			t.Fatalf("%s or %s is not a working day", d.Prudent, d.DecideBy)
		}
	})
}
