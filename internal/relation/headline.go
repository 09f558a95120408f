package relation

import (
	"strings"
	"unicode/utf8"
)

// Headline is the first line of what was said, cut between words where it is longer than most characters.
func Headline(summary string, most int) string {
	s, _, _ := strings.Cut(summary, "\n")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	cut := string([]rune(s)[:most])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
