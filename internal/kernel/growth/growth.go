// Package growth compares a span of months with the same months a year before, like for like: a month counts for an
// account only where both years are known (DOMAIN §0: missing is not zero, coverage is shown, and under its floor the
// figure is undetermined). One rule for every page, paper and export.
package growth

import (
	"math/bits"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// Floor is the share of what is known that must be comparable for a growth to be told (DOMAIN §1).
const Floor = .70

// Comparison is two sums over the months known on both sides, and how much of all that is known they cover. The months
// are those of one year at most, each once.
type Comparison struct {
	// Before and Now are what is compared, AllBefore and AllNow everything known on each side.
	Before, Now, AllBefore, AllNow money.Money
	// Accounts have a comparable month, of those that have any month; 0 of 0 when accounts were not told apart.
	Accounts, Of int
	// Months are the calendar months compared, Span how many the comparison asks for.
	Months Months
	Span   int
	// Least is the fewest months that one of the accounts is compared over; 0 when they were not told apart.
	Least int
	// NoRate counts the amounts that no rate converted: the sums are then incomplete.
	NoRate int
}

// Months is a set of calendar months.
type Months uint16

// With adds a month.
func (m Months) With(x day.Month) Months { return m | 1<<(x.Month()-1) }

// Count is how many there are.
func (m Months) Count() int { return bits.OnesCount16(uint16(m)) }

// Reason says why a growth is undetermined; empty when it is told.
type Reason string

// Reasons.
const (
	Told        Reason = ""
	NothingYet  Reason = "NOTHING_YET"  // no month known now
	NoBefore    Reason = "NO_BEFORE"    // no month is known in both years
	Uncovered   Reason = "UNCOVERED"    // too little is comparable
	NoRate      Reason = "NO_RATE"      // an amount could not be converted
	NotPositive Reason = "NOT_POSITIVE" // there was nothing to grow from
)

// Reasons lists them: each has its label.
var Reasons = []Reason{NothingYet, NoBefore, Uncovered, NoRate, NotPositive}

// Reason is why the growth cannot be told.
func (c Comparison) Reason() Reason {
	switch {
	case c.Span == 0:
		return NothingYet
	case c.NoRate > 0:
		return NoRate
	case c.Months == 0:
		return NoBefore
	case c.Coverage() < Floor:
		return Uncovered
	case c.Before.Minor <= 0:
		return NotPositive
	}
	return Told
}

// Share is the growth: 0.05 is +5 %. ok is false, undetermined, for the Reason.
func (c Comparison) Share() (share float64, ok bool) {
	if c.Reason() != Told {
		return 0, false
	}
	return float64(c.Now.Minor)/float64(c.Before.Minor) - 1, true
}

// Coverage is the share of the revenue known that is compared, on the side where it is smaller.
func (c Comparison) Coverage() float64 {
	return min(part(c.Now, c.AllNow), part(c.Before, c.AllBefore))
}

func part(of, all money.Money) float64 {
	switch {
	case of == all:
		return 1
	case all.Minor <= 0 || of.Minor <= 0:
		return 0
	}
	return min(1, float64(of.Minor)/float64(all.Minor))
}

// Whole says that nothing was left out: every month of the span is compared, for every account.
func (c Comparison) Whole() bool {
	return c.Reason() == Told && c.Before == c.AllBefore && c.Now == c.AllNow && c.Months.Count() == c.Span
}

// Plus adds another account, or another group of accounts.
func (c Comparison) Plus(o Comparison) Comparison {
	if o.Span == 0 {
		return c
	}
	if c.Span == 0 {
		return o
	}
	for _, s := range []struct{ to, from *money.Money }{{&c.Before, &o.Before}, {&c.Now, &o.Now}, {&c.AllBefore, &o.AllBefore}, {&c.AllNow, &o.AllNow}} {
		sum, err := s.to.Add(*s.from)
		if err != nil {
			c.NoRate++ // two currencies do not add
			continue
		}
		*s.to = sum
	}
	c.Accounts, c.Of, c.NoRate = c.Accounts+o.Accounts, c.Of+o.Of, c.NoRate+o.NoRate
	c.Months, c.Span = c.Months|o.Months, max(c.Span, o.Span)
	if c.Least == 0 || o.Least > 0 && o.Least < c.Least {
		c.Least = o.Least
	}
	return c
}
