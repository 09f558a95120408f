package teamdesk

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Purpose is what a one-time link opens.
type Purpose string

// Purposes, and how long their links live.
const (
	ForFirstAdmin Purpose = "first_admin"
	ForPassword   Purpose = "password"

	firstAdminLife = 24 * time.Hour
	InviteLife     = 7 * 24 * time.Hour
)

// Link is what a valid link is for.
type Link struct {
	Purpose Purpose
	User    id.User // "" for the first administrator, unless a local owner takes their place
	Login   string
	Name    string
}

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

// OpenLink says what a link is for, without using it up. An unknown, used or late one is one answer.
func (k *Desk) OpenLink(ctx context.Context, token string) (l Link, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		l, err = k.openLinkIn(tx, token)
		return err
	})
	return l, err
}

func (k *Desk) openLinkIn(tx *db.Tx, token string) (Link, error) {
	row, found, err := findLink(tx, hashed(token), k.clock())
	if err != nil {
		return Link{}, err
	}
	l := Link{Purpose: Purpose(row.Purpose)}
	switch {
	case !found:
	case l.Purpose == ForFirstAdmin:
		if able, err := anyoneCanSignIn(tx); err != nil || !able {
			return l, err
		}
	case row.UserID != nil:
		r, there, err := findUser(tx, *row.UserID)
		if s := team.State(r.State); err != nil || (there && (s == team.Active || s == team.Invited)) {
			l.User, l.Login, l.Name = r.ID, r.Login, r.Name
			return l, err
		}
	}
	return Link{}, errLink
}

var errLink = problem.New(problem.NotFound, "link_used")

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

// useLink makes sure that one of two people who use a link at once comes too late.
func (k *Desk) useLink(tx *db.Tx, token string) error {
	if _, err := k.openLinkIn(tx, token); err != nil {
		return err
	}
	return spendLink(tx, hashed(token))
}

func linkOr(err error) error {
	if err != nil {
		return err
	}
	return errLink
}

// newToken is 256 bits of chance; only its hash is kept.
func newToken() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails: it would stop the program
	return base64.RawURLEncoding.EncodeToString(b)
}

func hashed(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
