package account

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"comptoir/internal/kernel/problem"
)

const (
	laPoste           = "356000000"
	laPosteHeadOffice = "35600000000048"
)

// luhnSum doubles every second digit from the right, less 9 when above 9, and adds them all up.
func luhnSum(digits string) int {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum
}

// validSIREN: nine digits whose Luhn sum is a multiple of ten. Nine zeros, which files put where the number is missing,
// are nobody's.
func validSIREN(s string) bool { return allDigits(s, 9) && luhnSum(s)%10 == 0 && s != "000000000" }

func checkSIREN(s string) (Verdict, *problem.Problem) {
	switch {
	case !allDigits(s, 9):
		return wrong("bad_format")
	case !validSIREN(s):
		return badChecksum(s, validSIREN)
	}
	return OK, nil
}

// validSIRET: fourteen digits whose Luhn sum is a multiple of ten; the establishments of La Poste, head office apart,
// have a plain digit sum that is a multiple of five instead.
func validSIRET(s string) bool {
	if !allDigits(s, 14) || !validSIREN(s[:9]) {
		return false
	}
	if s[:9] == laPoste && s != laPosteHeadOffice {
		return digitSum(s)%5 == 0
	}
	return luhnSum(s)%10 == 0
}

func digitSum(s string) int {
	sum := 0
	for _, r := range s {
		sum += int(r - '0')
	}
	return sum
}

func checkSIRET(s string) (Verdict, *problem.Problem) {
	switch {
	case !allDigits(s, 14):
		return wrong("bad_format")
	case !validSIREN(s[:9]):
		return wrong("siren_in_siret", "siren", s[:9])
	case !validSIRET(s):
		return badChecksum(s, validSIRET)
	}
	return OK, nil
}

// SameBody checks that an establishment belongs to the entity: its first nine digits are the entity's SIREN.
func SameBody(siret, siren string) error {
	siret, siren = Normalise(SIRET, siret), Normalise(SIREN, siren)
	if strings.HasPrefix(siret, siren) && siren != "" {
		return nil
	}
	return problem.At("siret", "siret_other_siren", "siren", siren)
}

var frenchVAT = regexp.MustCompile(`^FR[0-9A-HJ-NP-Z]{2}\d{9}$`)

// VATKey is the two-digit key of the French VAT number of a SIREN: (12 + 3·(SIREN mod 97)) mod 97.
func VATKey(siren string) (string, bool) {
	if !allDigits(siren, 9) {
		return "", false
	}
	n, _ := strconv.Atoi(siren)
	return fmt.Sprintf("%02d", (12+3*(n%97))%97), true
}

// checkFrenchVAT recomputes a numeric key; a key with a letter cannot be recomputed. The SIREN inside is not asked to
// pass Luhn: the numbers of Monaco do not.
func checkFrenchVAT(s string) (Verdict, *problem.Problem) {
	if !frenchVAT.MatchString(s) {
		return wrong("bad_format")
	}
	if !allDigits(s[2:4], 2) {
		return FormatOnly, nil
	}
	right := func(s string) bool {
		if !frenchVAT.MatchString(s) {
			return false
		}
		key, ok := VATKey(s[4:])
		return ok && key == s[2:4]
	}
	if !right(s) {
		return badChecksum(s, right)
	}
	return OK, nil
}
