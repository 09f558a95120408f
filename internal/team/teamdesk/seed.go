package teamdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// LocalOwner is the login of the owner of a folder that an import filled before anybody was let in.
const LocalOwner = "owner"

// CreateLocalOwner makes the owner of an empty folder: everything is theirs, and nobody signs in as them until the
// first-administrator link gives them a name and a password.
func (k *Desk) CreateLocalOwner(ctx context.Context, a who.Actor, name, lang string) (owner who.Actor, err error) {
	if err := mustBeMachine(a); err != nil {
		return owner, err
	}
	in := team.UserInput{Login: LocalOwner, Name: name, Lang: lang, Admin: true}.Clean()
	if l := in.Validate(); len(l) > 0 {
		return owner, l
	}
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := tx.OneAtATime(people); err != nil {
			return err
		}
		if none, err := empty(tx); err != nil {
			return err
		} else if !none {
			return problem.New(problem.Conflict, "users_exist")
		}
		u := team.User{ID: id.New[id.User](), Login: in.Login, Name: in.Name, Lang: in.Lang, TZ: in.TZ, Theme: "auto",
			State: team.Active, Admin: true, Owner: true}
		if err := createIn(tx, u, ""); err != nil {
			return err
		}
		owner, _, _, err = actorByID(tx, u.ID, k.zone)
		return err
	})
	return owner, err
}

// Seed is a person of a told story: the demonstration and the tests.
type Seed struct {
	ID    id.User // drawn when empty
	Login string
	Name  string
	Lang  string
	TZ    string
	Admin bool
	// PasswordHash is already made: the demonstration's short password is not one that a person may choose.
	PasswordHash string
	// Title, Manager and From are the position; no title, no position.
	Title   team.Title
	Manager id.User
	From    day.Day
	To      *day.Day
}

// SeedUser lets in a person of a told story. Only the machine may.
func (k *Desk) SeedUser(ctx context.Context, a who.Actor, s Seed) (user id.User, err error) {
	if err := mustBeMachine(a); err != nil {
		return "", err
	}
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		user, err = k.SeedUserIn(tx, a, s)
		return err
	})
	return user, err
}

// SeedUserIn is SeedUser in the caller's transaction.
func (k *Desk) SeedUserIn(tx *db.Tx, a who.Actor, s Seed) (id.User, error) {
	if err := mustBeMachine(a); err != nil {
		return "", err
	}
	in := team.UserInput{Login: s.Login, Name: s.Name, Lang: s.Lang, TZ: s.TZ, Admin: s.Admin}.Clean()
	if l := (NewUser{UserInput: in}).Validate(); len(l) > 0 {
		return "", l
	}
	if s.ID == "" {
		s.ID = id.New[id.User]()
	}
	u := team.User{ID: s.ID, Login: in.Login, Name: in.Name, Lang: in.Lang, TZ: in.TZ, Theme: "auto", State: team.Active, Admin: in.Admin}
	if err := createIn(tx, u, s.PasswordHash); err != nil || s.Title == "" {
		return u.ID, err
	}
	p := team.PositionInput{Title: s.Title, Manager: s.Manager, From: &s.From, To: s.To}
	if l := p.Validate(); len(l) > 0 {
		return "", l
	}
	_, err := givePositionIn(tx, u.ID, p)
	return u.ID, err
}
