package intakedesk

import (
	"math/big"
	"regexp"
	"strings"
)

// checkID is a stand-in with the rules of DOMAIN §2; the product hands over those of the accounts.
func checkID(scheme, value string) (string, bool) {
	switch scheme {
	case "SIREN":
		return value, digits(value, 9) && luhn(value)
	case "SIRET":
		return value, digits(value, 14) && luhn(value[:9]) && (luhn(value) || strings.HasPrefix(value, "356000000") && sum(value)%5 == 0)
	case "VAT":
		return value, len(value) > 4 && (!strings.HasPrefix(value, "FR") || digits(value[4:], 9))
	case "LEI":
		return value, lei(value)
	}
	return value, true
}

func digits(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}

func sum(s string) (n int) {
	for _, c := range s {
		n += int(c - '0')
	}
	return n
}

func luhn(s string) bool {
	n := 0
	for i := range s {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		n += d
	}
	return n%10 == 0
}

var leiShape = regexp.MustCompile(`^[0-9A-Z]{18}\d{2}$`)

func lei(s string) bool {
	if !leiShape.MatchString(s) {
		return false
	}
	var b strings.Builder
	for _, c := range s {
		if c >= 'A' {
			b.WriteString(big.NewInt(int64(c - 'A' + 10)).String())
		} else {
			b.WriteRune(c)
		}
	}
	n, _ := new(big.Int).SetString(b.String(), 10)
	return new(big.Int).Mod(n, big.NewInt(97)).Int64() == 1
}
