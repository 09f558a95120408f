package web

import (
	"unicode"
	"unicode/utf8"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web/ui"
)

// Refused is what is wrong with a form, in the reader's words, by field.
type Refused struct {
	byField map[string]string
	Summary []ui.FieldError
}

// Refuse translates problems; a nil list gives a Refused without errors, so that the first showing of a form and its
// refusal are one piece of code.
func (c *Ctx) Refuse(list problem.List) Refused {
	r := Refused{byField: map[string]string{}}
	for _, p := range list {
		text := c.Loc.Problem(p)
		r.Summary = append(r.Summary, ui.FieldError{ID: p.Field, Message: text})
		if _, ok := r.byField[p.Field]; !ok {
			r.byField[p.Field] = text
		}
	}
	return r
}

// Label puts the field's name before each line of the summary: "Fin : avant le début".
func (r Refused) Label(name func(field string) string) Refused {
	for i, e := range r.Summary {
		if e.ID != "" {
			r.Summary[i].Message = name(e.ID) + "\u00a0: " + lowerFirst(e.Message)
		}
	}
	return r
}

// At is the error of a field, or "".
func (r Refused) At(field string) string { return r.byField[field] }

// Any says whether something is wrong.
func (r Refused) Any() bool { return len(r.Summary) > 0 }

// lowerFirst leaves acronyms alone: "SIREN inconnu" stays.
func lowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(first) && !unicode.IsUpper(second) {
		return string(unicode.ToLower(first)) + s[n:]
	}
	return s
}
