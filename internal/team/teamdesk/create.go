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
