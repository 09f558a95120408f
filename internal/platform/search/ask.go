package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"comptoir/internal/kernel/text"
)

// Bounds of a question: what is longer was pasted by mistake.
const (
	maxQuestion = 200
	maxTerms    = 8
)

// question is what someone typed, cut into terms that must all match.
type question struct {
	// folded is the whole, as the start of a title.
	folded string
	terms  []term
	// whole also asks what only readers of the whole record see.
	whole bool
	// joined is all words without separators, for references and identifiers typed in groups; "" when there is one word.
	joined string
}

// term is one word typed: the start of a name, or the stem of a word of free text.
type term struct {
	start string
	stem  string
}

func ask(typed string) (question, error) {
	if utf8.RuneCountInString(typed) > maxQuestion {
		typed = string([]rune(typed)[:maxQuestion])
	}
	q := question{folded: text.Fold(typed)}
	parts := joinInitials(words(typed))
	if len(parts) > 1 {
		q.joined = shorten(strings.Join(parts, ""))
	}
	for _, w := range parts {
		t, empty, err := termOf(w)
		if err != nil {
			return question{}, err
		}
		// Small words find everything and narrow nothing: « contrat de maintenance » is two terms.
		if empty && len(parts) > 1 && !strings.ContainsAny(w, "0123456789") {
			continue
		}
		q.terms = append(q.terms, t)
	}
	if len(q.terms) == 0 && len(parts) > 0 {
		q.terms = []term{{start: parts[len(parts)-1]}}
	}
	q.terms = q.terms[:min(len(q.terms), maxTerms)]
	return q, nil
}

// termOf also says whether the word is too small to leave a stem.
func termOf(w string) (t term, empty bool, err error) {
	s, err := stems(w)
	if err != nil {
		return term{}, false, err
	}
	t = term{start: w}
	if len(s) == 1 {
		t.stem = s[0]
	}
	return t, len(s) == 0, nil
}

// joinInitials turns « s n c f » into sncf, as the index has it.
func joinInitials(parts []string) []string {
	for _, run := range initials(parts) {
		i := slices.Index(parts, run[0])
		for !slices.Equal(parts[i:i+len(run)], run) {
			i++
		}
		parts = slices.Replace(slices.Clone(parts), i, i+len(run), strings.Join(run, ""))
	}
	return parts
}

func (q question) empty() bool { return len(q.terms) == 0 }

// dialect writes a question for one engine. Every token is quoted: nothing that is typed is syntax.
type dialect struct {
	and, or string
	quote   func(token string, prefix bool) string
}

// fts5 is SQLite's. A quote inside a token cannot happen (tokens are letters and digits) and is doubled all the same.
var fts5 = dialect{and: " AND ", or: " OR ", quote: func(t string, prefix bool) string {
	t = `"` + strings.ReplaceAll(t, `"`, `""`) + `"`
	if prefix {
		return t + "*"
	}
	return t
}}

// tsquery is PostgreSQL's.
var tsquery = dialect{and: " & ", or: " | ", quote: func(t string, prefix bool) string {
	t = "'" + strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(t) + "'"
	if prefix {
		return t + ":*"
	}
	return t
}}

// match is the whole condition: every term, and one token of each of the lists that are not empty.
func (d dialect) match(q question, lists ...[]string) string {
	var all []string
	for _, list := range lists {
		if len(list) == 0 {
			continue
		}
		quoted := make([]string, len(list))
		for i, t := range list {
			quoted[i] = d.quote(t, false)
		}
		all = append(all, d.any(quoted))
	}
	return strings.Join(append(all, d.words(q)), d.and)
}

// words is the condition on what was typed.
func (d dialect) words(q question) string {
	all := make([]string, 0, len(q.terms))
	for _, t := range q.terms {
		one := d.starting(q, t.start)
		if t.stem != "" {
			one = append(one, d.quote(stemToken+t.stem, false))
		}
		all = append(all, d.any(one))
	}
	cond := strings.Join(all, d.and)
	if q.joined == "" {
		return cond
	}
	return d.any(append([]string{"(" + cond + ")"}, d.starting(q, q.joined)...))
}

// starting is the start of a word that the reader may find by.
func (d dialect) starting(q question, w string) []string {
	out := []string{d.quote(nameToken+w, true)}
	if q.whole {
		out = append(out, d.quote(closedToken+w, true))
	}
	return out
}

func (d dialect) any(list []string) string {
	if len(list) == 1 {
		return list[0]
	}
	return "(" + strings.Join(list, d.or) + ")"
}
