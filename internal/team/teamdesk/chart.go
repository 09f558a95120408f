package teamdesk

import (
	"context"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Chart is the organisation on a day, with the names of those in it.
type Chart struct {
	Day   day.Day
	Roots []team.Node
	Names map[id.User]string
	// Unplaced are the active people without a position that day, for who manages users.
	Unplaced []Person
}

// OrgChart reads who is below whom on a day. Anyone signed in may.
func (k *Desk) OrgChart(ctx context.Context, a who.Actor, on *day.Day) (c Chart, err error) {
	if err := mustBeSomeone(a); err != nil {
		return c, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		c.Day = a.Today(tx.Now())
		if on != nil {
			c.Day = *on
		}
		all, err := positions(tx)
		if err != nil {
			return err
		}
		if c.Names, err = userNames(tx); err != nil {
			return err
		}
		c.Roots = team.Chart(all, c.Day, func(u id.User) string { return text.Fold(c.Names[u]) })
		if ManagesUsers(a) {
			c.Unplaced, err = unplaced(tx, a, all, c.Day)
		}
		return err
	})
	return c, err
}

func unplaced(tx *db.Tx, a who.Actor, all []team.Position, d day.Day) ([]Person, error) {
	people, err := PeopleIn(tx, a)
	if err != nil {
		return nil, err
	}
	place := team.PlaceOn(all, d)
	return slices.DeleteFunc(people, func(p Person) bool { q, ok := place[p.ID]; return ok && q.On(d) }), nil
}
