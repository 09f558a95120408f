package account

import (
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// DefaultCap is the starting value of the setting portfolio.cap: "generally at most three" key accounts a person.
const DefaultCap = 3

// ExceptionMonths is the longest an exception may last.
const ExceptionMonths = 6

// Exception lets a person carry one account above the cap for a while.
type Exception struct {
	ID      id.Any
	User    id.User
	Account id.Account
	Reason  string
	// ApprovedBy is the GAM or the Direction.
	ApprovedBy id.User
	From       day.Day
	To         day.Day
}

// On says whether the exception holds that day, both ends included.
func (e Exception) On(d day.Day) bool { return d >= e.From && d <= e.To }

// Validate finds what is wrong with an exception. Problems: required, not_approved, self_approved, to_before_from,
// exception_too_long, date_implausible.
func (e Exception) Validate() problem.List {
	var l problem.List
	if e.User == "" {
		l.Add("user", "required")
	}
	if e.Account == "" {
		l.Add("account", "required")
	}
	text.Block(&l, "reason", text.Clean(e.Reason), 1, 1000)
	switch e.ApprovedBy {
	case "":
		l.Add("approved_by", "not_approved")
	case e.User:
		l.Add("approved_by", "self_approved")
	}
	latest := e.From.AddMonths(ExceptionMonths)
	switch {
	case !e.From.Plausible() || !e.To.Plausible():
		l.Add("to", "date_implausible", "date", e.To)
	case e.To < e.From:
		l.Add("to", "to_before_from", "from", e.From)
	case e.To > latest:
		l.Add("to", "exception_too_long", "latest", latest)
	}
	return l
}

// Load is one account that a person carries, with its status today.
type Load struct {
	Assignment Assignment
	Status     Status
}

// places counts the key accounts a person carries that day, those under an exception apart.
func places(loads []Load, exceptions []Exception, d day.Day) (counted, excepted int) {
	seen := map[id.Account]bool{}
	for _, l := range loads {
		a := l.Assignment
		if !l.Status.Carried() || !a.Counts() || !a.On(d) || seen[a.Account] {
			continue
		}
		seen[a.Account] = true
		if exceptionOn(exceptions, a, d) {
			excepted++
		} else {
			counted++
		}
	}
	return counted, excepted
}

func exceptionOn(exceptions []Exception, a Assignment, d day.Day) bool {
	for _, e := range exceptions {
		if e.User == a.User && e.Account == a.Account && e.On(d) {
			return true
		}
	}
	return false
}

// CarriedOn is the number of key accounts a person carries that day, exceptions included.
func CarriedOn(loads []Load, d day.Day) int {
	counted, _ := places(loads, nil, d)
	return counted
}

// OverCap says whether the person carries more key accounts that day than the cap and the exceptions allow.
func OverCap(loads []Load, exceptions []Exception, cap int, d day.Day) bool {
	counted, _ := places(loads, exceptions, d)
	return counted > cap
}

// CheckCap checks that one more load keeps the person within the cap on every day it lasts. A load that starts under
// an exception is allowed for good: when the exception ends, PF_CAP asks for a decision. The problem is cap_exceeded,
// with the first day in excess, the number carried and the cap; of an INTERIM, interim_too_long, which also says until
// when it would take no place.
func CheckCap(loads []Load, more Load, exceptions []Exception, cap int) problem.List {
	var l problem.List
	n := more.Assignment
	if !more.Status.Carried() || !n.Counts() || exceptionOn(exceptions, n, n.From) {
		return l
	}
	all := append(append([]Load(nil), loads...), more)
	for _, d := range changes(all, exceptions, n) {
		if OverCap(all, exceptions, cap, d) {
			if n.Role == Interim { // it takes a place only because it is long
				l.Add("to", "interim_too_long", "most", InterimFree, "until", n.From.Add(InterimFree-1), "n", CarriedOn(all, d), "cap", cap)
				return l
			}
			l.Add("user", "cap_exceeded", "n", CarriedOn(all, d), "cap", cap, "date", d)
			return l
		}
	}
	return l
}

// changes are the days, within the new assignment, on which the number carried may rise, in order of the first one.
func changes(loads []Load, exceptions []Exception, n Assignment) []day.Day {
	days := []day.Day{n.From}
	for _, l := range loads {
		days = append(days, l.Assignment.From)
	}
	for _, e := range exceptions {
		days = append(days, e.To+1)
	}
	days = slices.DeleteFunc(days, func(d day.Day) bool { return !n.On(d) })
	slices.Sort(days)
	return days
}
