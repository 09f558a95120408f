package intakedesk

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/who"
)

// Kinds of jobs.
const (
	jobExamine = "intake.examine"
	jobApply   = "intake.apply"
)

// What is small is done while the page waits; the rest by a job, a slice at a time, so that other work gets its turn.
const (
	atOnceBytes = 512 << 10
	atOnceLines = 2_000
	slice       = 10 * time.Second
)

// jobArgs name the import and, for their rights, its author.
type jobArgs struct {
	Batch id.Batch `json:"batch"`
	Login string   `json:"login"`
}

func (k *Desk) startExamine(ctx context.Context, a who.Actor, batch id.Batch) error {
	small := k.Queue == nil
	err := k.DB.Write(ctx, a, func(tx *db.Tx) error {
		w, err := openWork(tx, batch)
		if err != nil {
			return err
		}
		if small = small || w.BytesAll <= 2*atOnceBytes; small {
			return nil
		}
		return k.Queue.Enqueue(tx, jobExamine, jobArgs{Batch: batch, Login: a.Login}, "")
	})
	if err != nil || !small {
		return err
	}
	return k.examine(ctx, a, batch, time.Time{})
}

// examine makes the preview: what each line would become. It rehearses the writing and takes it back.
func (k *Desk) examine(ctx context.Context, a who.Actor, batch id.Batch, until time.Time) error {
	w, err := k.take(ctx, a, batch, Reading)
	if err != nil {
		return err
	}
	u, err := k.unitOf(ctx, a, w)
	if err != nil {
		return k.examined(ctx, a, w, nil, err)
	}
	questions, err := u.Look(ctx, nil)
	if err != nil {
		return k.examined(ctx, a, w, nil, err)
	}
	w.describe(u)
	w.Questions = pack(questions)
	r := k.newRun(a, u, batch)
	r.dry, r.work, r.until = true, &w, until
	unpack(w.Counts, &r.counts)
	err = r.all(ctx)
	return k.examined(ctx, a, w, r.counts, err)
}

// take begins, or goes on with, a passage over the files.
func (k *Desk) take(ctx context.Context, a who.Actor, batch id.Batch, state State) (w workRow, err error) {
	err = k.DB.Write(ctx, a, func(tx *db.Tx) error {
		if w, err = openWork(tx, batch); err != nil {
			return err
		}
		if err := mustDrive(tx, a, w.AuthorID); err != nil {
			return err
		}
		if w.State != state {
			return problem.New(problem.Conflict, movedOn)
		}
		w, err = begin(tx, w, state)
		return err
	})
	return w, err
}

// unitOf opens the files of an import again.
func (k *Desk) unitOf(ctx context.Context, a who.Actor, w workRow) (*Unit, error) {
	s := w.toSheet()
	choice, err := k.choice(ctx, a, s.Settings)
	if err != nil {
		return nil, err
	}
	sources := make([]Source, len(s.Files))
	for rank, f := range s.Files {
		sources[rank] = Source{Name: f.Name, Size: f.Size, At: &held{batch: w.ID, rank: rank, size: f.Size,
			read: func(fn func(tx *db.Tx) error) error { return k.DB.Read(ctx, fn) }}}
	}
	u := Recognise(sources, choice)[0]
	return u, u.Problem
}

// examined keeps the preview, or why there is none. A person always sees one of the two.
func (k *Desk) examined(ctx context.Context, a who.Actor, w workRow, foreseen Counts, err error) error {
	to := Preview
	if err != nil {
		list, ours := problem.All(err)
		if !ours || problem.Is(err, problem.Conflict) {
			return err
		}
		if to, w.Failure = Failed, packFailure(list); problem.Has(err, codeUnknown) {
			to = Mapping
		}
	}
	w.Foreseen, w.Counts, w.AtItem = pack(foreseen), "", 0
	return k.DB.Write(ctx, a, func(tx *db.Tx) error { return settle(tx, w, to) })
}

// examineJob is examine in the background.
func (k *Desk) examineJob(ctx context.Context, j jobs.Job) error {
	return k.work(ctx, j, jobExamine, k.examine)
}

// work does a slice of a job for the author of the import, and asks for the next one.
func (k *Desk) work(ctx context.Context, j jobs.Job, kind string, do func(context.Context, who.Actor, id.Batch, time.Time) error) error {
	var args jobArgs
	if err := json.Unmarshal(j.Args, &args); err != nil {
		return err
	}
	a, known, err := k.Team.ActorByLogin(ctx, args.Login)
	if err != nil {
		return err
	}
	if !known {
		return k.halt(ctx, args.Batch, problem.List{problem.New(problem.Forbidden, "intake.problem.author_gone")})
	}
	err = do(ctx, a, args.Batch, k.Clock().Add(slice))
	switch {
	case errors.Is(err, errSlice):
		return k.DB.Write(ctx, a, func(tx *db.Tx) error { return k.Queue.Enqueue(tx, kind, args, "") })
	case problem.Has(err, movedOn), problem.Is(err, problem.NotFound):
		return nil // someone moved it on meanwhile, or dropped it
	case err != nil && j.Attempt >= triesBeforeHalt:
		return errors.Join(err, k.halt(ctx, args.Batch, problem.List{problem.New(problem.Invalid, "intake.problem.broken")}))
	}
	return err
}

// triesBeforeHalt is how often a job that breaks is tried before the person is told.
const triesBeforeHalt = 3

// halt stops an import and says why.
func (k *Desk) halt(ctx context.Context, batch id.Batch, why problem.List) error {
	return k.DB.Write(ctx, who.System(), func(tx *db.Tx) error {
		w, ok, err := readWork(tx, batch)
		if err != nil || !ok {
			return err
		}
		switch w.State {
		case Applying:
			return pause(tx, batch, packFailure(why))
		case Reading:
			w.Failure = packFailure(why)
			return settle(tx, w, Failed)
		}
		return nil
	})
}
