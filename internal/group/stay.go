package group

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

// Stay is the time that a legal body spent with an account it has left.
type Stay struct {
	ID      id.Any
	Entity  id.Entity
	Account id.Account
	// From is nil for the first account, since whenever; To is the last day, included.
	From *day.Day
	To   day.Day
}

// AccountOn is the account that a legal body belonged to on a day: one a day, that of the stay which holds the day, else
// the one it is with now.
func AccountOn(stays []Stay, now id.Account, d day.Day) id.Account {
	for _, s := range stays {
		if d <= s.To && (s.From == nil || d >= *s.From) {
			return s.Account
		}
	}
	return now
}

// Leave makes the stay that ends the day before a body goes to another account. Problems: not_yet, since a body goes on
// the day itself, never in advance; before_last_move, since history is not rewritten.
func Leave(stays []Stay, e id.Entity, from id.Account, on, today day.Day) (Stay, error) {
	if on > today {
		return Stay{}, problem.At("on", "not_yet", "today", today)
	}
	s := Stay{Entity: e, Account: from, To: on - 1}
	for _, o := range stays {
		if s.From == nil || o.To+1 > *s.From {
			s.From = day.Ptr(o.To + 1)
		}
	}
	if s.From != nil && s.To < *s.From {
		return Stay{}, problem.At("on", "before_last_move", "date", *s.From)
	}
	return s, nil
}
