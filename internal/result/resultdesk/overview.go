package resultdesk

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/explain"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Point is one month against the same month of the year before and the target, in euros; nil is unknown, or to come.
type Point struct {
	Month                     day.Month
	Current, Previous, Target *money.Money
}

// Overview is the year of the accounts whose figures a person answers for.
type Overview struct {
	Today day.Day
	Year  int
	// Whose says whose accounts these are, and Over how many.
	Whose accountdesk.Whose
	Over  int
	// Through is the last month that is over and has a result; zero when there is none.
	Through day.Month
	Months  [12]Point
	// Revenue is the year's through that month, Before the same months of the year before.
	Revenue, Before result.Total
	// Change compares the year with the one before, and Growth twelve months with the twelve before: each account over
	// the months it knows in both.
	Change, Growth growth.Comparison
	// Rolling is the revenue of twelve months.
	Rolling result.Total
	// Progress compares what has a target with it.
	Progress   result.Progress
	Attainment *float64
	// Left is what remains to reach the year's target; nil when it cannot be told.
	Left *money.Money
	// Waiting counts the accounts with a target but no result in the last month: their revenue may still come.
	Waiting int
	// Accounts are those with a target this year, largest first; when there are more than Shown, the furthest behind.
	Accounts []AccountProgress
	// Behind says that Accounts holds only those furthest behind; All is how many there are.
	Behind bool
	All    int
	Rates  []Rate
	// These lay the figures open.
	WhyRevenue, WhyAttainment, WhyLeft, WhyChange explain.Explanation
}

// AccountProgress is an account against its target to date.
type AccountProgress struct {
	Account    id.Account
	Name       string
	Progress   result.Progress
	Attainment *float64
	// Gap is revenue less target to date: negative when behind; nil when it cannot be told.
	Gap *money.Money
}

// Shown is how many accounts the overview names.
const Shown = 6

// Known says that there is something to show.
func (o Overview) Known() bool { return o.Through != 0 || o.Progress.YearTarget.Known() }

// Overview reads the year of the reader's headline: the accounts they carry, or their branch does, the company for who
// reads everything, and what they see for who carries none. The review adds up the same ones.
func (k *Desk) Overview(ctx context.Context, a who.Actor) (o Overview, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		o, err = k.OverviewIn(tx, a)
		return err
	})
	return o, err
}

// OverviewIn is Overview in the caller's transaction.
func (k *Desk) OverviewIn(tx *db.Tx, a who.Actor) (Overview, error) {
	scope, err := reach(tx, a)
	if err != nil || scope.Nothing() {
		return Overview{}, err
	}
	// Tens of thousands of accounts do not add up in a moment as a few do, and their figures change once a month.
	return db.Keep(tx, "result.overview "+a.Key(tx.Now()), func() (Overview, error) {
		h, err := accountdesk.HeadlineIn(tx, a, a.ID, team.Title(a.Title))
		if err != nil {
			return Overview{}, err
		}
		v, err := overview(tx, scope, h, a.Today(tx.Now()))
		v.Whose, v.Over = h.Whose, h.Accounts
		return v, err
	})
}

// OverviewOf is the year of some accounts, those the reader may see results of: a report on a branch or a portfolio.
func (k *Desk) OverviewOf(tx *db.Tx, a who.Actor, accounts []id.Account) (Overview, error) {
	wanted := map[id.Account]bool{}
	for _, acc := range accounts {
		wanted[acc] = true
	}
	seen, err := within(tx, a, team.Read, wanted)
	if err != nil || len(seen) == 0 {
		return Overview{}, err
	}
	today := a.Today(tx.Now())
	rows, err := addPaired(tx, named(keys(seen)), window(today), day.MonthOf(today.Year(), 12))
	if err != nil {
		return Overview{}, err
	}
	return complete(tx, named(keys(seen)), rows, today)
}

func overview(tx *db.Tx, scope teamdesk.Scope, h accountdesk.Headline, today day.Day) (Overview, error) {
	o, err := headlined(tx, scope, h)
	if err != nil {
		return Overview{}, err
	}
	from, to := window(today), day.MonthOf(today.Year(), 12)
	read := func() ([]sums, error) { return addPaired(tx, o, from, to) }
	if h.Whose == accountdesk.Company && scope.Everything() {
		read = func() ([]sums, error) { return wholeCompany(tx, from, to) }
	}
	rows, err := read()
	if err != nil {
		return Overview{}, err
	}
	return complete(tx, o, rows, today)
}

// headlined is the condition on the accounts of a headline within a scope.
func headlined(tx *db.Tx, scope teamdesk.Scope, h accountdesk.Headline) (of, error) {
	cond, args := scope.On("%s")
	if !h.Carries() {
		return of{cond, args}, nil
	}
	accounts, few, err := h.Named(tx, scope)
	if err != nil || few {
		return named(orNobody(accounts)), err
	}
	theirs, targs := h.On("%s")
	return of{theirs + ` AND ` + cond, append(targs, args...)}, nil
}

// complete makes the overview from the sums of a scope.
func complete(tx *db.Tx, o of, rows []sums, today day.Day) (Overview, error) {
	c, err := ratesFor(tx, today, rows)
	if err != nil {
		return Overview{}, err
	}
	v := yearOf(rows, c, today)
	if err := v.compareEach(tx, o, c); err != nil {
		return v, err
	}
	if v.Waiting, err = waiting(tx, o, v.Through); err != nil {
		return v, err
	}
	carried, err := withTargets(tx, o, v.Year)
	if err != nil || len(carried) == 0 {
		return v, err
	}
	ids := make([]id.Account, len(carried))
	for i, n := range carried {
		ids[i] = n.ID
	}
	all, err := figures(tx, today, ids)
	if err != nil {
		return v, err
	}
	for _, n := range carried {
		v.Accounts = append(v.Accounts, progressOf(n, all[n.ID]))
	}
	v.All = len(v.Accounts)
	v.cut()
	return v, nil
}

// yearOf computes the months and the totals.
func yearOf(rows []sums, c *rates, today day.Day) Overview {
	v := Overview{Today: today, Year: today.Year()}
	revenue, aimed, targets := c.revenue(rows), c.aimed(rows), c.targets(rows)
	if through, ok := result.LastMonth(revenue, today); ok {
		v.Through, v.Year = through, through.Year()
	}
	january, through := day.MonthOf(v.Year, 1), v.Through
	for i := range v.Months {
		m := january.Add(i)
		v.Months[i] = Point{Month: m, Previous: known(result.Sum(revenue, m.Add(-12), m.Add(-12), money.EUR)),
			Target: known(result.Sum(targets, m, m, money.EUR))}
		if m <= through {
			v.Months[i].Current = known(result.Sum(revenue, m, m, money.EUR))
		}
	}
	v.Revenue = result.Sum(revenue, january, through, money.EUR)
	v.Before = result.Sum(revenue, january.Add(-12), through.Add(-12), money.EUR)
	v.compare(rows, c)
	v.Progress = progress(aimed, targets, through, v.Year)
	v.Attainment = told(v.Progress.Attainment())
	v.Left = left(v.Progress)
	v.WhyRevenue = explainByCurrency(rows, c, january, through, today)
	v.WhyAttainment = v.Progress.Explain(today)
	v.WhyLeft = explainLeft(v.Progress, today)
	v.Rates = c.list()
	return v
}

// progress compares with the target through a month; before the first result there is only the year's target.
func progress(aimed, targets []result.Amount, through day.Month, year int) result.Progress {
	if through == 0 {
		january := day.MonthOf(year, 1)
		return result.Progress{Year: year, YearTarget: result.Sum(targets, january, january.Add(11), money.EUR)}
	}
	return result.ToDate(aimed, targets, through, money.EUR)
}

func known(t result.Total) *money.Money {
	if !t.Known() {
		return nil
	}
	return &t.Money
}

// left is what the year's target still asks for, never below zero.
func left(p result.Progress) *money.Money {
	if !p.YearTarget.Complete() || p.Revenue.Missing > 0 {
		return nil
	}
	m := money.Of(max(0, p.YearTarget.Money.Minor-p.Revenue.Money.Minor), money.EUR)
	return &m
}

func explainLeft(p result.Progress, today day.Day) explain.Explanation {
	args := map[string]any{"month": p.Through, "year": strconv.Itoa(p.Year)}
	x := explain.Explanation{Code: "explain_left", Formula: "explain_left_formula", Args: args, AsOf: today, Terms: []explain.Term{
		{Code: "step_year_target", Args: args, Value: p.YearTarget.Money}, {Code: "step_revenue", Args: args, Value: p.Revenue.Money}}}
	if m := left(p); m != nil {
		x.Result = *m
	}
	return x
}

func progressOf(n accountName, f Figure) AccountProgress {
	p := AccountProgress{Account: n.ID, Name: n.Name, Progress: f.Progress, Attainment: f.Attainment}
	if short, ok := f.Progress.Short(); ok {
		gap := money.Of(-short.Minor, short.Ccy)
		p.Gap = &gap
	}
	return p
}

// cut keeps the accounts to name: all when few, largest first; otherwise those furthest behind.
func (v *Overview) cut() {
	size := func(p AccountProgress) int64 { return p.Progress.Revenue.Money.Minor }
	gap := func(p AccountProgress) int64 {
		if p.Gap == nil {
			return 0
		}
		return p.Gap.Minor
	}
	if len(v.Accounts) <= Shown {
		slices.SortStableFunc(v.Accounts, func(a, b AccountProgress) int { return cmp.Compare(size(b), size(a)) })
		return
	}
	v.Behind = true
	slices.SortStableFunc(v.Accounts, func(a, b AccountProgress) int { return cmp.Compare(gap(a), gap(b)) })
	v.Accounts = v.Accounts[:Shown]
}
