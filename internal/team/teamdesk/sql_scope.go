package teamdesk

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// sphere is why a person may reach accounts, on a day: places in account teams, grants, assignments, what they brought
// in and nobody carries yet, and the same of everyone below them.
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
		sponsor: (o == team.Contact || o == team.Relation || o == team.Stakeholder) && team.Title(a.Title) == team.CEO}
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

// arm is one reason to reach accounts, as a selection of account ids from a table that goes by the name reach.
type arm struct {
	column, table, where string
	args                 []any
}

// arms are the reasons; of one account only, when it is given.
func (s *sphere) arms(only id.Account) (arms []arm) {
	add := func(column, table, where string, a ...any) {
		if only != "" {
			where += ` AND ` + column + ` = ?`
			a = append(a, only)
		}
		arms = append(arms, arm{column, table, where, a})
	}
	if s.extent >= team.Own {
		add(`account_id`, `assignment`, `user_id IN (?)`+current, db.In(s.branch), s.today, s.today)
		// Who brought an account in answers for it until somebody carries it: a hand-over ends their access as any other.
		add(`id`, `account`, `owner_id IN (?) AND NOT EXISTS (SELECT 1 FROM assignment AS carried WHERE carried.account_id = reach.id
			AND carried.role = 'PRIMARY' AND carried.from_day <= ? AND (carried.to_day IS NULL OR carried.to_day >= ?) AND carried.deleted_at IS NULL)`,
			db.In(s.branch), s.today, s.today)
	}
	members := s.branch
	if s.extent < team.Branch {
		members = []id.User{s.me}
	}
	place := `user_id IN (?)` + current
	if s.sponsor {
		place += ` AND function = 'CXO_SPONSOR'`
	}
	add(`account_id`, `team_member`, place, db.In(members), s.today, s.today)
	grant := `user_id = ? AND until_day >= ? AND revoked_at IS NULL`
	if s.access == team.Write {
		grant += ` AND level = 'WRITE'`
	}
	add(`account_id`, `access_grant`, grant, s.me, s.today)
	return arms
}

// sql selects the account ids of the sphere; of one account only, when it is given.
func (s *sphere) sql(only id.Account) (string, []any) {
	var parts []string
	var args []any
	for _, r := range s.arms(only) {
		parts = append(parts, `SELECT `+r.column+` FROM `+r.table+` AS reach WHERE `+r.where)
		args = append(args, r.args...)
	}
	return strings.Join(parts, ` UNION ALL `), args
}

// first reads n of the accounts, once for all objects that a title reaches in the same way.
func (s *sphere) first(tx *db.Tx, n int) ([]id.Account, error) {
	return db.Keep(tx, s.key(n), func() ([]id.Account, error) { return s.readFirst(tx, n) })
}

// key names a sphere: a branch may be long.
func (s *sphere) key(n int) string {
	sum := sha256.Sum256(fmt.Append(nil, *s))
	return fmt.Sprint("team.sphere ", n, " ", string(sum[:]))
}

// readFirst cuts each reason by itself: a UNION would gather a wide sphere whole before its LIMIT.
func (s *sphere) readFirst(tx *db.Tx, n int) ([]id.Account, error) {
	var parts []string
	var args []any
	for _, r := range s.arms("") {
		parts = append(parts, `SELECT a.id FROM (SELECT DISTINCT `+r.column+` AS id FROM `+r.table+` AS reach WHERE `+r.where+` LIMIT ?) AS a`)
		args = append(append(args, r.args...), n)
	}
	all, err := db.Select[id.Account](tx, strings.Join(parts, ` UNION ALL `), args...)
	if err != nil {
		return nil, err
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return slices.Clip(all[:min(n, len(all))]), nil
}

func (s *sphere) in(column string) (string, []any) {
	q, args := s.sql("")
	return column + ` IN (` + q + `)`, args
}

// each is in, asked row by row along the keys. The tables that are asked go by a name of their own, so that the column of
// another row keeps its meaning among theirs.
func (s *sphere) each(column string) (string, []any) {
	var parts []string
	var args []any
	for _, r := range s.arms("") {
		parts = append(parts, `EXISTS (SELECT 1 FROM `+r.table+` AS reach WHERE `+r.where+` AND reach.`+r.column+` = `+column+`)`)
		args = append(args, r.args...)
	}
	return `(` + strings.Join(parts, ` OR `) + `)`, args
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

func (s *sphere) among(tx *db.Tx, accounts []id.Account) ([]id.Account, error) {
	cond, args := s.each("c.id")
	return db.Select[id.Account](tx, `SELECT c.id FROM account c WHERE c.id IN (?) AND `+cond, append([]any{db.In(accounts)}, args...)...)
}

func accountExists(tx *db.Tx, account id.Account) (bool, error) {
	if _, ok := id.Parse[id.Account](string(account)); !ok {
		return false, nil
	}
	_, ok, err := db.One[int](tx, `SELECT 1 FROM account WHERE id = ? AND deleted_at IS NULL`, account)
	return ok, err
}
