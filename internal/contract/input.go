package contract

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// Longest texts, in characters, and the longest term, in months.
const (
	maxName   = 200
	maxNumber = 80
	maxText   = 2000
	maxMonths = 1200
	maxDays   = 3650
)

// Input is a contract as somebody enters it or an import reads it.
type Input struct {
	Account        id.Account
	ExternalKey    string
	Number         string
	Name           string
	Parties        Parties
	Type           Type
	Regime         Regime
	Effective      *day.Day
	TermMonths     int
	OpenEnded      bool
	EndTyped       *day.Day
	NoticeUs       Notice
	NoticeClient   Notice
	ForConvenience *bool
	// Renewal.Done is ignored: it is counted from the dates.
	Renewal  Renewal
	Value    *money.Money
	Currency money.Currency
	Payment  PaymentTerms
	// State is DRAFT, NEGOTIATION, TO_SIGN or ACTIVE.
	State    State
	Owner    id.User
	Observed bool
	Holder   string
	SignedOn *day.Day
}

// Clean trims and normalises the texts.
func (in Input) Clean() Input {
	for _, s := range []*string{&in.ExternalKey, &in.Number, &in.Name, &in.Holder,
		&in.Parties.OurEntity, &in.Parties.ClientName, &in.Parties.Beneficiaries} {
		*s = text.Clean(*s)
	}
	return in
}

// Contract is the contract that the input describes on that day. It may be made from an incomplete input, as a
// preview; a door saves it only when Validate finds nothing.
func (in Input) Contract(today day.Day) Contract {
	in = in.Clean()
	c := Contract{
		Account: in.Account, ExternalKey: in.ExternalKey, Number: in.Number, Name: in.Name, Parties: in.Parties,
		Type: in.Type, Regime: in.Regime, Effective: in.Effective, TermMonths: in.TermMonths, OpenEnded: in.OpenEnded,
		EndTyped: in.EndTyped, NoticeUs: in.NoticeUs, NoticeClient: in.NoticeClient, ForConvenience: in.ForConvenience,
		Renewal: in.Renewal, Value: in.Value, Currency: in.Currency, Payment: in.Payment, State: in.State,
		Owner: in.Owner, Observed: in.Observed, Holder: in.Holder, SignedOn: in.SignedOn,
	}
	if c.State.Unsigned() {
		return c.fromAgreedTerm()
	}
	return c.inForce().AsOf(today)
}

// Edit applies a corrected input to an existing contract. What happened to it (notice, decision, successor) stays;
// its current term is computed again only when the words that make the term have changed.
func (c Contract) Edit(in Input, today day.Day) Contract {
	e := in.Contract(today)
	e.ID, e.Rev, e.Account = c.ID, c.Rev, c.Account
	e.RenewedFrom, e.State, e.Given, e.Decision = c.RenewedFrom, c.State, c.Given, c.Decision
	e.Successor, e.SuccessorSigned, e.LastPerformed = c.Successor, c.SuccessorSigned, c.LastPerformed
	e.TerminatedFor, e.Entered = c.TerminatedFor, c.Entered
	if c.NextValue != nil && c.NextValue.Ccy == e.Currency {
		e.NextValue = c.NextValue
	}
	switch {
	case c.State.Unsigned():
		return e.fromAgreedTerm()
	case sameTerm(c, e) || !c.followsItsTerm():
		e.TermStart, e.End, e.Renewal.Done = c.TermStart, c.End, c.Renewal.Done
		return e
	}
	return e.inForce().AsOf(today)
}

// followsItsTerm says that only the term decides the state: correcting a mistyped end may revive an ended contract,
// but not one that a notice, a termination or a successor ended.
func (c Contract) followsItsTerm() bool {
	return c.State == Active || c.State == OpenEnded || (c.State == Ended && (c.Given == nil || c.Given.EndsOn == nil))
}

func sameTerm(a, b Contract) bool {
	return same(a.agreedStart(), b.agreedStart()) && a.TermMonths == b.TermMonths && a.OpenEnded == b.OpenEnded &&
		same(a.EndTyped, b.EndTyped) && a.Renewal.Kind == b.Renewal.Kind && a.Renewal.Months == b.Renewal.Months &&
		same(a.Renewal.MaxTimes, b.Renewal.MaxTimes)
}

func same[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// plausible refuses a date that no business record may hold.
func plausible(l *problem.List, field string, d *day.Day) {
	if d != nil && !d.Plausible() {
		l.Add(field, "date_implausible", "date", *d)
	}
}
