package contract

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

// NoticeInput is a notice that we sent or that the client sent us.
type NoticeInput struct {
	By       Giver
	Sent     *day.Day
	Received *day.Day
	Form     Form
	// Proof is the file: the acknowledgement of receipt, or the client's letter.
	Proof id.File
	// EndsOn is the end where the contract or the parties set another one than the end of the term, as when it is
	// left early for convenience; nil computes it.
	EndsOn *day.Day
}

// GiveNotice records a notice. With its proof (the day that counts and a file) the contract is NOTICE_GIVEN; while
// the proof is awaited the contract goes on, and so do its alerts. A notice that comes after the theoretical date
// ends the next term. Problems: wrong_state, required, in_future, received_before_sent, too_early, before_start.
func (c Contract) GiveNotice(in NoticeInput, today day.Day) (Contract, error) {
	c = c.AsOf(today)
	if c.State != Active && c.State != OpenEnded {
		return c, wrongState(c.State)
	}
	if err := c.checkNotice(in, today).Err(); err != nil {
		return c, err
	}
	given := GivenNotice{By: in.By, Sent: in.Sent, Received: in.Received, Form: in.Form, Proof: in.Proof}
	if counted := c.Notice(in.By).counted(in); counted != nil && in.Proof != "" {
		given.EndsOn, given.Late = c.endUnderNotice(in, *counted)
		c.State = NoticeGiven
		if !given.Late {
			c.End = given.EndsOn
		}
	}
	c.Given = &given
	return c, nil
}

// counted is the day from which the notice runs: its receipt, or its sending where the clause says so.
func (n Notice) counted(in NoticeInput) *day.Day {
	if n.CountedFrom == Sending {
		return in.Sent
	}
	return in.Received
}

func (c Contract) checkNotice(in NoticeInput, today day.Day) problem.List {
	var l problem.List
	if !in.By.Valid() {
		l.Add("by", "unknown_choice")
	}
	if in.Form != "" && !in.Form.Valid() {
		l.Add("form", "unknown_choice")
	}
	if in.Sent == nil && in.Received == nil {
		l.Add("received", "required")
	}
	c.checkNoticeDay(&l, "sent", in.Sent, today)
	c.checkNoticeDay(&l, "received", in.Received, today)
	if in.Sent != nil && in.Received != nil && *in.Received < *in.Sent {
		l.Add("received", "received_before_sent")
	}
	n := c.Notice(in.By)
	counted := n.counted(in)
	if counted != nil && n.NotBefore != nil && *counted < *n.NotBefore {
		l.Add(countedField(n), "too_early", "not_before", *n.NotBefore)
	}
	c.checkEndsOn(&l, in, n, counted)
	return l
}

func countedField(n Notice) string {
	if n.CountedFrom == Sending {
		return "sent"
	}
	return "received"
}

func (c Contract) checkNoticeDay(l *problem.List, field string, d *day.Day, today day.Day) {
	plausible(l, field, d)
	if d == nil || !d.Plausible() {
		return
	}
	if *d > today {
		l.Add(field, "in_future")
	}
	if c.SignedOn != nil && *d < *c.SignedOn {
		l.Add(field, "before_signature", "signed", *c.SignedOn)
	}
}

// checkEndsOn asks for the agreed end where it cannot be computed: no term, and a notice nobody has entered.
func (c Contract) checkEndsOn(l *problem.List, in NoticeInput, n Notice, counted *day.Day) {
	plausible(l, "ends_on", in.EndsOn)
	switch {
	case in.EndsOn == nil && c.End == nil && !n.Known:
		l.Add("ends_on", "required")
	case in.EndsOn != nil && counted != nil && *in.EndsOn < *counted:
		l.Add("ends_on", "end_before_notice")
	}
}

// endUnderNotice is the last day of the contract, and whether the notice came too late for the current term.
func (c Contract) endUnderNotice(in NoticeInput, counted day.Day) (*day.Day, bool) {
	n := c.Notice(in.By)
	switch {
	case in.EndsOn != nil:
		return in.EndsOn, false
	case c.End == nil:
		return day.Ptr(n.RunsUntil(counted)), false
	case !n.Known:
		return c.End, false
	}
	if next := c.nextTacit(); next != nil && counted > n.Theoretical(*c.End) {
		return c.lateEnd(n, counted), true
	}
	return c.End, false
}

// lateEnd is the end of the first term that a late notice still reaches, or the end of the notice itself once the
// contract has become open-ended.
func (c Contract) lateEnd(n Notice, counted day.Day) *day.Day {
	for next := c.nextTacit(); next != nil && counted > n.Theoretical(*c.End); next = c.nextTacit() {
		c = c.enter(*next)
		if c.End == nil {
			return day.Ptr(n.RunsUntil(counted))
		}
	}
	return c.End
}
