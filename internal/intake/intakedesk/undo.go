package intakedesk

import (
	"cmp"
	"context"
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Undo takes back what an import created, as long as nothing is built on it: the author may, and whoever sees it as
// their manager, while all it touched is in their reach. What it had updated keeps its new value. What stands on it is
// told, area by area.
func (k *Desk) Undo(ctx context.Context, a who.Actor, batch id.Batch) error {
	if err := mustImport(a); err != nil {
		return err
	}
	return k.DB.Write(ctx, a, func(tx *db.Tx) error {
		b, found, err := readBatch(tx, batch)
		if err == nil && !found {
			err = problem.Missing()
		}
		if err != nil {
			return err
		}
		if err := mustOpen(tx, a, b.CreatedBy); err != nil {
			return err
		}
		if b.UndoneAt != nil {
			return problem.New(problem.Conflict, "intake.problem.undone_already")
		}
		if err := mustHoldAll(tx, a, b.CreatedBy, batch); err != nil {
			return err
		}
		if err := k.builtOn(tx, batch); err != nil {
			return err
		}
		for _, u := range k.downwards() {
			if err := u.Undo(tx, a, batch); err != nil {
				return err
			}
		}
		if err := markUndone(tx, a, b); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "import.undone", Ref: ref.To(Kind, batch), Batch: batch})
	})
}

// Blocked says what stands on an import, for the page that offers to undo it; nil when it can be undone.
func (k *Desk) Blocked(ctx context.Context, a who.Actor, batch id.Batch) (why problem.List, err error) {
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		s, err := openIn(tx, a, batch)
		if err != nil || s.State != Applied {
			return err
		}
		err = k.builtOn(tx, batch)
		if list, ours := problem.All(err); ours {
			why, err = list, nil
		}
		return err
	})
	return why, err
}

func (k *Desk) builtOn(tx *db.Tx, batch id.Batch) error {
	var l problem.List
	for _, u := range k.downwards() {
		n, err := u.Blocked(tx, batch)
		if err != nil {
			return err
		}
		if n > 0 {
			l = append(l, problem.New(problem.Conflict, "intake.problem.built_on."+u.Area, "n", n))
		}
	}
	return l.Err()
}

// downwards are the areas in the order in which their records go: what hangs on others first.
func (k *Desk) downwards() []Undoing {
	list := slices.Clone(k.Undoings)
	slices.SortStableFunc(list, func(x, y Undoing) int { return cmp.Compare(y.Rank, x.Rank) })
	return list
}
