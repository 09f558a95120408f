package search

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// A token's first letter says what it is. Both engines then hold the same plain list of tokens in one column, without
// positions, and a prefix of a name cannot match a stem.
const (
	nameToken    = "n" // a word of a name, found by its start
	closedToken  = "c" // a word of what only readers of the whole record see, found by its start
	stemToken    = "s" // a stem of free text, found whole
	kindToken    = "k" // the kind
	weightToken  = "w" // the kind with the weight
	accountToken = "a" // the account, without dashes: a narrow scope is part of the match
	ownerToken   = "u" // the person whose record it is
)

// Bounds of what is indexed of one record, so that a novel pasted into a note does not swell the index.
const (
	maxWord  = 40    // letters of a word
	maxWords = 4_000 // words of a document
)

// words cuts folded text at everything that is neither a letter nor a digit.
func words(s string) []string {
	parts := strings.FieldsFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, p := range parts {
		parts[i] = shorten(p)
	}
	return parts
}

func shorten(w string) string {
	if len(w) <= maxWord {
		return w
	}
	for i := range w {
		if i > maxWord-utf8.UTFMax {
			return w[:i]
		}
	}
	return w
}

// nameWords are the words by which a name is found, with two joined forms: initials (« S.N.C.F. » is also sncf), and
// references written with separators (« CT-2024/017 » is also ct2024017).
func nameWords(name string) []string {
	parts := words(name)
	out := append([]string{}, parts...)
	for _, run := range initials(parts) {
		out = append(out, strings.Join(run, ""))
	}
	if joined := strings.Join(parts, ""); len(parts) > 1 && len(joined) <= maxWord && strings.ContainsFunc(joined, unicode.IsDigit) {
		out = append(out, joined)
	}
	return out
}

// initials are the runs of two or more single letters.
func initials(parts []string) [][]string {
	var out [][]string
	start := 0
	for i := 0; i <= len(parts); i++ {
		if i < len(parts) && utf8.RuneCountInString(parts[i]) == 1 {
			continue
		}
		if i-start >= 2 {
			out = append(out, parts[start:i])
		}
		start = i + 1
	}
	return out
}

// tokens is the document as the index holds it: one line of tokens, each once.
func tokens(d Doc) (string, error) {
	out := []string{kindOf(d.Ref.Kind), weightOf(d.Ref.Kind, clamp(d.Weight))}
	if d.Account != "" {
		out = append(out, accountOf(d.Account))
	}
	if d.Owner != "" {
		out = append(out, ownerOf(d.Owner))
	}
	for _, n := range append([]string{d.Title}, d.Names...) {
		for _, w := range nameWords(n) {
			out = append(out, nameToken+w)
		}
	}
	for _, n := range d.Closed {
		for _, w := range nameWords(n) {
			out = append(out, closedToken+w)
		}
	}
	body, err := stems(d.Text)
	if err != nil {
		return "", err
	}
	for _, w := range body {
		out = append(out, stemToken+w)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return strings.Join(out[:min(len(out), maxWords)], " "), nil
}

func clamp(weight int) int { return max(0, min(weight, MaxWeight)) }

func kindOf(k ref.Kind) string { return kindToken + plain(string(k)) }
func weightOf(k ref.Kind, weight int) string {
	return weightToken + strconv.Itoa(weight) + plain(string(k))
}
func accountOf(a id.Account) string { return accountToken + plain(string(a)) }
func ownerOf(u id.User) string      { return ownerToken + plain(string(u)) }

// plain keeps letters and digits, so that a token stays one token in both engines.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if (r >= 'a' && r <= 'z') || (r >= '0' && r <= '9') {
			return r
		}
		return -1
	}, s)
}
