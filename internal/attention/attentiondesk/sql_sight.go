package attentiondesk

import (
	"fmt"
	"slices"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// cond is an SQL condition on `alert_line l`.
type cond struct {
	sql  string
	args []any
}

func (c cond) and(o cond) cond {
	return cond{`(` + c.sql + `) AND (` + o.sql + `)`, slices.Concat(c.args, o.args)}
}

// either is true when one of them is; none of none.
func either(of ...cond) cond {
	if len(of) == 0 {
		return never
	}
	out := cond{}
	parts := make([]string, len(of))
	for i, c := range of {
		parts[i] = `(` + c.sql + `)`
		out.args = append(out.args, c.args...)
	}
	out.sql = strings.Join(parts, ` OR `)
	return out
}

var (
	always = cond{sql: `1 = 1`}
	never  = cond{sql: `1 = 0`}
)

// sight is what a reader may see, and how they stand to it. It is made before anything is ranked or counted.
type sight struct {
	a     who.Actor
	today day.Day
	// may is the right to see a line: the account in reach, and the object itself; a task of one's own always.
	may cond
	// relation is how the reader stands to accounts: carries them, or is in their team.
	relation map[id.Account]attention.Relation
	// reports are the people directly below.
	reports []id.User
	// read and write are where the reader may open, and change, what the account is about.
	read, write teamdesk.Scope
	// branch is the reader and everyone below.
	branch  []id.User
	weights attention.Weights
	since   *day.Day
}

// sees reads it, in a handful of small queries.
func sees(tx *db.Tx, a who.Actor) (s sight, err error) {
	s = sight{a: a, today: a.Today(tx.Now()), may: always}
	if s.weights, s.since, err = weights(tx, s.today); err != nil {
		return s, err
	}
	if s.write, err = teamdesk.Reach(tx, a, team.Account, team.Write); err != nil || s.all() {
		return s, err
	}
	if a.ID == "" {
		s.may = never
		return s, nil
	}
	if s.read, err = teamdesk.Reach(tx, a, team.Account, team.Read); err != nil {
		return s, err
	}
	if s.branch, err = teamdesk.BranchIn(tx, a); err != nil {
		return s, err
	}
	if len(s.branch) > 1 {
		if s.reports, err = reportsOf(tx, a.ID, s.today); err != nil {
			return s, err
		}
	}
	if s.relation, err = relationsOf(tx, a.ID, s.today); err != nil {
		return s, err
	}
	s.may, err = s.rights(tx)
	return s, err
}

// all says that everything is this reader's: the owner of a single-user folder, or the machine.
func (s sight) all() bool { return s.a.Owner || s.a.System }

// rights is the condition on lines: objects with the same reach are asked for together.
func (s sight) rights(tx *db.Tx) (cond, error) {
	own := cond{`l.owner_id = ? AND (l.account_id IS NULL OR l.object IN ('TASK', 'COORDINATION'))`, []any{s.a.ID}}
	people := cond{`l.account_id IS NULL AND l.kind = 'user'`, nil}
	if !s.read.Everything() {
		people = people.and(cond{`l.subject_id IN (?)`, []any{db.In(words(s.branch))}})
	}
	parts := []cond{own, people}
	if s.read.Nothing() {
		return either(parts...), nil
	}
	base := on(s.read)
	together := map[string][]team.Object{}
	reach := map[string]cond{}
	for _, o := range []team.Object{team.Account, team.Contract, team.Result, team.Portfolio, team.Coordination, team.Task, team.Stakeholder, team.Privacy} {
		c, some, err := s.onObject(tx, o, base)
		if err != nil {
			return never, err
		}
		if o == team.Task {
			c = cond{sql: `l.account_id IS NOT NULL`}.and(c) // a task of no account is its owner's, whatever the title
		}
		if some {
			together[key(c)] = append(together[key(c)], o)
			reach[key(c)] = c
		}
	}
	for _, k := range sorted(together) {
		parts = append(parts, cond{`l.object IN (?)`, []any{db.In(together[k])}}.and(reach[k]))
	}
	return either(parts...), nil
}

// onObject is the account's reach and the object's own; most often they are one.
func (s sight) onObject(tx *db.Tx, o team.Object, account cond) (c cond, some bool, err error) {
	title := team.Title(s.a.Title)
	switch team.ExtentOf(title, o, team.Read) {
	case team.None:
		return never, false, nil
	case team.All, team.ExtentOf(title, team.Account, team.Read):
		return account, true, nil
	}
	scope, err := teamdesk.Reach(tx, s.a, o, team.Read)
	if err != nil || scope.Nothing() {
		return never, false, err
	}
	return account.and(on(scope)), true, nil
}

// on asks about each line: those of a reader are mostly in reach, and few are read.
func on(s teamdesk.Scope) cond {
	sql, args := s.OnEach("l.account_id")
	return cond{sql, args}
}

func key(c cond) string { return c.sql + fmt.Sprint(c.args...) }

func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func words(users []id.User) []string {
	out := make([]string, len(users))
	for i, u := range users {
		out[i] = string(u)
	}
	return out
}

// escalates says that critical alerts of the accounts in reach come to this reader: whoever leads people who carry
// accounts.
func (s sight) escalates() bool {
	switch team.Title(s.a.Title) {
	case team.Direction, team.CEO, team.GAM:
		return true
	}
	return false
}

// relationTo is how the reader stands to a line.
func (s sight) relationTo(r row) attention.Relation {
	me := s.a.ID
	if s.all() || db.Val(r.OwnerID) == me || db.Val(r.CarrierID) == me {
		return attention.Owner
	}
	if rel, ok := s.relation[db.Val(r.AccountID)]; ok {
		return rel
	}
	return attention.Branch
}

// relationsOf reads on which accounts someone works: PRIMARY and INTERIM carry them; a BACKUP and the team are members.
func relationsOf(tx *db.Tx, me id.User, today day.Day) (map[id.Account]attention.Relation, error) {
	type place struct {
		AccountID id.Account `bun:"account_id"`
		Role      string     `bun:"role"`
	}
	rows, err := db.Select[place](tx, `SELECT account_id, role FROM assignment
		WHERE user_id = ? AND from_day <= ? AND (to_day IS NULL OR to_day >= ?) AND deleted_at IS NULL
		UNION ALL SELECT account_id, '' AS role FROM team_member
		WHERE user_id = ? AND from_day <= ? AND (to_day IS NULL OR to_day >= ?) AND deleted_at IS NULL`, me, today, today, me, today, today)
	out := make(map[id.Account]attention.Relation, len(rows))
	for _, p := range rows {
		switch {
		case p.Role == "PRIMARY", p.Role == "INTERIM":
			out[p.AccountID] = attention.Owner
		case out[p.AccountID] == "":
			out[p.AccountID] = attention.Member
		}
	}
	return out, err
}

func reportsOf(tx *db.Tx, me id.User, today day.Day) ([]id.User, error) {
	return db.Select[id.User](tx, `SELECT DISTINCT user_id FROM position WHERE manager_id = ? AND from_day <= ?
		AND (to_day IS NULL OR to_day >= ?)`, me, today, today)
}
