package accountdesk

import (
	"context"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Choosable is what the filters of a list offer.
type Choosable struct {
	Sectors   []string
	Countries []string
	People    []Choice
}

// mostChoices bounds a list to choose from.
const mostChoices = 80

// Choosable reads the sectors, countries and people there are among the accounts in the reader's scope. Over a wide scope
// it jumps from value to value in the index, so that it costs the same with a hundred thousand accounts, and it offers
// every colleague who carries something: who they are is no secret, their accounts stay one.
func (k *Desk) Choosable(ctx context.Context, a who.Actor) (out Choosable, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
		if err != nil {
			return err
		}
		out, err = k.choosable(tx, a, scope)
		return err
	})
	return out, err
}

func (k *Desk) choosable(tx *db.Tx, a who.Actor, scope teamdesk.Scope) (out Choosable, err error) {
	if scope.Nothing() {
		return out, nil
	}
	if few, ok := scope.Few(); ok {
		return out, out.among(tx, few, a.Today(tx.Now()))
	}
	key := a.Key(tx.Now())
	if scope.Everything() {
		key = "everything" // the same for all who see everything
	}
	return db.Keep(tx, "account.choosable "+key, func() (wide Choosable, err error) {
		err = wide.anywhere(tx, scope)
		return wide, err
	})
}

// among reads the choices from a few accounts: all of them are looked at once.
func (o *Choosable) among(tx *db.Tx, few []id.Account, today day.Day) error {
	type kept struct {
		Sector  string   `bun:"sector"`
		Country string   `bun:"country"`
		OwnerID *id.User `bun:"owner_id"`
	}
	rows, err := db.Select[kept](tx, `SELECT DISTINCT sector, country, owner_id FROM account WHERE deleted_at IS NULL AND id IN (?)`, db.In(few))
	if err != nil {
		return err
	}
	abroad, err := db.Select[string](tx, `SELECT DISTINCT e.country FROM legal_entity e WHERE e.account_id IN (?) AND `+liveBody, db.In(few))
	if err != nil {
		return err
	}
	users, err := db.Select[id.User](tx, carrierNow+` AND n.account_id IN (?)`, today, today, db.In(few))
	if err != nil {
		return err
	}
	for _, r := range rows {
		o.Sectors, o.Countries, users = append(o.Sectors, r.Sector), append(o.Countries, r.Country), append(users, db.Val(r.OwnerID))
	}
	o.Sectors, o.Countries = tidy(o.Sectors), tidy(append(o.Countries, abroad...))
	if users = tidy(users); len(users) > 0 {
		o.People, err = db.Select[Choice](tx, `SELECT id, name, '' AS detail FROM app_user WHERE id IN (?) ORDER BY name, id`, db.In(users))
	}
	return err
}

// tidy sorts, and leaves out what is empty or comes again.
func tidy[T ~string](list []T) []T {
	slices.Sort(list)
	list = slices.Compact(list)
	if len(list) > 0 && list[0] == "" {
		list = list[1:]
	}
	return list[:min(len(list), mostChoices)]
}

const carrierNow = `SELECT DISTINCT n.user_id FROM assignment n WHERE n.role IN ('PRIMARY', 'INTERIM') AND n.from_day <= ?
	AND (n.to_day IS NULL OR n.to_day >= ?) AND n.deleted_at IS NULL`

func (o *Choosable) anywhere(tx *db.Tx, scope teamdesk.Scope) (err error) {
	if o.Sectors, err = distinct(tx, scope, "sector"); err != nil {
		return err
	}
	if o.Countries, err = distinct(tx, scope, "country"); err != nil {
		return err
	}
	abroad, err := countriesAbroad(tx, scope)
	if err != nil {
		return err
	}
	o.Countries = tidy(append(o.Countries, abroad...))
	o.People, err = db.Select[Choice](tx, `SELECT u.id, u.name, '' AS detail FROM app_user u WHERE
		EXISTS (SELECT 1 FROM assignment n WHERE n.user_id = u.id AND n.deleted_at IS NULL)
		OR EXISTS (SELECT 1 FROM account c WHERE c.owner_id = u.id AND c.deleted_at IS NULL)
		ORDER BY u.name, u.id LIMIT ?`, mostChoices)
	return err
}

// distinct are the values of an indexed column in the scope, in order: each is found from the one before, and kept when
// one account in reach has it.
func distinct(tx *db.Tx, scope teamdesk.Scope, column string) ([]string, error) {
	col := db.Ident(column)
	cond, args := scope.OnEach("c.id")
	return db.Select[string](tx, `WITH RECURSIVE v (x, step) AS (
		SELECT (SELECT min(?) FROM account WHERE ? > ''), 1
		UNION ALL SELECT (SELECT min(?) FROM account WHERE ? > v.x), v.step + 1 FROM v WHERE v.x IS NOT NULL AND v.step < ?)
		SELECT x FROM v WHERE x IS NOT NULL AND EXISTS (SELECT 1 FROM account c WHERE c.? = v.x AND c.deleted_at IS NULL AND `+cond+`)`,
		append([]any{col, col, col, col, mostChoices, col}, args...)...)
}

// liveBody are the legal bodies e whose country counts as one of their account's.
const liveBody = `e.state IN ('ACTIVE', 'PROSPECT') AND e.deleted_at IS NULL`

// countriesAbroad are those of legal bodies, read from value to value as distinct does.
func countriesAbroad(tx *db.Tx, scope teamdesk.Scope) ([]string, error) {
	cond, args := scope.OnEach("e.account_id")
	return db.Select[string](tx, `WITH RECURSIVE v (x, step) AS (
		SELECT (SELECT min(country) FROM legal_entity WHERE country > ''), 1
		UNION ALL SELECT (SELECT min(country) FROM legal_entity WHERE country > v.x), v.step + 1 FROM v WHERE v.x IS NOT NULL AND v.step < ?)
		SELECT x FROM v WHERE x IS NOT NULL AND EXISTS (SELECT 1 FROM legal_entity e WHERE e.country = v.x AND `+liveBody+` AND `+cond+`)`,
		append([]any{mostChoices}, args...)...)
}
