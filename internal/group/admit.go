package group

import (
	"math/big"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

// CycleError is the refusal of GRP_CYCLE: the parent is already held by the child, along this path from the child down
// to the parent. The desk gives the bodies their names.
type CycleError struct {
	Path []id.Entity
	On   day.Day
}

// Error serves logs only.
func (e CycleError) Error() string { return "group: the parent is already a subsidiary" }

// Admit checks a new or corrected share against all others, on every day it stands: no circle, no more than 100 % of the
// child in all, no second share between the two. others may hold the share itself, which is left out. Problems:
// share_overlap, parts_above_all, votes_above_all; a CycleError for a circle.
func Admit(others []Share, s Share) error {
	others = slices.DeleteFunc(slices.Clone(others), func(o Share) bool { return o.ID == s.ID && s.ID != "" || !o.meets(s) })
	for _, d := range turns(others, s) {
		standing := At(others, d)
		if path := standing.Path(s.Child, s.Parent); path != nil {
			return CycleError{Path: path, On: d}
		}
	}
	for _, o := range others {
		if o.Parent == s.Parent && o.Child == s.Child && o.Pct != nil {
			return problem.At("from", "share_overlap", "from", o.From)
		}
	}
	for _, d := range turns(others, s) {
		if l := tooMuch(others, s, d); len(l) > 0 {
			return l
		}
	}
	return nil
}

// turns are the days of the share on which something may differ from the day before: its first one, and those on which
// another begins.
func turns(others []Share, s Share) []day.Day {
	out := []day.Day{s.From}
	for _, o := range others {
		if o.From > s.From && s.On(o.From) && !slices.Contains(out, o.From) {
			out = append(out, o.From)
		}
	}
	slices.Sort(out)
	return out
}

// tooMuch: the parts of a child add up to 100 % at most.
func tooMuch(others []Share, s Share, d day.Day) (l problem.List) {
	capital, votes := val(s.Pct), val(s.Voting())
	for _, o := range others {
		if o.Child == s.Child && o.On(d) {
			capital, votes = capital+val(o.Pct), votes+val(o.Voting())
		}
	}
	if capital > decimal.One {
		l.Add("pct", "parts_above_all", "others", float64(capital-val(s.Pct))/float64(decimal.One), "date", d)
	} else if votes > decimal.One {
		l.Add("votes", "votes_above_all", "others", float64(votes-val(s.Voting()))/float64(decimal.One), "date", d)
	}
	return l
}

func val(d *decimal.Decimal) decimal.Decimal {
	if d == nil {
		return 0
	}
	return *d
}

// rat is the exact value of a part.
func rat(d decimal.Decimal) *big.Rat { return big.NewRat(int64(d), int64(decimal.One)) }
