package web

import (
	"slices"
	"strings"
	"unicode"
)

// legalForms say what kind of body it is, not what it is called.
var legalForms = strings.Fields("ab ag as asa aps a/s bv b.v cic co corp eirl eurl gie gmbh inc kg kgaa llc llp lp ltd ltda nv n.v oy oyj plc pte pty sa s.a sarl sas s.a.s sasu sca sci scop se sl slu snc spa s.p.a sprl srl s.r.l")

// Initials are the first letters of the first and the last word of a name; the legal form of a company is no word of it.
func Initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '\'' || r == '’' })
	words = slices.DeleteFunc(words, func(w string) bool { return firstLetter(w) == "" })
	for len(words) > 1 && slices.Contains(legalForms, strings.ToLower(strings.Trim(words[len(words)-1], ".,()"))) {
		words = words[:len(words)-1]
	}
	switch len(words) {
	case 0:
		return "?"
	case 1:
		return firstLetter(words[0])
	}
	return firstLetter(words[0]) + firstLetter(words[len(words)-1])
}

// firstLetter leaves out what opens a word and is none: a quotation mark, a bracket.
func firstLetter(word string) string {
	for _, r := range word {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return string(unicode.ToUpper(r))
		}
	}
	return ""
}
