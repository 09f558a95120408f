package portfolio

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// Purpose is why an account is handed over.
type Purpose string

const (
	// Succession: another person becomes PRIMARY.
	Succession Purpose = "SUCCESSION"
	// Leaving: the account leaves the portfolio.
	Leaving Purpose = "EXIT"
)

// HandoverState is the life of a hand-over.
type HandoverState string

const (
	HandoverOpen HandoverState = "OPEN"
	HandoverDone HandoverState = "DONE"
	// HandoverDropped: the account passed on again, or stays, before it was done.
	HandoverDropped HandoverState = "DROPPED"
)

const (
	// HandoverDays is how long a hand-over may take once the account has changed hands; a product decision.
	HandoverDays = 14
	// DeferDays is how far the GAM may put off its completion.
	DeferDays = 30
)

// Section is a part of the checklist.
type Section string

const (
	Contacts  Section = "CONTACT"
	Contracts Section = "CONTRACT"
	Promises  Section = "PROMISE"
	Alerts    Section = "ALERT"
)

// Sections lists them in the order of the list.
var Sections = []Section{Contacts, Contracts, Promises, Alerts}

// Valid says whether the code is known.
func (s Section) Valid() bool {
	for _, k := range Sections {
		if k == s {
			return true
		}
	}
	return false
}

// Handover is the checklist of an account that changes hands.
type Handover struct {
	ID      id.Any
	Rev     int
	Account id.Account
	Purpose Purpose
	State   HandoverState
	// From passes the account to To, who begins on Day; To is empty when the account leaves the portfolio.
	From, To id.User
	Day      day.Day
	Due      day.Day
	Reason   string
	// Deferred says until when, by whom and why the completion was put off; nil when it was not.
	Deferred    *day.Day
	DeferredBy  id.User
	DeferReason string
	DoneOn      *day.Day
	DoneBy      id.User
}

// Ref points at the hand-over.
func (h Handover) Ref() ref.Ref { return ref.To(HandoverKind, h.ID) }

// Open begins a hand-over.
func Open(p Purpose, c id.Account, from, to id.User, on, today day.Day, reason string) Handover {
	return Handover{Account: c, Purpose: p, State: HandoverOpen, From: from, To: to, Day: on,
		Due: day.Max(on, today).Add(HandoverDays), Reason: reason}
}

// By is the day by which it must be done.
func (h Handover) By() day.Day {
	if h.Deferred != nil {
		return *h.Deferred
	}
	return h.Due
}

// Late says that it should be done and is not.
func (h Handover) Late(today day.Day) bool { return h.State == HandoverOpen && h.By() < today }

// Defer puts the completion off. Problems: wrong_handover_state, required, too_long, defer_too_far, to_before_from.
func (h Handover) Defer(until day.Day, reason string, by id.User) (Handover, error) {
	if h.State != HandoverOpen {
		return h, problem.New(problem.Conflict, "wrong_handover_state")
	}
	var l problem.List
	reason = text.Clean(reason)
	text.Block(&l, "reason", reason, 1, 1000)
	latest := h.Due.Add(DeferDays)
	switch {
	case until > latest:
		l.Add("until", "defer_too_far", "latest", latest)
	case until <= h.Due:
		l.Add("until", "to_before_from", "from", h.Due)
	}
	if len(l) > 0 {
		return h, l
	}
	h.Deferred, h.DeferReason, h.DeferredBy = &until, reason, by
	return h, nil
}

// Complete ends it. Problems: wrong_handover_state, handover_items_left.
func (h Handover) Complete(items []Item, by id.User, today day.Day) (Handover, error) {
	if h.State != HandoverOpen {
		return h, problem.New(problem.Conflict, "wrong_handover_state")
	}
	if n := Left(items); n > 0 {
		return h, problem.At("items", "handover_items_left", "n", n)
	}
	h.State, h.DoneBy, h.DoneOn = HandoverDone, by, &today
	return h, nil
}

// ItemState is where a line of the checklist is.
type ItemState string

const (
	ToDo      ItemState = "TODO"
	Passed    ItemState = "PASSED"
	NotNeeded ItemState = "NOT_NEEDED"
)

// Valid says whether the code is known.
func (s ItemState) Valid() bool { return s == ToDo || s == Passed || s == NotNeeded }

// Item is one thing to pass on: it points at the record, whose name is read where it is, with the reader's rights.
type Item struct {
	ID      id.Any
	Rev     int
	Section Section
	About   ref.Ref
	State   ItemState
	Note    string
	DoneBy  id.User
	DoneOn  *day.Day
}

// Tick moves a line. Not passing something on says why. Problems: unknown_choice, required, too_long.
func (i Item) Tick(to ItemState, note string, by id.User, today day.Day) (Item, error) {
	var l problem.List
	note = text.Clean(note)
	least := 0
	if to == NotNeeded {
		least = 1
	}
	if !to.Valid() {
		l.Add("state", "unknown_choice")
	}
	text.Block(&l, "note", note, least, 500)
	if len(l) > 0 {
		return i, l
	}
	i.State, i.Note, i.DoneBy, i.DoneOn = to, note, by, &today
	if to == ToDo {
		i.DoneBy, i.DoneOn = "", nil
	}
	return i, nil
}

// Left counts the lines still to pass on.
func Left(items []Item) (n int) {
	for _, i := range items {
		if i.State == ToDo {
			n++
		}
	}
	return n
}
