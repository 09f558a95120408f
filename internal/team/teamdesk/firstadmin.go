package teamdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// FirstAdminLink makes the link that creates the first administrator, while nobody can sign in; needed is false
// otherwise. A link made before stops working. Only the machine's owner sees it: it is printed where the server runs.
func (k *Desk) FirstAdminLink(ctx context.Context, a who.Actor) (token string, needed bool, err error) {
	if err := mustBeMachine(a); err != nil {
		return "", false, err
	}
	token = newToken()
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		able, err := anyoneCanSignIn(tx)
		if err != nil || able {
			return err
		}
		needed = true
		if err := deleteLinks(tx, ForFirstAdmin, ""); err != nil {
			return err
		}
		return insertLink(tx, hashed(token), ForFirstAdmin, "", k.clock().Add(firstAdminLife))
	})
	if err != nil || !needed {
		return "", false, err
	}
	return token, true, nil
}

// FirstAdmin is who sets the house up.
type FirstAdmin struct {
	team.UserInput
	Password team.PasswordInput
	// Title is the place they also hold, from today on; empty for none.
	Title team.Title
}

// BecomeFirstAdmin uses the link up. An owner that an import made here becomes this person, so that what was imported
// stays theirs.
func (k *Desk) BecomeFirstAdmin(ctx context.Context, token string, in FirstAdmin) (user id.User, epoch int, err error) {
	if l, err := k.OpenLink(ctx, token); err != nil || l.Purpose != ForFirstAdmin {
		return "", 0, linkOr(err)
	}
	in.Admin = true
	in.UserInput = in.Clean()
	l := NewUser{UserInput: in.UserInput}.Validate()
	l = append(l, in.Password.Validate(in.Login, in.Name)...)
	if in.Title != "" && !in.Title.Valid() {
		l.Add("title", "unknown_choice")
	}
	if len(l) > 0 {
		return "", 0, l
	}
	hash, err := auth.Hash(in.Password.New)
	if err != nil {
		return "", 0, err
	}
	return k.setUp(ctx, token, in, hash)
}

func (k *Desk) setUp(ctx context.Context, token string, in FirstAdmin, hash string) (user id.User, epoch int, err error) {
	a := who.System()
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := k.useLink(tx, token); err != nil {
			return err
		}
		owner, found, err := localOwner(tx)
		if err != nil {
			return err
		}
		if found {
			user, epoch = owner.ID, owner.SessionEpoch
			err = changeIn(tx, owner, "user.edited", func(tx *db.Tx, r *userRow) error {
				r.Login, r.Name, r.Lang, r.TZ, r.PasswordHash, r.State = in.Login, in.Name, in.Lang, in.TZ, hash, string(team.Active)
				return loginMustBeFree(tx, r.toUser())
			})
		} else {
			user = id.New[id.User]()
			err = createIn(tx, team.User{ID: user, Login: in.Login, Name: in.Name, Lang: in.Lang, TZ: in.TZ, Theme: "auto",
				State: team.Active, Admin: true}, hash)
		}
		if err != nil || in.Title == "" {
			return err
		}
		from := tx.Now().Day(k.zone(in.TZ))
		_, err = givePositionIn(tx, user, team.PositionInput{Title: in.Title, From: &from})
		return err
	})
	return user, epoch, err
}
