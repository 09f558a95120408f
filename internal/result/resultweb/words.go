package resultweb

import (
	"math"
	"strconv"
	"unicode"
	"unicode/utf8"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/explain"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/result"
)

// explained is the popover of an explanation, with the notes of its steps and shares as percentages.
func explained(c *web.Ctx, popover string, x explain.Explanation) ui.Explanation {
	const prefix = "result."
	e := c.Explain(popover, prefix, x)
	for i, t := range x.Terms {
		if key := prefix + t.Code + "_note"; c.Loc.Has(key) {
			e.Steps[i].Note = c.T(key, pairs(c, t)...)
		}
		e.Steps[i].Source = ""
		if share, ok := t.Value.(float64); ok {
			e.Steps[i].Value = shareOf(c, t.Code, share)
		}
	}
	last := &e.Steps[len(e.Steps)-1]
	switch v := x.Result.(type) {
	case float64:
		last.Value = shareOf(c, x.Code, v)
	case nil:
		last.Value = c.T("undetermined")
	}
	e.Changes = ""
	for _, t := range x.WouldChange {
		e.Changes += c.T(prefix+t.Code, pairs(c, t)...)
	}
	return e
}

// shareOf is a share, or a change with its sign.
func shareOf(c *web.Ctx, code string, share float64) string {
	if code == "explain_growth" || code == "step_growth_account" || code == "step_growth_account_one" {
		return c.Loc.Delta(share)
	}
	return c.Loc.Percent(share, 1)
}

// pairs are the facts of a step, its value and its source among them.
func pairs(c *web.Ctx, t explain.Term) []any {
	out := []any{"value", t.Value, "source", c.Loc.RateSource(t.Source)}
	for k, v := range t.Args {
		out = append(out, k, v)
		if n, ok := v.(int); ok && k == "months" {
			out = append(out, "comparable", c.Loc.N("growth.months", n)) // one month is singular
		}
	}
	return out
}

// judge grades an attainment as the alerts do: under 95 % is near, under 90 % is missed.
func judge(share *float64) ui.Judgement {
	switch {
	case share == nil:
		return ""
	case *share >= 1:
		return ui.Good
	case *share >= result.DefaultLevels.Warning:
		return ""
	case *share >= result.DefaultLevels.High:
		return ui.Mid
	}
	return ui.Bad
}

// percent is a share, or the words for one that cannot be told.
func percent(c *web.Ctx, share *float64) string {
	if share == nil {
		return c.T("undetermined")
	}
	return c.Loc.Percent(*share, 1)
}

// delta is a change like for like, which opens its explanation.
func delta(c *web.Ctx, x growth.Comparison, popover string) *ui.Delta {
	if x.Reason() == growth.NothingYet {
		return nil
	}
	share, ok := x.Share()
	return &ui.Delta{Text: c.Loc.Growth(x), Good: ok && share >= 0, Unknown: !ok, Popover: popover}
}

// versus says what a change compares with and what it covers, or why it cannot be told.
func versus(c *web.Ctx, x growth.Comparison, year int) string {
	switch x.Reason() {
	case growth.NothingYet:
		return ""
	case growth.Told:
		return c.T("result.kpi.versus", "year", strconv.Itoa(year)) + " · " + c.Loc.GrowthCover(x)
	}
	return c.Loc.GrowthWhyNot(x)
}

// signed is a gap in short form: +134 k€.
func signed(c *web.Ctx, m *money.Money) string {
	if m == nil {
		return ""
	}
	s := c.Loc.MoneyShort(*m)
	if m.Minor > 0 {
		return c.Loc.Signed(s)
	}
	return s
}

// euros is an amount to the euro: cents of a converted sum are an accident of the rate.
func euros(c *web.Ctx, m money.Money) string {
	whole, ok := decimal.MulDiv(m.Minor, 1, 100)
	if !ok || m.Ccy != money.EUR {
		return c.Loc.Money(m)
	}
	return c.Loc.Money(money.Major(whole, money.EUR))
}

// capital begins a line with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// total is a sum in short form, or the words for nothing entered.
func total(c *web.Ctx, t result.Total) string {
	if !t.Known() {
		return c.T("unknown")
	}
	return c.Loc.MoneyShort(t.Money)
}

// through is "octobre", with its year when that is not this one.
func through(c *web.Ctx, m day.Month) string {
	if m.Year() == c.Today().Year() {
		return c.T("month." + m.Month().String())
	}
	return c.Loc.Month(m)
}

// incomplete says how many amounts no rate converted.
func incomplete(c *web.Ctx, totals ...result.Total) string {
	n := 0
	for _, t := range totals {
		n += t.Missing
	}
	if n == 0 {
		return ""
	}
	return c.Loc.N("result.incomplete", n)
}

// thousands picks the unit of a chart: thousands of euros, or millions when the months are large.
func thousands(c *web.Ctx, top float64) (unit string, format, tick func(float64) string) {
	if top >= 10_000 {
		return c.Loc.Unit("M", money.EUR), func(v float64) string { return c.Loc.Float(v/1000, 1) },
			func(v float64) string { return c.Loc.MoneyIn(v/1000, 1, "M", money.EUR) }
	}
	return c.Loc.Unit("k", money.EUR), func(v float64) string { return c.Loc.Int(int64(math.Round(v))) },
		func(v float64) string { return c.Loc.MoneyIn(v, 0, "k", money.EUR) }
}
