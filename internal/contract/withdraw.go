package contract

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// WithdrawNotice takes back a notice that was recorded by mistake, or that has to be recorded otherwise, and says why:
// the contract is again what it was without it. A contract that has ended is no longer brought back this way.
// Problems: wrong_state, no_notice, required, too_long.
func (c Contract) WithdrawNotice(reason string, today day.Day) (Contract, error) {
	c = c.AsOf(today)
	if !c.State.InForce() {
		return c, wrongState(c.State)
	}
	if c.Given == nil {
		return c, problem.New(problem.Conflict, "no_notice")
	}
	var l problem.List
	text.Block(&l, "reason", text.Clean(reason), 1, maxReason)
	if err := l.Err(); err != nil {
		return c, err
	}
	if c.State == NoticeGiven {
		c.State, c.End = c.runningTerm()
	}
	c.Given = nil
	return c.AsOf(today), nil
}

// runningTerm is what the words of the contract make of the term that runs, a notice left aside: a term that they do not
// lead to is that of a contract that went on without one.
func (c Contract) runningTerm() (State, *day.Day) {
	a := c
	a.Given = nil
	a = a.inForce()
	for next := a.nextTacit(); next != nil && a.Renewal.Done < c.Renewal.Done; next = a.nextTacit() {
		a = a.enter(*next)
	}
	if !same(a.TermStart, c.TermStart) {
		return OpenEnded, nil
	}
	return a.State, a.End
}
