package teamdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

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
