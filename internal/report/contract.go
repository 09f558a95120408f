package report

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
)

// Contract is a contract as a report tells it: the dates are those its area computed. Codes are the area's.
type Contract struct {
	ID          id.Contract
	Account     id.Account
	AccountName string
	Name        string
	Number      string
	State       string
	Renewal     string
	// Value is per year in its own currency, Euros the same converted; nil is unknown, or without a rate.
	Value, Euros *money.Money
	// End is that of the term that runs, Exit the end at which giving notice by the dates below would leave.
	End, Exit *day.Day
	// Theoretical, Prudent and DecideBy are for our notice; nil with a Reason.
	Theoretical, Prudent, DecideBy *day.Day
	Reason                         string
	// BySending says that the notice counts from its sending.
	BySending bool
	// RenewsFor is the length in months of the next tacit term; 0 when none is stated: it becomes open-ended.
	RenewsFor int
	Renews    bool
	// SecuredUntil is the end of the last term that nobody can refuse; after End when it is already renewed.
	SecuredUntil *day.Day
	Given        *Given
	Decision     *Decision
	// Succeeded says that a signed contract takes over at the end.
	Succeeded     bool
	LastPerformed *day.Day
	Owner         string
}

// Given is a notice that was sent or received.
type Given struct {
	ByClient bool
	On       *day.Day
	EndsOn   *day.Day
}

// Decision is what was decided about the coming renewal.
type Decision struct {
	Choice string
	By     string
	On     day.Day
	Agreed bool
}

// Codes of the contract area that the rules here depend on; a test of the desk holds them equal.
const (
	StateNoticeGiven = "NOTICE_GIVEN"
	StateOpenEnded   = "OPEN_ENDED"

	ReasonNoticeUnknown = "NOTICE_UNKNOWN"
	ReasonEndUnknown    = "END_UNKNOWN"

	ChoiceLetRun      = "LET_RUN"
	ChoiceRenegotiate = "RENEGOTIATE"
	ChoiceLeave       = "LEAVE"

	RenewalExpress = "EXPRESS"
)

// InForce says that the contract runs today.
func (c Contract) InForce() bool {
	return c.State == "ACTIVE" || c.State == StateNoticeGiven || c.State == StateOpenEnded
}

// expired says that it is performed past its end, with nothing signed.
func (c Contract) expired() bool {
	return !c.InForce() && c.End != nil && c.LastPerformed != nil && *c.LastPerformed > *c.End
}

// CountUndated counts the contracts in force that no date ranks.
func CountUndated(all []Contract) (u Undated) {
	for _, c := range all {
		switch {
		case !c.InForce():
		case c.State == StateOpenEnded:
			u.OpenEnded++
		case c.Reason == ReasonEndUnknown || c.End == nil:
			u.EndUnknown++
		}
	}
	return u
}

// Running is what the contracts in force bring in a year. One that has ended is not among them, even performed past its
// end: it is counted apart, because somebody must regularise it.
func Running(all []Contract) Worth {
	var in []Contract
	expired := 0
	for _, c := range all {
		switch {
		case c.InForce():
			in = append(in, c)
		case c.expired():
			expired++
		}
	}
	w := WorthOf(in)
	w.Expired = expired
	return w
}

// WorthOf is what contracts bring in a year, in euros.
func WorthOf(all []Contract) Worth {
	w := Worth{Sum: Sum{Money: money.Of(0, money.EUR)}, Contracts: len(all)}
	for _, c := range all {
		switch {
		case c.Value == nil:
			w.Uncosted++
		case c.Euros == nil:
			w.Known = true
			w.Missing++
		default:
			w.Known = true
			w.Money.Minor += c.Euros.Minor
		}
	}
	return w
}
