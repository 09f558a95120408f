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

// InviteLink makes the link by which a person chooses their password, at their arrival or when they forgot it. A link
// made before stops working.
func (k *Desk) InviteLink(ctx context.Context, a who.Actor, user id.User) (token string, err error) {
	if err := mustManage(a, user); err != nil {
		return "", err
	}
	token = newToken()
	return token, k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, found, err := findUser(tx, user)
		if err != nil || !found {
			return missingOr(err)
		}
		if s := team.State(r.State); s != team.Active && s != team.Invited {
			return problem.New(problem.Invalid, "user_disabled")
		}
		if err := deleteLinks(tx, ForPassword, user); err != nil {
			return err
		}
		if err := insertLink(tx, hashed(token), ForPassword, user, k.clock().Add(InviteLife)); err != nil {
			return err
		}
		// Whoever holds the link can become the person: the log says who made it.
		return k.noteIn(tx, a, "user.invite", ref.To(UserKind, user), OutcomeDone)
	})
}

// AcceptInvitation uses the link up: the password is set, other sessions of the person end.
func (k *Desk) AcceptInvitation(ctx context.Context, token string, in team.PasswordInput) (user id.User, epoch int, err error) {
	l, err := k.OpenLink(ctx, token)
	if err != nil || l.Purpose != ForPassword {
		return "", 0, linkOr(err)
	}
	if list := in.Validate(l.Login, l.Name); len(list) > 0 {
		return "", 0, list
	}
	hash, err := auth.Hash(in.New)
	if err != nil {
		return "", 0, err
	}
	err = k.db.Write(ctx, who.Actor{ID: l.User, Name: l.Name}, func(tx *db.Tx) error {
		if err := k.useLink(tx, token); err != nil {
			return err
		}
		r, _, err := findUser(tx, l.User)
		if err != nil {
			return err
		}
		user, epoch = r.ID, r.SessionEpoch+1
		return changeIn(tx, r, "user.password_set", func(_ *db.Tx, r *userRow) error {
			r.PasswordHash, r.SessionEpoch, r.State = hash, epoch, string(team.Active)
			return nil
		})
	})
	if err != nil {
		return "", 0, err
	}
	// Who forgot the password has often tried it many times before asking for the link.
	return user, epoch, k.forgive(ctx, l.Login)
}
