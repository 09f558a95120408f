package coordinationdesk

import (
	"context"

	"comptoir/internal/coordination"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Person is a colleague who may be asked.
type Person struct {
	ID       id.User `bun:"id"`
	Name     string  `bun:"name"`
	Title    string  `bun:"title"`
	Function string  `bun:"function"`
	// InTeam says that they are in the account's team.
	InTeam bool `bun:"-"`
}

const peopleSQL = `SELECT u.id, u.name,
	coalesce((SELECT p.title FROM position p WHERE p.user_id = u.id AND p.from_day <= ? AND (p.to_day IS NULL OR p.to_day >= ?)
		ORDER BY p.from_day DESC LIMIT 1), '') AS title,
	coalesce((SELECT m.function FROM team_member m WHERE m.user_id = u.id AND m.account_id = ? AND m.deleted_at IS NULL AND m.from_day <= ?
		AND (m.to_day IS NULL OR m.to_day >= ?) ORDER BY m.from_day DESC LIMIT 1), '') AS function
	FROM app_user u WHERE u.state = 'ACTIVE'`

// nowhere is an account that does not exist.
const nowhere id.Account = "00000000-0000-0000-0000-000000000000"

func peopleArgs(account id.Account, today day.Day) []any {
	if _, ok := id.Parse[id.Account](string(account)); !ok {
		account = nowhere
	}
	return []any{today, today, account, today, today}
}

func (p Person) placed() Person {
	p.InTeam = p.Function != ""
	p.Function = coordination.FunctionOf(p.Function, p.Title)
	return p
}

// People are the colleagues who may be asked about an account, those of its team known as such: everybody but the one
// who asks. Anyone signed in may know who works here.
func (k *Desk) People(ctx context.Context, a who.Actor, account id.Account) (out []Person, err error) {
	if !a.Known() {
		return nil, problem.New(problem.Unauthenticated, "unauthenticated")
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if teamdesk.Must(tx, a, team.Account, team.Read, account) != nil {
			account = nowhere // who is in the team of an account is told to who may open it
		}
		rows, err := db.Select[Person](tx, peopleSQL+` ORDER BY u.name, u.id`, peopleArgs(account, a.Today(tx.Now()))...)
		for _, p := range rows {
			if p.ID != a.ID {
				out = append(out, p.placed())
			}
		}
		return err
	})
	return out, err
}

func person(tx *db.Tx, account id.Account, u id.User, today day.Day) (Person, bool, error) {
	if _, ok := id.Parse[id.User](string(u)); !ok {
		return Person{}, false, nil
	}
	p, ok, err := db.One[Person](tx, peopleSQL+` AND u.id = ?`, append(peopleArgs(account, today), u)...)
	return p.placed(), ok, err
}
