package intakedesk

import (
	"context"
	"slices"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Reason is what is said of several lines: how many, and what it says of the first of them.
type Reason struct {
	Remark intake.Remark
	Line   int
	Lines  int
	State  LineState
}

// mostReasoned is how many lines with a remark are looked at: beyond, the reasons of a file repeat themselves.
const mostReasoned = 5_000

// Reasons folds the remarks of the lines of an import by what they are, the most frequent first. whole is false when the
// file has more such lines than are looked at.
func (k *Desk) Reasons(ctx context.Context, a who.Actor, batch id.Batch) (list []Reason, whole bool, err error) {
	var lines []Line
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		if _, err := openIn(tx, a, batch); err != nil {
			return err
		}
		lines, err = remarked(tx, batch, mostReasoned+1)
		return err
	})
	if whole = len(lines) <= mostReasoned; !whole {
		lines = lines[:mostReasoned]
	}
	return fold(lines), whole, err
}

// fold counts a remark once a line. Of a line that stays out, what does not leave it out says nothing.
func fold(lines []Line) []Reason {
	at, out := map[string]int{}, []Reason{}
	for _, l := range lines {
		said := map[string]bool{}
		for _, r := range l.Remarks {
			if r.Severity == intake.Note || l.State == LineRejected && r.Severity != intake.Reject || said[r.Code] {
				continue
			}
			said[r.Code] = true
			key := string(l.State) + r.Code
			i, known := at[key]
			if !known {
				i = len(out)
				at[key] = i
				out = append(out, Reason{Remark: r, Line: l.Number, State: l.State})
			}
			out[i].Lines++
		}
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return b.Lines - a.Lines })
	return out
}
