package contract

import (
	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
)

// Reason says why a contract has no notice date. Empty when it has one.
type Reason string

const (
	// NotTacit: it ends by itself, no notice is needed to prevent a renewal.
	NotTacit Reason = "NOT_TACIT"
	// NoticeUnknown: somebody must read the contract and enter the notice.
	NoticeUnknown Reason = "NOTICE_UNKNOWN"
	// NoEnd: it has no term; see NoticeTodayEnds.
	NoEnd Reason = "NO_END"
	// EndUnknown: it has a term, but nobody has entered its end.
	EndUnknown Reason = "END_UNKNOWN"
	// NoticeAlready: notice has been given.
	NoticeAlready Reason = "NOTICE_GIVEN"
	// Succeeded: a signed contract takes over at the end; nothing is left to refuse.
	Succeeded Reason = "SUCCEEDED"
	// IsOver: the contract has ended.
	IsOver Reason = "OVER"
)

// Reasons lists them: each has its label.
var Reasons = []Reason{NotTacit, NoticeUnknown, NoEnd, EndUnknown, NoticeAlready, Succeeded, IsOver}

// Dates are the days a contract calls for, seen on one day. The columns prudent and decide_by are stored from here.
type Dates struct {
	// TermStart and End bound the current term.
	TermStart *day.Day
	End       *day.Day
	// SecuredUntil is the end of the last term that nobody can refuse any more; after End when ShownRenewed.
	SecuredUntil *day.Day
	// ShownRenewed says that the theoretical date passed without notice: the next term will come.
	ShownRenewed bool
	// Exit is the end at which we would leave by giving notice by the dates below.
	Exit *day.Day
	// Theoretical, Prudent and DecideBy are for our notice; nil with a Reason.
	Theoretical *day.Day
	Prudent     *day.Day
	DecideBy    *day.Day
	Reason      Reason
	// BySending says that the notice counts from its sending: « à envoyer au plus tard ».
	BySending bool
	// ClientTheoretical is the last day on which the client may refuse the next term; nil when unknown.
	ClientTheoretical *day.Day
	// Next is the term that follows Exit if nobody gives notice; its End is nil when it would be open-ended.
	Next *Term
	// NoticeTodayEnds is when an open-ended contract ends if our notice is received today; nil when unknown.
	NoticeTodayEnds *day.Day
}

// DatesOf computes what the contract calls for on that day. It also serves a draft, as a preview of what it will
// call for.
func DatesOf(c Contract, today day.Day, p Policy) Dates {
	if c.State.Unsigned() {
		c = c.inForce()
	}
	c = c.AsOf(today)
	d := Dates{TermStart: c.TermStart, End: c.End, BySending: c.NoticeUs.CountedFrom == Sending}
	secured := c.SecuredUntil(today)
	d.SecuredUntil = secured.End
	d.ShownRenewed = secured.Renewal.Done > c.Renewal.Done
	exit := c.lockedIn(today, c.ourExit)
	d.Exit = exit.End
	if exit.State == Active && exit.SuccessorSigned == nil {
		d.Next = exit.nextTacit()
	}
	if d.Reason = exit.noDates(); d.Reason != "" {
		d.NoticeTodayEnds = exit.noticeTodayEnds(today)
		return d
	}
	n := c.NoticeUs
	t, pr := n.Theoretical(*exit.End), n.Prudent(*exit.End, p.Calendar)
	by := calendar.AddWorking(p.Calendar, pr, -p.DecideAhead)
	d.Theoretical, d.Prudent, d.DecideBy = &t, &pr, &by
	if c.NoticeClient.Known {
		d.ClientTheoretical = day.Ptr(c.NoticeClient.Theoretical(*exit.End))
	}
	return d
}

// LastDay is the end that counts: that of the term which nobody can refuse any more, once the next one is certain.
func (d Dates) LastDay() *day.Day {
	if d.Renewing() {
		return d.Exit
	}
	return d.End
}

// Renewing says that the running term will be followed for certain: its end is not an end any more.
func (d Dates) Renewing() bool { return d.End != nil && d.Exit != nil && *d.Exit > *d.End }

// Missed is the last day on which our notice would have ended the current term, when it is past and the next term is
// certain for us: a contract entered late, or a notice longer than the term. Nil while the term may still be refused.
func (d Dates) Missed(c Contract) *day.Day {
	if d.End == nil || d.Exit == nil || *d.Exit == *d.End || !c.NoticeUs.Known {
		return nil
	}
	return day.Ptr(c.NoticeUs.Theoretical(*d.End))
}

func (c Contract) noDates() Reason {
	switch {
	case c.State.Over():
		return IsOver
	case c.State == NoticeGiven:
		return NoticeAlready
	case c.State == OpenEnded:
		return NoEnd
	case c.End == nil:
		return EndUnknown
	case c.SuccessorSigned != nil:
		return Succeeded
	case !c.Renewal.Left():
		return NotTacit
	case !c.NoticeUs.Known:
		return NoticeUnknown
	}
	return ""
}

func (c Contract) noticeTodayEnds(today day.Day) *day.Day {
	if c.State != OpenEnded || !c.NoticeUs.Known {
		return nil
	}
	return day.Ptr(c.NoticeUs.RunsUntil(today))
}
