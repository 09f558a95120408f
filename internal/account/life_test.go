package account

import (
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
)

func TestEntityLife(t *testing.T) {
	e := Entity{State: Prospect}
	for _, step := range []struct {
		to   EntityState
		on   string
		code string
	}{
		{Sold, "2024-01-01", "wrong_status"}, {Live, "2024-01-01", ""}, {Prospect, "2024-01-01", "wrong_status"}, {Sold, "2023-12-31", "to_before_from"},
		{Sold, "2026-06-30", ""}, {Closed, "2026-07-01", "wrong_status"}, {Live, "2026-07-01", ""}, {Closed, "1492-01-01", "date_implausible"}, {Closed, "2026-07-01", ""},
	} {
		next, err := e.Become(step.to, day.MustParse(step.on))
		if (step.code == "") != (err == nil) || step.code != "" && !problem.Has(err, step.code) {
			t.Fatalf("%s → %s: %v, want %q", e.State, step.to, err, step.code)
		}
		e = next
	}
	if e.State != Closed || *e.To != day.MustParse("2026-07-01") || *e.From != day.MustParse("2024-01-01") {
		t.Errorf("%+v", e)
	}
}
