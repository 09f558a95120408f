package account

import (
	"strings"
	"unicode"

	"comptoir/internal/kernel/text"
)

// Normalise strips spaces of any kind, dots and dashes and puts the value in upper case; an identifier of an unknown
// register is only trimmed, for its punctuation may matter.
func Normalise(s Scheme, value string) string {
	value = text.Clean(value)
	if s == Other {
		return value
	}
	bare := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r), r == '.':
			return -1
		}
		return unicode.ToUpper(r)
	}, value)
	return text.Clean(bare) // what a space kept apart may now be one character
}

func allDigits(s string, n int) bool {
	if len(s) != n {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}
