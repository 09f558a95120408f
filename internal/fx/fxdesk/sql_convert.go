package fxdesk

import (
	"comptoir/internal/fx"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
)

// Converter turns amounts into euros at the rates of one day. It read all of them once.
type Converter struct {
	day    day.Day
	quotes map[money.Currency]fx.Quote
}

// Day reads the rates of a day.
func Day(tx *db.Tx, d day.Day) (*Converter, error) {
	rows, err := db.Select[row](tx, `SELECT ccy, rate_day, rate, source FROM fx_rate WHERE rate_day BETWEEN ? AND ? ORDER BY rate_day`,
		d.Add(-fx.MaxAge), d)
	if err != nil {
		return nil, err
	}
	byCcy := map[money.Currency][]fx.Rate{}
	for _, r := range rows {
		byCcy[r.Ccy] = append(byCcy[r.Ccy], r.toRate())
	}
	c := &Converter{day: d, quotes: map[money.Currency]fx.Quote{}}
	for ccy, rates := range byCcy {
		if q, ok := fx.OnDay(rates, d); ok {
			c.quotes[ccy] = q
		}
	}
	return c, nil
}

// ToEUR converts; ok is false when no rate is known: the total that wanted it is incomplete.
func (c *Converter) ToEUR(m money.Money) (fx.Converted, bool) {
	if m.Ccy == money.EUR {
		return fx.Identity(c.day).Convert(m)
	}
	q, ok := c.quotes[m.Ccy]
	if !ok {
		return fx.Converted{}, false
	}
	return q.Convert(m)
}

// MonthConverter turns amounts into euros at the average rate of their month.
type MonthConverter struct {
	quotes map[monthKey]fx.Quote
}

type monthKey struct {
	ccy   money.Currency
	month day.Month
}

// Months reads the average rates of the currencies from one month to another, both included.
func Months(tx *db.Tx, from, to day.Month, ccys ...money.Currency) (*MonthConverter, error) {
	c := &MonthConverter{quotes: map[monthKey]fx.Quote{}}
	ccys = foreign(ccys)
	if len(ccys) == 0 || to < from {
		return c, nil
	}
	known, err := monthSums(tx, from, to, ccys)
	if err != nil {
		return nil, err
	}
	before, err := ratesBefore(tx, missing(known, from, to, ccys))
	if err != nil {
		return nil, err
	}
	for _, ccy := range ccys {
		for m := from; m <= to; m++ {
			k := monthKey{ccy, m}
			if q, ok := fx.Average(known[k], before[k]); ok {
				c.quotes[k] = q
			}
		}
	}
	return c, nil
}

// ToEUR converts an amount of that month; ok is false when no rate is known.
func (c *MonthConverter) ToEUR(m money.Money, month day.Month) (fx.Converted, bool) {
	if m.Ccy == money.EUR {
		return fx.Identity(month.Last()).Convert(m)
	}
	q, ok := c.quotes[monthKey{m.Ccy, month}]
	if !ok {
		return fx.Converted{}, false
	}
	return q.Convert(m)
}

func foreign(ccys []money.Currency) []money.Currency {
	seen := map[money.Currency]bool{money.EUR: true}
	var out []money.Currency
	for _, c := range ccys {
		if !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	return out
}

func monthSums(tx *db.Tx, from, to day.Month, ccys []money.Currency) (map[monthKey]fx.Month, error) {
	type sums struct {
		Ccy    money.Currency `bun:"ccy"`
		Month  day.Month      `bun:"month"`
		Total  int64          `bun:"total"`
		Days   int            `bun:"days"`
		Last   day.Day        `bun:"last"`
		Source string         `bun:"source"`
	}
	rows, err := db.Select[sums](tx, `SELECT ccy, month, CAST(sum(rate) AS BIGINT) AS total, count(*) AS days, max(rate_day) AS last,
		max(source) AS source FROM fx_rate WHERE ccy IN (?) AND rate_day BETWEEN ? AND ? GROUP BY ccy, month`,
		db.In(ccys), from.First(), to.Last())
	out := map[monthKey]fx.Month{}
	for _, r := range rows {
		out[monthKey{r.Ccy, r.Month}] = fx.Month{Sum: r.Total, Days: r.Days, Last: r.Last, Source: r.Source}
	}
	return out, err
}

func missing(known map[monthKey]fx.Month, from, to day.Month, ccys []money.Currency) []monthKey {
	var out []monthKey
	for _, ccy := range ccys {
		for m := from; m <= to; m++ {
			if known[monthKey{ccy, m}].Days == 0 {
				out = append(out, monthKey{ccy, m})
			}
		}
	}
	return out
}

// ratesBefore finds, for months without any rate, the last one of the days just before.
func ratesBefore(tx *db.Tx, wanted []monthKey) (map[monthKey]*fx.Rate, error) {
	out := map[monthKey]*fx.Rate{}
	if len(wanted) == 0 {
		return out, nil
	}
	var days []day.Day
	for _, k := range wanted {
		for n := 1; n <= fx.MaxAge; n++ {
			days = append(days, k.month.First().Add(-n))
		}
	}
	rows, err := db.Select[row](tx, `SELECT ccy, rate_day, rate, source FROM fx_rate WHERE rate_day IN (?) ORDER BY rate_day`, db.In(days))
	for _, k := range wanted {
		for _, r := range rows {
			if r.Ccy == k.ccy && r.RateDay < k.month.First() && r.RateDay >= k.month.First().Add(-fx.MaxAge) {
				found := r.toRate()
				out[k] = &found
			}
		}
	}
	return out, err
}
