package contract

import "comptoir/internal/kernel/day"

// PayFrom is how the days of a payment term are counted; the clause must name its method (DOMAIN §5, L441-10).
type PayFrom string

const (
	// PayUnknown: nobody has entered it.
	PayUnknown PayFrom = ""
	// FromInvoice counts days from the invoice.
	FromInvoice PayFrom = "INVOICE"
	// FromReceipt counts days from the receipt of the goods or from the performance.
	FromReceipt PayFrom = "RECEIPT"
	// MonthEndThenDays goes to the end of the month of the invoice, then adds the days.
	MonthEndThenDays PayFrom = "MONTH_END_THEN_DAYS"
	// DaysThenMonthEnd adds the days, then goes to the end of that month.
	DaysThenMonthEnd PayFrom = "DAYS_THEN_MONTH_END"
)

// PayFroms lists them in the order of a form.
var PayFroms = []PayFrom{FromInvoice, MonthEndThenDays, DaysThenMonthEnd, FromReceipt}

// Valid says whether the code is known; empty is valid and means unknown.
func (p PayFrom) Valid() bool { return p == PayUnknown || oneOf(p, PayFroms) }

// PaymentTerms is when the client pays. The zero value is unknown.
type PaymentTerms struct {
	Days int
	From PayFrom
}

// Known says whether somebody has entered them.
func (p PaymentTerms) Known() bool { return p.From != PayUnknown }

// Due is the day by which an invoice of that day (or a receipt of that day, for FromReceipt) is paid.
func (p PaymentTerms) Due(d day.Day) day.Day {
	switch p.From {
	case MonthEndThenDays:
		return d.Month().Last().Add(p.Days)
	case DaysThenMonthEnd:
		return d.Add(p.Days).Month().Last()
	}
	return d.Add(p.Days)
}

// OverLegal says that the terms go past the legal ceiling: 60 days from the invoice, or 45 days with a month end.
func (p PaymentTerms) OverLegal() bool {
	switch p.From {
	case FromInvoice, FromReceipt:
		return p.Days > 60
	case MonthEndThenDays, DaysThenMonthEnd:
		return p.Days > 45
	}
	return false
}
