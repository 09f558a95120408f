package account

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
)

var lives = map[EntityState][]EntityState{Prospect: {Live, Closed}, Live: {Sold, Closed}, Sold: {Live}, Closed: {Live}}

// CanBecome lists the states a legal body may move to. A sale or a closing that did not take place is taken back.
func (s EntityState) CanBecome() []EntityState { return lives[s] }

// Become moves a legal body on: ACTIVE from a day, SOLD or CLOSED with that day as its last. Problems: wrong_status,
// to_before_from.
func (e Entity) Become(to EntityState, on day.Day) (Entity, error) {
	if !oneOf(to, e.State.CanBecome()) {
		return e, problem.New(problem.Conflict, "wrong_status", "from", string(e.State), "to", string(to))
	}
	if !on.Plausible() {
		return e, problem.At("on", "date_implausible", "date", on)
	}
	if to == Live {
		if e.State == Prospect {
			e.From = &on
		}
		e.State, e.To = Live, nil
		return e, nil
	}
	if e.From != nil && on < *e.From {
		return e, problem.At("on", "to_before_from", "from", *e.From)
	}
	e.State, e.To = to, &on
	return e, nil
}
