package report

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/day"
)

// Gesture is what the day of a contract at stake calls for.
type Gesture string

// Gestures.
const (
	// Regularise: it is performed past its end.
	Regularise Gesture = "REGULARISE"
	// Decide: a tacit renewal is coming and nothing is decided.
	Decide Gesture = "DECIDE"
	// Agree: a renegotiation is decided and not agreed; notice is the precaution.
	Agree Gesture = "AGREE"
	// Quit: leaving is decided and the notice is not proven.
	Quit Gesture = "QUIT"
	// Read: the notice is unknown, somebody must read the contract.
	Read Gesture = "READ"
	// Renew: it ends and nothing follows.
	Renew Gesture = "RENEW"
	// Leaving: notice was given, it ends on that day.
	Leaving Gesture = "LEAVING"
)

// Gestures lists them: each has its label.
var Gestures = []Gesture{Regularise, Decide, Agree, Quit, Read, Renew, Leaving}

// Stake is a contract at stake: when something must be done, what, and why.
type Stake struct {
	Contract
	// On is the day by which to act.
	On      day.Day
	Gesture Gesture
	// Late says that the day is past and the gesture still possible or missing.
	Late bool
	Why  []Sentence
}

// Horizon is how many months ahead a contract is at stake.
const Horizon = 12

// AtStake keeps the contracts that call for something within the horizon or are overdue, in the order of their days;
// the larger amount first on the same day.
func AtStake(all []Contract, today day.Day) (out []Stake) {
	limit := today.AddMonths(Horizon)
	for _, c := range all {
		s, ok := stake(c)
		if !ok || s.On > limit {
			continue
		}
		s.Late = s.On < today && s.Gesture != Leaving
		s.Why = s.why(today)
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b Stake) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(b.amount(), a.amount()), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func (c Contract) amount() int64 {
	if c.Euros == nil {
		return 0
	}
	return c.Euros.Minor
}

// stake finds the day and the gesture; ok is false when nothing is at stake.
func stake(c Contract) (s Stake, ok bool) {
	at := func(g Gesture, d *day.Day) (Stake, bool) {
		if d == nil {
			return Stake{}, false
		}
		return Stake{Contract: c, Gesture: g, On: *d}, true
	}
	switch {
	case c.expired():
		return at(Regularise, c.End)
	case !c.InForce() || c.Succeeded || c.State == StateOpenEnded:
		return s, false
	case c.State == StateNoticeGiven:
		if c.Given != nil && c.Given.EndsOn != nil {
			return at(Leaving, c.Given.EndsOn)
		}
		return at(Leaving, c.End)
	}
	if c.awaitsProof() {
		return at(Quit, c.Prudent)
	}
	gesture, on := Renew, c.End
	switch {
	case c.DecideBy != nil:
		gesture, on = Decide, c.DecideBy
	case c.Reason == ReasonNoticeUnknown:
		gesture = Read
	}
	if d := c.Decision; d != nil {
		by := c.Prudent
		if by == nil {
			by = c.End
		}
		switch {
		case d.Choice == ChoiceLetRun, d.Choice == ChoiceRenegotiate && d.Agreed:
			return s, false
		case d.Choice == ChoiceRenegotiate:
			return at(Agree, by)
		case d.Choice == ChoiceLeave && c.Prudent != nil:
			return at(Quit, by)
		case d.Choice == ChoiceLeave:
			return at(Leaving, by)
		}
	}
	return at(gesture, on)
}

// awaitsProof says that our notice is sent and not proven, and that no renegotiation goes on beside it.
func (c Contract) awaitsProof() bool {
	return c.Given != nil && !c.Given.ByClient && c.Given.EndsOn == nil && c.Prudent != nil &&
		(c.Decision == nil || c.Decision.Choice != ChoiceRenegotiate)
}

// StakesWorth is what the contracts at stake bring in a year.
func StakesWorth(all []Stake) Worth {
	contracts := make([]Contract, len(all))
	for i, s := range all {
		contracts[i] = s.Contract
	}
	return WorthOf(contracts)
}

// Pressing are those whose day is past or within the days given.
func Pressing(all []Stake, today day.Day, within int) (out []Stake) {
	for _, s := range all {
		if s.Gesture != Leaving && today.Until(s.On) <= within {
			out = append(out, s)
		}
	}
	return out
}
