package teamdesk

import (
	"context"
	"slices"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

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
