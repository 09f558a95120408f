package export

import (
	"strings"

	"comptoir/internal/kernel/text"
)

// file names the download by what it holds and of when, so that two of them do not cover each other in a folder:
// comptoir-comptes-2026-11-23.
func (t Table) file() string {
	if t.On == 0 {
		return t.Name
	}
	return "comptoir-" + slug(t.Name) + "-" + t.On.String()
}

// slug is a name in small letters and dashes.
func slug(s string) string {
	words := strings.FieldsFunc(text.Fold(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}
