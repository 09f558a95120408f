package accountdesk

import (
	"context"
	"slices"
	"sync"
	"time"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Choice is an entry of a list to choose from.
type Choice struct {
	ID   string `bun:"id"`
	Name string `bun:"name"`
	// Detail tells homonyms apart: a title, a city.
	Detail string `bun:"detail"`
}

// Choices are the accounts on which the person has a right, key accounts first, at most limit; query is part of a
// name, empty for all.
func (k *Desk) Choices(ctx context.Context, a who.Actor, o team.Object, access team.Access, query string, limit int) (out []Choice, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, o, access)
		if err != nil {
			return err
		}
		cond, args := scope.OnEach("id")
		if q := text.Fold(query); q != "" {
			cond += ` AND name_fold LIKE ? ESCAPE '\'`
			args = append(args, "%"+db.EscapeLike(q)+"%")
		}
		out, err = db.Select[Choice](tx, `SELECT id, name, city AS detail FROM account WHERE deleted_at IS NULL AND `+cond+`
			ORDER BY status_rank, name_fold, id LIMIT ?`, append(args, limit)...)
		return err
	})
	return out, err
}

// NameOf is the account's name, if the person may read this object of it.
func (k *Desk) NameOf(ctx context.Context, a who.Actor, o team.Object, c id.Account) (name string, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if err := teamdesk.Must(tx, a, o, team.Read, c); err != nil {
			return err
		}
		name, _, err = db.One[string](tx, `SELECT name FROM account WHERE id = ?`, c)
		return err
	})
	return name, err
}

// People are the colleagues who are there, with the title they hold today, to give an account or a place in its team to.
// Anyone signed in may.
func (k *Desk) People(ctx context.Context, a who.Actor) (out []Choice, err error) {
	if !a.Known() {
		return nil, problem.New(problem.Unauthenticated, "unauthenticated")
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		today := a.Today(tx.Now())
		out, err = db.Select[Choice](tx, `SELECT u.id, u.name, coalesce((SELECT p.title FROM position p WHERE p.user_id = u.id
			AND p.from_day <= ? AND (p.to_day IS NULL OR p.to_day >= ?) ORDER BY p.from_day DESC LIMIT 1), '') AS detail
			FROM app_user u WHERE u.state = 'ACTIVE' ORDER BY u.name, u.id`, today, today)
		return err
	})
	return out, err
}

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
	return k.offered.get(tx, a, scope)
}

// offers remembers what a wide scope offers, for as long as no account changes, and a minute at most: rights may change
// without them.
type offers struct {
	mu    sync.Mutex
	known map[id.User]offer
}

type offer struct {
	Choosable
	version, at instant.Instant
}

const offerLife = time.Minute

func (o *offers) get(tx *db.Tx, a who.Actor, scope teamdesk.Scope) (Choosable, error) {
	key := a.ID
	if scope.Everything() {
		key = "" // the same for all who see everything
	}
	version, _, err := db.One[instant.Instant](tx, `SELECT coalesce(max(updated_at), 0) FROM account`)
	if err != nil {
		return Choosable{}, err
	}
	o.mu.Lock()
	last, ok := o.known[key]
	o.mu.Unlock()
	if age := tx.Now().Sub(last.at); ok && last.version == version && age >= 0 && age < offerLife {
		return last.Choosable, nil
	}
	fresh := offer{version: version, at: tx.Now()}
	if err := fresh.anywhere(tx, scope); err != nil {
		return Choosable{}, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.known == nil || len(o.known) > mostOffers {
		o.known = map[id.User]offer{}
	}
	o.known[key] = fresh
	return fresh.Choosable, nil
}

// mostOffers bounds what is remembered.
const mostOffers = 1000

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
	users, err := db.Select[id.User](tx, carrierNow+` AND n.account_id IN (?)`, today, today, db.In(few))
	if err != nil {
		return err
	}
	for _, r := range rows {
		o.Sectors, o.Countries, users = append(o.Sectors, r.Sector), append(o.Countries, r.Country), append(users, val(r.OwnerID))
	}
	o.Sectors, o.Countries = tidy(o.Sectors), tidy(o.Countries)
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

// Homonyms are the other accounts of that name within the reader's reach: homonyms exist, and deserve a second look.
func (k *Desk) Homonyms(ctx context.Context, a who.Actor, self id.Account, name string) (out []Choice, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
		if err != nil {
			return err
		}
		cond, args := scope.OnEach("id")
		out, err = db.Select[Choice](tx, `SELECT id, name, city AS detail FROM account WHERE deleted_at IS NULL AND name_fold = ? AND `+cond+` ORDER BY id LIMIT 6`,
			append([]any{text.Fold(name)}, args...)...)
		out = slices.DeleteFunc(out, func(c Choice) bool { return c.ID == string(self) })
		return err
	})
	return out, err
}

// Counts tells how many accounts of each status the reader has; ok is false for a scope too wide to count at each visit.
func (k *Desk) Counts(ctx context.Context, a who.Actor) (out map[account.Status]int, ok bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
		if err != nil {
			return err
		}
		few, named := scope.Few()
		if ok = named; !named || len(few) == 0 {
			return nil
		}
		type count struct {
			Status string `bun:"status"`
			N      int    `bun:"n"`
		}
		rows, err := db.Select[count](tx, `SELECT status, count(*) AS n FROM account WHERE deleted_at IS NULL AND id IN (?) GROUP BY status`, db.In(few))
		out = map[account.Status]int{}
		for _, r := range rows {
			out[account.Status(r.Status)] = r.N
		}
		return err
	})
	return out, ok, err
}
