package resultdesk

import (
	"strconv"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/explain"
	"comptoir/internal/kernel/money"
	"comptoir/internal/result"
)

// explainRevenue lays a total in euros open: month by month when one currency makes it, and by currency otherwise,
// with the rates, their days and their source.
func explainRevenue(rows []sums, c *rates, from, to day.Month, today day.Day) explain.Explanation {
	x := explain.Explanation{Code: "explain_revenue", Formula: "explain_revenue_formula", AsOf: today,
		Args: map[string]any{"from": from, "month": to, "year": strconv.Itoa(to.Year())}}
	total := result.Total{Money: money.Of(0, money.EUR)}
	for _, s := range rows {
		if s.Lines == 0 || s.Month < from || s.Month > to {
			continue
		}
		x.Terms = append(x.Terms, monthTerm(s, c))
		a := c.amount(s.Revenue, s)
		total = join(total, result.Sum([]result.Amount{a}, s.Month, s.Month, money.EUR))
	}
	if total.Known() {
		x.Result = total.Money
	}
	if total.Missing > 0 {
		x.WouldChange = append(x.WouldChange, explain.Term{Code: "change_rate_missing", Value: total.Missing})
	} else if total.Stale {
		x.WouldChange = append(x.WouldChange, explain.Term{Code: "change_rate_stale"})
	}
	return x
}

// explainRolling lays twelve months open in the same way.
func explainRolling(rows []sums, c *rates, through day.Month, today day.Day) explain.Explanation {
	x := explainRevenue(rows, c, through.Add(-11), through, today)
	x.Code, x.Formula = "explain_rolling", "explain_rolling_formula"
	return x
}

func join(a, b result.Total) result.Total {
	a.Count, a.Missing, a.Stale = a.Count+b.Count, a.Missing+b.Missing, a.Stale || b.Stale
	if sum, err := a.Money.Add(b.Money); err == nil {
		a.Money = sum
	}
	return a
}

// monthTerm is one month's revenue in one currency, with its conversion.
func monthTerm(s sums, c *rates) explain.Term {
	t := explain.Term{Code: "step_month", Args: map[string]any{"month": s.Month, "n": int(s.Lines)}}
	got, ok := c.eur(s.Revenue, s.Ccy, s.Month)
	switch {
	case !ok:
		t.Code = "step_month_no_rate"
		t.Args["amount"] = money.Of(s.Revenue, s.Ccy)
	case s.Ccy == money.EUR:
		t.Value = got.Money
	default:
		t.Code, t.Value, t.Source = "step_month_converted", got.Money, got.Source
		t.Args["amount"], t.Args["rate"], t.Args["ccy"] = got.From, got.Rate, string(s.Ccy)
		t.Args["day"], t.Args["days"] = got.RateDay, got.Days
		if got.Stale {
			t.Code = "step_month_stale"
		}
	}
	return t
}

// explainByCurrency lays a company's or a branch's total open: by currency, since its months have their own table.
func explainByCurrency(rows []sums, c *rates, from, to day.Month, today day.Day) explain.Explanation {
	x := explain.Explanation{Code: "explain_scope_revenue", Formula: "explain_revenue_formula", AsOf: today,
		Args: map[string]any{"from": from, "month": to, "year": strconv.Itoa(to.Year())}}
	type part struct {
		own   money.Money
		total result.Total
		last  Rate
	}
	parts, order := map[money.Currency]*part{}, []money.Currency{}
	for _, s := range rows {
		if s.Lines == 0 || s.Month < from || s.Month > to {
			continue
		}
		p := parts[s.Ccy]
		if p == nil {
			p = &part{own: money.Of(0, s.Ccy), total: result.Total{Money: money.Of(0, money.EUR)}}
			parts[s.Ccy], order = p, append(order, s.Ccy)
		}
		p.own.Minor += s.Revenue
		p.total = join(p.total, result.Sum([]result.Amount{c.amount(s.Revenue, s)}, s.Month, s.Month, money.EUR))
		if r, ok := c.used[useKey{s.Ccy, s.Month}]; ok && r.RateDay >= p.last.RateDay {
			p.last = r
		}
	}
	total := result.Total{Money: money.Of(0, money.EUR)}
	for _, ccy := range order {
		p := parts[ccy]
		total = join(total, p.total)
		t := explain.Term{Code: "step_currency", Value: p.total.Money, Source: p.last.Source,
			Args: map[string]any{"ccy": string(ccy), "amount": p.own, "day": p.last.RateDay, "n": p.total.Missing}}
		switch {
		case ccy == money.EUR:
			t.Code, t.Source = "step_euros", ""
		case p.total.Missing > 0:
			t.Code = "step_currency_incomplete"
		}
		x.Terms = append(x.Terms, t)
	}
	if total.Known() {
		x.Result = total.Money
	}
	if total.Missing > 0 {
		x.WouldChange = append(x.WouldChange, explain.Term{Code: "change_rate_missing", Value: total.Missing})
	}
	return x
}
