package taskdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/task"
)

// Edit corrects a task opened at rev; a stale rev is a Conflict. A new owner is a delegation.
func (k *Desk) Edit(ctx context.Context, a who.Actor, t id.Task, rev int, in task.Input) error {
	return k.change(ctx, a, t, rev, "task.edited", func(tx *db.Tx, r *row, old task.Task) (task.Task, error) {
		in.About, in.Contact = old.About, old.Contact
		in = in.Clean(old.Owner)
		l, err := mayPlace(tx, a, in, *r)
		if err != nil {
			return old, err
		}
		if l = append(in.Validate(), l...); len(l) > 0 {
			return old, l
		}
		if in.Owner != old.Owner {
			r.DelegatedBy = &a.ID
		}
		return old.Edit(in, old.Owner), nil
	})
}

// Done marks a task done.
func (k *Desk) Done(ctx context.Context, a who.Actor, t id.Task, rev int) error {
	return k.change(ctx, a, t, rev, "task.done", func(tx *db.Tx, _ *row, t task.Task) (task.Task, error) {
		return t.Finish(a.Today(tx.Now()))
	})
}

// Cancel gives a task up.
func (k *Desk) Cancel(ctx context.Context, a who.Actor, t id.Task, rev int) error {
	return k.change(ctx, a, t, rev, "task.cancelled", func(_ *db.Tx, _ *row, t task.Task) (task.Task, error) { return t.Cancel() })
}

// Reopen takes a finished or cancelled task up again.
func (k *Desk) Reopen(ctx context.Context, a who.Actor, t id.Task, rev int) error {
	return k.change(ctx, a, t, rev, "task.reopened", func(_ *db.Tx, _ *row, t task.Task) (task.Task, error) { return t.Reopen() })
}

// Delegate hands a task to a colleague: someone of the account's team, someone below, or who entered it.
func (k *Desk) Delegate(ctx context.Context, a who.Actor, t id.Task, rev int, to id.User) error {
	return k.change(ctx, a, t, rev, "task.delegated", func(tx *db.Tx, r *row, t task.Task) (task.Task, error) {
		next, err := t.Delegate(to)
		if err != nil {
			return t, err
		}
		ok, err := mayGoTo(tx, a, t.Account, to, *r)
		if err == nil && !ok {
			err = problem.At("owner", "not_a_colleague")
		}
		r.DelegatedBy = &a.ID
		return next, err
	})
}

// Remove deletes a task that was entered by mistake; it stays in the journal.
func (k *Desk) Remove(ctx context.Context, a who.Actor, t id.Task, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := find(tx, a, t, rev)
		if err != nil {
			return err
		}
		if err := remove(tx, a, r); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "task.removed", Ref: ref.To(task.RefKind, t), Account: db.Val(r.AccountID),
			Deltas: db.Deltas(snapshot(r.toTask()), nil)})
	})
}
