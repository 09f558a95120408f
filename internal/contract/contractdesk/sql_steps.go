package contractdesk

import (
	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
)

// lineSteps are the columns that say what comes next on a contract in a list.
type lineSteps struct {
	TheoreticalDay  *day.Day `bun:"theoretical_day"`
	UsN             int      `bun:"us_n"`
	UsUnit          string   `bun:"us_unit"`
	UsConvention    string   `bun:"us_convention"`
	Decision        string   `bun:"decision"`
	DecisionTermEnd *day.Day `bun:"decision_term_end"`
	DecisionDay     *day.Day `bun:"decision_day"`
	DecisionAgreed  *day.Day `bun:"decision_agreed"`
	NoticeBy        string   `bun:"notice_by"`
	NoticeEnds      *day.Day `bun:"notice_ends"`
	NoticeSent      *day.Day `bun:"notice_sent"`
	NoticeReceived  *day.Day `bun:"notice_received"`
	TermStart       *day.Day `bun:"term_start"`
	SuccessorSigned *day.Day `bun:"successor_signed"`
	LastPerformed   *day.Day `bun:"last_performed"`
}

const stepColumns = `, c.theoretical_day, c.us_n, c.us_unit, c.us_convention, c.decision, c.decision_term_end, c.decision_day, c.decision_agreed,
			c.notice_by, c.notice_ends, c.notice_sent, c.notice_received, c.term_start, c.successor_signed, c.last_performed`

// next reads what comes next from the stored dates, which the desk keeps to the day: a list computes no calendar.
func (r lineRow) next(today day.Day) (contract.Next, bool) {
	n := contract.Notice{Known: r.UsKnown, N: r.UsN, Unit: contract.Unit(r.UsUnit), Convention: contract.Convention(r.UsConvention)}
	c := contract.Contract{State: contract.State(r.State), Renewal: contract.Renewal{Kind: contract.RenewalKind(r.Renewal), Months: r.RenewalMonths,
		MaxTimes: r.RenewalMax, Done: r.RenewalsDone}, TermStart: r.TermStart, End: r.EndDay, NoticeUs: n, SuccessorSigned: r.SuccessorSigned, LastPerformed: r.LastPerformed}
	if r.NoticeBy != "" {
		c.Given = &contract.GivenNotice{By: contract.Giver(r.NoticeBy), Sent: r.NoticeSent, Received: r.NoticeReceived, EndsOn: r.NoticeEnds}
	}
	if r.Decision != "" && r.DecisionTermEnd != nil && r.DecisionDay != nil {
		c.Decision = &contract.Decision{TermEnd: *r.DecisionTermEnd, Choice: contract.Choice(r.Decision), On: *r.DecisionDay, AgreedOn: r.DecisionAgreed}
	}
	d := contract.Dates{End: r.EndDay, Theoretical: r.TheoreticalDay, Prudent: r.PrudentDay, DecideBy: r.DecideBy, Exit: r.exit(n), Reason: reasonOf(c, n)}
	next := contract.NextOf(c, d, today)
	return next, next.Late(d, today)
}

// exit is the end that the stored dates are about: that of the decision when it gives the same theoretical date.
func (r lineRow) exit(n contract.Notice) *day.Day {
	switch {
	case r.TheoreticalDay == nil && r.EndDay != nil && r.RankDay > *r.EndDay && r.RankDay < farAway:
		return &r.RankDay // nothing renews it any more, and its last renewal is certain
	case r.TheoreticalDay == nil:
		return r.EndDay
	case r.DecisionTermEnd != nil && n.Theoretical(*r.DecisionTermEnd) == *r.TheoreticalDay:
		return r.DecisionTermEnd
	}
	return nil
}

func reasonOf(c contract.Contract, n contract.Notice) contract.Reason {
	switch {
	case !c.Renewal.Left():
		return contract.NotTacit
	case !n.Known:
		return contract.NoticeUnknown
	}
	return ""
}
