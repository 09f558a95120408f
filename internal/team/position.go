package team

import (
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

// PositionInput is a place given to a person from a day on.
type PositionInput struct {
	Title   Title
	Manager id.User // empty at the top
	From    *day.Day
	To      *day.Day // inclusive
}

// Validate finds everything that is wrong at once: title, from, to.
func (in PositionInput) Validate() problem.List {
	var l problem.List
	if in.Title == "" {
		l.Add("title", "required")
	} else if !in.Title.Valid() {
		l.Add("title", "unknown_choice")
	}
	if in.From == nil {
		l.Add("from", "required")
		return l
	}
	for field, d := range map[string]*day.Day{"from": in.From, "to": in.To} {
		if d != nil && !d.Plausible() {
			l.Add(field, "date_implausible")
		}
	}
	if in.To != nil && *in.To < *in.From {
		l.Add("to", "to_before_from", "from", *in.From)
	}
	return l
}

// Given is what a new position does to those the person already has.
type Given struct {
	Position Position
	// Replaces says that it corrects the one that begins on the same day (same ID).
	Replaces bool
	// Closes is the one in force that ends the day before, with its new end.
	Closes *Position
}

// Give is the rule for a valid new position of user among all those known: one place at a time, the one in force ends
// the day before, and no circle of managers on any day.
func Give(user id.User, in PositionInput, all []Position) (Given, error) {
	g := Given{Position: Position{User: user, Title: in.Title, Manager: in.Manager, From: *in.From, To: in.To}}
	after := make([]Position, 0, len(all)+1)
	for _, p := range all {
		switch {
		case p.User != user:
		case p.From == *in.From:
			g.Position.ID, g.Position.Rev, g.Replaces = p.ID, p.Rev, true
			continue
		case p.From > *in.From && (in.To == nil || *in.To >= p.From):
			return g, problem.At("to", "position_follows", "from", p.From)
		case p.From < *in.From && (p.To == nil || *p.To >= *in.From):
			p.To = day.Ptr(in.From.Add(-1))
			closed := p
			g.Closes = &closed
		}
		after = append(after, p)
	}
	if in.Manager == user {
		return g, problem.At("manager", "manager_self")
	}
	after = append(after, g.Position)
	if d, ok := firstCircle(g.Position, after); ok {
		return g, problem.At("manager", "manager_circle", "day", d)
	}
	return g, nil
}

// firstCircle looks at every day on which the tree changes while the position lasts.
func firstCircle(p Position, all []Position) (day.Day, bool) {
	if p.Manager == "" {
		return 0, false
	}
	days := []day.Day{p.From}
	for _, o := range all {
		// The day after an end counts too: that day the branch of who left goes elsewhere.
		for _, d := range []*day.Day{&o.From, next(o.To)} {
			if d != nil && *d > p.From && (p.To == nil || *d <= *p.To) {
				days = append(days, *d)
			}
		}
	}
	slices.Sort(days)
	for _, d := range slices.Compact(days) {
		if WouldCycle(p.User, p.Manager, all, d) {
			return d, true
		}
	}
	return 0, false
}

func next(d *day.Day) *day.Day {
	if d == nil {
		return nil
	}
	return day.Ptr(*d + 1)
}

// Close ends the position on a day, inclusive.
func (p Position) Close(to day.Day) (Position, error) {
	if !to.Plausible() {
		return p, problem.At("to", "date_implausible")
	}
	if to < p.From {
		return p, problem.At("to", "to_before_from", "from", p.From)
	}
	if p.To != nil && to > *p.To {
		return p, problem.At("to", "position_extended", "to", *p.To)
	}
	p.To = &to
	return p, nil
}
