package teamdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// people is the matter of verbs whose rule looks at other users: the last administrator, the tree of managers.
const people = "team.people"

// UpdateUser changes what an administrator decides of a person opened at rev; a stale rev is a Conflict.
func (k *Desk) UpdateUser(ctx context.Context, a who.Actor, user id.User, rev int, in team.UserInput) error {
	if err := mustManage(a, user); err != nil {
		return err
	}
	in = in.Clean()
	l := in.Validate()
	checkZone(&l, in.TZ)
	if len(l) > 0 {
		return l
	}
	return k.changeUser(ctx, a, user, rev, "user.edited", func(tx *db.Tx, r *userRow) error {
		others, err := otherAdmins(tx, user)
		if err != nil {
			return err
		}
		if in.Admin && !r.Admin {
			if err := mustAskAnother(tx, a, user); err != nil {
				return err
			}
		}
		next, err := r.toUser().Edit(in, others)
		if err != nil {
			return err
		}
		r.take(next)
		return loginMustBeFree(tx, next)
	})
}

// changeUser is the way of every verb on one user: find, apply, save what moved, record it. rev 0 takes the user as
// they stand.
func (k *Desk) changeUser(ctx context.Context, a who.Actor, user id.User, rev int, action string, rule func(tx *db.Tx, r *userRow) error) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := tx.OneAtATime(people); err != nil {
			return err
		}
		r, found, err := findUser(tx, user)
		switch {
		case err != nil || !found:
			return missingOr(err)
		case rev != 0 && rev != r.Rev:
			return problem.Stale()
		}
		return changeIn(tx, r, action, rule)
	})
}

func changeIn(tx *db.Tx, r userRow, action string, rule func(tx *db.Tx, r *userRow) error) error {
	old := r
	if err := rule(tx, &r); err != nil {
		return err
	}
	if r == old {
		return nil // nothing moved: a form sent twice leaves no trace
	}
	if err := updateUser(tx, r); err != nil {
		return err
	}
	deltas := db.Deltas(old.fields(), r.fields())
	if r.PasswordHash != old.PasswordHash {
		deltas = append(deltas, passwordDelta(r.PasswordHash)...)
	}
	return tx.Record(db.Change{Action: action, Ref: ref.To(UserKind, r.ID), Deltas: deltas})
}
