package contract

import (
	"testing"

	"comptoir/internal/kernel/day"
	"pgregory.net/rapid"
)

func TestEndOf(t *testing.T) {
	for _, c := range []struct {
		id, start string
		months    int
		want      string
	}{
		{"T5.1_end_a", "2026-03-01", 12, "2027-02-28"},
		{"T5.1_end_b", "2025-08-31", 6, "2026-02-28"},
		{"T5.1_end_c", "2028-02-29", 12, "2029-02-28"},
		{"T5.1_end_d", "2026-01-15", 36, "2029-01-14"},
		{"leap year in between", "2024-02-29", 48, "2028-02-28"},
		{"first of the month", "2026-01-01", 12, "2026-12-31"},
	} {
		if got := EndOf(on(c.start), c.months); got != on(c.want) {
			t.Errorf("%s: %s, want %s", c.id, got, c.want)
		}
	}
}

// A term lasts about its months and never overlaps the one that would begin after it.
func TestEndOfLastsItsMonths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start, months := drawDay(t, "start"), rapid.IntRange(1, 60).Draw(t, "months")
		end := EndOf(start, months)
		if end < start || end > start.AddMonths(months) || end < start.AddMonths(months)-1 {
			t.Fatalf("%s + %d months ends on %s", start, months, end)
		}
	})
}

func TestTypedEndThatDiffers(t *testing.T) {
	in := Input{Effective: day.Ptr(on("2026-03-01")), TermMonths: 12, EndTyped: day.Ptr(on("2027-03-01")), State: Draft}
	c := in.Contract(on("2026-03-01"))
	if !c.EndDiffers() || *c.End != on("2027-02-28") {
		t.Errorf("end %v, differs %v: the computed end counts and the difference is flagged", c.End, c.EndDiffers())
	}
	if l := in.Warnings(); len(l) != 1 || l[0].Code != "end_differs" {
		t.Errorf("warnings %v", l)
	}
	in.Renewal, in.EndTyped = Renewal{Kind: Tacit, Months: 12}, day.Ptr(on("2029-02-28"))
	if c = in.Contract(on("2026-03-01")); c.EndDiffers() {
		t.Error("that is the end of the second renewal: nothing to read again")
	}
	in.Renewal, in.EndTyped = Renewal{Kind: NoRenewal}, day.Ptr(on("2027-03-01"))
	in.TermMonths = 0
	if c = in.Contract(on("2026-03-01")); c.EndDiffers() || *c.End != on("2027-03-01") {
		t.Errorf("without a term the typed end counts: %v", c.End)
	}
}
