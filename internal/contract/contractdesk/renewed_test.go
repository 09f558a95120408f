package contractdesk_test

import (
	"context"
	"testing"
	"time"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// A renewal signed before the end: the present term keeps its value, and the new one takes over on its first day.
func TestTheNewValueStartsWithTheNewTerm(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, kam := context.Background(), h.people["kam"]
		c, err := h.desk.Create(ctx, kam, h.input("Maintenance"))
		h.must(t, err)
		dearer := money.Major(2_000_000, "EUR")
		h.must(t, h.desk.Renew(ctx, kam, c, 1, contract.RenewInput{Months: 12, SignedOn: day.Ptr(day.MustParse("2026-11-20")), Value: &dearer}))
		s, err := h.desk.Open(ctx, kam, c)
		h.must(t, err)
		if s.Value.Minor != 184_000_000 || s.NextValue == nil || s.NextValue.Minor != 200_000_000 || s.End.String() != "2028-02-29" {
			t.Errorf("value %v, then %v, until %v", s.Value, s.NextValue, s.End)
		}
		*h.now = time.Date(2027, 3, 1, 6, 0, 0, 0, time.UTC)
		n, err := h.desk.Roll(ctx, day.MustParse("2027-03-01"))
		h.must(t, err)
		s, err = h.desk.Open(ctx, kam, c)
		h.must(t, err)
		if n != 1 || s.Value.Minor != 200_000_000 || s.NextValue != nil {
			t.Errorf("%d moved, value %v, then %v", n, s.Value, s.NextValue)
		}
		if n, err = h.desk.Roll(ctx, day.MustParse("2027-03-01")); n != 0 || err != nil {
			t.Errorf("twice: %d %v", n, err)
		}
	})
}
