package money

import "github.com/bojanz/currency"

// replaced are the currencies that gave way to the euro while records in them are still at hand: results of past years
// and the rates to convert them. All had two decimal places.
var replaced = map[Currency]bool{"BGN": true, "HRK": true, "LTL": true, "LVL": true, "EEK": true, "SKK": true}

// Valid says whether the code is a currency in use (ISO 4217), or one that the euro has replaced.
func (c Currency) Valid() bool { return currency.IsValid(string(c)) || replaced[c] }

// Decimals is the number of decimal places of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
func (c Currency) Decimals() int {
	n, ok := currency.GetDigits(string(c))
	if !ok {
		return 2
	}
	return int(n)
}
