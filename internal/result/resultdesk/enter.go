package resultdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Enter records by hand what an account brought in during a month. One entry by hand a month and contract: a second
// one is a correction of the first.
func (k *Desk) Enter(ctx context.Context, a who.Actor, in result.Input) (line id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		line, err = k.EnterIn(tx, a, in)
		return err
	})
	return line, err
}

// EnterIn is Enter in the caller's transaction.
func (k *Desk) EnterIn(tx *db.Tx, a who.Actor, in result.Input) (id.Any, error) {
	in.Source, in.ExternalKey = Manual, ""
	if err := oneAtATime(tx); err != nil {
		return "", err
	}
	if err := mayWrite(tx, a, in.Account); err != nil {
		return "", err
	}
	if err := check(tx, a, in, ""); err != nil {
		return "", err
	}
	l := in.Line()
	l.ID, l.Rev = id.New[id.Any](), 1
	return l.ID, tally(tx, named([]id.Account{l.Account}), l.Month, l.Month, func() error {
		if err := insertLine(tx, a, l); err != nil {
			return err
		}
		return recordLine(tx, "result.entered", "", nil, &l)
	})
}

// Correct changes a result opened at rev, whatever its source; a stale rev is a Conflict. The next import of the same
// key brings back what the file says.
func (k *Desk) Correct(ctx context.Context, a who.Actor, line id.Any, rev int, in result.Input) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := oneAtATime(tx); err != nil {
			return err
		}
		r, err := openLine(tx, a, line, rev)
		if err != nil {
			return err
		}
		old := r.toLine()
		in.Account, in.Source, in.ExternalKey = old.Account, old.Source, old.ExternalKey
		if err := check(tx, a, in, old.ID); err != nil {
			return err
		}
		next := in.Line()
		next.ID, next.Rev = old.ID, old.Rev
		if len(db.Deltas(lineSnapshot(old), lineSnapshot(next))) == 0 {
			return nil // nothing moved: a form sent twice leaves no trace
		}
		return tally(tx, named([]id.Account{old.Account}), min(old.Month, next.Month), max(old.Month, next.Month), func() error {
			if err := saveLine(tx, a, r, next); err != nil {
				return err
			}
			return recordLine(tx, "result.corrected", "", &old, &next)
		})
	})
}

// RemoveLine deletes a result that was entered by mistake; it stays in the journal.
func (k *Desk) RemoveLine(ctx context.Context, a who.Actor, line id.Any, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := openLine(tx, a, line, rev)
		if err != nil {
			return err
		}
		old := r.toLine()
		return tally(tx, named([]id.Account{old.Account}), old.Month, old.Month, func() error {
			if err := removeLine(tx, a, r); err != nil {
				return err
			}
			return recordLine(tx, "result.removed", "", &old, nil)
		})
	})
}

func openLine(tx *db.Tx, a who.Actor, line id.Any, rev int) (lineRow, error) {
	r, ok, err := findLine(tx, line)
	if err != nil {
		return r, err
	}
	if !ok {
		return r, problem.Missing()
	}
	if err := teamdesk.Must(tx, a, team.Result, team.Write, r.AccountID); err != nil {
		return r, err
	}
	if rev != 0 && rev != r.Rev {
		return r, problem.Stale()
	}
	return r, nil
}

func mayWrite(tx *db.Tx, a who.Actor, account id.Account) error {
	return teamdesk.Must(tx, a, team.Result, team.Write, account)
}

func check(tx *db.Tx, a who.Actor, in result.Input, than id.Any) error {
	l := in.Validate(todayOf(tx, a).Month())
	if len(l) > 0 {
		return l
	}
	if in.Contract != "" {
		if ok, err := contractOf(tx, in.Account, in.Contract); err != nil {
			return err
		} else if !ok {
			return problem.At("contract", "unknown_choice")
		}
	}
	if in.Source != Manual {
		return nil
	}
	twice, err := enteredByHand(tx, in, than)
	if err == nil && twice {
		err = problem.At("month", "already_entered", "month", *in.Month)
	}
	return err
}

func recordLine(tx *db.Tx, action string, batch id.Batch, old, next *result.Line) error {
	var before, after map[string]any
	of := next
	if old != nil {
		before = lineSnapshot(*old)
	}
	if next != nil {
		after = lineSnapshot(*next)
	} else {
		of = old
	}
	return tx.Record(db.Change{Action: action, Ref: refOf(of.ID), Account: of.Account, Batch: batch, Deltas: db.Deltas(before, after)})
}

// monthsOf is the span of some months.
func monthsOf(months []day.Month) (from, to day.Month) {
	for i, m := range months {
		if i == 0 {
			from, to = m, m
		}
		from, to = min(from, m), max(to, m)
	}
	return from, to
}
