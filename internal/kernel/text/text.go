// Package text cleans and checks what people type, the same way everywhere (DOMAIN §0, "bad input").
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"comptoir/internal/kernel/problem"
)

// Clean trims and normalises to NFC, so that the same name typed on two keyboards is the same text.
func Clean(s string) string { return strings.TrimSpace(norm.NFC.String(s)) }

// Fold is the form in which names are compared and searched: lower case, no accents, œ as oe, single spaces.
func Fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsSpace(r):
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteString(unligature(unicode.ToLower(r)))
		}
	}
	return b.String()
}

func unligature(r rune) string {
	switch r {
	case 'œ':
		return "oe"
	case 'æ':
		return "ae"
	case 'ß':
		return "ss"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case '’':
		return "'"
	}
	return string(r)
}

// Line checks one line of text of min to max characters: no control characters at all.
func Line(l *problem.List, field, s string, min, max int) { check(l, field, s, min, max, false) }

// Block checks text of several lines: line breaks and tabs are allowed, other control characters are not.
func Block(l *problem.List, field, s string, min, max int) { check(l, field, s, min, max, true) }

func check(l *problem.List, field, s string, min, max int, multiline bool) {
	n := utf8.RuneCountInString(s)
	switch {
	case !utf8.ValidString(s) || strings.ContainsRune(s, utf8.RuneError):
		l.Add(field, "bad_encoding")
	case strings.ContainsFunc(s, func(r rune) bool { return forbidden(r, multiline) }):
		l.Add(field, "control_character")
	case min > 0 && !strings.ContainsFunc(s, visible):
		l.Add(field, "required")
	case n < min:
		l.Add(field, "too_short", "min", min)
	case n > max:
		l.Add(field, "too_long", "max", max, "n", n)
	}
}

// visible says that a character leaves ink: fillers and joiners alone are no name.
func visible(r rune) bool {
	switch r {
	case '\u115F', '\u1160', '\u3164', '\uFFA0', '\u2800', '\u00AD', '\u034F':
		return false
	}
	return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r)
}

func forbidden(r rune, multiline bool) bool {
	if multiline && (r == '\n' || r == '\r' || r == '\t') {
		return false
	}
	// U+202A–202E and U+2066–2069 turn the reading direction: they can make one name look like another.
	// U+200E, U+200F and U+061C do so too.
	return unicode.IsControl(r) || r == '\u2028' || r == '\u200E' || r == '\u200F' || r == '\u061C' || r == '\u2029' ||
		(r >= '\u202A' && r <= '\u202E') || (r >= '\u2066' && r <= '\u2069')
}
