package intake

import (
	"comptoir/internal/kernel/day"
)

// dates says what the dates of a contract mean for who imports it, and finds when the next consultation of a
// market contract is likely.
func dates(said *remarks, c *ContractLine, today day.Day) {
	if c.Start == nil {
		return
	}
	if c.End != nil && *c.End < *c.Start {
		said.reject("end", "end_before_start", "start", *c.Start, "end", *c.End)
		return
	}
	end := c.End
	if c.Term > 0 {
		computed := endOfTerm(*c.Start, c.Term)
		if end != nil && *end != computed {
			said.warn("end", "end_differs", "end", *end, "computed", computed, "months", c.Term)
		}
		end = &computed // the term decides, as in the contract itself
	}
	if *c.Start > today {
		said.warn("start", "start_future", "start", *c.Start)
	}
	switch {
	case end == nil:
		said.warn("end", "term_missing")
		return
	case *end < today:
		said.warn("end", "ended", "end", *end)
	}
	if c.Observed {
		r := end.AddMonths(-retenderMonths)
		c.Retender = &r
	}
}

// retenderMonths before the end a buyer usually publishes the next consultation [P]: about two months of
// preparation, one of publication, two of examination, one to notify and to start.
const retenderMonths = 6

// endOfTerm is the rule of DOMAIN §5, needed here to warn; the contract's own rule decides what is stored.
func endOfTerm(start day.Day, months int) day.Day {
	d, clamped := start.AddMonthsClamped(months)
	if clamped {
		return d
	}
	return d.Add(-1)
}
