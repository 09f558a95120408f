package group

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
)

// Turn is what happened to the capital on a day.
type Turn string

const (
	// Enters: the parent begins to hold the child.
	Enters Turn = "ENTERS"
	// Moves: the part changed.
	Moves Turn = "MOVES"
	// Leaves: the parent holds it no more, as of this day.
	Leaves Turn = "LEAVES"
)

// Mark is a day on which the group changed.
type Mark struct {
	Day           day.Day
	Turn          Turn
	Parent, Child id.Entity
	Before, After *decimal.Decimal
}

// Marks are the days on which something changed, in order. What was held since before anybody knows (day.First) has no
// mark.
func Marks(shares []Share) []Mark {
	type pair struct{ parent, child id.Entity }
	of := map[pair][]Share{}
	for _, s := range shares {
		k := pair{s.Parent, s.Child}
		of[k] = append(of[k], s)
	}
	var out []Mark
	for k, list := range of {
		slices.SortFunc(list, func(a, b Share) int { return cmp.Compare(a.From, b.From) })
		for i, s := range list {
			m := Mark{Day: s.From, Turn: Enters, Parent: k.parent, Child: k.child, After: s.Pct}
			if i > 0 && list[i-1].To != nil && *list[i-1].To+1 == s.From {
				m.Turn, m.Before = Moves, list[i-1].Pct
			}
			if s.From > day.First {
				out = append(out, m)
			}
			if s.To != nil && (i+1 == len(list) || list[i+1].From != *s.To+1) {
				out = append(out, Mark{Day: *s.To + 1, Turn: Leaves, Parent: k.parent, Child: k.child, Before: s.Pct})
			}
		}
	}
	slices.SortFunc(out, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Child, b.Child), cmp.Compare(a.Parent, b.Parent), cmp.Compare(a.Turn, b.Turn))
	})
	return out
}
