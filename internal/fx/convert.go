package fx

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/money"
)

// Converted is an amount in euros with the rate that made it.
type Converted struct {
	Money money.Money // in EUR
	From  money.Money
	Quote
}

// Quote is the rate found for a day or a month.
type Quote struct {
	Rate decimal.Decimal
	// RateDay is the day of the rate, or the last one of those averaged.
	RateDay day.Day
	Source  string
	// Days is how many daily rates were averaged; 1 for a rate of one day.
	Days int
	// Stale says that the rate is older than what was asked: the last one known, at most MaxAge days back.
	Stale bool
}

// Identity is the quote of the euro.
func Identity(d day.Day) Quote { return Quote{Rate: decimal.One, RateDay: d, Days: 1} }

// Convert applies the quote, rounding once, half away from zero; ok is false when the result does not fit.
func (q Quote) Convert(m money.Money) (Converted, bool) {
	eur, err := m.ToEUR(q.Rate)
	if err != nil {
		return Converted{}, false
	}
	return Converted{Money: eur, From: m, Quote: q}, true
}

// OnDay picks the rate of d among rates of one currency in the order of their days: that day's, or the last one known
// at most MaxAge days back, flagged. ok is false when there is none.
func OnDay(rates []Rate, d day.Day) (q Quote, ok bool) {
	for i := len(rates) - 1; i >= 0; i-- {
		r := rates[i]
		if r.Day > d {
			continue
		}
		if r.Day < d.Add(-MaxAge) {
			return Quote{}, false
		}
		return Quote{Rate: r.Rate, RateDay: r.Day, Source: r.Source, Days: 1, Stale: r.Day < d}, true
	}
	return Quote{}, false
}

// Month is what is known of a month's rates: their sum, their number and the last of them.
type Month struct {
	Sum    int64 // in millionths
	Days   int
	Last   day.Day
	Source string
}

// Average is the month's mean rate, rounded to six places. Without any rate in the month, the last one known at most
// MaxAge days before it stands in, flagged.
func Average(m Month, before *Rate) (q Quote, ok bool) {
	if m.Days > 0 {
		mean, fits := decimal.MulDiv(m.Sum, 1, int64(m.Days))
		return Quote{Rate: decimal.Decimal(mean), RateDay: m.Last, Source: m.Source, Days: m.Days}, fits && mean > 0
	}
	if before == nil {
		return Quote{}, false
	}
	return Quote{Rate: before.Rate, RateDay: before.Day, Source: before.Source, Days: 1, Stale: true}, true
}
