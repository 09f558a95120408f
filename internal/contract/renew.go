package contract

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
)

// Term is one period of a contract. End is nil when it has none.
type Term struct {
	Start day.Day
	End   *day.Day
	// Number counts the tacit renewals that led to it, 0 for the agreed term.
	Number int
}

// nextTacit is the term that follows the current one when nobody gives notice; nil when none does. Without a stated
// length it has no end (Code civil 1215).
func (c Contract) nextTacit() *Term {
	if c.End == nil || !c.Renewal.Left() || *c.End >= day.Last {
		return nil
	}
	t := &Term{Start: *c.End + 1, Number: c.Renewal.Done + 1}
	if c.Renewal.Months > 0 {
		t.End = day.Ptr(EndOf(t.Start, c.Renewal.Months))
	}
	return t
}

// enter makes the term the current one.
func (c Contract) enter(t Term) Contract {
	c.TermStart, c.End, c.Renewal.Done = day.Ptr(t.Start), t.End, t.Number
	switch {
	case t.End != nil:
	case c.State == NoticeGiven:
		c.End = c.Given.EndsOn
	default:
		c.State = OpenEnded
	}
	return c
}

// NextTerms are the terms that follow the current one by tacit renewal and begin on or before the horizon.
func (c Contract) NextTerms(horizon day.Day) []Term {
	var terms []Term
	for t := c.nextTacit(); t != nil && t.Start <= horizon; t = c.nextTacit() {
		terms = append(terms, *t)
		c = c.enter(*t)
	}
	return terms
}

// AsOf is the contract as it stands on that day: terms that ran out without notice have been followed by the next
// one, and what came to its end is over. It is what the desk saves every morning.
func (c Contract) AsOf(today day.Day) Contract {
	for (c.State == Active || c.State == NoticeGiven) && c.End != nil && *c.End < today {
		c = c.pastEnd()
	}
	if c.NextValue != nil && (c.RenewedFrom == nil || *c.RenewedFrom <= today) {
		c.Value, c.NextValue = c.NextValue, nil // the new term has begun
	}
	return c
}

// pastEnd is what the contract becomes on the day after the end of its term.
func (c Contract) pastEnd() Contract {
	next := c.nextTacit()
	switch {
	case c.State == NoticeGiven && !c.runsPastEnd():
		c.State = Ended
	case c.SuccessorSigned != nil:
		c.State = Renewed
	case next != nil:
		return c.enter(*next)
	default:
		c.State = Ended
	}
	return c
}

// runsPastEnd says that a late notice ends a later term than the current one.
func (c Contract) runsPastEnd() bool {
	return c.Given != nil && c.Given.EndsOn != nil && c.End != nil && *c.Given.EndsOn > *c.End
}

// SecuredUntil follows the chain of terms that can no longer be refused by either party as far as we know: after the
// theoretical date without notice, the contract is shown as renewed (DOMAIN §5). A notice nobody has entered proves
// nothing.
func (c Contract) SecuredUntil(today day.Day) Contract { return c.lockedIn(today, c.lastExit) }

// lastExit is the last day on which one of the parties could still refuse the next term, nil when we cannot tell.
func (c Contract) lastExit(end day.Day) *day.Day {
	if !c.NoticeUs.Known {
		return nil
	}
	d := c.NoticeUs.Theoretical(end)
	if c.NoticeClient.Known {
		d = day.Max(d, c.NoticeClient.Theoretical(end))
	}
	return &d
}

// ourExit is the last day on which we could still refuse the next term, nil when we cannot tell.
func (c Contract) ourExit(end day.Day) *day.Day {
	if !c.NoticeUs.Known {
		return nil
	}
	return day.Ptr(c.NoticeUs.Theoretical(end))
}

// lockedIn enters the terms whose last exit is past, unless our notice left in time and its proof is awaited.
func (c Contract) lockedIn(today day.Day, exit func(day.Day) *day.Day) Contract {
	c = c.AsOf(today)
	for c.State == Active && c.SuccessorSigned == nil {
		next := c.nextTacit()
		if next == nil {
			break
		}
		if last := exit(*c.End); last == nil || *last >= today || c.sentInTime(*last) {
			break
		}
		c = c.enter(*next)
	}
	return c
}

// RenewInput is an agreement in writing for a new term.
type RenewInput struct {
	// From is the first day of the new term; nil is the day after the current end.
	From     *day.Day
	Months   int
	SignedOn *day.Day
	// Value is the value per year of the new term, from its first day; nil keeps the current one.
	Value *money.Money
}

// Renew begins a new term that both parties agreed to. It also lifts a notice, and gives a term to a contract that
// went on without one. Problems: wrong_state, required, term_range, in_future, unknown_start, overlaps_term.
func (c Contract) Renew(in RenewInput, today day.Day) (Contract, error) {
	c = c.AsOf(today)
	if !c.State.InForce() && c.State != Ended {
		return c, wrongState(c.State)
	}
	var l problem.List
	from := c.renewalStart(in, &l)
	checkTerm(&l, "term_months", in.Months, 1)
	checkSigned(&l, in.SignedOn, today)
	checkValue(&l, in.Value, c.Currency)
	if c.Regime.Annual() && !annualTerm(in.Months) {
		l.Add("term_months", "l441_term")
	}
	if err := l.Err(); err != nil {
		return c, err
	}
	switch {
	case in.Value == nil:
	case from > today && !same(in.Value, c.Value):
		c.NextValue = in.Value // the present term keeps its value until its end
	default:
		c.Value, c.NextValue = in.Value, nil
	}
	c.RenewedFrom, c.TermMonths, c.SignedOn = &from, in.Months, in.SignedOn
	c.OpenEnded, c.EndTyped, c.Given, c.Decision = false, nil, nil, nil
	if c.Effective == nil {
		c.Effective = &from
	}
	c.State = Active
	// The agreed term is the current one at once, although it may begin later than today.
	return c.fromAgreedTerm().AsOf(today), nil
}

func (c Contract) renewalStart(in RenewInput, l *problem.List) day.Day {
	switch {
	case in.From != nil:
		plausible(l, "from", in.From)
		if c.TermStart != nil && *in.From <= *c.TermStart {
			l.Add("from", "overlaps_term", "start", *c.TermStart)
		}
		return *in.From
	case c.End != nil:
		return *c.End + 1
	}
	l.Add("from", "unknown_start")
	return 0
}
