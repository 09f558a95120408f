package result

import (
	"strconv"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/explain"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/money"
)

// Compare sets the months of one account, from one to another, beside the same months a year before. A month counts
// only where both are known.
func Compare(of []Amount, from, to day.Month, ccy money.Currency) growth.Comparison {
	zero := money.Of(0, ccy)
	c := growth.Comparison{Before: zero, Now: zero, AllBefore: zero, AllNow: zero, Span: int(to-from) + 1}
	var now, before Total
	for m := from; m <= to; m++ {
		n, b := Sum(of, m, m, ccy), Sum(of, m.Add(-12), m.Add(-12), ccy)
		now, before = now.plus(n), before.plus(b)
		if n.Known() && b.Known() {
			c.Months = c.Months.With(m)
			c.Now.Minor += n.Money.Minor
			c.Before.Minor += b.Money.Minor
		}
	}
	c.AllNow.Minor, c.AllBefore.Minor, c.NoRate = now.Money.Minor, before.Money.Minor, now.Missing+before.Missing
	if now.Known() || before.Known() {
		c.Of = 1
	}
	if c.Months != 0 {
		c.Accounts, c.Least = 1, c.Months.Count()
	}
	return c
}

func (t Total) plus(o Total) Total {
	t.Money.Minor, t.Count, t.Missing, t.Stale = t.Money.Minor+o.Money.Minor, t.Count+o.Count, t.Missing+o.Missing, t.Stale || o.Stale
	return t
}

// CompareSums is Compare for a scope too wide to tell its accounts apart: pairedNow are the amounts of the account-months
// whose month a year before is known, pairedBefore of those whose month a year later is.
func CompareSums(all, pairedNow, pairedBefore []Amount, from, to day.Month, ccy money.Currency) growth.Comparison {
	now, before := Sum(pairedNow, from, to, ccy), Sum(pairedBefore, from.Add(-12), to.Add(-12), ccy)
	allNow, allBefore := Sum(all, from, to, ccy), Sum(all, from.Add(-12), to.Add(-12), ccy)
	c := growth.Comparison{Before: before.Money, Now: now.Money, AllBefore: allBefore.Money, AllNow: allNow.Money, Span: int(to-from) + 1,
		NoRate: allNow.Missing + allBefore.Missing}
	for _, a := range pairedNow {
		if a.Month >= from && a.Month <= to {
			c.Months = c.Months.With(a.Month)
		}
	}
	return c
}

// Compared is an account in a comparison of several.
type Compared struct {
	Name string
	growth.Comparison
}

// shownCompared bounds the accounts that an explanation lists.
const shownCompared = 12

// ExplainGrowth lays a growth open: account by account when there are few, then both sums, what is left out, and what
// would change it.
func ExplainGrowth(c growth.Comparison, each []Compared, through day.Month, today day.Day) explain.Explanation {
	args := map[string]any{"month": through, "year": strconv.Itoa(through.Year()), "before": strconv.Itoa(through.Year() - 1)}
	x := explain.Explanation{Code: "explain_growth", Formula: "explain_growth_formula", Args: args, AsOf: today}
	if len(each) > 1 && len(each) <= shownCompared {
		for _, e := range each {
			x.Terms = append(x.Terms, accountTerm(e))
		}
	}
	sums := map[string]any{"months": c.Months.Count(), "span": c.Span, "accounts": c.Accounts, "of": c.Of, "before": args["before"], "year": args["year"]}
	x.Terms = append(x.Terms, explain.Term{Code: "step_growth_before", Args: sums, Value: c.Before}, explain.Term{Code: "step_growth_now", Args: sums, Value: c.Now},
		explain.Term{Code: "step_growth_coverage", Args: map[string]any{"now": c.AllNow, "before": c.AllBefore, "floor": growth.Floor}, Value: c.Coverage()})
	if share, ok := c.Share(); ok {
		x.Result = share
	}
	if r := c.Reason(); r != growth.Told {
		x.WouldChange = append(x.WouldChange, explain.Term{Code: "change_growth_" + string(r)})
	} else if !c.Whole() {
		x.WouldChange = append(x.WouldChange, explain.Term{Code: "change_growth_missing"})
	}
	return x
}

// accountTerm is what one account brings to a comparison.
func accountTerm(e Compared) explain.Term {
	t := explain.Term{Code: "step_growth_account", Args: map[string]any{"account": e.Name, "months": e.Months.Count(), "before": e.Before, "now": e.Now}}
	switch e.Months.Count() {
	case 0:
		t.Code = "step_growth_account_none"
		return t
	case 1:
		t.Code = "step_growth_account_one"
	}
	if share, ok := e.Share(); ok {
		t.Value = share
	} else {
		t.Value = e.Now
	}
	return t
}
