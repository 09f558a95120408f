package teamdesk

import (
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// sphere is why a person may reach accounts, on a day: places in account teams, grants, assignments, what they brought
// in, and the same of everyone below them.
type sphere struct {
	me     id.User
	branch []id.User // the person first
	extent team.Extent
	access team.Access
	today  day.Day
	// sponsor narrows the person's own places in teams to executive sponsor: the CEO reads the contacts of the
	// accounts he sponsors.
	sponsor bool
}

// sphereOf is nil when there is no right at all; all when there is no limit.
func sphereOf(tx *db.Tx, a who.Actor, o team.Object, access team.Access) (s *sphere, all bool, err error) {
	extent := extentOf(a, o, access)
	switch extent {
	case team.None:
		return nil, false, nil
	case team.All:
		return nil, true, nil
	}
	s = &sphere{me: a.ID, branch: []id.User{a.ID}, extent: extent, access: access, today: a.Today(tx.Now()),
		sponsor: o == team.Contact && team.Title(a.Title) == team.CEO}
	if extent == team.Branch {
		all, err := positions(tx)
		if err != nil {
			return nil, false, err
		}
		s.branch = team.BranchOf(a.ID, all, s.today)
	}
	return s, false, nil
}

// Ends are inclusive: someone whose place ends today still works on the account today.
const current = ` AND from_day <= ? AND (to_day IS NULL OR to_day >= ?) AND deleted_at IS NULL`

// sql selects the account ids of the sphere; of one account only, when it is given.
func (s *sphere) sql(only id.Account) (string, []any) {
	var parts []string
	var args []any
	add := func(idColumn, from string, a ...any) {
		if only != "" {
			from += ` AND ` + idColumn + ` = ?`
			a = append(a, only)
		}
		parts = append(parts, `SELECT `+idColumn+` FROM `+from)
		args = append(args, a...)
	}
	members := s.branch
	if s.extent < team.Branch {
		members = []id.User{s.me}
	}
	place := `team_member WHERE user_id IN (?)` + current
	if s.sponsor {
		place += ` AND function = 'CXO_SPONSOR'`
	}
	add(`account_id`, place, db.In(members), s.today, s.today)
	grant := `access_grant WHERE user_id = ? AND until_day >= ? AND revoked_at IS NULL`
	if s.access == team.Write {
		grant += ` AND level = 'WRITE'`
	}
	add(`account_id`, grant, s.me, s.today)
	if s.extent >= team.Own {
		add(`account_id`, `assignment WHERE user_id IN (?)`+current, db.In(s.branch), s.today, s.today)
		add(`id`, `account WHERE owner_id IN (?)`, db.In(s.branch))
	}
	return strings.Join(parts, ` UNION `), args
}

func (s *sphere) first(tx *db.Tx, n int) ([]id.Account, error) {
	q, args := s.sql("")
	return db.Select[id.Account](tx, q+` LIMIT ?`, append(args, n)...)
}

func (s *sphere) in(column string) (string, []any) {
	q, args := s.sql("")
	return column + ` IN (` + q + `)`, args
}

// holds says no to an address that is none: PostgreSQL would refuse to compare it.
func (s *sphere) holds(tx *db.Tx, account id.Account) (bool, error) {
	if _, ok := id.Parse[id.Account](string(account)); !ok {
		return false, nil
	}
	q, args := s.sql(account)
	_, ok, err := db.One[id.Account](tx, q+` LIMIT 1`, args...)
	return ok, err
}

func accountExists(tx *db.Tx, account id.Account) (bool, error) {
	if _, ok := id.Parse[id.Account](string(account)); !ok {
		return false, nil
	}
	_, ok, err := db.One[int](tx, `SELECT 1 FROM account WHERE id = ? AND deleted_at IS NULL`, account)
	return ok, err
}
