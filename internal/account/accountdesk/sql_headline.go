package accountdesk

import (
	"strings"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/team/teamdesk"
)

// covering is a condition on accounts c that are there and not exited.
type covering struct {
	sql  string
	args []any
}

const active = `c.deleted_at IS NULL AND c.status <> '` + string(account.Exited) + `'`

var everything = covering{sql: active}

// coveredBy are the accounts that the people carry today, or brought in and that nobody carries yet.
func coveredBy(people []id.User, today day.Day) covering {
	return covering{active + ` AND (c.id IN (` + carriedNow + ` AND n.user_id IN (?)) OR (c.owner_id IN (?) AND c.id NOT IN (` + carriedNow + `)))`,
		[]any{today, today, db.In(people), db.In(people), today, today}}
}

// On is the condition that the account of a column is one of the headline's.
func (h Headline) On(column string) (string, []any) {
	return column + ` IN (SELECT c.id FROM account c WHERE ` + h.cond.sql + `)`, h.cond.args
}

func countCovered(tx *db.Tx, scope teamdesk.Scope, of covering) (int, error) {
	reach, args := scope.On("c.id")
	n, _, err := db.One[int](tx, `SELECT count(*) FROM account c WHERE `+of.sql+` AND `+reach, append(append([]any{}, of.args...), args...)...)
	return n, err
}

// headlineFew is up to how many accounts of a headline are named one by one.
const headlineFew = 1000

// Named lists the accounts of the headline, within a scope, when they are few; ok is false when they are too many.
func (h Headline) Named(tx *db.Tx, scope teamdesk.Scope) (accounts []id.Account, ok bool, err error) {
	reach, args := scope.On("c.id")
	accounts, err = db.Select[id.Account](tx, `SELECT c.id FROM account c WHERE `+h.cond.sql+` AND `+reach+` LIMIT ?`,
		append(append(append([]any{}, h.cond.args...), args...), headlineFew+1)...)
	return accounts, len(accounts) <= headlineFew, err
}

func coveredAmong(tx *db.Tx, of covering, accounts []id.Account) ([]id.Account, error) {
	return db.Select[id.Account](tx, `SELECT c.id FROM account c WHERE c.id IN (?) AND `+of.sql, append([]any{db.In(accounts)}, of.args...)...)
}

// CarriedNow is the condition that the assignment of an alias makes somebody answer for its account on a day: two places
// for the day.
func CarriedNow(alias string) string {
	return strings.ReplaceAll(`#.role IN ('PRIMARY', 'INTERIM') AND #.from_day <= ? AND (#.to_day IS NULL OR #.to_day >= ?) AND #.deleted_at IS NULL`, `#`, alias)
}
