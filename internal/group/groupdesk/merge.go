package groupdesk

import (
	"cmp"
	"context"
	"slices"

	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Preview is what a merger would do.
type Preview struct {
	Absorbed, Survivor Side
	// Moves count what goes from one to the other, by kind of record, and only what there is.
	Moves []Moving
	// Clashes are what does not go together as it is; one that blocks is settled first.
	Clashes []area.Clash
	Blocked bool
}

// Side is one of the two accounts.
type Side struct {
	ID   id.Account `bun:"id"`
	Name string     `bun:"name"`
	City string     `bun:"city"`
	// Primary carries it today; empty when nobody does.
	Primary     id.User `bun:"primary_id"`
	PrimaryName string  `bun:"primary_name"`
}

// Moving is a kind of record that moves.
type Moving struct {
	Kind ref.Kind
	N    int
}

// PreviewMerge looks at a merger without doing anything. Who asks must be a GAM or the Direction, and have the right to
// change both accounts.
func (k *Desk) PreviewMerge(ctx context.Context, a who.Actor, absorbed, survivor id.Account) (p Preview, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		p, err = k.preview(tx, a, absorbed, survivor)
		return err
	})
	return p, err
}

// mustMerge checks the right on both accounts: one that is out of sight is no choice.
func mustMerge(tx *db.Tx, a who.Actor, absorbed, survivor id.Account) error {
	if err := mustBoth(tx, a, absorbed); err != nil {
		return err
	}
	if !MayMerge(a) {
		return problem.New(problem.Forbidden, "merge_by_manager")
	}
	if absorbed == survivor {
		return problem.At("other", "same_account")
	}
	err := mustBoth(tx, a, survivor)
	if problem.Is(err, problem.NotFound) {
		err = problem.At("other", "unknown_choice")
	}
	return err
}

func (k *Desk) preview(tx *db.Tx, a who.Actor, absorbed, survivor id.Account) (p Preview, err error) {
	if err := mustMerge(tx, a, absorbed, survivor); err != nil {
		return p, err
	}
	today := a.Today(tx.Now())
	if p.Absorbed, err = sideOf(tx, absorbed, today); err != nil {
		return p, err
	}
	if p.Survivor, err = sideOf(tx, survivor, today); err != nil {
		return p, err
	}
	for _, m := range k.movers {
		counts, err := m.Count(tx, absorbed)
		if err != nil {
			return p, err
		}
		for kind, n := range counts {
			if n > 0 {
				p.Moves = append(p.Moves, Moving{kind, n})
			}
		}
		if m.Clashes == nil {
			continue
		}
		clashes, err := m.Clashes(tx, absorbed, survivor)
		if err != nil {
			return p, err
		}
		p.Clashes = append(p.Clashes, clashes...)
	}
	slices.SortFunc(p.Moves, func(a, b Moving) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Kind, b.Kind)) })
	for _, c := range p.Clashes {
		p.Blocked = p.Blocked || c.Blocks
	}
	return p, nil
}

// Merge makes one account out of two, in one transaction: every area takes its records to the account that stays, and the
// other one is read as what it was from then on. It is not undone. Problems: those of group.MergeInput, merge_blocked.
func (k *Desk) Merge(ctx context.Context, a who.Actor, in group.MergeInput) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.MergeIn(tx, a, in) })
}

// MergeIn is Merge in the caller's transaction.
func (k *Desk) MergeIn(tx *db.Tx, a who.Actor, in group.MergeInput) error {
	if err := tx.OneAtATime(links); err != nil {
		return err
	}
	if l := in.Validate(); len(l) > 0 {
		return l
	}
	p, err := k.preview(tx, a, in.Absorbed, in.Survivor)
	if err != nil {
		return err
	}
	if p.Blocked {
		return problem.New(problem.Conflict, "merge_blocked")
	}
	if in.Primary != "" && in.Primary != p.Absorbed.Primary && in.Primary != p.Survivor.Primary {
		return problem.At("primary", "unknown_choice")
	}
	if in.Primary == "" && p.Survivor.Primary == "" {
		in.Primary = p.Absorbed.Primary
	}
	for _, m := range k.movers {
		if m.Move == nil {
			continue
		}
		if err := m.Move(tx, a, in.Absorbed, in.Survivor); err != nil {
			return err
		}
	}
	if err := k.accounts.Absorb(tx, a, in.Absorbed, in.Survivor, in.Primary); err != nil {
		return err
	}
	m := group.Merger{ID: id.New[id.Any](), Absorbed: in.Absorbed, Name: p.Absorbed.Name, Survivor: in.Survivor, On: a.Today(tx.Now()), Reason: text.Clean(in.Reason)}
	if err := insertMerger(tx, a, m, p.Moves); err != nil {
		return err
	}
	for _, c := range []id.Account{in.Absorbed, in.Survivor} { // both histories tell it
		if err := tx.Record(db.Change{Action: "account_merge.done", Ref: ref.To(group.MergeKind, m.ID), Account: c, Deltas: db.Deltas(nil, map[string]any{
			"absorbed": m.Absorbed, "survivor": m.Survivor, "name": m.Name, "reason": m.Reason, "primary": in.Primary})}); err != nil {
			return err
		}
	}
	return nil
}

// Past is an account that was absorbed, as it is still read.
type Past struct {
	group.Merger
	By           string
	SurvivorName string
	Moves        []Moving
	// Carried are those who carried it, the last first.
	Carried []PastCarrier
	// Told are the last entries of its journal, without their values.
	Told []PastEntry
}

// PastCarrier is somebody who carried an absorbed account.
type PastCarrier struct {
	Name string   `bun:"name"`
	Role string   `bun:"role"`
	From day.Day  `bun:"from_day"`
	To   *day.Day `bun:"to_day"`
}

// Absorbed reads what became of an account: who may read the one that stays may read it. ok is false for an account that
// was not absorbed.
func (k *Desk) Absorbed(ctx context.Context, a who.Actor, c id.Account) (p Past, ok bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if p, ok, err = pastOf(tx, c); err != nil || !ok {
			return err
		}
		if err := teamdesk.Must(tx, a, team.Account, team.Read, p.Survivor); err != nil {
			return err
		}
		if p.Carried, err = carriersOf(tx, c); err != nil {
			return err
		}
		if may, err := teamdesk.Reach(tx, a, team.Journal, team.Read); err != nil {
			return err
		} else if held, err := may.Holds(tx, p.Survivor); err != nil || !held {
			return err
		}
		p.Told, err = toldOf(tx, c)
		return err
	})
	return p, ok, err
}

// AbsorbedBy are the accounts that one absorbed, the last first.
func (k *Desk) AbsorbedBy(ctx context.Context, a who.Actor, c id.Account) (out []group.Merger, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if err := teamdesk.Must(tx, a, team.Account, team.Read, c); err != nil {
			return err
		}
		out, err = mergersInto(tx, c)
		return err
	})
	return out, err
}
