package result

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/explain"
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
	// Earned is the margin known, Over the revenue that it is of, Revenue the whole.
	Earned, Over, Revenue money.Money
}

// Earned is one line's revenue and margin, in the same currency; a nil margin is unknown.
type Earned struct {
	Revenue money.Money
	Margin  *money.Money
}

// MarginRate is the margin rate of the lines, all in one currency.
func MarginRate(of []Earned) (m Margin) {
	for _, e := range of {
		if m.Revenue.Ccy == "" {
			zero := money.Of(0, e.Revenue.Ccy)
			m = Margin{Earned: zero, Over: zero, Revenue: zero}
		}
		m.Revenue.Minor += e.Revenue.Minor
		if e.Margin != nil && e.Margin.Ccy == e.Revenue.Ccy {
			m.Over.Minor += e.Revenue.Minor
			m.Earned.Minor += e.Margin.Minor
		}
	}
	if m.Over.Minor > 0 && m.Revenue.Minor > 0 {
		m.Rate, m.Known = float64(m.Earned.Minor)/float64(m.Over.Minor), true
		m.Coverage = min(1, float64(m.Over.Minor)/float64(m.Revenue.Minor))
	}
	return m
}

// Explain lays the rate open.
func (m Margin) Explain(through day.Month, today day.Day) explain.Explanation {
	x := explain.Explanation{Code: "explain_margin", Formula: "explain_margin_formula", Args: map[string]any{"month": through}, AsOf: today}
	if !m.Known {
		return x
	}
	x.Terms = []explain.Term{{Code: "step_margin", Value: m.Earned}, {Code: "step_margin_over", Value: m.Over}, {Code: "step_margin_coverage", Args: map[string]any{"revenue": m.Revenue}, Value: m.Coverage}}
	x.Result = m.Rate
	if m.Coverage < 1 {
		x.WouldChange = []explain.Term{{Code: "change_margin_unknown"}}
	}
	return x
}
