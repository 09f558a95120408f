package teamdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// GivePosition gives a person a place in the hierarchy from a day on; the one in force ends the day before, and one
// that begins on the same day is corrected.
func (k *Desk) GivePosition(ctx context.Context, a who.Actor, user id.User, in team.PositionInput) (p id.Any, err error) {
	if err := mustManage(a, user); err != nil {
		return "", err
	}
	if l := in.Validate(); len(l) > 0 {
		return "", l
	}
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := tx.OneAtATime(people); err != nil {
			return err
		}
		if _, found, err := findUser(tx, user); err != nil || !found {
			return missingOr(err)
		}
		if err := mustAskAnother(tx, a, user); err != nil {
			return err
		}
		p, err = givePositionIn(tx, user, in)
		return err
	})
	return p, err
}

// givePositionIn applies the rule to the tree as it stands.
func givePositionIn(tx *db.Tx, user id.User, in team.PositionInput) (id.Any, error) {
	if in.Manager != "" {
		if m, found, err := findUser(tx, in.Manager); err != nil {
			return "", err
		} else if !found || team.State(m.State) == team.Left {
			return "", problem.At("manager", "unknown_choice")
		}
	}
	all, err := positions(tx)
	if err != nil {
		return "", err
	}
	g, err := team.Give(user, in, all)
	if err != nil {
		return "", err
	}
	if g.Closes != nil {
		if err := closePositionIn(tx, find(all, g.Closes.ID), *g.Closes.To); err != nil {
			return "", err
		}
	}
	if g.Replaces {
		return g.Position.ID, correctPosition(tx, find(all, g.Position.ID), g.Position)
	}
	g.Position.ID = id.New[id.Any]()
	if err := insertPosition(tx, g.Position); err != nil {
		return "", err
	}
	return g.Position.ID, tx.Record(db.Change{Action: "position.created", Ref: ref.To(PositionKind, g.Position.ID),
		Deltas: db.Deltas(nil, positionFields(g.Position))})
}

func find(all []team.Position, p id.Any) team.Position {
	for _, o := range all {
		if o.ID == p {
			return o
		}
	}
	return team.Position{}
}

func correctPosition(tx *db.Tx, old, next team.Position) error {
	deltas := db.Deltas(positionFields(old), positionFields(next))
	if len(deltas) == 0 {
		return nil
	}
	if err := updatePosition(tx, next); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "position.corrected", Ref: ref.To(PositionKind, next.ID), Deltas: deltas})
}

// ClosePosition ends a position on a day, inclusive.
func (k *Desk) ClosePosition(ctx context.Context, a who.Actor, position id.Any, to day.Day) error {
	if err := mustManage(a, ""); err != nil {
		return err
	}
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := tx.OneAtATime(people); err != nil {
			return err
		}
		r, found, err := findPosition(tx, position)
		if err != nil || !found {
			return missingOr(err)
		}
		return closePositionIn(tx, r.toPosition(), to)
	})
}

func closePositionIn(tx *db.Tx, p team.Position, to day.Day) error {
	next, err := p.Close(to)
	if err != nil {
		return err
	}
	deltas := db.Deltas(positionFields(p), positionFields(next))
	if len(deltas) == 0 {
		return nil
	}
	if err := updatePosition(tx, next); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "position.closed", Ref: ref.To(PositionKind, p.ID), Deltas: deltas})
}
