package coordination

import (
	"cmp"
	"slices"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
)

// PartKind is how the journal points at somebody's part in a topic.
const PartKind ref.Kind = "raci"

// Topic is a matter on which somebody answers for an account.
type Topic string

// Topics lists them in the order of the grid.
var Topics = []Topic{"PRICE", "CONTRACT", "DELIVERY", "COMMUNICATION", "FINANCE", "AFTER_SALES", "STRATEGY"}

// Valid says whether the code is known.
func (t Topic) Valid() bool { return slices.Contains(Topics, t) }

// Part is what somebody does in a topic.
type Part string

const (
	Responsible Part = "R" // does it
	Accountable Part = "A" // answers for it
	Consulted   Part = "C" // is asked before
	Informed    Part = "I" // is told after
)

// Parts lists them in the order of the word.
var Parts = []Part{Responsible, Accountable, Consulted, Informed}

// Raci is somebody's part in a topic of an account, from a day to a day, both included.
type Raci struct {
	ID      id.Any
	Rev     int
	Account id.Account
	Topic   Topic
	User    id.User
	Part    Part
	From    day.Day
	To      *day.Day
}

// Ref points at it.
func (r Raci) Ref() ref.Ref { return ref.To(PartKind, r.ID) }

// On says whether the part is held that day.
func (r Raci) On(d day.Day) bool { return d >= r.From && (r.To == nil || d <= *r.To) }

// Row is who has which part in one topic.
type Row map[id.User]Part

// RowOn is the row of a topic on a day.
func RowOn(all []Raci, t Topic, on day.Day) Row {
	out := Row{}
	for _, r := range all {
		if r.Topic == t && r.On(on) {
			out[r.User] = r.Part
		}
	}
	return out
}

// String is the row in one order, by which a form knows what it was opened on.
func (r Row) String() string {
	parts := make([]string, 0, len(r))
	for u, p := range r {
		parts = append(parts, string(u)+"="+string(p))
	}
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

// Validate: a topic that somebody works on has exactly one who answers for it.
func (r Row) Validate() problem.List {
	var l problem.List
	accountable := 0
	for _, p := range r {
		if !slices.Contains(Parts, p) {
			l.Add("parts", "unknown_choice")
			return l
		}
		if p == Accountable {
			accountable++
		}
	}
	switch {
	case accountable > 1:
		l.Add("parts", "one_accountable", "n", accountable)
	case accountable == 0 && len(r) > 0:
		l.Add("parts", "no_accountable")
	}
	return l
}

// Move is what must be done so that a topic reads as wanted from a day on: parts that end the day before, parts that are
// taken back because they began that day or later, and parts that begin.
type Move struct{ End, Drop, Begin []Raci }

// Nothing says that the topic reads so already.
func (m Move) Nothing() bool { return len(m.End)+len(m.Drop)+len(m.Begin) == 0 }

// Change moves a topic to the row wanted, from the day on: what was true before stays so, and at every date one person at
// most answers for the topic.
func Change(all []Raci, account id.Account, t Topic, want Row, on day.Day) (m Move) {
	kept := map[id.User]bool{}
	for _, r := range all {
		switch {
		case r.Topic != t || r.To != nil && *r.To < on:
		case r.From <= on && r.To == nil && want[r.User] == r.Part && !kept[r.User]:
			kept[r.User] = true
		case r.From >= on:
			m.Drop = append(m.Drop, r)
		default:
			r.To = day.Ptr(on - 1)
			m.End = append(m.End, r)
		}
	}
	for u, p := range want {
		if !kept[u] {
			m.Begin = append(m.Begin, Raci{Account: account, Topic: t, User: u, Part: p, From: on})
		}
	}
	slices.SortFunc(m.Begin, func(a, b Raci) int { return cmp.Compare(a.User, b.User) })
	return m
}
