package account

import (
	"sort"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// Role is how a person carries an account.
type Role string

const (
	Primary Role = "PRIMARY"
	Backup  Role = "BACKUP"
	Interim Role = "INTERIM"
)

// Roles lists them in the order of a form.
var Roles = []Role{Primary, Backup, Interim}

// Valid says whether the code is known.
func (r Role) Valid() bool { return oneOf(r, Roles) }

// InterimFree is the number of days up to which an INTERIM does not count towards the cap.
const InterimFree = 60

// Assignment says who carries an account from one day to another, both included: an account closed on 30/06 frees
// its place on 01/07, not before.
type Assignment struct {
	ID         id.Any
	Account    id.Account
	User       id.User
	Role       Role
	From       day.Day
	To         *day.Day
	Reason     string
	ApprovedBy id.User
	// ExceptionUntil is the last day of the exception under which the account is carried above the cap; nil for none.
	ExceptionUntil *day.Day
}

// Exception is the exception under which the account is carried above the cap; ok is false when there is none.
func (a Assignment) Exception() (e Exception, ok bool) {
	if a.ExceptionUntil == nil {
		return Exception{}, false
	}
	return Exception{ID: a.ID, User: a.User, Account: a.Account, Reason: a.Reason, ApprovedBy: a.ApprovedBy,
		From: a.From, To: *a.ExceptionUntil}, true
}

// Exceptions are those of the loads.
func Exceptions(loads []Load) []Exception {
	var all []Exception
	for _, l := range loads {
		if e, ok := l.Assignment.Exception(); ok {
			all = append(all, e)
		}
	}
	return all
}

// On says whether the assignment holds that day.
func (a Assignment) On(d day.Day) bool { return covers(a.From, a.To, d) }

// Days is the length, both ends included; 0 when it has no end.
func (a Assignment) Days() int {
	if a.To == nil {
		return 0
	}
	return a.From.Until(*a.To) + 1
}

// Counts says that the assignment takes a place in the person's portfolio: a PRIMARY does, an INTERIM only when it
// lasts more than 60 days or has no end.
func (a Assignment) Counts() bool {
	switch a.Role {
	case Primary:
		return true
	case Interim:
		return a.To == nil || a.Days() > InterimFree
	}
	return false
}

// carries says that somebody answers for the account: its PRIMARY or the INTERIM in their place.
func (a Assignment) carries() bool { return a.Role == Primary || a.Role == Interim }

// overlaps gives the first day two assignments share.
func (a Assignment) overlaps(b Assignment) (day.Day, bool) {
	d := day.Max(a.From, b.From)
	return d, a.On(d) && b.On(d)
}

// PrimaryOn is who is PRIMARY of an account that day, among its assignments.
func PrimaryOn(of []Assignment, d day.Day) (Assignment, bool) {
	for _, a := range of {
		if a.Role == Primary && a.On(d) {
			return a, true
		}
	}
	return Assignment{}, false
}

// CarrierOn is who answers for the account that day: an INTERIM before the PRIMARY they stand in for.
func CarrierOn(of []Assignment, d day.Day) (Assignment, bool) {
	for _, a := range of {
		if a.Role == Interim && a.On(d) {
			return a, true
		}
	}
	return PrimaryOn(of, d)
}

// Assign checks a new assignment against the others of the same account. Problems: required, unknown_choice,
// date_implausible, to_before_from, primary_overlap (with the day and the person).
func Assign(others []Assignment, n Assignment) problem.List {
	var l problem.List
	if n.User == "" {
		l.Add("user", "required")
	}
	if !n.Role.Valid() {
		l.Add("role", "unknown_choice")
	}
	text.Block(&l, "reason", text.Clean(n.Reason), 0, 1000)
	if e, ok := n.Exception(); ok {
		l = append(l, e.Validate()...)
	}
	if !n.From.Plausible() {
		l.Add("from", "date_implausible", "date", n.From)
	}
	if n.To != nil && (*n.To < n.From || !n.To.Plausible()) {
		l.Add("to", "to_before_from", "from", n.From)
		return l
	}
	for _, o := range others {
		if o.Account != n.Account || o.ID != "" && o.ID == n.ID {
			continue
		}
		if d, both := n.overlaps(o); both && n.Role == Primary && o.Role == Primary {
			l.Add("from", "primary_overlap", "date", d, "user", string(o.User))
		}
		if d, both := n.overlaps(o); both && n.Role == o.Role && n.User == o.User && n.Role != Primary {
			l.Add("from", "assigned_twice", "date", d)
		}
	}
	return l
}

// Close ends an assignment on a day, included. History is closed, never edited: a closed one stays as it is.
// Problems: already_closed, to_before_from.
func (a Assignment) Close(on day.Day) (Assignment, error) {
	if a.To != nil && *a.To <= on {
		return a, problem.New(problem.Conflict, "already_closed", "to", *a.To)
	}
	if on < a.From {
		return a, problem.At("to", "to_before_from", "from", a.From)
	}
	a.To = &on
	return a, nil
}

// Gap is a stretch of days, both included, on which nobody carries an account.
type Gap struct{ From, To day.Day }

// Gaps are the days between from and to, both included, without PRIMARY or INTERIM.
func Gaps(of []Assignment, from, to day.Day) []Gap {
	var carried []Assignment
	for _, a := range of {
		if a.carries() {
			carried = append(carried, a)
		}
	}
	sort.Slice(carried, func(i, j int) bool { return carried[i].From < carried[j].From })
	var gaps []Gap
	next := from
	for _, a := range carried {
		if a.From > to {
			break
		}
		if a.From > next {
			gaps = append(gaps, Gap{next, a.From - 1})
		}
		if a.To == nil {
			return gaps
		}
		next = day.Max(next, *a.To+1)
	}
	if next <= to {
		gaps = append(gaps, Gap{next, to})
	}
	return gaps
}
