package intake

import (
	"strings"
	"unicode/utf8"

	"comptoir/internal/kernel/money"
)

// Number is an exact decimal: Coef × 10^-Scale.
type Number struct {
	Coef  int64
	Scale int
}

// maxDigits keeps every coefficient within 64 bits.
const maxDigits = 18

// numberLayout is how a country writes numbers.
type numberLayout struct {
	point     byte
	thousands string // besides spaces, which every layout allows
}

var numberLayouts = map[Layout]numberLayout{
	NumberPlain: {point: '.'},
	NumberFR:    {point: ','},
	NumberEN:    {point: '.', thousands: ","},
	NumberDE:    {point: ',', thousands: "."},
}

// signs of currencies that may stand beside an amount.
var signs = []struct {
	text string
	ccy  money.Currency
}{{"€", "EUR"}, {"EUR", "EUR"}, {"$", ""}, {"USD", "USD"}, {"£", "GBP"}, {"GBP", "GBP"}, {"CHF", "CHF"}, {"SEK", "SEK"}}

// parseAmount reads an amount that may carry its currency ("12 000 €"). A dollar sign does not say whose.
func parseAmount(s string, l Layout) (n Number, ccy money.Currency, ok bool) {
	s = strings.TrimSpace(s)
	for _, sign := range signs {
		if rest, found := strings.CutSuffix(s, sign.text); found {
			s, ccy = trimSpaces(rest), sign.ccy
			break
		}
		if rest, found := strings.CutPrefix(s, sign.text); found {
			s, ccy = trimSpaces(rest), sign.ccy
			break
		}
	}
	n, ok = parseNumber(s, l)
	return n, ccy, ok
}

func trimSpaces(s string) string { return strings.Trim(s, " \u00a0\u202f\t") }

// parseNumber reads digits by one explicit layout. Groups of thousands must be groups of three; negatives
// are "-1", "1-" (SAP) or "(1)".
func parseNumber(s string, l Layout) (Number, bool) {
	s, negative := signOf(trimSpaces(s))
	layout := numberLayouts[l]
	var n Number
	digits, group, grouped, point := 0, 0, false, false
	for i := 0; i < len(s); {
		c := s[i]
		switch width := separatorAt(s[i:], layout); {
		case c >= '0' && c <= '9':
			if digits++; digits > maxDigits {
				return Number{}, false
			}
			n.Coef = n.Coef*10 + int64(c-'0')
			if point {
				n.Scale++
			} else {
				group++
			}
			i++
		case c == layout.point && !point:
			if grouped && group != 3 {
				return Number{}, false
			}
			point = true
			i++
		case width > 0 && !point && digits > 0:
			if grouped && group != 3 || group > 3 {
				return Number{}, false
			}
			grouped, group = true, 0
			i += width
		default:
			return Number{}, false
		}
	}
	if digits == 0 || grouped && !point && group != 3 {
		return Number{}, false
	}
	if negative {
		n.Coef = -n.Coef
	}
	return n, true
}

func separatorAt(s string, l numberLayout) int {
	if l.thousands != "" && s[0] == l.thousands[0] || s[0] == ' ' || s[0] == '\'' {
		return 1
	}
	if r, width := utf8.DecodeRuneInString(s); r == '\u00a0' || r == '\u202f' || r == '\u2019' {
		return width
	}
	return 0
}

func signOf(s string) (string, bool) {
	switch {
	case len(s) > 2 && s[0] == '(' && s[len(s)-1] == ')':
		return trimSpaces(s[1 : len(s)-1]), true
	case strings.HasPrefix(s, "-"):
		return trimSpaces(s[1:]), true
	case strings.HasPrefix(s, "−"):
		return trimSpaces(s[len("−"):]), true
	case strings.HasPrefix(s, "+"):
		return trimSpaces(s[1:]), false
	case strings.HasSuffix(s, "-"):
		return trimSpaces(s[:len(s)-1]), true
	}
	return s, false
}

// isPlain says whether a typed cell holds a number as programs write it.
func isPlain(s string) bool {
	_, ok := parseNumber(s, NumberPlain)
	return ok && !strings.ContainsAny(s, " '\u00a0\u202f\u2019()+")
}
