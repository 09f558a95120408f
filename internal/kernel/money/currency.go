package money

import "github.com/bojanz/currency"

// Valid says whether the code is a currency in use (ISO 4217).
func (c Currency) Valid() bool { return currency.IsValid(string(c)) }

// Decimals is the number of decimal places of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
func (c Currency) Decimals() int {
	n, ok := currency.GetDigits(string(c))
	if !ok {
		return 2
	}
	return int(n)
}
