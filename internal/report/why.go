package report

import "comptoir/internal/kernel/day"

// why says in one to three sentences why the contract is at stake.
func (s Stake) why(today day.Day) []Sentence {
	var out []Sentence
	say := func(code string, kv ...any) { out = append(out, Say(code, kv...)) }
	switch s.Gesture {
	case Regularise:
		say("report.why.expired", "end", *s.End, "performed", *s.LastPerformed)
	case Leaving:
		out = append(out, s.leaving())
	case Read:
		say("report.why.notice_unknown")
	case Renew:
		say("report.why."+renewCode(s.Renewal), "end", *s.End)
	default:
		out = append(out, s.tacit(today)...)
	}
	if s.Value == nil {
		say("report.why.uncosted")
	}
	return out
}

func renewCode(renewal string) string {
	if renewal == RenewalExpress {
		return "express"
	}
	return "no_renewal"
}

func (s Stake) leaving() Sentence {
	g := s.Given
	switch {
	case g == nil:
		return Say("report.why.leave_decided", "on", s.Decision.On, "by", s.Decision.By)
	case g.ByClient && g.On != nil:
		return Say("report.why.left_by_client", "on", *g.On)
	case g.ByClient:
		return Say("report.why.left_by_client_undated")
	case g.EndsOn == nil:
		return Say("report.why.proof_awaited")
	}
	return Say("report.why.left_by_us", "end", *g.EndsOn)
}

// tacit tells what happens if nobody moves, then how late it is.
func (s Stake) tacit(today day.Day) (out []Sentence) {
	switch s.Gesture {
	case Agree:
		out = append(out, Say("report.why.not_agreed", "on", s.Decision.On))
	case Quit:
		if s.awaitsProof() {
			return append(out, Say("report.why.proof_awaited"))
		}
		out = append(out, Say("report.why.notice_awaited", "on", s.Decision.On))
	}
	switch {
	case s.RenewsFor == 0:
		out = append(out, Say("report.why.open_ended"))
	default:
		out = append(out, Say("report.why.tacit", "n", s.RenewsFor))
	}
	switch {
	case s.Prudent != nil && *s.Prudent < today:
		out = append(out, Say("report.why.prudent_passed", "theoretical", *s.Theoretical))
	case s.Gesture == Decide && s.Late:
		out = append(out, Say("report.why.decision_late", "date", *s.DecideBy))
	case s.SecuredUntil != nil && s.End != nil && *s.SecuredUntil > *s.End:
		out = append(out, Say("report.why.already_renewed", "until", *s.SecuredUntil))
	}
	return out
}
