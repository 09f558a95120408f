package fx

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// Kind of a rate in the journal. One entry stands for all the rates of a batch.
const Kind ref.Kind = "fx_rate"

// MaxAge is how many days back a rate may stand in for a missing one (DOMAIN §16).
const MaxAge = 7

// Sources that rates come from; anything else typed in a file is kept as it is.
const ECB = "ECB"

const maxSource = 80

// Rate is what one euro was worth on a day: 1 EUR = Rate units of Ccy.
type Rate struct {
	Ccy    money.Currency
	Day    day.Day
	Rate   decimal.Decimal
	Source string
}

// Clean trims the source.
func (r Rate) Clean() Rate {
	r.Source = text.Clean(r.Source)
	return r
}

// Validate says all that is wrong with a rate. The euro itself has none.
func (r Rate) Validate(today day.Day) problem.List {
	var l problem.List
	if !r.Ccy.Valid() || r.Ccy == money.EUR {
		l.Add("currency", "unknown_currency")
	}
	if r.Rate <= 0 {
		l.Add("rate", "rate_not_positive")
	}
	switch {
	case !r.Day.Plausible():
		l.Add("day", "date_implausible")
	case r.Day > today:
		l.Add("day", "rate_in_future")
	}
	text.Line(&l, "source", r.Source, 1, maxSource)
	return l
}
