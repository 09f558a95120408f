package relationdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

const accountNameSQL = `SELECT name FROM account WHERE id = ?`

func contactsOf(tx *db.Tx, account id.Account, n int) ([]Person[id.Contact], error) {
	return db.Select[Person[id.Contact]](tx, `SELECT id, name, job FROM contact WHERE account_id = ? AND deleted_at IS NULL ORDER BY name_fold, id LIMIT ?`, account, n)
}

// placedOn are who carries the account today, then who is in its team.
func placedOn(tx *db.Tx, account id.Account, today day.Day) ([]id.User, error) {
	type placed struct {
		UserID id.User `bun:"user_id"`
		Rank   int     `bun:"rank"`
	}
	rows, err := db.Select[placed](tx, `SELECT p.user_id, MIN(p.rank) AS rank FROM (
		SELECT user_id, CASE WHEN role = 'PRIMARY' THEN 0 ELSE 1 END AS rank FROM assignment WHERE account_id = ? AND deleted_at IS NULL
			AND from_day <= ? AND (to_day IS NULL OR to_day >= ?)
		UNION ALL SELECT user_id, 2 FROM team_member WHERE account_id = ? AND deleted_at IS NULL AND from_day <= ? AND (to_day IS NULL OR to_day >= ?)
		) p GROUP BY p.user_id ORDER BY 2, 1`, account, today, today, account, today, today)
	out := make([]id.User, len(rows))
	for i, r := range rows {
		out[i] = r.UserID
	}
	return out, err
}

// peopleOf names colleagues with what they are today, in the order given.
func peopleOf(tx *db.Tx, today day.Day, users []id.User) ([]Person[id.User], error) {
	if len(users) == 0 {
		return nil, nil
	}
	rows, err := db.Select[Person[id.User]](tx, `SELECT u.id, u.name, coalesce(p.title, '') AS job FROM app_user u
		LEFT JOIN position p ON p.user_id = u.id AND p.from_day <= ? AND (p.to_day IS NULL OR p.to_day >= ?)
		WHERE u.id IN (?)`, today, today, db.In(users))
	byID := map[id.User]Person[id.User]{}
	for _, r := range rows {
		byID[r.ID] = r
	}
	var out []Person[id.User]
	for _, u := range users {
		if p, ok := byID[u]; ok {
			out = append(out, p)
		}
	}
	return out, err
}

func namesOf(tx *db.Tx, pairs map[Pair]relation.Strength) (map[id.User]string, error) {
	seen := map[id.User]bool{}
	var users []id.User
	for p := range pairs {
		if !seen[p.User] {
			seen[p.User] = true
			users = append(users, p.User)
		}
	}
	out := map[id.User]string{}
	if len(users) == 0 {
		return out, nil
	}
	rows, err := db.Select[Person[id.User]](tx, `SELECT id, name, '' AS job FROM app_user WHERE id IN (?)`, db.In(users))
	for _, r := range rows {
		out[r.ID] = r.Name
	}
	return out, err
}

// mostChoices bounds the lists of a form.
const mostChoices = 60

// Choices are who an exchange with an account may have been between: its contacts, and the colleagues, those who work on
// the account first.
type Choices struct {
	AccountName string
	Theirs      []Person[id.Contact]
	Ours        []Person[id.User]
}

// ChoicesOf reads them for an account on which the actor may note exchanges.
func (k *Desk) ChoicesOf(ctx context.Context, a who.Actor, account id.Account) (c Choices, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if err := teamdesk.Must(tx, a, team.Relation, team.Write, account); err != nil {
			return err
		}
		if c.AccountName, _, err = db.One[string](tx, accountNameSQL, account); err != nil {
			return err
		}
		if c.Theirs, err = contactsOf(tx, account, mostChoices); err != nil {
			return err
		}
		today := a.Today(tx.Now())
		near, err := placedOn(tx, account, today)
		if err != nil {
			return err
		}
		near = append([]id.User{a.ID}, near...)
		others, err := db.Select[id.User](tx, `SELECT id FROM app_user WHERE state = 'ACTIVE' AND id NOT IN (?) ORDER BY name, id LIMIT ?`, db.In(near), mostChoices)
		if err != nil {
			return err
		}
		c.Ours, err = peopleOf(tx, today, dedup(append(near, others...)))
		return err
	})
	return c, err
}

func dedup(users []id.User) (out []id.User) {
	seen := map[id.User]bool{}
	for _, u := range users {
		if u != "" && !seen[u] {
			seen[u] = true
			out = append(out, u)
		}
	}
	return out
}

// Somebody is a contact within reach with their account, to be found by name.
type Somebody struct {
	ID          id.Contact `bun:"id"`
	Name        string     `bun:"name"`
	NameFold    string     `bun:"name_fold"`
	Account     id.Account `bun:"account_id"`
	AccountName string     `bun:"account_name"`
}

// Somebodies lists the contacts with whom the actor may note an exchange, by name.
func (k *Desk) Somebodies(ctx context.Context, a who.Actor, n int) (out []Somebody, err error) {
	return k.somebodies(ctx, a, ``, nil, n)
}

// Named finds the contacts within reach by their name, whatever its case and accents.
func (k *Desk) Named(ctx context.Context, a who.Actor, name string) ([]Somebody, error) {
	return k.somebodies(ctx, a, ` AND c.name_fold = ?`, []any{text.Fold(name)}, 20)
}

func (k *Desk) somebodies(ctx context.Context, a who.Actor, where string, args []any, n int) (out []Somebody, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Relation, team.Write)
		if err != nil {
			return err
		}
		cond, cargs := scope.OnEach("c.account_id")
		out, err = db.Select[Somebody](tx, `SELECT c.id, c.name, c.name_fold, c.account_id, a.name AS account_name FROM contact c
			JOIN account a ON a.id = c.account_id WHERE c.deleted_at IS NULL AND a.deleted_at IS NULL AND `+cond+where+
			` ORDER BY c.name_fold, c.id LIMIT ?`, append(append(cargs, args...), n)...)
		return err
	})
	return out, err
}

// placeOf is where a contact is, and who they are.
func placeOf(tx *db.Tx, c id.Contact) (account id.Account, p Person[id.Contact], ok bool, err error) {
	type placed struct {
		Person[id.Contact]
		AccountID id.Account `bun:"account_id"`
	}
	r, ok, err := db.One[placed](tx, `SELECT id, name, job, account_id FROM contact WHERE id = ? AND deleted_at IS NULL`, c)
	return r.AccountID, r.Person, ok, err
}
