package contract

import (
	"testing"

	"comptoir/internal/kernel/calendar"
	"pgregory.net/rapid"
)

// The table of DOMAIN §5.
func TestNotice(t *testing.T) {
	days := Notice{Known: true, N: 90, Unit: Day, Convention: Quantieme, CountedFrom: Receipt}
	full := NoticeOf(3)
	full.Convention = FullMonths
	for _, c := range []struct {
		id, end                        string
		notice                         Notice
		theoretical, strictest, pruden string
	}{
		{"T5.2_a", "2026-12-31", NoticeOf(3), "2026-09-30", "2026-09-30", "2026-09-30"},
		{"T5.2_b", "2027-02-28", NoticeOf(3), "2026-11-30", "2026-11-28", "2026-11-27"},
		{"T5.2_c", "2028-02-29", NoticeOf(6), "2027-08-31", "2027-08-29", "2027-08-27"},
		{"T5.2_d", "2027-05-31", NoticeOf(1), "2027-04-30", "2027-04-30", "2027-04-30"},
		{"T5.2_e", "2026-12-31", days, "2026-10-02", "2026-10-02", "2026-10-02"},
		{"T5.2_f", "2026-12-15", full, "2026-08-31", "2026-08-31", "2026-08-31"},
		{"T5.2_f2", "2026-12-31", full, "2026-09-30", "2026-09-30", "2026-09-30"},
		{"none owed", "2026-12-31", NoticeOf(0), "2026-12-31", "2026-12-31", "2026-12-31"},
		{"a holiday", "2027-08-01", NoticeOf(3), "2027-05-01", "2027-05-01", "2027-04-30"},
		{"longer than any term", "2026-12-31", NoticeOf(14), "2025-10-31", "2025-10-31", "2025-10-31"},
	} {
		end := on(c.end)
		if got := c.notice.Theoretical(end); got != on(c.theoretical) {
			t.Errorf("%s: theoretical %s, want %s", c.id, got, c.theoretical)
		}
		if got := c.notice.Strictest(end); got != on(c.strictest) {
			t.Errorf("%s: strictest %s, want %s", c.id, got, c.strictest)
		}
		if got := c.notice.Prudent(end, france); got != on(c.pruden) {
			t.Errorf("%s: prudent %s, want %s", c.id, got, c.pruden)
		}
	}
}

// T5.2_g: 31/12/2026, three months: decide by 16/09/2026.
func TestDecideBy(t *testing.T) {
	d := DatesOf(endingOn("2026-12-31", Tacit, NoticeOf(3)), on("2026-03-01"), policy)
	if d.DecideBy == nil || *d.DecideBy != on("2026-09-16") {
		t.Errorf("decide by %v", d.DecideBy)
	}
}

// A letter between two countries: a working day is one at both ends.
func TestWorkingDayAtBothEnds(t *testing.T) {
	both := calendar.Both{calendar.Weekdays{}, france}
	if got := NoticeOf(3).Prudent(on("2026-10-14"), both); got != on("2026-07-13") {
		t.Errorf("prudent %s: 14 July is a holiday at the recipient", got)
	}
}

func TestNoticeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, end := drawNotice(t), drawDay(t, "end")
		theoretical, prudent := n.Theoretical(end), n.Prudent(end, france)
		if theoretical > end || prudent > theoretical {
			t.Fatalf("prudent %s, theoretical %s, end %s", prudent, theoretical, end)
		}
		if !calendar.IsWorking(france, prudent) {
			t.Fatalf("%s is not a working day", prudent)
		}
		if n.RunsUntil(theoretical) > end {
			t.Fatalf("received on %s it runs until %s, after %s", theoretical, n.RunsUntil(theoretical), end)
		}
		if n.N > 0 && n.RunsUntil(theoretical+1) <= end {
			t.Fatalf("%s is not the last day: one more would do", theoretical)
		}
	})
}

// The later the end, the later the notice: no end is treated worse than an earlier one.
func TestNoticeFollowsTheEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, end := drawNotice(t), drawDay(t, "end")
		if n.Theoretical(end+1) < n.Theoretical(end) || n.Prudent(end+1, france) < n.Prudent(end, france) {
			t.Fatalf("a later end than %s asks for an earlier notice", end)
		}
	})
}

func TestNoticeLongerThanTheTerm(t *testing.T) {
	for _, c := range []struct {
		notice Notice
		months int
		want   bool
	}{
		{NoticeOf(14), 12, true}, {NoticeOf(12), 12, false}, {NoticeOf(14), 0, false}, {Notice{N: 14}, 12, false},
		{Notice{Known: true, N: 45, Unit: Day}, 1, true}, {Notice{Known: true, N: 30, Unit: Day}, 1, false},
	} {
		if got := c.notice.LongerThan(c.months); got != c.want {
			t.Errorf("%+v for %d months: %v", c.notice, c.months, got)
		}
	}
}
