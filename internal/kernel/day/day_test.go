package day

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-03-01", 12, "2027-03-01"}, {"2025-08-31", 6, "2026-02-28"}, {"2028-02-29", 12, "2029-02-28"},
		{"2026-05-31", -1, "2026-04-30"}, {"2024-02-29", -12, "2023-02-28"}, {"2026-01-15", 0, "2026-01-15"},
	} {
		if got := MustParse(c.from).AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s %+d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.Int32Range(int32(First), int32(Last)).Draw(t, "day"))
		back, err := Parse(d.String())
		if err != nil || back != d {
			t.Fatalf("%v → %v (%v)", d, back, err)
		}
		if m := d.Month(); d < m.First() || d > m.Last() {
			t.Fatalf("%v is outside its month %v", d, m)
		}
	})
}

func TestBeforeTheEpoch(t *testing.T) {
	if got := Of(1969, time.December, 31); got != -1 || got.String() != "1969-12-31" {
		t.Errorf("got %d %s", got, got)
	}
	if m := MonthOf(2026, time.January).Add(-1); m.String() != "2025-12" {
		t.Errorf("month %s", m)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("2026-11-23")
	f.Add("0218-10-29")
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := Parse(s); err == nil && d.Plausible() && d.String() != s {
			t.Errorf("%q read as %s", s, d)
		}
	})
}
