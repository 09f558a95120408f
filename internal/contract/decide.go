package contract

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// maxReason bounds the reasons people write, in characters.
const maxReason = 1000

// DecideInput is a renewal decision.
type DecideInput struct {
	Choice Choice
	Reason string
}

// Decide records what is done about the next renewal, by whom and why. It counts for the term that can still be
// refused on that day. Problems: wrong_state, no_end, unknown_choice, required, too_long, nothing_renews.
func (c Contract) Decide(in DecideInput, by id.User, today day.Day) (Contract, error) {
	c = c.AsOf(today)
	if c.State != Active {
		return c, wrongState(c.State)
	}
	exit := c.lockedIn(today, c.ourExit)
	if exit.End == nil {
		return c, problem.New(problem.Conflict, "no_end")
	}
	var l problem.List
	reason := text.Clean(in.Reason)
	text.Block(&l, "reason", reason, 1, maxReason)
	switch {
	case in.Choice == "":
		l.Add("choice", "required")
	case !in.Choice.Valid():
		l.Add("choice", "unknown_choice")
	case in.Choice == LetRun && !exit.Renewal.Left():
		// Letting run a contract that nothing renews is letting it end: that is LEAVE, and should be said.
		l.Add("choice", "nothing_renews")
	}
	if by == "" {
		l.Add("by", "required")
	}
	if err := l.Err(); err != nil {
		return c, err
	}
	c.Decision = &Decision{TermEnd: *exit.End, Choice: in.Choice, By: by, On: today, Reason: reason}
	return c, nil
}

// Agree records that the renegotiation decided on was agreed in writing. Problems: wrong_state, in_future.
func (c Contract) Agree(on, today day.Day) (Contract, error) {
	c = c.AsOf(today)
	if c.State != Active || c.Decision == nil || c.Decision.Choice != Renegotiate {
		return c, wrongState(c.State)
	}
	var l problem.List
	checkSigned(&l, &on, today)
	if err := l.Err(); err != nil {
		return c, err
	}
	d := *c.Decision
	d.AgreedOn = &on
	c.Decision = &d
	return c, nil
}

// Kept says whether what was decided has been carried out: leaving needs the proof of a notice, renegotiating needs
// an agreement, letting run needs nothing.
func (c Contract) Kept(d Decision) bool {
	switch d.Choice {
	case Leave:
		return c.State == NoticeGiven
	case Renegotiate:
		return d.AgreedOn != nil || c.SuccessorSigned != nil
	}
	return true
}
