package intakedesk

import (
	"context"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/who"
)

// Apply writes an import that was looked at, or goes on with one that was stopped. A small one is done when Apply
// returns; a larger one by a job.
func (k *Desk) Apply(ctx context.Context, a who.Actor, batch id.Batch) error {
	small := k.Queue == nil
	err := k.DB.Write(ctx, a, func(tx *db.Tx) error {
		w, err := openWork(tx, batch)
		if err != nil {
			return err
		}
		if err := mustDrive(tx, a, w.AuthorID); err != nil {
			return err
		}
		s := w.toSheet()
		switch {
		case w.State != Preview && w.State != Paused, w.Origin == fromShell:
			return problem.New(problem.Conflict, movedOn)
		case len(s.Questions) > 0:
			return problem.New(problem.Conflict, "intake.problem.unanswered", "column", s.Questions[0].Column)
		case s.Foreseen.Sum().Taken() == 0:
			return problem.New(problem.Conflict, "intake.problem.nothing_to_apply")
		}
		if _, err := begin(tx, w, Applying); err != nil {
			return err
		}
		if small = small || s.Foreseen.Sum().Lines <= atOnceLines; small {
			return nil
		}
		return k.Queue.Enqueue(tx, jobApply, jobArgs{Batch: batch, Login: a.Login}, "")
	})
	if err != nil || !small {
		return err
	}
	return k.apply(ctx, a, batch, time.Time{})
}

// movedOn says that somebody else ended, stopped or dropped the import meanwhile.
const movedOn = "intake.problem.moved_on"

// apply writes the lines from where the last run stopped.
func (k *Desk) apply(ctx context.Context, a who.Actor, batch id.Batch, until time.Time) error {
	w, err := k.take(ctx, a, batch, Applying)
	if err != nil {
		return err
	}
	u, err := k.unitOf(ctx, a, w)
	if err == nil {
		r := k.newRun(a, u, batch)
		r.work, r.until = &w, until
		unpack(w.Counts, &r.counts)
		if err = r.all(ctx); err == nil {
			return k.finish(ctx, a, w, r.counts)
		}
	}
	if list, ours := problem.All(err); ours && !problem.Is(err, problem.Conflict) {
		return k.DB.Write(ctx, a, func(tx *db.Tx) error { return pause(tx, batch, packFailure(list)) })
	}
	return err
}

func (k *Desk) applyJob(ctx context.Context, j jobs.Job) error {
	return k.work(ctx, j, jobApply, k.apply)
}

// finish makes the record of the import. The feeds show this one entry for all its lines.
func (k *Desk) finish(ctx context.Context, a who.Actor, w workRow, counts Counts) error {
	return k.DB.Write(ctx, a, func(tx *db.Tx) error { return k.finishIn(tx, a, w, counts) })
}

func (k *Desk) finishIn(tx *db.Tx, a who.Actor, w workRow, counts Counts) error {
	if err := settle(tx, w, Applied); err != nil { // nobody else has ended it
		return err
	}
	all := counts.Sum()
	if err := db.Insert(tx, toBatch(tx, a, w, all)); err != nil {
		return err
	}
	if err := forget(tx, w.ID, plainLine); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "import.applied", Ref: ref.To(Kind, w.ID), Batch: w.ID, Deltas: db.Deltas(nil, map[string]any{
		"file": w.toSheet().Name(), "profile": w.Profile, "total": all.Lines, "created": some(all.Created), "updated": some(all.Updated),
		"unchanged": some(all.Unchanged), "rejected": some(all.Rejected), "warned": some(all.Warned)})})
}

func some(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// Stop pauses an import that is being written; the lines already written stay, and it can go on.
func (k *Desk) Stop(ctx context.Context, a who.Actor, batch id.Batch) error {
	return k.DB.Write(ctx, a, func(tx *db.Tx) error {
		w, err := openWork(tx, batch)
		if err != nil {
			return err
		}
		if err := mustDrive(tx, a, w.AuthorID); err != nil {
			return err
		}
		if w.State != Applying {
			return problem.New(problem.Conflict, movedOn)
		}
		return pause(tx, batch, "")
	})
}

// Discard drops an import that was not applied. Of one that was stopped on the way, the lines already written are kept
// as an import of their own, which can be undone.
func (k *Desk) Discard(ctx context.Context, a who.Actor, batch id.Batch) error {
	return k.DB.Write(ctx, a, func(tx *db.Tx) error {
		w, err := openWork(tx, batch)
		if err != nil {
			return err
		}
		if err := mustDrive(tx, a, w.AuthorID); err != nil {
			return err
		}
		switch {
		case w.State == Applying && w.Origin == fromWeb:
			return problem.New(problem.Conflict, "intake.problem.stop_first")
		case w.AtItem > 0 && (w.State == Paused || w.State == Applying):
			return k.finishIn(tx, a, w, w.toSheet().Counts)
		}
		return forget(tx, batch, noLine)
	})
}
