// Package alert holds what every area says when something needs a person (DOMAIN §0): a code, a subject, a
// severity, and optionally a due day and a value at stake. Areas make alerts; the attention engine ranks them.
package alert

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
)

// Severity is how grave an alert is, as stored.
type Severity string

const (
	Info     Severity = "I"
	Warning  Severity = "W"
	High     Severity = "H"
	Critical Severity = "C"
)

// Valid says whether the code is known.
func (s Severity) Valid() bool { return s.Rank() > 0 }

// Rank orders severities, 1 for I to 4 for C, and 0 for an unknown code.
func (s Severity) Rank() int {
	switch s {
	case Info:
		return 1
	case Warning:
		return 2
	case High:
		return 3
	case Critical:
		return 4
	}
	return 0
}

// Alert is one thing to look at.
type Alert struct {
	// Code is the code of ALERTS.csv, such as CT_NOTICE.
	Code string
	// Variant selects another text under the same code, such as a notice nobody has entered; empty is the main text.
	Variant string
	Subject ref.Ref
	// Account and AccountName say whose alert it is; empty for an alert about a person or the company.
	Account     id.Account
	AccountName string
	// Owner is whom the alert is for when it is one person's own, such as a task of theirs; empty is whoever carries
	// the account.
	Owner    id.User
	Severity Severity
	// Due is the day by which to act; nil when there is none.
	Due *day.Day
	// Value is what is at stake; nil is unknown, « à chiffrer ». An area gives it in the record's own currency;
	// it is converted to EUR before ranking.
	Value *money.Money
	// Params fill the text: days as day.Day, money as money.Money, shares as float64, counts as int.
	Params map[string]any
	// FirstSeen is the day on which the alert was first raised.
	FirstSeen day.Day
	// Action is the code of the one main action offered.
	Action string
}

// Key is what makes two alerts the same one: the code and the subject (DOMAIN §0).
func (a Alert) Key() string { return a.Code + ":" + a.Subject.String() }
