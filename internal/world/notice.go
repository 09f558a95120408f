package world

import (
	"comptoir/internal/contract"
	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
)

// term is an agreed period of a contract, both ends included.
type term struct {
	start, end day.Day
	months     int
}

// termTo is the term of so many months that ends on a day; ok is false when no start gives that end.
func termTo(end day.Day, months int) (t term, ok bool) {
	t = term{start: (end + 1).AddMonths(-months), end: end, months: months}
	return t, contract.EndOf(t.start, months) == end
}

// mustTermTo is termTo for an end that always has a start: the last day of a month, or a day before the 28th.
func mustTermTo(end day.Day, months int) term {
	t, ok := termTo(end, months)
	if !ok {
		panic("world: no term of that length ends on " + end.String())
	}
	return t
}

// termBy finds the term whose notice falls where the plot wants it. cost grades the prudent date and the internal
// decision date, lower is better, negative refuses; at equal cost a term that ends with its month is taken, as most do.
func (s story) termBy(months int, n contract.Notice, cost func(prudent, decide day.Day) int) term {
	var best term
	lowest := -1
	for end := s.day(1); end < s.day(500); end++ {
		t, ok := termTo(end, months)
		if !ok {
			continue
		}
		prudent := n.Prudent(end, france)
		c := cost(prudent, calendar.AddWorking(france, prudent, -contract.DefaultPolicy(france).DecideAhead))
		if c < 0 {
			continue
		}
		if c *= 2; end != end.Month().Last() {
			c++
		}
		if lowest < 0 || c < lowest {
			best, lowest = t, c
		}
	}
	return best
}

// urgent is the term of the contract that cannot wait: the internal decision date is past, and the notice must arrive
// on the next Friday, within a week.
func (s story) urgent(months int, n contract.Notice) term {
	wanted := s.nextFriday()
	return s.termBy(months, n, func(prudent, _ day.Day) int {
		if prudent <= s.today || prudent > s.day(7) {
			return -1
		}
		return distance(prudent, wanted)
	})
}

// nextFriday is the next one after today, or the working day after it when nobody works then.
func (s story) nextFriday() day.Day {
	d := s.today + 1
	for d.Weekday() != 5 {
		d++
	}
	if before := calendar.OnOrBefore(france, d); before > s.today {
		return before
	}
	return calendar.OnOrAfter(france, d)
}

// soon is a term to be decided about in so many days, give or take, and at the end of a month if one will do.
func (s story) soon(months int, n contract.Notice, in, from, to int) term {
	return s.termBy(months, n, func(_, decide day.Day) int {
		if decide < s.day(from) || decide > s.day(to) {
			return -1
		}
		return distance(decide, s.day(in)) / 30
	})
}

func distance(a, b day.Day) int {
	if a > b {
		a, b = b, a
	}
	return a.Until(b)
}
