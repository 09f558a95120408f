package contact

import (
	"strings"
	"unicode"
)

// plan is how a country's numbers are dialled: the calling code (ITU-T E.164) and the trunk digits that are dropped
// after it.
type plan struct{ code, trunk string }

// plans are the countries our clients call from most; a number of any other is dialled with its + prefix.
var plans = map[string]plan{
	"FR": {"33", "0"}, "GP": {"590", "0"}, "MQ": {"596", "0"}, "GF": {"594", "0"}, "RE": {"262", "0"}, "YT": {"262", "0"},
	"MC": {"377", ""}, "BE": {"32", "0"}, "LU": {"352", ""}, "NL": {"31", "0"}, "DE": {"49", "0"}, "AT": {"43", "0"},
	"CH": {"41", "0"}, "LI": {"423", ""}, "IT": {"39", ""}, "SM": {"378", ""}, "ES": {"34", ""}, "AD": {"376", ""}, "PT": {"351", ""},
	"GB": {"44", "0"}, "IE": {"353", "0"}, "DK": {"45", ""}, "SE": {"46", "0"}, "NO": {"47", ""}, "FI": {"358", "0"},
	"IS": {"354", ""}, "PL": {"48", ""}, "CZ": {"420", ""}, "SK": {"421", "0"}, "HU": {"36", "06"}, "SI": {"386", "0"},
	"HR": {"385", "0"}, "RO": {"40", "0"}, "BG": {"359", "0"}, "GR": {"30", ""}, "CY": {"357", ""}, "MT": {"356", ""},
	"EE": {"372", ""}, "LV": {"371", ""}, "LT": {"370", "8"}, "TR": {"90", "0"}, "MA": {"212", "0"}, "DZ": {"213", "0"},
	"TN": {"216", ""}, "SN": {"221", ""}, "CI": {"225", ""}, "US": {"1", "1"}, "CA": {"1", "1"}, "MX": {"52", ""},
	"BR": {"55", "0"}, "JP": {"81", "0"}, "CN": {"86", "0"}, "IN": {"91", "0"}, "AU": {"61", "0"}, "NZ": {"64", "0"},
	"ZA": {"27", "0"}, "AE": {"971", "0"}, "SG": {"65", ""},
}

// Dial is the number that a telephone dials, in the form of E.164 (+33142685300), for a tel: link. country gives the
// prefix of a number typed without one; ok is false when the text is no telephone number, or when the country's plan
// is not known and no prefix was typed.
func Dial(typed, country string) (e164 string, ok bool) {
	s, plus := digitsOf(typed)
	if s == "" {
		return "", false
	}
	if !plus && strings.HasPrefix(s, "00") {
		s, plus = s[2:], true
	}
	if !plus {
		p, known := plans[country]
		if !known {
			return "", false
		}
		s = p.code + strings.TrimPrefix(s, p.trunk)
	}
	if len(s) < 7 || len(s) > 15 || s[0] == '0' {
		return "", false
	}
	return "+" + s, true
}

// digitsOf keeps the digits; the separators people type are dropped, as is the (0) of +33 (0)1. Anything else is not
// a number.
func digitsOf(typed string) (digits string, plus bool) {
	typed = strings.TrimSpace(typed)
	typed, plus = strings.CutPrefix(typed, "+")
	if plus {
		typed = strings.Replace(typed, "(0)", "", 1)
	}
	var b strings.Builder
	for _, r := range typed {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r), strings.ContainsRune("./()", r):
		default:
			return "", false
		}
	}
	return b.String(), plus
}
