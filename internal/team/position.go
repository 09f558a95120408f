package team

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

// Validate finds what is wrong with a new or changed position, given all the others. Problems: required, invalid,
// implausible_date, end_before_start, own_manager, one_position (with the day), cycle (with the day).
func (p Position) Validate(all []Position) problem.List {
	var l problem.List
	if p.User == "" {
		l.Add("user", "required")
	}
	if !p.Title.Valid() {
		l.Add("title", "invalid")
	}
	if !p.From.Plausible() {
		l.Add("from", "implausible_date", "date", p.From)
	}
	if p.To != nil && (*p.To < p.From || !p.To.Plausible()) {
		l.Add("to", "end_before_start", "from", p.From)
	}
	if p.Manager == p.User && p.User != "" {
		l.Add("manager", "own_manager")
	}
	if len(l) > 0 {
		return l
	}
	others := p.without(all)
	if d, twice := p.heldTwice(others); twice {
		l.Add("from", "one_position", "date", d)
	}
	if d, cycle := p.closesCycle(others); cycle {
		l.Add("manager", "cycle", "date", d)
	}
	return l
}

func (p Position) without(all []Position) []Position {
	var others []Position
	for _, o := range all {
		if p.ID == "" || o.ID != p.ID {
			others = append(others, o)
		}
	}
	return others
}

// heldTwice is the first day on which the person already holds a position.
func (p Position) heldTwice(others []Position) (day.Day, bool) {
	for _, o := range others {
		if d := day.Max(p.From, o.From); o.User == p.User && p.On(d) && o.On(d) {
			return d, true
		}
	}
	return 0, false
}

// closesCycle looks at every day on which a position begins while this one holds: between two of them nothing can
// close a circle.
func (p Position) closesCycle(others []Position) (day.Day, bool) {
	if p.Manager == "" {
		return 0, false
	}
	days := []day.Day{p.From}
	for _, o := range others {
		if p.On(o.From) {
			days = append(days, o.From)
		}
	}
	for _, d := range days {
		if WouldCycle(p.User, p.Manager, others, d) {
			return d, true
		}
	}
	return 0, false
}

// ManagerOf is who a person reports to that day; ok is false at the top and for someone without a position.
func ManagerOf(user id.User, all []Position, d day.Day) (manager id.User, ok bool) {
	for _, p := range all {
		if p.User == user && p.On(d) {
			return p.Manager, p.Manager != ""
		}
	}
	return "", false
}

// TitleOn is the title a person holds that day; empty for none.
func TitleOn(user id.User, all []Position, d day.Day) Title {
	for _, p := range all {
		if p.User == user && p.On(d) {
			return p.Title
		}
	}
	return ""
}

// Above says whether boss is in the chain of managers above the person that day.
func Above(boss, user id.User, all []Position, d day.Day) bool {
	for range all {
		m, ok := ManagerOf(user, all, d)
		if !ok {
			return false
		}
		if m == boss {
			return true
		}
		user = m
	}
	return false
}
