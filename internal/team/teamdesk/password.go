package teamdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// SetPassword changes a password and ends every session of the person. One's own needs the current one; who manages
// users sets another's without. It returns the epoch with which the person's own session may go on.
func (k *Desk) SetPassword(ctx context.Context, a who.Actor, user id.User, in team.PasswordInput) (epoch int, err error) {
	own := a.ID != "" && a.ID == user
	if !own {
		if err := mustManage(a, user); err != nil {
			return 0, err
		}
	}
	r, err := k.lookUp(ctx, user)
	if err != nil {
		return 0, err
	}
	if l := in.Validate(r.Login, r.Name); len(l) > 0 {
		return 0, l
	}
	if own {
		if err := k.mustKnowPassword(ctx, r, in.Current); err != nil {
			return 0, err
		}
	}
	hash, err := auth.Hash(in.New)
	if err != nil {
		return 0, err
	}
	err = k.changeUser(ctx, a, user, 0, "user.password_set", func(_ *db.Tx, r *userRow) error {
		r.PasswordHash = hash
		r.SessionEpoch++
		epoch = r.SessionEpoch
		if team.State(r.State) == team.Invited {
			r.State = string(team.Active)
		}
		return nil
	})
	return epoch, err
}

// mustKnowPassword is throttled like a sign-in: a session left open must not serve to guess.
func (k *Desk) mustKnowPassword(ctx context.Context, r userRow, current string) error {
	if current == "" {
		return problem.At("current", "required")
	}
	if _, err := k.attempt(ctx, r.Login, "profile "+string(r.ID)); err != nil {
		return err
	}
	if !auth.Matches(current, r.PasswordHash) {
		return problem.At("current", "password_wrong")
	}
	return k.forgive(ctx, r.Login)
}

func (k *Desk) lookUp(ctx context.Context, user id.User) (r userRow, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		var found bool
		r, found, err = findUser(tx, user)
		if err == nil && !found {
			err = problem.Missing()
		}
		return err
	})
	return r, err
}

// EndSessions signs a person out everywhere: oneself, or anyone for who manages users. It returns the epoch with which
// the person's own session may go on.
func (k *Desk) EndSessions(ctx context.Context, a who.Actor, user id.User) (epoch int, err error) {
	if a.ID == "" || a.ID != user {
		if err := mustManage(a, user); err != nil {
			return 0, err
		}
	}
	err = k.changeUser(ctx, a, user, 0, "user.signed_out", func(_ *db.Tx, r *userRow) error {
		r.SessionEpoch++
		epoch = r.SessionEpoch
		return nil
	})
	return epoch, err
}
