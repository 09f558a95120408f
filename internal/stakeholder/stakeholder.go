package stakeholder

import (
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// Stakeholder is somebody who weighs on what a client decides, or a post nobody holds.
type Stakeholder struct {
	ID      id.Any
	Rev     int
	Account id.Account
	// Contact is the person; empty is an unfilled post, which Post names.
	Contact id.Contact
	Post    string
	Roles   []Role
	// Influence is 0 to 100; nil is unknown, which is not zero. It is dated and signed.
	Influence    *int
	InfluenceDay day.Day
	InfluenceBy  id.User
	Owner        id.User
	ReportsTo    id.Any
	// External is somebody who advises the client from outside, off the chart.
	External bool
	Note     string
	State    State
}

// Ref points at the stakeholder.
func (s Stakeholder) Ref() ref.Ref { return ref.To(Kind, s.ID) }

// Vacant says that nobody holds the post.
func (s Stakeholder) Vacant() bool { return s.Contact == "" }

// Has says whether they have a role.
func (s Stakeholder) Has(r Role) bool { return slices.Contains(s.Roles, r) }

// Input is a stakeholder as somebody enters them.
type Input struct {
	Contact   id.Contact
	Post      string
	Roles     []Role
	Influence *int
	Owner     id.User
	ReportsTo id.Any
	External  bool
	Note      string
}

// Clean trims the texts and puts the roles in their order.
func (in Input) Clean() Input {
	in.Post, in.Note = text.Clean(in.Post), text.Clean(in.Note)
	given := in.Roles
	in.Roles = slices.DeleteFunc(slices.Clone(Roles), func(r Role) bool { return !slices.Contains(given, r) })
	for _, r := range given {
		if !slices.Contains(Roles, r) && !slices.Contains(in.Roles, r) {
			in.Roles = append(in.Roles, r)
		}
	}
	return in
}

// Validate finds everything that is wrong with the input at once.
func (in Input) Validate() problem.List {
	in = in.Clean()
	var l problem.List
	if in.Contact == "" {
		text.Line(&l, "post", in.Post, 1, 120)
	} else {
		text.Line(&l, "post", in.Post, 0, 120)
	}
	for _, r := range in.Roles {
		if !slices.Contains(Roles, r) {
			l.Add("roles", "unknown_choice")
		}
	}
	if in.Influence != nil && (*in.Influence < 0 || *in.Influence > 100) {
		l.Add("influence", "out_of_range", "min", 0, "max", 100)
	}
	text.Block(&l, "note", in.Note, 0, 2000)
	return l
}

// Edit applies an input. What is thought of somebody's influence keeps its day and its author until it moves.
func (s Stakeholder) Edit(in Input, by id.User, today day.Day) Stakeholder {
	in = in.Clean()
	if !same(s.Influence, in.Influence) {
		s.Influence, s.InfluenceDay, s.InfluenceBy = in.Influence, today, by
	}
	s.Contact, s.Post, s.Roles, s.Owner, s.ReportsTo, s.External, s.Note = in.Contact, in.Post, in.Roles, in.Owner, in.ReportsTo, in.External, in.Note
	return s
}

func same(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

// Cycle says whether somebody would report to themselves, over however many: above says whom each reports to.
func Cycle(who, to id.Any, above map[id.Any]id.Any) bool {
	seen := map[id.Any]bool{}
	for at := to; at != "" && !seen[at]; at = above[at] {
		if at == who {
			return true
		}
		seen[at] = true
	}
	return false
}
