package privacydesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/privacy"
)

// Register reads the record of processing; for who may not, it is empty.
func (k *Desk) Register(ctx context.Context, a who.Actor) (out []privacy.Processing, err error) {
	if mayRead(a) != nil {
		return nil, nil
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = processings(tx)
		return err
	})
	return out, err
}

// Processing reads one line of the register.
func (k *Desk) Processing(ctx context.Context, a who.Actor, p id.Any) (out privacy.Processing, err error) {
	if err := mayKeep(a); err != nil {
		return out, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, ok, err := processingOf(tx, p)
		if err == nil && !ok {
			err = problem.Missing()
		}
		out = r.toProcessing()
		return err
	})
	return out, err
}

func mayRead(a who.Actor) error {
	if ReadsRegister(a) {
		return nil
	}
	return problem.New(problem.Forbidden, "forbidden")
}

func mayKeep(a who.Actor) error {
	if KeepsRegister(a) {
		return nil
	}
	return problem.New(problem.Forbidden, "forbidden")
}

// Enter adds a line to the register, in the caller's transaction.
func (k *Desk) Enter(tx *db.Tx, a who.Actor, in privacy.ProcessingInput) (id.Any, error) {
	if err := mayKeep(a); err != nil {
		return "", err
	}
	in = in.Clean()
	if l := in.Validate(); len(l) > 0 {
		return "", l
	}
	p := privacy.Processing{ID: id.New[id.Any](), Rev: 1, ProcessingInput: in}
	if err := insertProcessing(tx, a, p); err != nil {
		return "", err
	}
	return p.ID, tx.Record(db.Change{Action: "privacy_processing.entered", Ref: p.Ref(), Deltas: db.Deltas(nil, processingSnapshot(p))})
}

// Correct changes a line opened at rev.
func (k *Desk) Correct(ctx context.Context, a who.Actor, p id.Any, rev int, in privacy.ProcessingInput) error {
	return k.line(ctx, a, p, rev, func(tx *db.Tx, r processingRow) error {
		in = in.Clean()
		if l := in.Validate(); len(l) > 0 {
			return l
		}
		old := r.toProcessing()
		next := old
		next.ProcessingInput = in
		deltas := db.Deltas(processingSnapshot(old), processingSnapshot(next))
		if len(deltas) == 0 {
			return nil
		}
		if err := saveProcessing(tx, a, r, next); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "privacy_processing.edited", Ref: next.Ref(), Deltas: deltas})
	})
}

// Strike takes a line off the register.
func (k *Desk) Strike(ctx context.Context, a who.Actor, p id.Any, rev int) error {
	return k.line(ctx, a, p, rev, func(tx *db.Tx, r processingRow) error {
		if err := removeProcessing(tx, a, r); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "privacy_processing.removed", Ref: r.toProcessing().Ref()})
	})
}

func (k *Desk) line(ctx context.Context, a who.Actor, p id.Any, rev int, do func(tx *db.Tx, r processingRow) error) error {
	if err := mayKeep(a); err != nil {
		return err
	}
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, ok, err := processingOf(tx, p)
		switch {
		case err != nil:
			return err
		case !ok:
			return problem.Missing()
		case rev != 0 && rev != r.Rev:
			return problem.Stale()
		}
		return do(tx, r)
	})
}
