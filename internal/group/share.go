package group

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// Kinds by which the journal points at records of this area.
const (
	ShareKind ref.Kind = "ownership"
	SiteKind  ref.Kind = "site"
	HeadKind  ref.Kind = "group_head"
	StayKind  ref.Kind = "entity_stay"
	MergeKind ref.Kind = "account_merge"
)

// Share is the part of a legal body that another one holds, from a day to a day, both included.
type Share struct {
	ID     id.Any
	Rev    int
	Parent id.Entity
	Child  id.Entity
	// Pct is the part of the capital, 1 for 100 %; nil when a parent is known and its part is not.
	Pct *decimal.Decimal
	// Votes is the part of the votes where it is not that of the capital.
	Votes *decimal.Decimal
	From  day.Day
	To    *day.Day
	Note  string
}

// On says whether the share stands on that day.
func (s Share) On(d day.Day) bool { return d >= s.From && (s.To == nil || d <= *s.To) }

// Voting is the part of the votes: that of the capital unless another was entered; nil when neither is known.
func (s Share) Voting() *decimal.Decimal {
	if s.Votes != nil {
		return s.Votes
	}
	return s.Pct
}

// meets says whether two shares stand on a same day.
func (s Share) meets(o Share) bool {
	return (o.To == nil || s.From <= *o.To) && (s.To == nil || o.From <= *s.To)
}

// Validate finds what is wrong with a share by itself. The part is above 0 and at most 100 %.
func (s Share) Validate() problem.List {
	var l problem.List
	if s.Parent == "" {
		l.Add("parent", "required")
	}
	if s.Child == "" {
		l.Add("child", "required")
	}
	if s.Parent != "" && s.Parent == s.Child {
		l.Add("parent", "holds_itself")
	}
	if s.Pct == nil {
		l.Add("pct", "required")
	} else if *s.Pct <= 0 || *s.Pct > decimal.One {
		l.Add("pct", "pct_out_of_range")
	}
	if s.Votes != nil && (*s.Votes < 0 || *s.Votes > decimal.One) {
		l.Add("votes", "votes_out_of_range")
	}
	if !s.From.Plausible() {
		l.Add("from", "date_implausible", "date", s.From)
	}
	if s.To != nil && *s.To < s.From {
		l.Add("to", "to_before_from", "from", s.From)
	}
	text.Line(&l, "note", text.Clean(s.Note), 0, 300)
	return l
}

// Close ends the share on a day, included. Problems: to_before_from, already_closed.
func (s Share) Close(on day.Day) (Share, error) {
	switch {
	case on < s.From:
		return s, problem.At("to", "to_before_from", "from", s.From)
	case s.To != nil && *s.To <= on:
		return s, problem.New(problem.Conflict, "already_closed", "to", *s.To)
	}
	s.To = &on
	return s, nil
}
