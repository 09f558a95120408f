package account

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// vatFormats are the forms of VAT numbers by prefix, in the European Union (European Commission, VIES) and among its
// neighbours. Only the form is checked: validity is proven by a dated VIES answer.
var vatFormats = compile(map[string]string{
	"AT": `U\d{8}`, "BE": `[01]\d{9}`, "BG": `\d{9,10}`, "CY": `\d{8}[A-Z]`, "CZ": `\d{8,10}`, "DE": `\d{9}`,
	"DK": `\d{8}`, "EE": `\d{9}`, "EL": `\d{9}`, "ES": `[0-9A-Z]\d{7}[0-9A-Z]`, "FI": `\d{8}`, "HR": `\d{11}`,
	"HU": `\d{8}`, "IE": `\d[0-9A-Z+*]\d{5}[A-Z]{1,2}`, "IT": `\d{11}`, "LT": `(\d{9}|\d{12})`, "LU": `\d{8}`,
	"LV": `\d{11}`, "MT": `\d{8}`, "NL": `[0-9A-Z+*]{10}\d{2}`, "PL": `\d{10}`, "PT": `\d{9}`, "RO": `\d{2,10}`,
	"SE": `\d{10}01`, "SI": `\d{8}`, "SK": `\d{10}`,
	"XI": `(\d{9}|\d{12}|GD\d{3}|HA\d{3})`, "GB": `(\d{9}|\d{12}|GD\d{3}|HA\d{3})`,
	"CHE": `\d{9}(MWST|TVA|IVA)?`, "NO": `\d{9}(MVA)?`,
})

func compile(forms map[string]string) map[string]*regexp.Regexp {
	all := make(map[string]*regexp.Regexp, len(forms))
	for prefix, form := range forms {
		all[prefix] = regexp.MustCompile(`^` + prefix + form + `$`)
	}
	return all
}

func checkVAT(s string) (Verdict, *problem.Problem) {
	if strings.HasPrefix(s, "FR") {
		return checkFrenchVAT(s)
	}
	for _, n := range []int{2, 3} {
		if len(s) <= n {
			break
		}
		if form, ok := vatFormats[s[:n]]; ok {
			if !form.MatchString(s) {
				return wrong("bad_format")
			}
			return FormatOnly, nil
		}
	}
	return wrong("unknown_country")
}

var leiForm = regexp.MustCompile(`^[0-9A-Z]{18}\d{2}$`)

// leiMod is the number that a LEI reads as, letters from A=10 to Z=35, modulo 97 (ISO 17442, ISO 7064).
func leiMod(s string) int {
	var digits strings.Builder
	for _, r := range s {
		if r >= 'A' {
			digits.WriteString(strconv.Itoa(int(r-'A') + 10))
		} else {
			digits.WriteRune(r)
		}
	}
	n, _ := new(big.Int).SetString(digits.String(), 10)
	return int(n.Mod(n, big.NewInt(97)).Int64())
}

func validLEI(s string) bool { return leiForm.MatchString(s) && leiMod(s) == 1 }

func checkLEI(s string) (Verdict, *problem.Problem) {
	switch {
	case !leiForm.MatchString(s):
		return wrong("bad_format")
	case !validLEI(s):
		return badChecksum(s, validLEI)
	}
	return OK, nil
}

// LEIKey is the check of the first 18 characters: 98 − (first18 + "00" mod 97). ok is false for any other text.
func LEIKey(first18 string) (key int, ok bool) {
	s := first18 + "00"
	if !leiForm.MatchString(s) {
		return 0, false
	}
	return 98 - leiMod(s), true
}

// checkDUNS: nine digits, which have had no check digit since 2006.
func checkDUNS(s string) (Verdict, *problem.Problem) {
	if !allDigits(s, 9) {
		return wrong("bad_format")
	}
	return FormatOnly, nil
}

func checkOther(s string) (Verdict, *problem.Problem) {
	var l problem.List
	text.Line(&l, "value", s, 1, 60)
	if len(l) > 0 || !utf8.ValidString(s) {
		return wrong("bad_format")
	}
	return FormatOnly, nil
}
