package report

import (
	"cmp"
	"slices"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
)

// Sum is a total in euros.
type Sum struct {
	Money money.Money
	// Known is false when nothing was entered, which is not a total of zero.
	Known bool
	// Missing counts the amounts left out for want of a rate; Stale says that an older rate served.
	Missing int
	Stale   bool
}

// Complete says that the whole is in the sum.
func (s Sum) Complete() bool { return s.Known && s.Missing == 0 }

// Margin is a margin rate over the revenue whose margin is known.
type Margin struct {
	Rate     float64
	Coverage float64
	Known    bool
}

// Month is one month against the same month of the year before and the target, in euros; nil is unknown or to come.
type Month struct {
	Month                     day.Month
	Current, Previous, Target *money.Money
}

// Rate is a rate that served to convert.
type Rate struct {
	Ccy money.Currency
	// Month is the month converted, at the average of its days; 0 for a rate of one day.
	Month day.Month
	// Rate is how many units of the currency a euro buys.
	Rate decimal.Decimal
	// Day is the day of the rate, or the last one of those averaged; Days is how many were.
	Day    day.Day
	Days   int
	Source string
	Stale  bool
}

// Figures are those of all the accounts of a review.
type Figures struct {
	// Hidden says that the reader may not see results: that is neither zero nor unknown.
	Hidden bool
	Year   int
	// Through is the last month that is over and has a result; 0 when there is none.
	Through day.Month
	// Revenue and Before run from January through that month, this year and the last.
	Revenue, Before Sum
	// Change compares the year with the one before, month by month and account by account.
	Change growth.Comparison
	// Aimed is the revenue of the months that have a target, Target what was aimed at; YearTarget is the whole year's.
	Aimed, Target, YearTarget Sum
	Attainment                *float64
	// Left is what remains to reach the year's target.
	Left *money.Money
	// Rolling is twelve months, Growth compares them with the twelve before.
	Rolling Sum
	Growth  growth.Comparison
	Margin  Margin
	Months  []Month
	Rates   []Rate
}

// AccountFigures are those of one account.
type AccountFigures struct {
	// Hidden says that the reader may not see the results of the account.
	Hidden  bool
	Through day.Month
	Year    int
	Revenue Sum
	Change  growth.Comparison
	// Own is the revenue in the account's currency when that is not the euro.
	Own           *money.Money
	Aimed, Target Sum
	Attainment    *float64
	// Gap is revenue less target to date, negative when behind; nil when it cannot be told.
	Gap     *money.Money
	Rolling Sum
	Growth  growth.Comparison
	Margin  Margin
}

// RollingBefore is the length of the twelve months before, for a bar; ok is false unless both spans are whole: a bar
// of ten months beside one of twelve would lie.
func (f AccountFigures) RollingBefore() (units float64, ok bool) {
	return f.Growth.AllBefore.Units(), f.Growth.Whole()
}

// Together adds accounts up: twelve months of revenue, their growth over the months that each knows in both years, and
// their margin rate, Σ margins / Σ revenue whose margin is known.
func Together(of []AccountFigures) (rolling Sum, change growth.Comparison, m Margin) {
	rolling.Money = money.Of(0, money.EUR)
	var revenue, known, earned float64
	for _, f := range of {
		if f.Hidden || !f.Rolling.Known {
			continue
		}
		rolling.Known, rolling.Missing, rolling.Stale = true, rolling.Missing+f.Rolling.Missing, rolling.Stale || f.Rolling.Stale
		rolling.Money.Minor += f.Rolling.Money.Minor
		change = change.Plus(f.Growth)
		r := float64(f.Rolling.Money.Minor)
		revenue += r
		if f.Margin.Known {
			known += r * f.Margin.Coverage
			earned += r * f.Margin.Coverage * f.Margin.Rate
		}
	}
	if known > 0 && revenue > 0 {
		m = Margin{Rate: earned / known, Coverage: min(1, known/revenue), Known: true}
	}
	return rolling, change, m
}

// byWeight orders accounts by their twelve months, those without any last, then by name.
func byWeight(a, b Account) int {
	size := func(x Account) int64 {
		if x.Figures.Hidden || !x.Figures.Rolling.Known {
			return -1 << 62
		}
		return x.Figures.Rolling.Money.Minor
	}
	return cmp.Or(cmp.Compare(size(b), size(a)), strings.Compare(a.Fold, b.Fold), cmp.Compare(a.ID, b.ID))
}

// SortAccounts puts the heaviest first.
func SortAccounts(all []Account) { slices.SortFunc(all, byWeight) }

// LastBehind is the account with the lowest attainment under the limit, of those that can be told.
func LastBehind(all []Account, limit float64) (worst Account, found bool) {
	for _, a := range all {
		share := a.Figures.Attainment
		if a.Figures.Hidden || share == nil || *share >= limit {
			continue
		}
		if !found || *share < *worst.Figures.Attainment {
			worst, found = a, true
		}
	}
	return worst, found
}

// Late lists the accounts whose results stop before the month of the whole: their rows compare fewer months.
func Late(all []Account, through day.Month) (out []id.Account) {
	for _, a := range all {
		if f := a.Figures; !f.Hidden && f.Through != 0 && f.Through < through && f.Target.Known {
			out = append(out, a.ID)
		}
	}
	return out
}
