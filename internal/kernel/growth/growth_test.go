package growth

import (
	"math"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// of compares months of an account: sums in euros, the number of months compared of ten.
func of(before, now, allBefore, allNow int64, months int) Comparison {
	eur := func(n int64) money.Money { return money.Major(n, money.EUR) }
	c := Comparison{Before: eur(before), Now: eur(now), AllBefore: eur(allBefore), AllNow: eur(allNow), Span: 10, Of: 1}
	for i := range months {
		c.Months, c.Accounts = c.Months.With(day.MonthOf(2026, time.Month(i+1))), 1
	}
	return c
}

func TestShare(t *testing.T) {
	noRate := of(100, 110, 100, 110, 10)
	noRate.NoRate = 1
	for _, x := range []struct {
		name  string
		c     Comparison
		share float64
		why   Reason
		whole bool
	}{
		{"every month known twice", of(1000, 1100, 1000, 1100, 10), .10, Told, true},
		{"a month missing last year is left out of both", of(900, 990, 900, 1100, 9), .10, Told, false},
		{"a month missing this year is left out of both", of(900, 990, 1000, 990, 9), .10, Told, false},
		{"one month in ten is no growth", of(100, 236, 100, 2000, 1), 0, Uncovered, false},
		{"just at the floor", of(700, 700, 1000, 1000, 7), 0, Told, false},
		{"just under the floor", of(699, 699, 1000, 1000, 7), 0, Uncovered, false},
		{"a new account", of(0, 0, 0, 1000, 0), 0, NoBefore, false},
		{"no month is over", Comparison{}, 0, NothingYet, false},
		{"a rate is missing", noRate, 0, NoRate, false},
		{"months of nothing", of(0, 0, 0, 0, 10), 0, NotPositive, false},
		{"credit notes a year ago", of(-50, 100, -50, 100, 10), 0, NotPositive, false},
		{"a fall", of(1000, 880, 1000, 880, 10), -.12, Told, true},
	} {
		share, ok := x.c.Share()
		if x.c.Reason() != x.why || ok != (x.why == Told) || math.Abs(share-x.share) > 1e-9 || x.c.Whole() != x.whole {
			t.Errorf("%s: %v %v %q whole %v", x.name, share, ok, x.c.Reason(), x.c.Whole())
		}
	}
}

func TestPlus(t *testing.T) {
	sum := Comparison{}.Plus(of(1000, 1050, 1000, 1050, 10)).Plus(of(100, 236, 100, 300, 1)).Plus(Comparison{}).Plus(of(0, 0, 0, 50, 0))
	if share, ok := sum.Share(); !ok || math.Abs(share-(1286.0/1100-1)) > 1e-9 {
		t.Errorf("%v %v %+v", share, ok, sum)
	}
	if sum.Accounts != 2 || sum.Of != 3 || sum.Months.Count() != 10 || sum.Whole() {
		t.Errorf("%+v", sum)
	}
	dollars := Comparison{Before: money.Major(1, "USD"), Now: money.Major(1, "USD"), AllBefore: money.Major(1, "USD"), AllNow: money.Major(1, "USD"), Span: 10, Months: 1}
	if got := sum.Plus(dollars); got.Reason() != NoRate {
		t.Errorf("two currencies do not add: %+v", got)
	}
}
