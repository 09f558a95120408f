// Package personal takes a person's name, address and numbers out of free words, wherever they stand: an area says where
// it keeps words that people write, and the same hand finds, counts and replaces in all of them (DOMAIN §20).
//
// It does not own any table: each area names its own.
package personal

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
)

// Person is somebody to be found in what was written.
type Person struct {
	Contact id.Contact
	Account id.Account
	Name    string
	Email   string
	// Phone is as typed, Tel as dialled.
	Phone, Tel string
	// Stand is what takes their place: « Contact supprimé #3 ».
	Stand string
}

// shortest is how many characters a word must have to be looked for in other people's sentences.
const shortest = 5

// Words is how a person is found in sentences.
type Words struct {
	// like are parts that a sentence must hold, in lower case, to be looked at; one of them is enough.
	like []string
	re   *regexp.Regexp
}

// None says that there is nothing to look for.
func (w Words) None() bool { return w.re == nil }

// Words are a person's full name, in either order and with or without accents, e-mail and telephone. A name of one word
// is looked for only where it is sure to be theirs.
func (p Person) Words() Words { return p.words(false) }

// OwnWords also hold each part of the name: for what was written on this person.
func (p Person) OwnWords() Words { return p.words(true) }

func (p Person) words(parts bool) Words {
	var w Words
	var alternatives []string
	add := func(literal, like string) {
		alternatives = append(alternatives, literal)
		w.like = append(w.like, like)
	}
	for _, s := range []string{p.Email, p.Phone, p.Tel, strings.TrimPrefix(p.Tel, "+")} {
		if utf8.RuneCountInString(s) >= shortest {
			add(regexp.QuoteMeta(s), strings.ToLower(s))
		}
	}
	names := strings.Fields(p.Name)
	if len(names) > 1 {
		turned := append(append([]string{}, names[len(names)-1]), names[:len(names)-1]...)
		add(spelled(names), plainPart(p.Name))
		add(spelled(turned), plainPart(p.Name))
	}
	for _, n := range names {
		if parts && utf8.RuneCountInString(n) >= 3 {
			add(spelled([]string{n}), plainPart(n))
		}
	}
	if len(alternatives) > 0 {
		w.re = regexp.MustCompile(`(?i)(^|[^\pL\pN])(?:` + strings.Join(alternatives, "|") + `)($|[^\pL\pN])`)
	}
	return w
}

// accents are the letters that people write for one, with or without its accent.
var accents = map[rune]string{'a': "aàâäáãå", 'c': "cç", 'e': "eéèêë", 'i': "iîïíì", 'n': "nñ", 'o': "oôöóòõø", 'u': "uùûüú", 'y': "yÿý"}

// spelled is a pattern of a name: accents are optional, spaces any.
func spelled(names []string) string {
	parts := make([]string, len(names))
	for i, n := range names {
		var b strings.Builder
		for _, r := range strings.ToLower(n) {
			base := []rune(text.Fold(string(r)))
			if len(base) == 1 && accents[base[0]] != "" {
				b.WriteString("[" + accents[base[0]] + string(r) + "]")
				continue
			}
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
		parts[i] = b.String()
	}
	return strings.Join(parts, `[\s\x{00a0}\x{202f},_-]+`)
}

// plainPart is the longest run of letters without accent: what stands in every spelling, in any engine's lower case.
func plainPart(name string) string {
	best := ""
	for _, run := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		if len(run) > len(best) {
			best = run
		}
	}
	return best
}

// In says whether a sentence names the person.
func (w Words) In(s string) bool { return w.re != nil && w.re.MatchString(s) }

// Replace puts a word in the person's place.
func (w Words) Replace(s, stand string) string {
	if w.re == nil {
		return s
	}
	put := "${1}" + strings.ReplaceAll(stand, "$", "$$") + "${2}"
	// Twice: two mentions may share the space between them.
	return w.re.ReplaceAllString(w.re.ReplaceAllString(s, put), put)
}
