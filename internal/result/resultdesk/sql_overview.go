package resultdesk

import (
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

type accountName struct {
	ID   id.Account `bun:"id"`
	Name string     `bun:"name"`
}

// mostNamed bounds how many accounts an overview compares one by one.
const mostNamed = 200

// withTargets lists the key accounts of a scope that have a target in force that year. Every account with a target
// counts in the totals; only those that somebody carries are named.
func withTargets(tx *db.Tx, o of, year int) ([]accountName, error) {
	from := day.MonthOf(year, 1)
	return db.Select[accountName](tx, `SELECT a.id, a.name FROM account a WHERE a.status IN ('KEY', 'WATCH') AND a.deleted_at IS NULL
		AND `+strings.ReplaceAll(o.sql, `%s`, `a.id`)+` AND EXISTS (SELECT 1 FROM target t WHERE t.account_id = a.id AND t.in_force = TRUE
		AND t.month BETWEEN ? AND ?) ORDER BY a.name_fold, a.id LIMIT ?`, append(append([]any{}, o.args...), from, from.Add(11), mostNamed)...)
}

// waiting counts the key accounts of a scope with a target but no result in a month.
func waiting(tx *db.Tx, o of, month day.Month) (int, error) {
	if month == 0 {
		return 0, nil
	}
	n, _, err := db.One[int](tx, `SELECT count(*) FROM account a JOIN target t ON t.account_id = a.id AND t.in_force = TRUE AND t.month = ?
		WHERE a.status IN ('KEY', 'WATCH') AND a.deleted_at IS NULL AND `+strings.ReplaceAll(o.sql, `%s`, `a.id`)+`
		AND NOT EXISTS (SELECT 1 FROM result r WHERE r.account_id = a.id AND r.month = ? AND r.deleted_at IS NULL)`,
		append(append([]any{month}, o.args...), month)...)
	return n, err
}

// withResults names the accounts of a scope that have a result in the two years up to a month; few is false when they
// are too many to be told apart.
func withResults(tx *db.Tx, o of, through day.Month) (names []accountName, few bool, err error) {
	names, err = db.Select[accountName](tx, `SELECT a.id, a.name FROM account a WHERE `+strings.ReplaceAll(o.sql, `%s`, `a.id`)+`
		AND EXISTS (SELECT 1 FROM result r WHERE r.account_id = a.id AND r.deleted_at IS NULL AND r.month BETWEEN ? AND ?) LIMIT ?`,
		append(append([]any{}, o.args...), through.Add(-23), through, comparedOneByOne+1)...)
	return names, len(names) <= comparedOneByOne, err
}
