package accountdesk

import (
	"context"
	"fmt"
	"slices"

	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
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
	// Homonym says that the list holds another of that name: the detail must be shown.
	Homonym bool `bun:"-"`
}

// Choices are the accounts on which the person has a right, key accounts first, at most limit; query is part of a
// name, empty for all.
func (k *Desk) Choices(ctx context.Context, a who.Actor, o team.Object, access team.Access, query string, limit int) (out []Choice, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, o, access)
		if err != nil {
			return err
		}
		cond, args := scope.OnEach("c.id")
		if q := text.Fold(query); q != "" {
			cond += ` AND name_fold LIKE ? ESCAPE '\'`
			args = append(args, "%"+db.EscapeLike(q)+"%")
		}
		out, err = db.Select[Choice](tx, `SELECT id, name, city AS detail FROM account c WHERE deleted_at IS NULL AND `+cond+`
			ORDER BY status_rank, name_fold, id LIMIT ?`, append(args, limit)...)
		if err != nil {
			return err
		}
		return detailed(tx, a, out)
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
		out, err = db.Keep(tx, fmt.Sprint("account.people ", today), func() ([]Choice, error) {
			return db.Select[Choice](tx, `SELECT u.id, u.name, coalesce((SELECT p.title FROM position p WHERE p.user_id = u.id
				AND p.from_day <= ? AND (p.to_day IS NULL OR p.to_day >= ?) ORDER BY p.from_day DESC LIMIT 1), '') AS detail
				FROM app_user u WHERE u.state = 'ACTIVE' ORDER BY u.name, u.id`, today, today)
		})
		return err
	})
	return out, err
}

// Homonyms are the other accounts of that name within the reader's reach: homonyms exist, and deserve a second look.
func (k *Desk) Homonyms(ctx context.Context, a who.Actor, self id.Account, name string) (out []Choice, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
		if err != nil {
			return err
		}
		cond, args := scope.OnEach("c.id")
		out, err = db.Select[Choice](tx, `SELECT id, name, city AS detail FROM account c WHERE deleted_at IS NULL AND name_fold = ? AND `+cond+` ORDER BY id LIMIT 6`,
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
