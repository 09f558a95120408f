package teamdesk

import (
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Scope is the accounts on which someone holds a right today, as one SQL predicate that lists, search, exports and
// feeds all use (DOMAIN §14). The zero Scope is nothing.
type Scope struct {
	all  bool
	few  []id.Account // when they are few enough to be named
	sql  string       // a sub-select of account ids otherwise
	args []any
	none bool
}

// fewAccounts is up to how many accounts are named in the predicate: a key account manager's list then reads by key,
// however many accounts the company has.
const fewAccounts = 400

// Reach compiles the scope of who for a kind of access. Refusal is an empty scope, never an error: what is out of
// reach does not exist.
func Reach(tx *db.Tx, a who.Actor, o team.Object, access team.Access) (Scope, error) {
	switch extent := extentOf(a, o, access); extent {
	case team.None:
		return Scope{none: true}, nil
	case team.All:
		return Scope{all: true}, nil
	default:
		return narrow(tx, a, extent, access)
	}
}

func extentOf(a who.Actor, o team.Object, access team.Access) team.Extent {
	if a.System || a.Owner {
		return team.All
	}
	return team.ExtentOf(team.Title(a.Title), o, access)
}

func narrow(tx *db.Tx, a who.Actor, extent team.Extent, access team.Access) (Scope, error) {
	today := a.Today(tx.Now())
	users := []id.User{a.ID}
	if extent == team.Branch {
		all, err := positions(tx)
		if err != nil {
			return Scope{}, err
		}
		users = team.BranchOf(a.ID, all, today)
	}
	s := Scope{}
	s.sql, s.args = scopeSQL(a.ID, users, extent, access, today)
	ids, err := db.Select[id.Account](tx, s.sql+` LIMIT ?`, append(append([]any{}, s.args...), fewAccounts+1)...)
	if err != nil {
		return Scope{}, err
	}
	if len(ids) <= fewAccounts {
		return Scope{few: ids, none: len(ids) == 0}, nil
	}
	return s, nil
}

func scopeSQL(me id.User, branch []id.User, extent team.Extent, access team.Access, today day.Day) (string, []any) {
	parts := []string{`SELECT account_id FROM team_member WHERE user_id = ? AND from_day <= ? AND (to_day IS NULL OR to_day >= ?) AND deleted_at IS NULL`}
	args := []any{me, today, today}
	grant := `SELECT account_id FROM access_grant WHERE user_id = ? AND until_day >= ? AND revoked_at IS NULL`
	args = append(args, me, today)
	if access == team.Write {
		grant += ` AND level = 'WRITE'`
	}
	parts = append(parts, grant)
	if extent >= team.Own {
		parts = append(parts, `SELECT account_id FROM assignment WHERE user_id IN (?) AND from_day <= ? AND (to_day IS NULL OR to_day >= ?) AND deleted_at IS NULL`,
			`SELECT id FROM account WHERE owner_id IN (?)`)
		args = append(args, db.In(branch), today, today, db.In(branch))
	}
	if extent == team.Branch {
		parts = append(parts, `SELECT account_id FROM team_member WHERE user_id IN (?) AND from_day <= ? AND (to_day IS NULL OR to_day >= ?) AND deleted_at IS NULL`)
		args = append(args, db.In(branch), today, today)
	}
	return strings.Join(parts, ` UNION `), args
}

// On is the predicate on a column that holds an account id.
func (s Scope) On(column string) (string, []any) {
	switch {
	case s.all:
		return `1 = 1`, nil
	case s.sql == "" && len(s.few) == 0:
		return `1 = 0`, nil
	case len(s.few) > 0:
		return column + ` IN (?)`, []any{db.In(s.few)}
	}
	return column + ` IN (` + s.sql + `)`, s.args
}

// Everything says that the scope is the whole company.
func (s Scope) Everything() bool { return s.all }

// Nothing says that no account is in reach.
func (s Scope) Nothing() bool { return !s.all && s.sql == "" && len(s.few) == 0 }

// Few names the accounts when they are few; ok is false for a wide scope.
func (s Scope) Few() (accounts []id.Account, ok bool) { return s.few, !s.all && s.sql == "" }

// Holds says whether the account is in the scope.
func (s Scope) Holds(tx *db.Tx, account id.Account) (bool, error) {
	if s.all {
		return true, nil
	}
	if s.sql == "" {
		for _, a := range s.few {
			if a == account {
				return true, nil
			}
		}
		return false, nil
	}
	_, ok, err := db.One[int](tx, `SELECT 1 FROM account WHERE id = ? AND id IN (`+s.sql+`)`, append([]any{account}, s.args...)...)
	return ok, err
}

// Must is the one check of a verb on one account: out of reach answers as absent does, and the refusal of someone
// signed in is noted afterwards by the door.
func Must(tx *db.Tx, a who.Actor, o team.Object, access team.Access, account id.Account) error {
	s, err := Reach(tx, a, o, access)
	if err != nil {
		return err
	}
	ok, err := s.Holds(tx, account)
	if err != nil {
		return err
	}
	if ok {
		return nil
	}
	if access == team.Write {
		// Who may read it knows that it exists: say plainly that the role does not allow the gesture.
		read, err := Reach(tx, a, o, team.Read)
		if err != nil {
			return err
		}
		if ok, err := read.Holds(tx, account); err != nil {
			return err
		} else if ok {
			return problem.New(problem.Forbidden, "forbidden")
		}
	}
	return problem.Missing()
}

// May says whether the title has the right on any account at all: pages use it to leave out what would be refused.
func May(a who.Actor, o team.Object, access team.Access) bool {
	return extentOf(a, o, access) > team.None
}
