package teamdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// people is the matter of verbs whose rule looks at other users: the last administrator, the tree of managers.
const people = "team.people"

// NewUser is a person to let in. Without a password they are invited, and choose it by their link.
type NewUser struct {
	team.UserInput
	Password string
	// Position is the place they start with, if any.
	Position *team.PositionInput
}

// Validate finds everything that is wrong at once, the zone included.
func (in NewUser) Validate() problem.List {
	l := in.UserInput.Validate()
	checkZone(&l, in.UserInput.Clean().TZ)
	if in.Password != "" {
		for _, p := range (team.PasswordInput{New: in.Password, Again: in.Password}).Validate(in.Login, in.Name) {
			p.Field = "password"
			l = append(l, p)
		}
	}
	if in.Position != nil {
		l = append(l, in.Position.Validate()...)
	}
	return l
}

func checkZone(l *problem.List, zone string) {
	if !knownZone(zone) {
		l.Add("tz", "unknown_choice")
	}
}

// CreateUser lets a person in. Only who manages users may.
func (k *Desk) CreateUser(ctx context.Context, a who.Actor, in NewUser) (user id.User, err error) {
	if err := mustManage(a, ""); err != nil {
		return "", err
	}
	in.UserInput = in.Clean()
	if l := in.Validate(); len(l) > 0 {
		return "", l
	}
	hash, state := "", team.Invited
	if in.Password != "" {
		state = team.Active
		if hash, err = auth.Hash(in.Password); err != nil {
			return "", err
		}
	}
	u := team.User{ID: id.New[id.User](), Login: in.Login, Name: in.Name, Lang: in.Lang, TZ: in.TZ, Theme: "auto", State: state, Admin: in.Admin}
	return u.ID, k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := tx.OneAtATime(people); err != nil {
			return err
		}
		if err := createIn(tx, u, hash); err != nil {
			return err
		}
		if in.Position == nil {
			return nil
		}
		_, err := givePositionIn(tx, u.ID, *in.Position)
		return err
	})
}

// createIn saves and records a new user; a login that is taken is a problem of its field.
func createIn(tx *db.Tx, u team.User, hash string) error {
	if err := loginMustBeFree(tx, u); err != nil {
		return err
	}
	r := userRow{PasswordHash: hash}
	r.take(u)
	if err := insertUser(tx, r); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "user.created", Ref: ref.To(UserKind, u.ID), Deltas: append(db.Deltas(nil, r.fields()), passwordDelta(hash)...)})
}

func loginMustBeFree(tx *db.Tx, u team.User) error {
	r, taken, err := findLogin(tx, u.Login)
	if err == nil && taken && r.ID != u.ID {
		err = problem.At("login", "login_taken")
	}
	return err
}

// passwordDelta says that there is a new password, never which.
func passwordDelta(hash string) []db.Delta {
	if hash == "" {
		return nil
	}
	return []db.Delta{{Name: "password", New: "set"}}
}

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

// Disable shuts a person out at once: their sessions end with the next click. The last administrator stays.
func (k *Desk) Disable(ctx context.Context, a who.Actor, user id.User) error {
	return k.end(ctx, a, user, "user.suspended", team.User.Suspend)
}

// Leave notes that a person left the company: shut out, their position ends today, their grants are withdrawn. Their
// accounts stay in the branch of their manager until somebody takes them over.
func (k *Desk) Leave(ctx context.Context, a who.Actor, user id.User) error {
	return k.end(ctx, a, user, "user.left", team.User.Leave)
}

func (k *Desk) end(ctx context.Context, a who.Actor, user id.User, action string, rule func(team.User, int) (team.User, error)) error {
	if err := mustManage(a, user); err != nil {
		return err
	}
	return k.changeUser(ctx, a, user, 0, action, func(tx *db.Tx, r *userRow) error {
		others, err := otherAdmins(tx, user)
		if err != nil {
			return err
		}
		next, err := rule(r.toUser(), others)
		if err != nil {
			return err
		}
		if next.State != team.State(r.State) {
			r.SessionEpoch++
		}
		r.take(next)
		if next.State != team.Left {
			return nil
		}
		return closeEverything(tx, a, user)
	})
}

// closeEverything ends the positions and the grants of who left.
func closeEverything(tx *db.Tx, a who.Actor, user id.User) error {
	all, err := positions(tx)
	if err != nil {
		return err
	}
	today := a.Today(tx.Now())
	for _, p := range all {
		if p.User != user || (p.To != nil && *p.To <= today) {
			continue
		}
		if err := closePositionIn(tx, p, max(today, p.From)); err != nil {
			return err
		}
	}
	grants, err := liveGrants(tx, user)
	if err != nil {
		return err
	}
	for _, g := range grants {
		if err := revokeIn(tx, g); err != nil {
			return err
		}
	}
	return nil
}

// Enable lets a person in again.
func (k *Desk) Enable(ctx context.Context, a who.Actor, user id.User) error {
	if err := mustManage(a, user); err != nil {
		return err
	}
	return k.changeUser(ctx, a, user, 0, "user.enabled", func(_ *db.Tx, r *userRow) error {
		r.take(r.toUser().Enable(r.PasswordHash != ""))
		return nil
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
