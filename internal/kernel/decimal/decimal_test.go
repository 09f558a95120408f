package decimal

import "testing"

func TestParse(t *testing.T) {
	for s, want := range map[string]Decimal{"1.0842": 1_084_200, "0": 0, "-2.5": -2_500_000, "160": 160_000_000, "1.10000000": 1_100_000} {
		if got, err := Parse(s); err != nil || got != want {
			t.Errorf("%s: %d %v", s, got, err)
		}
	}
	for _, s := range []string{"", ".", "1,5", "NaN", "1e5", "1.2.3", "99999999999999999999", "1.0000001", "--1", "+1"} {
		if got, err := Parse(s); err == nil {
			t.Errorf("%q read as %s", s, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("1.0842")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		if back, err := Parse(d.String()); err != nil || back != d {
			t.Errorf("%q → %s → %v", s, d, back)
		}
	})
}

func TestMulDivRoundsHalfAway(t *testing.T) {
	for _, c := range [][4]int64{{5, 1, 2, 3}, {-5, 1, 2, -3}, {4, 1, 3, 1}, {1 << 62, 4, 8, 1 << 61}} {
		if q, ok := MulDiv(c[0], c[1], c[2]); !ok || q != c[3] {
			t.Errorf("%v: %d", c, q)
		}
	}
}
