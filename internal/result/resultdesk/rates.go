package resultdesk

import (
	"cmp"
	"slices"

	"comptoir/internal/fx"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/result"
)

// rates turn amounts into euros: at the average of their month, or, for a month to come (a target) or one that has
// just begun, at the last rate known today.
type rates struct {
	this   day.Month
	months *fxdesk.MonthConverter
	spot   *fxdesk.Converter
	used   map[useKey]Rate
}

type useKey struct {
	ccy   money.Currency
	month day.Month
}

// Rate is a rate that made a figure.
type Rate struct {
	Ccy   money.Currency
	Month day.Month
	fx.Quote
}

func ratesFor(tx *db.Tx, today day.Day, rows []sums) (*rates, error) {
	var ccys []money.Currency
	var months []day.Month
	for _, r := range rows {
		if r.Ccy != money.EUR {
			ccys, months = append(ccys, r.Ccy), append(months, r.Month)
		}
	}
	from, to := monthsOf(months)
	c := &rates{this: today.Month(), used: map[useKey]Rate{}}
	var err error
	if c.months, err = fxdesk.Months(tx, from, min(to, c.this), ccys...); err != nil || len(ccys) == 0 {
		return c, err
	}
	c.spot, err = fxdesk.Day(tx, today)
	return c, err
}

func (c *rates) eur(minor int64, ccy money.Currency, month day.Month) (fx.Converted, bool) {
	m := money.Of(minor, ccy)
	if ccy == money.EUR {
		return fx.Identity(month.Last()).Convert(m)
	}
	got, ok := c.months.ToEUR(m, month)
	if (!ok || got.Stale) && month >= c.this && c.spot != nil {
		got, ok = c.spot.ToEUR(m)
		got.Stale = false // a month that is not over has no better rate than today's
	}
	if ok {
		c.used[useKey{ccy, month}] = Rate{ccy, month, got.Quote}
	}
	return got, ok
}

// amount is a sum in euros, nil money where no rate is known.
func (c *rates) amount(minor int64, s sums) result.Amount {
	got, ok := c.eur(minor, s.Ccy, s.Month)
	if !ok {
		return result.Amount{Month: s.Month}
	}
	return result.Amount{Month: s.Month, Money: &got.Money, Stale: got.Stale}
}

func (c *rates) revenue(rows []sums) (out []result.Amount) {
	for _, s := range rows {
		if s.Lines > 0 {
			out = append(out, c.amount(s.Revenue, s))
		}
	}
	return out
}

// aimed is the revenue of what has a target: like is compared with like.
func (c *rates) aimed(rows []sums) (out []result.Amount) {
	for _, s := range rows {
		if s.AimedLines > 0 {
			out = append(out, c.amount(s.Aimed, s))
		}
	}
	return out
}

func (c *rates) targets(rows []sums) (out []result.Amount) {
	for _, s := range rows {
		if s.Targets > 0 {
			out = append(out, c.amount(s.Target, s))
		}
	}
	return out
}

// earned pairs revenue and margin for the margin rate; revenue that no rate converts stays out of both.
func (c *rates) earned(rows []sums, from, to day.Month) (out []result.Earned) {
	for _, s := range rows {
		if s.Month < from || s.Month > to || s.Lines == 0 {
			continue
		}
		known, ok := c.eur(s.Margined, s.Ccy, s.Month)
		margin, ok2 := c.eur(s.Margin, s.Ccy, s.Month)
		rest, ok3 := c.eur(s.Revenue-s.Margined, s.Ccy, s.Month)
		if !ok || !ok2 || !ok3 {
			continue
		}
		if s.Margined != 0 {
			out = append(out, result.Earned{Revenue: known.Money, Margin: &margin.Money})
		}
		out = append(out, result.Earned{Revenue: rest.Money})
	}
	return out
}

// Used lists the rates that were needed, by currency and month.
func (c *rates) list() []Rate {
	var out []Rate
	for _, r := range c.used {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Rate) int { return cmp.Or(cmp.Compare(a.Ccy, b.Ccy), cmp.Compare(a.Month, b.Month)) })
	return out
}
