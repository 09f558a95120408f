package coordinationdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

type predicate struct {
	sql  string
	args []any
}

// view is what a reader sees of requests, as SQL predicates on `coordination q`.
type view struct{ see, write, open predicate }

// viewOf compiles it: what one asked and what one is asked always, and the requests of the accounts in reach.
func viewOf(tx *db.Tx, a who.Actor) (v view, err error) {
	for _, p := range []struct {
		to     *predicate
		object team.Object
		access team.Access
	}{{&v.see, team.Coordination, team.Read}, {&v.write, team.Coordination, team.Write}, {&v.open, team.Account, team.Read}} {
		scope, err := teamdesk.Reach(tx, a, p.object, p.access)
		if err != nil {
			return v, err
		}
		on := scope.OnNamed // of the requests that were picked
		if p.to == &v.see {
			on = scope.OnEach
		}
		p.to.sql, p.to.args = on("q.account_id")
	}
	if a.ID != "" {
		v.see = predicate{`(q.asked_id = ? OR q.requested_by = ? OR ` + v.see.sql + `)`, append([]any{a.ID, a.ID}, v.see.args...)}
	}
	return v, nil
}

// lineRow is a row with the names beside it and what the reader may do.
type lineRow struct {
	row
	AccountName string `bun:"account_name"`
	AskedName   string `bun:"asked_name"`
	AskedState  string `bun:"asked_state"`
	ByName      string `bun:"by_name"`
	MayWrite    bool   `bun:"may_write"`
	AccountOpen bool   `bun:"account_open"`
}

// lines reads the requests in sight that a condition of ours picks.
func (v view) lines(tx *db.Tx, where, tail string, args ...any) ([]lineRow, error) {
	all := append(append([]any{}, v.write.args...), v.open.args...)
	all = append(append(all, v.see.args...), args...)
	return db.Select[lineRow](tx, `SELECT q.*, a.name AS account_name, s.name AS asked_name, s.state AS asked_state, b.name AS by_name,
		(CASE WHEN `+v.write.sql+` THEN TRUE ELSE FALSE END) AS may_write,
		(CASE WHEN `+v.open.sql+` THEN TRUE ELSE FALSE END) AS account_open
		FROM coordination q JOIN account a ON a.id = q.account_id JOIN app_user s ON s.id = q.asked_id JOIN app_user b ON b.id = q.requested_by
		WHERE q.deleted_at IS NULL AND `+v.see.sql+` AND `+where+tail, all...)
}

// find reads a request in sight.
func find(tx *db.Tx, a who.Actor, x id.Any) (lineRow, error) {
	v, err := viewOf(tx, a)
	if err != nil {
		return lineRow{}, err
	}
	rows, err := v.lines(tx, `q.id = ?`, ``, x)
	if err == nil && len(rows) == 0 {
		err = problem.Missing()
	}
	if err != nil {
		return lineRow{}, err
	}
	return rows[0], nil
}

func (r lineRow) sheet(a who.Actor, now instant.Instant) Sheet {
	s := Sheet{Request: r.toRequest(), AccountName: r.AccountName, AskedName: r.AskedName, ByName: r.ByName, AskedAt: r.CreatedAt,
		Today: a.Today(now), UpdatedAt: r.UpdatedAt, AccountOpen: r.AccountOpen}
	open := s.State == "OPEN"
	s.Gone = open && r.AskedState != "ACTIVE" && r.AskedState != "INVITED"
	s.MayAnswer = open && r.AskedID == a.ID
	s.MayManage = open && r.manages(a)
	return s
}
