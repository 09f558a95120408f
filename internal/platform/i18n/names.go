package i18n

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// tag is the language the reader's names are written in.
func (l *Loc) tag() language.Tag {
	if l.french() {
		return language.French
	}
	return language.English
}

// Country is the name of a country by its ISO 3166-1 alpha-2 code; a code that is none shows itself.
func (l *Loc) Country(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.Regions(l.tag()).Name(r); name != "" {
		return l.mark(name)
	}
	return code
}

// Language is the name of a language by its ISO 639-1 code; a code that is none shows itself.
func (l *Loc) Language(code string) string {
	b, err := language.ParseBase(code)
	if err != nil {
		return code
	}
	if name := display.Languages(l.tag()).Name(b); name != "" {
		return l.mark(name)
	}
	return code
}
