package result

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// Amount is a month's figure in the currency of the total, usually EUR.
type Amount struct {
	Month day.Month
	// Money is nil when no rate could convert it.
	Money *money.Money
	// Stale says that it was converted at an older rate than asked for.
	Stale bool
}

// Total adds amounts up.
type Total struct {
	Money money.Money
	// Count is the number of amounts; 0 means that nothing is known, which is not a total of zero.
	Count int
	// Missing counts the amounts left out because they could not be converted, or did not add.
	Missing int
	// Stale says that one of them was converted at an older rate than asked for.
	Stale bool
}

// Known says that at least one amount was entered.
func (t Total) Known() bool { return t.Count > 0 }

// Complete says that every amount is in the total.
func (t Total) Complete() bool { return t.Known() && t.Missing == 0 }

// Sum adds the amounts of the months from one to another, both included, in the currency given.
func Sum(of []Amount, from, to day.Month, ccy money.Currency) Total {
	t := Total{Money: money.Of(0, ccy)}
	for _, a := range of {
		if a.Month < from || a.Month > to {
			continue
		}
		t.Count++
		t.Stale = t.Stale || a.Stale
		if a.Money == nil {
			t.Missing++
			continue
		}
		sum, err := t.Money.Add(*a.Money)
		if err != nil {
			t.Missing++
			continue
		}
		t.Money = sum
	}
	return t
}

// Rolling is the total of the twelve months that end with one, included.
func Rolling(of []Amount, through day.Month, ccy money.Currency) Total {
	return Sum(of, through.Add(-11), through, ccy)
}

// Growth compares twelve months with the twelve before: 0.05 is +5 %. ok is false when either is unknown or
// incomplete, or when there was nothing to grow from.
func Growth(of []Amount, through day.Month, ccy money.Currency) (share float64, ok bool) {
	return Change(Rolling(of, through.Add(-12), ccy), Rolling(of, through, ccy))
}

// Change is how much a total moved from another: 0.05 is +5 %. ok is false when it cannot be told.
func Change(before, now Total) (share float64, ok bool) {
	if !before.Complete() || !now.Complete() || before.Money.Minor <= 0 {
		return 0, false
	}
	return float64(now.Money.Minor)/float64(before.Money.Minor) - 1, true
}

// LastMonth is the month up to which figures are compared: the last one with a result, the running month apart, which
// is not over. ok is false without any.
func LastMonth(of []Amount, today day.Day) (m day.Month, ok bool) {
	for _, a := range of {
		if a.Month < today.Month() && (!ok || a.Month > m) {
			m, ok = a.Month, true
		}
	}
	return m, ok
}

// Margin is a margin rate over what is known.
type Margin struct {
	// Rate is Σ margin / Σ revenue over the lines whose margin is known: 0.168 is 16.8 %.
	Rate float64
	// Coverage is the share of the revenue whose margin is known, from 0 to 1.
	Coverage float64
	// Known is false when no margin is known or there is no revenue: undetermined, not zero.
	Known bool
}

// Earned is one line's revenue and margin, in the same currency; a nil margin is unknown.
type Earned struct {
	Revenue money.Money
	Margin  *money.Money
}

// MarginRate is the margin rate of the lines.
func MarginRate(of []Earned) Margin {
	var revenue, known, margin float64
	for _, e := range of {
		revenue += float64(e.Revenue.Minor)
		if e.Margin != nil && e.Margin.Ccy == e.Revenue.Ccy {
			known += float64(e.Revenue.Minor)
			margin += float64(e.Margin.Minor)
		}
	}
	if known <= 0 || revenue <= 0 {
		return Margin{}
	}
	return Margin{Rate: margin / known, Coverage: min(1, known/revenue), Known: true}
}
