package teamdesk

import (
	"context"
	"slices"
	"strings"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// UserLine is a user in the list of users.
type UserLine struct {
	team.User
	Title       team.Title // today
	Manager     id.User
	ManagerName string
	LastVisit   *instant.Instant
}

// ListUsers lists everyone by name, for who manages users.
func (k *Desk) ListUsers(ctx context.Context, a who.Actor) (out []UserLine, err error) {
	if err := mustManage(a, ""); err != nil {
		return nil, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		rows, err := usersWithVisits(tx)
		if err != nil {
			return err
		}
		all, err := positions(tx)
		if err != nil {
			return err
		}
		names := map[id.User]string{}
		for _, r := range rows {
			names[r.ID] = r.Name
		}
		today := a.Today(tx.Now())
		place := team.PlaceOn(all, today)
		for _, r := range rows {
			l := UserLine{User: r.toUser(), LastVisit: r.LastVisit}
			if p, ok := place[r.ID]; ok && p.On(today) {
				l.Title, l.Manager, l.ManagerName = p.Title, p.Manager, names[p.Manager]
			}
			out = append(out, l)
		}
		return nil
	})
	slices.SortFunc(out, func(x, y UserLine) int { return strings.Compare(text.Fold(x.Name), text.Fold(y.Name)) })
	return out, err
}

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

// UserSheet is a user as the administrator's page shows them.
type UserSheet struct {
	UserLine
	HasPassword bool
	// InvitedUntil is when the open invitation ends.
	InvitedUntil *instant.Instant
	CreatedAt    instant.Instant
	UpdatedAt    instant.Instant
	UpdatedBy    id.User
	Positions    []team.Position // newest first
	Grants       []GrantLine
	Names        map[id.User]string
	Today        day.Day
}

// GrantLine is a grant; AccountName is empty where the reader may not know the account.
type GrantLine struct {
	ID          id.Any
	Account     id.Account
	AccountName string
	Level       team.Level
	Until       day.Day
	By          id.User
	State       team.GrantState
}

// OpenUser reads one user with positions and grants, for who manages users.
func (k *Desk) OpenUser(ctx context.Context, a who.Actor, user id.User) (s UserSheet, err error) {
	if err := mustManage(a, user); err != nil {
		return s, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, found, err := findUser(tx, user)
		if err != nil || !found {
			return missingOr(err)
		}
		s = UserSheet{UserLine: UserLine{User: r.toUser()}, HasPassword: r.PasswordHash != "", CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
			Today: a.Today(tx.Now())}
		if r.UpdatedBy != nil {
			s.UpdatedBy = *r.UpdatedBy
		}
		if s.Names, err = userNames(tx); err != nil {
			return err
		}
		if s.LastVisit, err = lastVisit(tx, user); err != nil {
			return err
		}
		if s.InvitedUntil, err = invitedUntil(tx, user, k.clock()); err != nil {
			return err
		}
		if err := s.place(tx); err != nil {
			return err
		}
		s.Grants, err = grantLines(tx, a, user, s.Today)
		return err
	})
	return s, err
}

func (s *UserSheet) place(tx *db.Tx) error {
	all, err := positions(tx)
	if err != nil {
		return err
	}
	for _, p := range slices.Backward(all) {
		if p.User != s.ID {
			continue
		}
		s.Positions = append(s.Positions, p)
		if p.On(s.Today) {
			s.Title, s.Manager, s.ManagerName = p.Title, p.Manager, s.Names[p.Manager]
		}
	}
	return nil
}

func grantLines(tx *db.Tx, a who.Actor, user id.User, today day.Day) ([]GrantLine, error) {
	rows, err := grantsOf(tx, user)
	if err != nil {
		return nil, err
	}
	scope, err := Reach(tx, a, team.Account, team.Read)
	if err != nil {
		return nil, err
	}
	accounts := make([]id.Account, len(rows))
	for i, r := range rows {
		accounts[i] = r.AccountID
	}
	names, err := accountNames(tx, scope, accounts)
	out := make([]GrantLine, len(rows))
	for i, r := range rows {
		out[i] = GrantLine{ID: r.ID, Account: r.AccountID, AccountName: names[r.AccountID], Level: team.Level(r.Level), Until: r.UntilDay,
			By: r.GrantedBy, State: team.StateOfGrant(r.UntilDay, r.RevokedAt != nil, today)}
	}
	return out, err
}

func invitedUntil(tx *db.Tx, user id.User, now time.Time) (*instant.Instant, error) {
	ms, err := pendingLink(tx, user, now)
	if err != nil || ms == nil {
		return nil, err
	}
	at := instant.Instant(*ms)
	return &at, nil
}

// AccountChoice is an account as a picker shows it.
type AccountChoice struct {
	ID   id.Account
	Name string
}

// AccountChoices lists the accounts within the reader's reach for a picker, at most limit. An administrator without a
// title reaches none: they are told the account's address by who asks for the grant.
func (k *Desk) AccountChoices(ctx context.Context, a who.Actor, limit int) (out []AccountChoice, err error) {
	if err := mustBeSomeone(a); err != nil {
		return nil, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := Reach(tx, a, team.Account, team.Read)
		if err != nil {
			return err
		}
		rows, err := accountsIn(tx, scope, limit)
		for _, r := range rows {
			out = append(out, AccountChoice(r))
		}
		return err
	})
	return out, err
}
