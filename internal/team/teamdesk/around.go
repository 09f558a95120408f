package teamdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// BranchOfIn is a person and everyone below them today, for who asks about someone else's branch. Anyone signed in may:
// the organisation chart is open.
func BranchOfIn(tx *db.Tx, a who.Actor, user id.User) ([]id.User, error) {
	if err := mustBeSomeone(a); err != nil {
		return nil, err
	}
	all, err := positions(tx)
	if err != nil {
		return nil, err
	}
	return team.BranchOf(user, all, a.Today(tx.Now())), nil
}

// AboveIn are those above a person today, the nearest first. Anyone signed in may.
func AboveIn(tx *db.Tx, a who.Actor, user id.User) ([]id.User, error) {
	if err := mustBeSomeone(a); err != nil {
		return nil, err
	}
	all, err := positions(tx)
	if err != nil {
		return nil, err
	}
	return team.ChainUp(user, all, a.Today(tx.Now())), nil
}
