package teamdesk

import (
	"context"

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
