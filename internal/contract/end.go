package contract

import "comptoir/internal/kernel/day"

// EndOf is the last day of a term of n months (DOMAIN §5): the day before the anniversary, except where the month
// was too short for the day of the month, whose last day it then is. 31/08/2025 + 6 months ends on 28/02/2026.
func EndOf(start day.Day, months int) day.Day {
	x, clamped := start.AddMonthsClamped(months)
	if clamped {
		return x
	}
	return x - 1
}

// agreedStart is the first day of the term last agreed, the first one or the last expressly renewed.
func (c Contract) agreedStart() *day.Day {
	if c.RenewedFrom != nil {
		return c.RenewedFrom
	}
	return c.Effective
}

// ComputedEnd is the end of the agreed term computed from its start and length; nil when one of them is missing.
func (c Contract) ComputedEnd() *day.Day {
	start := c.agreedStart()
	if c.OpenEnded || start == nil || c.TermMonths <= 0 {
		return nil
	}
	return day.Ptr(EndOf(*start, c.TermMonths))
}

// AgreedEnd is the end of the agreed term: computed where it can be, otherwise as typed; nil when open-ended or
// unknown.
func (c Contract) AgreedEnd() *day.Day {
	if c.OpenEnded {
		return nil
	}
	if e := c.ComputedEnd(); e != nil {
		return e
	}
	return c.EndTyped
}

// EndDiffers says that the end written on the paper is neither the one its own term gives nor that of one of the
// tacit renewals that may follow: someone must read it again.
func (c Contract) EndDiffers() bool {
	e := c.ComputedEnd()
	if e == nil || c.EndTyped == nil || *e == *c.EndTyped {
		return false
	}
	for _, t := range c.fromAgreedTerm().NextTerms(*c.EndTyped) {
		if t.End != nil && *t.End == *c.EndTyped {
			return false
		}
	}
	return true
}

// fromAgreedTerm puts the contract at the beginning of its agreed term, with no tacit renewal done.
func (c Contract) fromAgreedTerm() Contract {
	c.TermStart, c.End, c.Renewal.Done = c.agreedStart(), c.AgreedEnd(), 0
	return c
}
