package account

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

// Scheme is the register an identifier comes from.
type Scheme string

const (
	SIREN Scheme = "SIREN"
	SIRET Scheme = "SIRET"
	VAT   Scheme = "VAT"
	LEI   Scheme = "LEI"
	DUNS  Scheme = "DUNS"
	Other Scheme = "OTHER"
)

// Schemes lists them in the order of a form.
var Schemes = []Scheme{SIREN, SIRET, VAT, LEI, DUNS, Other}

// Valid says whether the code is known.
func (s Scheme) Valid() bool { return oneOf(s, Schemes) }

// IdentifierState is the life of an identifier.
type IdentifierState string

const (
	// ToConfirm is typed but not proven.
	ToConfirm IdentifierState = "DRAFT"
	Verified  IdentifierState = "VERIFIED"
	Obsolete  IdentifierState = "OBSOLETE"
)

// Identifier is a number of a legal entity in a register.
type Identifier struct {
	ID     id.Any
	Scheme Scheme
	// Value is normalised: no spaces, dots or dashes, upper case.
	Value      string
	State      IdentifierState
	VerifiedAt *day.Day
	Source     string
}

// Verdict is what the check of an identifier can tell.
type Verdict string

const (
	// OK: the check digits are right.
	OK Verdict = "OK"
	// Invalid: the format or the check digits are wrong; it may only be kept "to confirm".
	Invalid Verdict = "INVALID"
	// FormatOnly: it looks right and nothing more can be computed.
	FormatOnly Verdict = "FORMAT_ONLY"
)

// Check normalises the value and checks it against the rules of its scheme (DOMAIN §2). The error is a
// problem.Problem at field "value": required, bad_format, bad_checksum, siren_in_siret, unknown_country, unknown_choice
// (scheme). A bad_checksum may carry the argument "suggestion": the one value that two neighbouring digits swapped
// would give, and "position", the place of the first of them, counted from 1.
func Check(s Scheme, value string) (normal string, v Verdict, err error) {
	normal = Normalise(s, value)
	if normal == "" {
		return normal, Invalid, problem.At("value", "required")
	}
	switch s {
	case SIREN:
		return checked(normal, checkSIREN)
	case SIRET:
		return checked(normal, checkSIRET)
	case VAT:
		return checked(normal, checkVAT)
	case LEI:
		return checked(normal, checkLEI)
	case DUNS:
		return checked(normal, checkDUNS)
	case Other:
		return checked(normal, checkOther)
	}
	return normal, Invalid, problem.At("scheme", "unknown_choice")
}

func checked(value string, check func(string) (Verdict, *problem.Problem)) (string, Verdict, error) {
	v, p := check(value)
	if p != nil {
		return value, v, *p
	}
	return value, v, nil
}

func wrong(code string, args ...any) (Verdict, *problem.Problem) {
	p := problem.At("value", code, args...)
	return Invalid, &p
}

// badChecksum suggests the swap of two neighbouring characters that would make the value right, if only one does.
func badChecksum(value string, right func(string) bool) (Verdict, *problem.Problem) {
	found, position := "", 0
	for i := 0; i+1 < len(value); i++ {
		b := []byte(value)
		b[i], b[i+1] = b[i+1], b[i]
		if s := string(b); s != value && right(s) {
			if found != "" {
				return wrong("bad_checksum")
			}
			found, position = s, i+1
		}
	}
	if found == "" {
		return wrong("bad_checksum")
	}
	return wrong("bad_checksum", "suggestion", found, "position", position)
}
