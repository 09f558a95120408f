package groupdesk

import (
	"context"
	"strings"

	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// ShareInput is a share as somebody enters it.
type ShareInput struct {
	Parent, Child id.Entity
	Pct, Votes    *decimal.Decimal
	From          day.Day
	To            *day.Day
	Note          string
}

// AddShare enters what one body holds of another. Who asks must have the right to change the accounts of both.
// Problems: those of group.Share.Validate and group.Admit, grp_cycle, unknown_choice.
func (k *Desk) AddShare(ctx context.Context, a who.Actor, in ShareInput) (out id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		out, err = k.AddShareIn(tx, a, in)
		return err
	})
	return out, err
}

// AddShareIn is AddShare in the caller's transaction.
func (k *Desk) AddShareIn(tx *db.Tx, a who.Actor, in ShareInput) (id.Any, error) {
	s := group.Share{ID: id.New[id.Any](), Parent: in.Parent, Child: in.Child, Pct: in.Pct, Votes: in.Votes, From: in.From, To: in.To, Note: text.Clean(in.Note)}
	if l := s.Validate(); len(l) > 0 {
		return "", l
	}
	w, err := holdLinks(tx, a, s)
	if err != nil {
		return "", err
	}
	if err := w.admit(s); err != nil {
		return "", err
	}
	if err := insertShare(tx, a, s); err != nil {
		return "", err
	}
	return s.ID, w.record(tx, "ownership.entered", nil, &s)
}

// web is the bodies and shares around a share, held for a change of it.
type web struct {
	net
	accounts []id.Account
}

// holdLinks opens the two bodies of a share, checks the right on their accounts, and reads what is linked to them.
func holdLinks(tx *db.Tx, a who.Actor, s group.Share) (web, error) {
	if err := tx.OneAtATime(links); err != nil {
		return web{}, err
	}
	bodies, err := accountsOf(tx, s.Parent, s.Child)
	if err != nil {
		return web{}, err
	}
	var w web
	for _, e := range []struct {
		id    id.Entity
		field string
	}{{s.Child, "child"}, {s.Parent, "parent"}} {
		b, ok := bodies[e.id]
		if !ok {
			return w, problem.At(e.field, "unknown_choice")
		}
		if err := mustBoth(tx, a, b.AccountID); err != nil {
			if problem.Is(err, problem.NotFound) {
				err = problem.At(e.field, "unknown_choice")
			}
			return w, err
		}
		if len(w.accounts) == 0 || w.accounts[0] != b.AccountID {
			w.accounts = append(w.accounts, b.AccountID)
		}
	}
	w.net, err = netFrom(tx, []id.Entity{s.Parent, s.Child})
	return w, err
}

// admit checks a share against all others; a circle is refused with the names on its way.
func (w web) admit(s group.Share) error {
	err := group.Admit(w.shares, s)
	c, circle := err.(group.CycleError)
	if !circle {
		return err
	}
	names := make([]string, 0, len(c.Path)+1)
	for _, e := range c.Path {
		names = append(names, w.bodies[e].LegalName)
	}
	return problem.At("parent", "grp_cycle", "mere", w.bodies[s.Parent].LegalName, "fille", w.bodies[s.Child].LegalName,
		"path", strings.Join(append(names, w.bodies[s.Child].LegalName), " → "), "date", c.On)
}

// record tells a change of a share on the timelines of both accounts.
func (w web) record(tx *db.Tx, action string, old, next *group.Share) error {
	var before, after map[string]any
	of := next
	if old != nil {
		before, of = shareSnapshot(*old), old
	}
	if next != nil {
		after = shareSnapshot(*next)
	}
	for _, c := range w.accounts {
		if err := tx.Record(db.Change{Action: action, Ref: ref.To(group.ShareKind, of.ID), Account: c, Deltas: db.Deltas(before, after)}); err != nil {
			return err
		}
	}
	return nil
}

// changeShare is the way of every verb on a share that is there.
func (k *Desk) changeShare(ctx context.Context, a who.Actor, s id.Any, rev int, do func(tx *db.Tx, w web, old group.Share) error) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		old, err := shareOf(tx, s)
		if err != nil {
			return err
		}
		w, err := holdLinks(tx, a, old)
		if err != nil {
			if problem.Has(err, "unknown_choice") {
				err = problem.Missing()
			}
			return err
		}
		if rev != 0 && rev != old.Rev {
			return problem.Stale()
		}
		return do(tx, w, old)
	})
}

// MoveShare changes a part from a day on: what stood before is closed the day before and kept. On the share's own first
// day it is a correction.
func (k *Desk) MoveShare(ctx context.Context, a who.Actor, s id.Any, rev int, in ShareInput) error {
	return k.changeShare(ctx, a, s, rev, func(tx *db.Tx, w web, old group.Share) error {
		next := old
		next.Pct, next.Votes, next.From, next.Note = in.Pct, in.Votes, in.From, text.Clean(in.Note)
		if old.To != nil && in.From > *old.To {
			return problem.At("from", "after_its_end", "to", *old.To)
		}
		if l := next.Validate(); len(l) > 0 {
			return l
		}
		if in.From <= old.From {
			return w.correct(tx, a, old, next)
		}
		closed, err := old.Close(in.From - 1)
		if err != nil {
			return err
		}
		return w.follow(tx, a, old, closed, next)
	})
}

// correct saves a share over itself.
func (w web) correct(tx *db.Tx, a who.Actor, old, next group.Share) error {
	if len(db.Deltas(shareSnapshot(old), shareSnapshot(next))) == 0 {
		return nil
	}
	if err := w.admit(next); err != nil {
		return err
	}
	if err := saveShare(tx, a, next); err != nil {
		return err
	}
	return w.record(tx, "ownership.corrected", &old, &next)
}

// follow closes a share and opens the one after it.
func (w web) follow(tx *db.Tx, a who.Actor, old, closed, next group.Share) error {
	for i := range w.shares {
		if w.shares[i].ID == old.ID {
			w.shares[i] = closed
		}
	}
	next.ID, next.Rev = id.New[id.Any](), 1
	if err := w.admit(next); err != nil {
		return err
	}
	if err := saveShare(tx, a, closed); err != nil {
		return err
	}
	if err := w.record(tx, "ownership.closed", &old, &closed); err != nil {
		return err
	}
	if err := insertShare(tx, a, next); err != nil {
		return err
	}
	return w.record(tx, "ownership.entered", nil, &next)
}

// CloseShare ends a share on a day, included.
func (k *Desk) CloseShare(ctx context.Context, a who.Actor, s id.Any, rev int, on day.Day) error {
	return k.changeShare(ctx, a, s, rev, func(tx *db.Tx, w web, old group.Share) error { return w.close(tx, a, old, on) })
}

func (w web) close(tx *db.Tx, a who.Actor, old group.Share, on day.Day) error {
	next, err := old.Close(on)
	if err != nil {
		return err
	}
	if err := saveShare(tx, a, next); err != nil {
		return err
	}
	return w.record(tx, "ownership.closed", &old, &next)
}

// RemoveShare deletes a share that was entered by mistake; it stays in the journal.
func (k *Desk) RemoveShare(ctx context.Context, a who.Actor, s id.Any, rev int) error {
	return k.changeShare(ctx, a, s, rev, func(tx *db.Tx, w web, old group.Share) error {
		if err := removeShare(tx, a, old); err != nil {
			return err
		}
		return w.record(tx, "ownership.removed", &old, nil)
	})
}
