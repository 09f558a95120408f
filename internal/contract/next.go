package contract

import "comptoir/internal/kernel/day"

// Step is what comes next on a contract. Lists, calendars, pills and banners take their words from it, so that they
// agree, and so that none asks for a decision that is taken.
type Step string

const (
	// ToRegularise: performed past its end.
	ToRegularise Step = "expired"
	// EndsByNotice: notice has been given and proven.
	EndsByNotice Step = "ends_by_notice"
	// ToDecide: the internal decision date is to come.
	ToDecide Step = "decide"
	// DecideLate: nothing is decided and the decision date is past: what counts now is the notice itself.
	DecideLate Step = "notice"
	// ToLeave: leaving is decided, our notice is still to be sent.
	ToLeave Step = "leave"
	// AwaitsProof: our notice is sent, the proof that it was received is still to come.
	AwaitsProof Step = "proof"
	// ToAgree: renegotiating is decided, nothing is agreed yet.
	ToAgree Step = "renegotiate"
	// Agreed: the renegotiation is agreed, the new term is still to be signed.
	Agreed Step = "agreed"
	// RunsOn: letting it run is decided: the next term begins after the date.
	RunsOn Step = "let_run"
	// LeftToEnd: leaving is decided, and it ends by itself.
	LeftToEnd Step = "left_to_end"
	// Followed: a signed contract takes over at the end.
	Followed Step = "succeeded"
	// NoTerm: it may be left at any time.
	NoTerm Step = "open_ended"
	// NoticeToRead: it renews by itself after a notice that nobody has entered.
	NoticeToRead Step = "notice_unknown"
	// JustEnds: it ends and nothing follows.
	JustEnds Step = "end"
	// EndToRead: nobody has entered its end.
	EndToRead Step = "end_unknown"
	// Closed: it is over.
	Closed Step = "over"
)

// Steps lists them: each has its words.
var Steps = []Step{ToRegularise, EndsByNotice, ToDecide, DecideLate, ToLeave, AwaitsProof, ToAgree, Agreed, RunsOn, LeftToEnd, Followed, NoTerm,
	NoticeToRead, JustEnds, EndToRead, Closed}

// Settled says that nothing is left to decide about the end to come: notice is proven, an agreement is found, or what was
// decided happens by itself.
func (s Step) Settled() bool {
	switch s {
	case EndsByNotice, Agreed, RunsOn, LeftToEnd, Followed, Closed:
		return true
	}
	return false
}

// Next is a step and its day.
type Next struct {
	Step Step
	// On is the day by which to act, or on which it happens; nil when there is none.
	On *day.Day
	// Made is the decision that the step follows from; nil while none is taken.
	Made *Decision
}

// Late says that the internal decision date is past although the step is not done: with nothing decided, or with what
// was decided not carried out.
func (n Next) Late(d Dates, today day.Day) bool {
	switch n.Step {
	case DecideLate, ToRegularise:
		return true
	case ToLeave, AwaitsProof, ToAgree:
		return d.DecideBy != nil && *d.DecideBy <= today
	}
	return false
}

// NextOf is what comes next on the contract on that day, whose dates are d.
func NextOf(c Contract, d Dates, today day.Day) Next {
	switch {
	case c.PerformedAfterEnd():
		return Next{Step: ToRegularise, On: d.End}
	case c.State.Over():
		return Next{Step: Closed, On: d.End}
	case c.State == NoticeGiven:
		return Next{Step: EndsByNotice, On: c.endOfNotice(d)}
	case c.SuccessorSigned != nil:
		return Next{Step: Followed, On: d.End}
	}
	var made *Decision
	if d.Exit != nil && c.State == Active {
		made = c.DecisionFor(*d.Exit)
	}
	switch {
	case c.Awaited() != nil && keptBack(made) && (made != nil || d.Reason != NoticeUnknown):
		n := Next{Step: AwaitsProof, On: d.Prudent, Made: made}
		if n.On == nil {
			n.On = d.Exit
		}
		return n
	case made != nil:
		return c.afterDecision(*made, d)
	}
	return undecided(c, d, today)
}

// endOfNotice: a late notice ends a later term than the current one.
func (c Contract) endOfNotice(d Dates) *day.Day {
	if c.Given != nil && c.Given.EndsOn != nil {
		return c.Given.EndsOn
	}
	return d.End
}

// afterDecision is what remains of a decision: the notice, the agreement, or only the end of the term.
func (c Contract) afterDecision(made Decision, d Dates) Next {
	n := Next{Made: &made, On: d.Prudent}
	if n.On == nil {
		n.On = d.Exit
	}
	ends := d.Prudent == nil && d.Reason == NotTacit
	switch {
	case made.Choice == LetRun:
		n.Step, n.On = RunsOn, d.Exit
	case made.Choice == Renegotiate && made.AgreedOn != nil:
		n.Step, n.On = Agreed, d.Exit
	case made.Choice == Renegotiate:
		n.Step = ToAgree
	case ends:
		n.Step = LeftToEnd
	default:
		n.Step = ToLeave
	}
	return n
}

func undecided(c Contract, d Dates, today day.Day) Next {
	switch {
	case d.DecideBy != nil && *d.DecideBy >= today:
		return Next{Step: ToDecide, On: d.DecideBy}
	case d.Prudent != nil:
		return Next{Step: DecideLate, On: d.Prudent}
	case c.State == OpenEnded:
		return Next{Step: NoTerm}
	case d.End == nil:
		return Next{Step: EndToRead}
	case d.Reason == NoticeUnknown:
		return Next{Step: NoticeToRead, On: d.End}
	}
	return Next{Step: JustEnds, On: d.LastDay()}
}

// Rank is the day by which contracts are put in order: what remains of a decision, what must be decided, else the end.
func Rank(c Contract, d Dates, today day.Day) *day.Day {
	if n := NextOf(c, d, today); n.Made != nil || n.Step == AwaitsProof {
		return n.On
	}
	if d.DecideBy != nil {
		return d.DecideBy
	}
	return d.LastDay()
}
