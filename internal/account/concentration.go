package account

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
)

// Shares are each part of the total, in the same order; ok is false when nothing positive can be shared, or when a
// part is negative: the concentration is then undetermined, not zero.
func Shares(amounts []money.Money) (shares []float64, ok bool) {
	total := 0.0
	for _, m := range amounts {
		if m.Minor < 0 || m.Ccy != amounts[0].Ccy {
			return nil, false
		}
		total += float64(m.Minor)
	}
	if total <= 0 {
		return nil, false
	}
	for _, m := range amounts {
		shares = append(shares, float64(m.Minor)/total)
	}
	return shares, true
}

// HHI is the concentration of revenue, Σ share²: 1 for a single client, 1/n for n equal ones (DOMAIN §1).
func HHI(amounts []money.Money) (float64, bool) {
	shares, ok := Shares(amounts)
	if !ok {
		return 0, false
	}
	h := 0.0
	for _, s := range shares {
		h += s * s
	}
	return h, true
}

// Revenue is what an account brought in over twelve months, in the company's currency.
type Revenue struct {
	Account id.Account
	Name    string
	Amount  money.Money
}
