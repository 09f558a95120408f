package world

import (
	"math"
	"time"

	"comptoir/internal/fx"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
)

// RateSource says on every converted figure that these are not the real rates of the European Central Bank.
const RateSource = "ECB (demo)"

// Rates are the story's as of a day, from another on: a made-up volume uses them too.
func Rates(today, from day.Day) []fx.Rate {
	s := story{today: today}
	return s.published(from, s.lastRate())
}

// wave is how a currency moves in the story: around its last rate, by so much.
type wave struct {
	ccy         money.Currency
	last, swing float64
}

// waves: the crown ends at 11.1200, so that 3.20 million are 287,770 euros.
var waves = []wave{{sek, 11.12, .21}, {gbp, .8571, .011}, {chf, .9362, .009}, {"USD", 1.0842, .024}}

// bank is when rates are published: working days but New Year, Good Friday, Easter Monday, 1 May and Christmas.
type bank struct{}

func (bank) Holiday(d day.Day) (string, bool) {
	_, m, dom := d.Date()
	switch [2]int{int(m), dom} {
	case [2]int{1, 1}, [2]int{5, 1}, [2]int{12, 25}, [2]int{12, 26}:
		return "bank", true
	}
	e := int(d - calendar.Easter(d.Year()))
	return "bank", e == -2 || e == 1
}

// lastRate is the day of the last rates published before today.
func (s story) lastRate() day.Day { return calendar.OnOrBefore(bank{}, s.day(-1)) }

// firstRate is early enough for the first results, and for a rate of before to stand in.
func (s story) firstRate() day.Day {
	return day.MonthOf(s.closed().Year()-2, time.January).First().Add(-8)
}

// rate is what a euro was worth that day, with four decimals.
func (s story) rate(w wave, d day.Day) decimal.Decimal {
	x := float64(d.Until(s.lastRate()))
	at := w.last + w.swing*(.7*math.Sin(x/41)+.3*math.Sin(x/9))
	return decimal.Decimal(math.Round(at*1e4)) * decimal.Decimal(int64(decimal.One)/1e4)
}

// meanRate is the average of a month, as figures of that month are converted: its published rates, or the last one
// known for a month to come.
func (s story) meanRate(ccy money.Currency, m day.Month) decimal.Decimal {
	for _, w := range waves {
		if w.ccy != ccy {
			continue
		}
		var sum, n int64
		for d := m.First(); d <= m.Last() && d <= s.lastRate(); d++ {
			if calendar.IsWorking(bank{}, d) {
				sum, n = sum+int64(s.rate(w, d)), n+1
			}
		}
		if n == 0 {
			return s.rate(w, s.lastRate())
		}
		mean, _ := decimal.MulDiv(sum, 1, n)
		return decimal.Decimal(mean)
	}
	return decimal.One
}

// published are the rates from one day to another, both included.
func (s story) published(from, to day.Day) []fx.Rate {
	var rates []fx.Rate
	for d := from; d <= to; d++ {
		if !calendar.IsWorking(bank{}, d) {
			continue
		}
		for _, w := range waves {
			rates = append(rates, fx.Rate{Ccy: w.ccy, Day: d, Rate: s.rate(w, d), Source: RateSource})
		}
	}
	return rates
}

// quotations are the imports of rates: what was there at the beginning, each month since, and the last days.
func (s story) quotations() []act {
	until := s.first().Month().First() - 1
	acts := []act{s.quote(s.opening(0, 9, 2), s.firstRate(), until)}
	for m := s.first().Month(); m < s.closed(); m++ {
		acts = append(acts, s.quote(s.at(s.workdayOf(m+1, 1), 8, 20), m.First(), m.Last()))
	}
	return append(acts, s.quote(s.at(s.eve(), 19, 0), s.closed().First(), s.lastRate()))
}

func (s story) quote(at time.Time, from, to day.Day) act {
	return act{at, "solene", "rates to " + to.String(), func(t *turn) error {
		return t.write(func(tx *db.Tx) error {
			out, err := t.desks.FX.ImportIn(tx, t.a, RateSource, id.New[id.Batch](), s.published(from, to))
			return taken(out, err, func(o fxdesk.Outcome) (string, error) { return o.Verb, o.Problems })
		})
	}}
}

// taken is the error of an import, or of the first line that it did not take.
func taken[O any](out []O, err error, of func(O) (string, error)) error {
	for _, o := range out {
		if err != nil {
			break
		}
		verb, why := of(o)
		err = mustCreate(verb, why)
	}
	return err
}
