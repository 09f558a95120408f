package money

import (
	"testing"

	"comptoir/internal/kernel/decimal"
	"pgregory.net/rapid"
)

// T16.3: 100.00 in three equal parts.
func TestSplit(t *testing.T) {
	got := Major(100, EUR).Split(3)
	if got[0].Minor != 3334 || got[1].Minor != 3333 || got[2].Minor != 3333 {
		t.Errorf("got %v", got)
	}
}

func TestSplitAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Of(rapid.Int64Range(-1e15, 1e15).Draw(t, "minor"), EUR)
		sum := Of(0, EUR)
		for _, p := range m.Split(rapid.IntRange(1, 40).Draw(t, "n")) {
			sum, _ = sum.Add(p)
		}
		if sum != m {
			t.Fatalf("%v ≠ %v", sum, m)
		}
	})
}

// T16.1: conversions at a dated rate.
func TestToEUR(t *testing.T) {
	for _, c := range []struct {
		units int64
		ccy   Currency
		rate  string
		want  int64
	}{{850_000, "USD", "1.0842", 78398819}, {400_000, "GBP", "0.8571", 46669000}, {1000, "JPY", "160", 625}} {
		got, err := Major(c.units, c.ccy).ToEUR(decimal.MustParse(c.rate))
		if err != nil || got.Minor != c.want {
			t.Errorf("%d %s: %v %v, want %d", c.units, c.ccy, got, err, c.want)
		}
	}
	if _, err := Major(1, "USD").ToEUR(0); err == nil {
		t.Error("a rate of zero converts")
	}
}

func TestTwoCurrenciesDoNotAdd(t *testing.T) {
	if _, err := Major(1, EUR).Add(Major(1, "USD")); err == nil {
		t.Error("they did")
	}
}
