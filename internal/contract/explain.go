package contract

import (
	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/explain"
)

// Sources are the message codes of where a step comes from.
const (
	fromContract = "source_contract"
	fromCPC641   = "source_cpc_641"
	fromPrudence = "source_prudence"
	fromCass2018 = "source_cass_2018_17_11_312"
	fromSetting  = "source_setting"
	fromCivil215 = "source_code_civil_1215"
)

// ExplainEnd lays open the end of the current term.
func ExplainEnd(c Contract, today day.Day) explain.Explanation {
	c = asInForce(c, today)
	x := explain.Explanation{Code: "explain_end", Formula: "explain_end_formula", AsOf: today, Terms: c.endTerms()}
	if c.End != nil {
		x.Result = *c.End
	}
	switch {
	case c.State.Over():
	case c.EndDiffers():
		x.WouldChange = []explain.Term{{Code: "step_typed_end_differs", Value: *c.EndTyped,
			Args: map[string]any{"computed": *c.ComputedEnd()}, Source: fromContract}}
	case c.End == nil:
		x.WouldChange = []explain.Term{{Code: "change_no_end"}}
	case c.Renewal.Left():
		x.WouldChange = []explain.Term{{Code: "change_end_tacit"}}
	default:
		x.WouldChange = []explain.Term{{Code: "change_end"}}
	}
	return x
}

func asInForce(c Contract, today day.Day) Contract {
	if c.State.Unsigned() {
		c = c.inForce()
	}
	return c.AsOf(today)
}

func (c Contract) endTerms() []explain.Term {
	var terms []explain.Term
	start, agreed := c.agreedStart(), c.AgreedEnd()
	switch {
	case agreed == nil:
	case c.ComputedEnd() != nil:
		_, clamped := start.AddMonthsClamped(c.TermMonths)
		terms = append(terms, explain.Term{Code: clampedCode("step_end", clamped), Value: *agreed, Source: fromContract,
			Args: map[string]any{"start": *start, "length": monthsLong(c.TermMonths)}})
	default:
		terms = append(terms, explain.Term{Code: "step_typed_end", Value: *agreed, Source: fromContract})
	}
	if c.Renewal.Done > 0 && c.TermStart != nil {
		t := explain.Term{Code: "step_tacit", Source: fromContract,
			Args: map[string]any{"done": explain.Count{N: c.Renewal.Done, Of: "renewals"}, "length": monthsLong(c.Renewal.Months), "start": *c.TermStart}}
		if c.End == nil {
			t.Code, t.Source = "step_tacit_open_ended", fromCivil215
		} else {
			t.Value = *c.End
		}
		terms = append(terms, t)
	}
	return terms
}

func clampedCode(code string, clamped bool) string {
	if clamped {
		return code + "_clamped"
	}
	return code
}

// ExplainPrudent lays open the prudent date: the end, the notice agreed, the theoretical date, the strictest
// reading, and the working day before. Without a date its result is the Reason why.
func ExplainPrudent(c Contract, today day.Day, p Policy) explain.Explanation {
	x := explain.Explanation{Code: "explain_prudent", Formula: "explain_prudent_formula", AsOf: today}
	d := DatesOf(c, today, p)
	exit := asInForce(c, today).lockedIn(today, c.ourExit)
	x.Terms = exit.endTerms()
	if d.Prudent == nil {
		x.Result = string(d.Reason)
		return x
	}
	n, end := c.NoticeUs, *d.Exit
	x.Result = *d.Prudent
	x.Terms = append(x.Terms,
		explain.Term{Code: "step_notice", Value: n.length(), Source: fromContract, Args: map[string]any{
			"convention": string(n.Convention), "counted_from": string(n.CountedFrom)}},
		n.theoreticalStep(*d.Theoretical, end))
	if s := n.Strictest(end); s != *d.Theoretical {
		x.Terms = append(x.Terms, explain.Term{Code: "step_strictest", Value: s, Source: fromPrudence,
			Args: map[string]any{"length": n.length(), "end": end}})
	}
	if s := n.Strictest(end); s != *d.Prudent {
		x.Terms = append(x.Terms, explain.Term{Code: "step_moved_back", Value: *d.Prudent, Source: fromCass2018,
			Args: map[string]any{"from": s, "closed": calendar.Closed(p.Calendar, s)}})
	}
	more := n
	more.N++
	x.WouldChange = []explain.Term{{Code: "change_prudent", Args: map[string]any{"more": more.length(), "date": more.Prudent(end, p.Calendar)}}}
	return x
}

// length is the notice as it is said, "3 mois" or "90 jours".
func (n Notice) length() explain.Count {
	if n.Unit == Day {
		return explain.Count{N: n.N, Of: "days"}
	}
	return monthsLong(n.N)
}

func monthsLong(n int) explain.Count { return explain.Count{N: n, Of: "months"} }

// theoreticalStep: months to the same day and days without the first one are the rule of CPC art. 641; full months
// are what the contract says.
func (n Notice) theoreticalStep(theoretical, end day.Day) explain.Term {
	t := explain.Term{Value: theoretical, Source: fromCPC641, Args: map[string]any{"n": n.N, "length": n.length(), "end": end}}
	switch {
	case n.N <= 0:
		t.Code, t.Source = "step_theoretical_none", fromContract
	case n.Unit == Day:
		t.Code = "step_theoretical_days"
	case n.Convention == FullMonths:
		t.Code, t.Source = "step_theoretical_full_months", fromContract
	default:
		t.Code = "step_theoretical_quantieme"
	}
	return t
}

// ExplainDecideBy lays open the internal decision date, from the prudent date.
func ExplainDecideBy(c Contract, today day.Day, p Policy) explain.Explanation {
	x := explain.Explanation{Code: "explain_decide_by", Formula: "explain_decide_by_formula", AsOf: today}
	d := DatesOf(c, today, p)
	if d.DecideBy == nil {
		x.Result = string(d.Reason)
		return x
	}
	x.Terms = []explain.Term{
		{Code: "step_prudent", Value: *d.Prudent, Source: fromPrudence},
		{Code: "step_decide_ahead", Value: *d.DecideBy, Source: fromSetting,
			Args: map[string]any{"days": p.DecideAhead, "prudent": *d.Prudent}},
	}
	x.WouldChange = []explain.Term{{Code: "change_decide_by"}}
	x.Result = *d.DecideBy
	return x
}
