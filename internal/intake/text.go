package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// emptyWords are how exports write that nothing is there.
var emptyWords = map[string]bool{
	"NULL": true, "null": true, "(null)": true, "N/A": true, "n/a": true, "#N/A": true, `\N`: true, "#REF!": true, "#VALUE!": true, "NaN": true,
}

// clean trims, composes (NFC) and joins lines; it says whether control characters were left.
func clean(s string) (text string, control bool) {
	if s == "" || emptyWords[s] {
		return "", false
	}
	s = unguarded(s)
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c >= utf8.RuneSelf || c == 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return strings.TrimSpace(s), false
	}
	s = strings.TrimFunc(norm.NFC.String(s), func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' })
	if strings.ContainsAny(s, "\n\r\t\v\f\u2028\u2029") {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r != '\u00a0' && r != '\u202f' && unicode.IsSpace(r) }), " ")
	}
	for _, r := range s {
		if unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			return s, true // the last two ranges turn the reading direction: one name can look like another
		}
	}
	return s, false
}

// unguarded takes away the quotation mark that our own exports put before a text which a spreadsheet would take for a
// formula, so that lines to correct come back as they left.
func unguarded(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune("=+-@", rune(s[1])) {
		return s[1:]
	}
	return s
}

// lost says that a character disappeared before the export: the replacement character, or a question mark
// in the middle of a word ("mise en ?uvre", "d?un").
func lost(s string) bool {
	if strings.Contains(s, "\ufffd") {
		return true
	}
	for i := 0; i < len(s); i++ {
		if s[i] != '?' || i == 0 || i+1 == len(s) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		if unicode.IsLetter(after) && (unicode.IsLetter(before) || before == ' ' && unicode.IsLower(after)) {
			return true
		}
	}
	return false
}

// legible puts a question mark where a character was lost: no record may hold U+FFFD.
func legible(s string) string { return strings.ReplaceAll(s, "\ufffd", "?") }

// fold makes names comparable: no accents, no case, no punctuation.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	put := func(r rune) {
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			put(r)
		case r >= 'A' && r <= 'Z':
			put(r + 'a' - 'A')
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			put(unicode.ToLower(r))
		default:
			space = true
		}
	}
	return b.String()
}

// squash folds a column name to its letters: "Billing City", "billing_city" and "BillingCity" are one.
func squash(s string) string { return strings.ReplaceAll(fold(s), " ", "") }

// squeeze strips what people put inside identifiers.
func squeeze(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if r == '.' || r == '-' || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s))
}

// looksLikeSite is a plain shape test: a host with a dot, on the web.
func looksLikeSite(s string) bool {
	rest := s
	if scheme, after, ok := strings.Cut(s, "://"); ok {
		if scheme = strings.ToLower(scheme); scheme != "http" && scheme != "https" {
			return false
		}
		rest = after
	}
	host, _, _ := strings.Cut(rest, "/")
	return strings.Contains(strings.Trim(host, "."), ".") && !strings.ContainsAny(s, " @=+\"<>")
}
