// Package problem says what is wrong with a request, as codes and facts, never as a sentence:
// each door translates at its edge.
package problem

import (
	"errors"
	"strings"
)

// Kind says how a door answers.
type Kind int

const (
	// Invalid is bad input: shown at its field (422).
	Invalid Kind = iota
	// NotFound is absent, or not visible to who asks: the two are never told apart (404).
	NotFound
	// Forbidden is a refusal about something the person may know exists (403).
	Forbidden
	// Unauthenticated asks to sign in (401).
	Unauthenticated
	// Conflict is a stale edit or a rule broken by someone else's change (409).
	Conflict
	// TooLarge is over a stated limit (413).
	TooLarge
	// TooMany is throttled (429).
	TooMany
)

// Args are the facts a message is filled with: numbers, days, money, names.
type Args map[string]any

// Problem is one thing that is wrong. Code is a message key suffix such as "end_before_start".
type Problem struct {
	Kind  Kind
	Code  string
	Field string
	Args  Args
}

// Error serves logs only.
func (p Problem) Error() string {
	if p.Field == "" {
		return p.Code
	}
	return p.Field + ": " + p.Code
}

// At makes an invalid-field problem.
func At(field, code string, args ...any) Problem {
	return Problem{Kind: Invalid, Code: code, Field: field, Args: pairs(args)}
}

// New makes a problem that belongs to no field.
func New(kind Kind, code string, args ...any) Problem {
	return Problem{Kind: kind, Code: code, Args: pairs(args)}
}

// Missing is the one answer for what is absent or out of sight.
func Missing() Problem { return Problem{Kind: NotFound, Code: "not_found"} }

// Stale is a lost optimistic lock.
func Stale() Problem { return Problem{Kind: Conflict, Code: "stale"} }

func pairs(kv []any) Args {
	if len(kv) == 0 {
		return nil
	}
	a := make(Args, len(kv)/2)
	for i := 0; i+1 < len(kv); i += 2 {
		a[kv[i].(string)] = kv[i+1]
	}
	return a
}

// List is all that is wrong with one input, at once.
type List []Problem

// Error serves logs only.
func (l List) Error() string {
	s := make([]string, len(l))
	for i, p := range l {
		s[i] = p.Error()
	}
	return strings.Join(s, "; ")
}

// Add appends a field problem.
func (l *List) Add(field, code string, args ...any) { *l = append(*l, At(field, code, args...)) }

// Err is nil when nothing is wrong.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// All unpacks an error into its problems; ok is false when it is none of ours, hence internal.
func All(err error) (list List, ok bool) {
	var l List
	if errors.As(err, &l) {
		return l, true
	}
	var p Problem
	if errors.As(err, &p) {
		return List{p}, true
	}
	return nil, false
}

// Is says whether err is a problem of that kind.
func Is(err error, kind Kind) bool {
	l, ok := All(err)
	return ok && len(l) > 0 && l[0].Kind == kind
}

// Has says whether err holds that code.
func Has(err error, code string) bool {
	l, _ := All(err)
	for _, p := range l {
		if p.Code == code {
			return true
		}
	}
	return false
}
