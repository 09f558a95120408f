package taskdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// view is what a reader sees of tasks, as SQL predicates on `task t`.
type view struct {
	see, write, open predicate
}

type predicate struct {
	sql  string
	args []any
}

// viewOf compiles it: own tasks always, those of the accounts in reach, and those without an account that the reader
// entered or handed over.
func viewOf(tx *db.Tx, a who.Actor) (v view, err error) {
	mine := predicate{`t.owner_id = ? OR (t.account_id IS NULL AND (t.created_by = ? OR t.delegated_by = ?))`, []any{a.ID, a.ID, a.ID}}
	if a.ID == "" {
		mine = predicate{sql: `1 = 0`}
	}
	for _, p := range []struct {
		to     *predicate
		object team.Object
		access team.Access
		own    bool
	}{{&v.see, team.Task, team.Read, true}, {&v.write, team.Task, team.Write, true}, {&v.open, team.Account, team.Read, false}} {
		scope, err := teamdesk.Reach(tx, a, p.object, p.access)
		if err != nil {
			return v, err
		}
		on := scope.OnNamed // of the tasks that were picked
		if p.to == &v.see {
			on = scope.OnEach
		}
		cond, args := on("t.account_id")
		*p.to = predicate{`(t.account_id IS NOT NULL AND ` + cond + `)`, args}
		if p.own {
			p.to.sql = `(` + mine.sql + ` OR ` + p.to.sql + `)`
			p.to.args = append(append([]any{}, mine.args...), args...)
		}
	}
	return v, nil
}

// sheetRow is a row with the names beside it and what the reader may do.
type sheetRow struct {
	row
	AccountName string `bun:"account_name"`
	AccountFold string `bun:"account_fold"`
	OwnerName   string `bun:"owner_name"`
	FromName    string `bun:"from_name"`
	ByName      string `bun:"by_name"`
	MayWrite    bool   `bun:"may_write"`
	AccountOpen bool   `bun:"account_open"`
}

const sheetFrom = ` FROM task t LEFT JOIN account a ON a.id = t.account_id
	JOIN app_user o ON o.id = t.owner_id
	LEFT JOIN app_user f ON f.id = coalesce(t.delegated_by, t.created_by)
	LEFT JOIN app_user u ON u.id = t.updated_by`

// sheets reads the tasks in sight that a condition of ours picks.
func (v view) sheets(tx *db.Tx, where, tail string, args ...any) ([]sheetRow, error) {
	all := append(append([]any{}, v.write.args...), v.open.args...)
	all = append(append(all, v.see.args...), args...)
	return db.Select[sheetRow](tx, `SELECT t.*, coalesce(a.name, '') AS account_name, coalesce(a.name_fold, '') AS account_fold,
		o.name AS owner_name, coalesce(f.name, '') AS from_name, coalesce(u.name, '') AS by_name,
		(CASE WHEN `+v.write.sql+` THEN TRUE ELSE FALSE END) AS may_write,
		(CASE WHEN `+v.open.sql+` THEN TRUE ELSE FALSE END) AS account_open`+sheetFrom+
		` WHERE t.deleted_at IS NULL AND `+v.see.sql+` AND `+where+tail, all...)
}

// one reads a task in sight.
func (v view) one(tx *db.Tx, t id.Task) (r sheetRow, ok bool, err error) {
	rows, err := v.sheets(tx, `t.id = ?`, ``, t)
	if err != nil || len(rows) == 0 {
		return r, false, err
	}
	return rows[0], true, nil
}

func (r sheetRow) toSheet(a who.Actor, now instant.Instant) Sheet {
	s := Sheet{Task: r.toTask(), AccountName: r.AccountName, OwnerName: r.OwnerName, Today: a.Today(now),
		UpdatedAt: r.UpdatedAt, UpdatedBy: r.ByName, MayWrite: r.MayWrite, AccountOpen: r.AccountOpen}
	from := r.CreatedBy
	if r.DelegatedBy != nil {
		from = *r.DelegatedBy
	}
	if from != r.OwnerID {
		s.From = r.FromName
	}
	return s
}
