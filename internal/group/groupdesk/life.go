package groupdesk

import (
	"cmp"
	"context"
	"slices"

	"comptoir/internal/account"
	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// SaleInput is a legal body that leaves the group.
type SaleInput struct {
	Rev int
	// On is its last day in the group.
	On day.Day
	// Into is the account it belongs to from the next day on; empty leaves it with this one, as sold.
	Into id.Account
}

// Sell takes a legal body out of the group in the course of a year: the shares in it end with the day, and it is sold, or
// goes to another account the day after. What it controls of the account goes with it. Problems: those of group.Share.Close,
// account.Entity.Become and group.Leave.
func (k *Desk) Sell(ctx context.Context, a who.Actor, c id.Account, e id.Entity, in SaleInput) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.SellIn(tx, a, c, e, in) })
}

// SellIn is Sell in the caller's transaction.
func (k *Desk) SellIn(tx *db.Tx, a who.Actor, c id.Account, e id.Entity, in SaleInput) error {
	b, w, err := k.holdBody(tx, a, c, e, in.Rev)
	if err != nil {
		return err
	}
	if !in.On.Plausible() {
		return problem.At("on", "date_implausible", "date", in.On)
	}
	if err := w.release(tx, a, b, in.On); err != nil {
		return err
	}
	with := w.goingWith(e, c, in.On)
	for _, x := range with {
		if err := k.leave(tx, a, w, x, with, in); err != nil {
			return err
		}
	}
	return nil
}

// goingWith is a body and all of the account that it controls exclusively on the day, itself first.
func (w web) goingWith(e id.Entity, c id.Account, on day.Day) []bodyRow {
	out := []bodyRow{w.bodies[e]}
	for x, h := range group.At(w.shares, on).Control(e) {
		if b := w.bodies[x]; h.Exclusive && b.AccountID == c && b.ended() == nil {
			out = append(out, b)
		}
	}
	slices.SortFunc(out[1:], func(a, b bodyRow) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// leave is one body that is sold, or goes to another account with the others.
func (k *Desk) leave(tx *db.Tx, a who.Actor, w web, b bodyRow, all []bodyRow, in SaleInput) error {
	c := w.accounts[0]
	if in.Into == "" {
		return k.accounts.EntityLifeIn(tx, a, c, b.ID, b.Rev, account.Sold, in.On)
	}
	stay, err := group.Leave(w.stays[b.ID], b.ID, c, in.On+1, a.Today(tx.Now()))
	if err != nil {
		return err
	}
	var with []id.Entity
	for _, x := range all {
		with = append(with, x.ID)
	}
	if err := k.accounts.PassEntityIn(tx, a, c, b.ID, b.Rev, in.Into, with...); err != nil {
		return err
	}
	stay.ID = id.New[id.Any]()
	if err := insertStay(tx, a, stay); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "entity_stay.ended", Ref: ref.To(group.StayKind, stay.ID), Account: c,
		Deltas: db.Deltas(nil, map[string]any{"account": stay.Account, "entity": b.ID, "from": stay.From, "to": stay.To})})
}

// Close notes that a legal body exists no more after a day; the shares in it end with it.
func (k *Desk) Close(ctx context.Context, a who.Actor, c id.Account, e id.Entity, rev int, on day.Day) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		b, w, err := k.holdBody(tx, a, c, e, rev)
		if err != nil {
			return err
		}
		if err := w.release(tx, a, b, on); err != nil {
			return err
		}
		return k.accounts.EntityLifeIn(tx, a, c, e, rev, account.Closed, on)
	})
}

// Activate makes a prospect active as of a day, and takes back a sale or a closing. The shares that ended with it are
// entered again by hand: who holds it now is to be said.
func (k *Desk) Activate(ctx context.Context, a who.Actor, c id.Account, e id.Entity, rev int, on day.Day) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if _, _, err := k.holdBody(tx, a, c, e, rev); err != nil {
			return err
		}
		return k.accounts.EntityLifeIn(tx, a, c, e, rev, account.Live, on)
	})
}

// holdBody opens a legal body of the account for a change, with all that is linked to it.
func (k *Desk) holdBody(tx *db.Tx, a who.Actor, c id.Account, e id.Entity, rev int) (bodyRow, web, error) {
	if err := tx.OneAtATime(links); err != nil {
		return bodyRow{}, web{}, err
	}
	if err := mustBoth(tx, a, c); err != nil {
		return bodyRow{}, web{}, err
	}
	n, err := netFrom(tx, []id.Entity{e})
	if err != nil {
		return bodyRow{}, web{}, err
	}
	b, ok := n.bodies[e]
	switch {
	case !ok || b.AccountID != c:
		return b, web{}, problem.Missing()
	case rev != 0 && rev != b.Rev:
		return b, web{}, problem.Stale()
	}
	return b, web{net: n, accounts: []id.Account{c}}, nil
}

// release ends the shares in a body. A parent entered without its part is kept as a share that ended: the tree of the
// days before still shows it.
func (w web) release(tx *db.Tx, a who.Actor, b bodyRow, on day.Day) error {
	for _, s := range w.shares {
		if s.Child != b.ID || s.To != nil && *s.To <= on {
			continue
		}
		if s.From > on {
			return problem.At("on", "before_its_share", "from", s.From)
		}
		if s.ID != "" {
			if err := w.close(tx, a, s, on); err != nil {
				return err
			}
			continue
		}
		s.ID, s.To = id.New[id.Any](), &on
		if err := insertShare(tx, a, s); err != nil {
			return err
		}
		if err := w.record(tx, "ownership.entered", nil, &s); err != nil {
			return err
		}
	}
	return nil
}

// ChooseHead says which parent counts where two hold half each of a body.
func (k *Desk) ChooseHead(ctx context.Context, a who.Actor, c id.Account, e, chosen id.Entity) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		_, w, err := k.holdBody(tx, a, c, e, 0)
		if err != nil {
			return err
		}
		held := false
		for _, s := range group.At(w.shares, a.Today(tx.Now())).Parents(e) {
			held = held || s.Parent == chosen
		}
		if !held {
			return problem.At("chosen", "unknown_choice")
		}
		before := w.chosen[e]
		if before == chosen {
			return nil
		}
		if err := saveHead(tx, a, e, chosen); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "group_head.chosen", Ref: ref.To(group.HeadKind, e), Account: c, Deltas: []db.Delta{{Name: "chosen", Old: db.Opt(before), New: chosen}}})
	})
}
