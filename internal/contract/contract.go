package contract

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
)

// Kind is how other areas point at a contract.
const Kind ref.Kind = "contract"

// Contract is one contract of an account. Pointers are what may be unknown: nil is never zero.
type Contract struct {
	ID      id.Contract
	Account id.Account
	// Rev is the optimistic lock.
	Rev int
	// ExternalKey is the key under which an import knows it; empty when typed here.
	ExternalKey string
	Number      string
	Name        string
	Parties     Parties
	Type        Type
	Regime      Regime
	// Effective is the first day; nil when an import did not give it.
	Effective *day.Day
	// RenewedFrom is the first day of the term last agreed expressly; nil when none was.
	RenewedFrom *day.Day
	// TermMonths is the length of the agreed term, the first or the last expressly agreed; 0 when none is given.
	TermMonths int
	// OpenEnded is an agreed indefinite duration.
	OpenEnded bool
	// EndTyped is the end as written on the paper.
	EndTyped *day.Day
	// TermStart and End bound the term that runs now, kept by the rules of this package; End is nil while open-ended
	// or unknown.
	TermStart    *day.Day
	End          *day.Day
	NoticeUs     Notice
	NoticeClient Notice
	// ForConvenience says whether a party may leave before the end without a reason; nil when nobody has entered it.
	ForConvenience *bool
	Renewal        Renewal
	// Value is per year, excluding tax; nil is unknown, « à chiffrer ».
	Value *money.Money
	// NextValue is the value from RenewedFrom on, agreed for a term that has not begun; nil when there is none.
	NextValue *money.Money
	Currency  money.Currency
	Payment   PaymentTerms
	State     State
	Owner     id.User
	// Observed is a market contract held by someone else: watched, outside our value, raising nothing.
	Observed bool
	// Holder is who holds an observed contract.
	Holder   string
	SignedOn *day.Day
	// Given is the notice that was sent or received.
	Given *GivenNotice
	// Decision is the last renewal decision; it counts for one term.
	Decision *Decision
	// Successor is the signed contract that takes over at the end.
	Successor       id.Contract
	SuccessorSigned *day.Day
	// LastPerformed is the last day of work or of an invoice under this contract; nil when unknown.
	LastPerformed *day.Day
	TerminatedFor string
	// Entered is the day it was entered here; nil when unknown.
	Entered *day.Day
}

// Parties are who is bound. ClientEntity is empty when the client's legal entity is not recorded.
type Parties struct {
	OurEntity    string
	ClientEntity id.Entity
	ClientName   string
	// Beneficiaries are those who may order under the contract, as text.
	Beneficiaries string
}

// Renewal is what the contract says about what follows its term.
type Renewal struct {
	Kind RenewalKind
	// Months is the length of each renewal; 0 on a TACIT renewal means that none is stated: the contract then
	// becomes open-ended (Code civil 1215).
	Months int
	// MaxTimes bounds the number of tacit renewals; nil is no bound.
	MaxTimes *int
	// Done counts the tacit renewals since the term last agreed.
	Done int
}

// StatedMonths is a length of renewal that somebody stated: 0 stated is below the shortest, where 0 unstated is unknown.
func StatedMonths(n int) int {
	if n <= 0 {
		return -1
	}
	return n
}

// Left says whether one more tacit renewal may happen: max_times exhausted is the same as NONE.
func (r Renewal) Left() bool {
	return r.Kind == Tacit && (r.MaxTimes == nil || r.Done < *r.MaxTimes)
}

// GivenNotice is a notice sent by us or received from the client.
type GivenNotice struct {
	By       Giver
	Sent     *day.Day
	Received *day.Day
	Form     Form
	// Proof is the file that proves it; empty while awaited.
	Proof id.File
	// Late says that it came after the theoretical date: it ends the next term, not the current one.
	Late bool
	// EndsOn is the last day of the contract under this notice; nil while the proof is awaited.
	EndsOn *day.Day
}

// Decision is what was decided about one renewal, by whom and why.
type Decision struct {
	// TermEnd is the end of the term it is about.
	TermEnd day.Day
	Choice  Choice
	By      id.User
	On      day.Day
	Reason  string
	// AgreedOn is the day on which a renegotiation was agreed in writing; nil while it is not.
	AgreedOn *day.Day
}

// Ref points at the contract.
func (c Contract) Ref() ref.Ref { return ref.To(Kind, c.ID) }

// Notice is what the given party owes.
func (c Contract) Notice(by Giver) Notice {
	if by == Client {
		return c.NoticeClient
	}
	return c.NoticeUs
}

// CurrentMonths is the length of the current term, the agreed one or a tacit renewal; 0 when it has none.
func (c Contract) CurrentMonths() int {
	if c.Renewal.Done > 0 {
		return c.Renewal.Months
	}
	return c.TermMonths
}

// ValueOver is the value of the terms to come over a number of months, from the yearly one, rounded once; nil when that is unknown.
func (c Contract) ValueOver(months int) *money.Money {
	v := c.comingValue()
	if v == nil {
		return nil
	}
	minor, ok := decimal.MulDiv(v.Minor, int64(months), 12)
	if !ok {
		return nil
	}
	m := money.Of(minor, v.Ccy)
	return &m
}

// comingValue is the value of the terms to come.
func (c Contract) comingValue() *money.Money {
	if c.NextValue != nil {
		return c.NextValue
	}
	return c.Value
}

// DecisionFor is the decision taken about the term that ends on that day, or nil.
func (c Contract) DecisionFor(termEnd day.Day) *Decision {
	if c.Decision == nil || c.Decision.TermEnd != termEnd {
		return nil
	}
	return c.Decision
}
