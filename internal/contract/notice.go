package contract

import (
	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
)

// Notice is how long before the end a party must say that it leaves. The zero value is an unknown notice,
// « préavis non saisi », which is not the same as none.
type Notice struct {
	// Known says that somebody has entered it.
	Known bool
	// N is the length in Unit; 0 on a known notice means that none is owed: it need only arrive before the end.
	N           int
	Unit        Unit
	Convention  Convention
	CountedFrom CountedFrom
	Form        Form
	// NotBefore is the first day on which the contract allows it; nil when it says nothing.
	NotBefore *day.Day
}

// NoticeOf is the usual notice: months, from receipt, to the same day of the month, by registered letter.
func NoticeOf(months int) Notice {
	return Notice{Known: true, N: months, Unit: Month, Convention: Quantieme, CountedFrom: Receipt, Form: LRAR}
}

// NoNotice is a known notice of none: it need only arrive before the end.
func NoNotice() Notice { return NoticeOf(0) }

// Theoretical is the latest day on which the notice may be received (or sent, when it counts from sending) so that
// it has run by the end. For months: the latest D with D + n months ≤ end (CPC art. 641); for full months, counted
// from the first of the month after D; for days, D itself excluded. Never after the end. The notice must be known.
func (n Notice) Theoretical(end day.Day) day.Day {
	switch {
	case n.N <= 0:
		return end
	case n.Unit == Day:
		return end.Add(-n.N)
	case n.Convention == FullMonths:
		return lastFullMonth(end).Add(-n.N).Last()
	}
	d := end.AddMonths(-n.N)
	for (d + 1).AddMonths(n.N) <= end {
		d++
	}
	return d
}

// lastFullMonth is the last month that is over by the end of the day.
func lastFullMonth(end day.Day) day.Month {
	if m := end.Month(); m.Last() == end {
		return m
	}
	return end.Month() - 1
}

// Strictest is the earlier of the theoretical date and of the end minus the notice: month ends can be read both ways.
func (n Notice) Strictest(end day.Day) day.Day {
	t := n.Theoretical(end)
	if n.N <= 0 || n.Unit == Day {
		return t
	}
	return day.Min(t, end.AddMonths(-n.N))
}

// Prudent is the day to hold: the strictest reading, moved back to a day on which people work at the sender and at
// the recipient. A weekend does not extend a notice (Cass. civ. 3e, 8 March 2018, 17-11.312, given for leases,
// applied here as a precaution).
func (n Notice) Prudent(end day.Day, cal calendar.Calendar) day.Day {
	return calendar.OnOrBefore(cal, n.Strictest(end))
}

// RunsUntil is the last day of a notice that counts from d: when an open-ended contract would end.
func (n Notice) RunsUntil(d day.Day) day.Day {
	if n.NotBefore != nil {
		d = day.Max(d, *n.NotBefore)
	}
	switch {
	case n.N <= 0:
		return d
	case n.Unit == Day:
		return d.Add(n.N)
	case n.Convention == FullMonths:
		return d.Month().Add(n.N).Last()
	}
	return d.AddMonths(n.N)
}

// LongerThan says that the notice is longer than a term of n months: almost always a typing error (4 for 14).
func (n Notice) LongerThan(months int) bool {
	if !n.Known || months <= 0 {
		return false
	}
	if n.Unit == Day {
		// A month has at most 31 days: below that a notice in days is surely not longer.
		return n.N > 31*months
	}
	return n.N > months
}
