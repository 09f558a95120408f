package contract

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// wrongState is the answer to a transition that the contract's state does not allow.
func wrongState(s State) error {
	return problem.New(problem.Conflict, "wrong_state", "state", string(s))
}

// MoveTo moves an unsigned contract between DRAFT, NEGOTIATION and TO_SIGN, either way.
func (c Contract) MoveTo(to State) (Contract, error) {
	if !c.State.Unsigned() || !to.Unsigned() {
		return c, wrongState(c.State)
	}
	c.State = to
	return c, nil
}

// Sign puts an unsigned contract in force. The contract must know when it begins and ends.
func (c Contract) Sign(on, today day.Day) (Contract, error) {
	if !c.State.Unsigned() {
		return c, wrongState(c.State)
	}
	var l problem.List
	checkSigned(&l, &on, today)
	if c.Effective == nil {
		l.Add("effective", "required")
	}
	if !c.OpenEnded && c.AgreedEnd() == nil {
		l.Add("term_months", "required")
	}
	if err := l.Err(); err != nil {
		return c, err
	}
	c.SignedOn = &on
	return c.inForce().AsOf(today), nil
}

// inForce is the contract on the first day of its agreed term.
func (c Contract) inForce() Contract {
	c.State = Active
	if c.OpenEnded {
		c.State = OpenEnded
	}
	return c.fromAgreedTerm()
}

// TerminateInput ends a contract before its term.
type TerminateInput struct {
	On     day.Day
	Reason string
}

// Terminate ends the contract on a day that has come; an end to come is recorded as a notice.
func (c Contract) Terminate(in TerminateInput, today day.Day) (Contract, error) {
	c = c.AsOf(today)
	if !c.State.InForce() {
		return c, wrongState(c.State)
	}
	var l problem.List
	reason := text.Clean(in.Reason)
	text.Block(&l, "reason", reason, 1, maxReason)
	plausible(&l, "on", &in.On)
	switch {
	case in.On > today:
		l.Add("on", "in_future")
	case c.Effective != nil && in.On < *c.Effective:
		l.Add("on", "before_start", "start", *c.Effective)
	}
	if err := l.Err(); err != nil {
		return c, err
	}
	c.State, c.End, c.TerminatedFor = Terminated, &in.On, reason
	return c, nil
}

// SucceedBy records the signed contract that takes over at the end of this one.
func (c Contract) SucceedBy(next id.Contract, signed, today day.Day) (Contract, error) {
	c = c.AsOf(today)
	if !c.State.InForce() && c.State != Ended {
		return c, wrongState(c.State)
	}
	var l problem.List
	checkSigned(&l, &signed, today)
	if next == "" || next == c.ID {
		l.Add("successor", "unknown_choice")
	}
	if err := l.Err(); err != nil {
		return c, err
	}
	c.Successor, c.SuccessorSigned = next, &signed
	if c.State == Ended {
		c.State = Renewed
	}
	return c, nil
}

// PerformedOn notes work or an invoice under the contract.
func (c Contract) PerformedOn(d day.Day) Contract {
	if c.LastPerformed == nil || *c.LastPerformed < d {
		c.LastPerformed = &d
	}
	return c
}

// PerformedAfterEnd says that work went on although the contract is over and nothing followed it.
func (c Contract) PerformedAfterEnd() bool {
	return (c.State == Ended || c.State == Terminated) && c.SuccessorSigned == nil &&
		c.End != nil && c.LastPerformed != nil && *c.LastPerformed > *c.End
}

// GoOn acknowledges that a contract performed past its end has become open-ended (Code civil 1215).
func (c Contract) GoOn(today day.Day) (Contract, error) {
	c = c.AsOf(today)
	if !c.PerformedAfterEnd() {
		return c, wrongState(c.State)
	}
	c.TermStart = day.Ptr(*c.End + 1)
	c.State, c.End, c.Given, c.Decision, c.TerminatedFor = OpenEnded, nil, nil, nil, ""
	return c, nil
}
