package result

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// Kinds by which other areas and the journal point at records of this one.
const (
	Kind       ref.Kind = "result"
	TargetKind ref.Kind = "target"
)

// Line is what an account brought in during one month.
type Line struct {
	ID          id.Any
	Rev         int
	Account     id.Account
	Contract    id.Contract
	Month       day.Month
	Revenue     money.Money
	Margin      *money.Money
	Source      string
	ExternalKey string
}

// Input is a result as somebody enters it or an import reads it. Both amounts are in the line's own currency.
type Input struct {
	Account  id.Account
	Contract id.Contract
	Month    *day.Month
	Revenue  *money.Money
	// Margin is nil when unknown.
	Margin      *money.Money
	Source      string
	ExternalKey string
}

// Validate finds everything that is wrong with the input at once; this is the current month. A negative revenue is a
// credit note and may be entered.
func (in Input) Validate(this day.Month) problem.List {
	var l problem.List
	if in.Account == "" {
		l.Add("account", "required")
	}
	checkMonth(&l, in.Month)
	if in.Month != nil && *in.Month > this {
		l.Add("month", "future_actual", "month", *in.Month)
	}
	checkAmount(&l, "revenue", in.Revenue)
	if in.Revenue != nil && in.Margin != nil && in.Margin.Ccy != in.Revenue.Ccy {
		l.Add("margin", "other_currency", "currency", string(in.Revenue.Ccy))
	}
	text.Line(&l, "source", text.Clean(in.Source), 0, 200)
	text.Line(&l, "external_key", text.Clean(in.ExternalKey), 0, 200)
	return l
}

// Warnings are what deserves a second look without being wrong.
func (in Input) Warnings() problem.List {
	var l problem.List
	if in.Revenue == nil {
		return l
	}
	if in.Revenue.Minor < 0 {
		l.Add("revenue", "credit_note")
	}
	if in.Margin != nil && in.Revenue.Minor >= 0 && in.Margin.Minor > in.Revenue.Minor {
		l.Add("margin", "margin_over_revenue")
	}
	return l
}

// Line is the result that the input describes; the input is valid.
func (in Input) Line() Line {
	return Line{Account: in.Account, Contract: in.Contract, Month: *in.Month, Revenue: *in.Revenue, Margin: in.Margin,
		Source: text.Clean(in.Source), ExternalKey: text.Clean(in.ExternalKey)}
}

func checkMonth(l *problem.List, m *day.Month) {
	switch {
	case m == nil:
		l.Add("month", "required")
	case !m.First().Plausible():
		l.Add("month", "date_implausible", "month", *m)
	}
}

func checkAmount(l *problem.List, field string, m *money.Money) {
	switch {
	case m == nil:
		l.Add(field, "required")
	case !m.Ccy.Valid():
		l.Add("currency", "unknown_currency", "currency", string(m.Ccy))
	}
}
