package teamdesk

import (
	"context"
	"slices"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Person is a colleague as pickers show them.
type Person struct {
	ID    id.User
	Name  string
	Title team.Title // today
}

// People lists the colleagues one can work with, by name: those who are active or invited. Anyone signed in may.
func (k *Desk) People(ctx context.Context, a who.Actor) (out []Person, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = PeopleIn(tx, a)
		return err
	})
	return out, err
}

// PeopleIn is People in the caller's transaction.
func PeopleIn(tx *db.Tx, a who.Actor) ([]Person, error) {
	if !a.System {
		if err := mustBeSomeone(a); err != nil {
			return nil, err
		}
	}
	rows, err := peopleToday(tx, a.Today(tx.Now()))
	if err != nil {
		return nil, err
	}
	out := make([]Person, 0, len(rows))
	for _, r := range rows {
		p := Person{ID: r.ID, Name: r.Name}
		if r.Title != nil {
			p.Title = team.Title(*r.Title)
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(x, y Person) int { return strings.Compare(text.Fold(x.Name), text.Fold(y.Name)) })
	return out, nil
}

// NamesIn names people, also those who left: history keeps their name. Anyone signed in may.
func NamesIn(tx *db.Tx, a who.Actor, users []id.User) (map[id.User]string, error) {
	if !a.System {
		if err := mustBeSomeone(a); err != nil {
			return nil, err
		}
	}
	return someNames(tx, users)
}

// BranchIn is the person and everyone below them today: whose portfolios a manager reviews.
func BranchIn(tx *db.Tx, a who.Actor) ([]id.User, error) {
	if err := mustBeSomeone(a); err != nil {
		return nil, err
	}
	all, err := positions(tx)
	if err != nil {
		return nil, err
	}
	return team.BranchOf(a.ID, all, a.Today(tx.Now())), nil
}
