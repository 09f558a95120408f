package taskdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Colleague is someone a task may go to.
type Colleague struct {
	ID   id.User `bun:"id"`
	Name string  `bun:"name"`
}

// Colleagues lists whom the actor may hand a task of the account to, the actor first: the account's team and carriers
// today, and the people below the actor. Without an account, the people below.
func (k *Desk) Colleagues(ctx context.Context, a who.Actor, account id.Account) (out []Colleague, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if account != "" {
			if err := teamdesk.Must(tx, a, team.Task, team.Read, account); err != nil {
				account = "" // a task of one's own on an account out of reach still goes to the people below
			}
		}
		ids, err := colleagues(tx, a, account)
		if err != nil {
			return err
		}
		out, err = db.Select[Colleague](tx, `SELECT id, name FROM app_user WHERE state = 'ACTIVE' AND id IN (?)
			ORDER BY CASE WHEN id = ? THEN 0 ELSE 1 END, name, id`, db.In(ids), a.ID)
		return err
	})
	return out, err
}

func isColleague(tx *db.Tx, a who.Actor, account id.Account, to id.User) (bool, error) {
	if _, ok := id.Parse[id.User](string(to)); !ok {
		return false, nil
	}
	ids, err := colleagues(tx, a, account)
	if err != nil {
		return false, err
	}
	_, ok, err := db.One[int](tx, `SELECT 1 FROM app_user WHERE id = ? AND state = 'ACTIVE' AND id IN (?)`, to, db.In(ids))
	return ok, err
}

func colleagues(tx *db.Tx, a who.Actor, account id.Account) ([]id.User, error) {
	today := a.Today(tx.Now())
	below, err := branch(tx, a.ID, today)
	if err != nil || account == "" {
		return below, err
	}
	team, err := db.Select[id.User](tx, `SELECT user_id FROM team_member WHERE account_id = ? AND deleted_at IS NULL
		AND from_day <= ? AND (to_day IS NULL OR to_day >= ?)
		UNION SELECT user_id FROM assignment WHERE account_id = ? AND deleted_at IS NULL
		AND from_day <= ? AND (to_day IS NULL OR to_day >= ?)`, account, today, today, account, today, today)
	return append(below, team...), err
}

// branch is the person and everyone below them today.
func branch(tx *db.Tx, user id.User, today day.Day) ([]id.User, error) {
	type held struct {
		UserID    id.User  `bun:"user_id"`
		ManagerID *id.User `bun:"manager_id"`
		FromDay   day.Day  `bun:"from_day"`
		ToDay     *day.Day `bun:"to_day"`
	}
	rows, err := db.Select[held](tx, `SELECT user_id, manager_id, from_day, to_day FROM position WHERE manager_id IS NOT NULL`)
	if err != nil {
		return nil, err
	}
	all := make([]team.Position, len(rows))
	for i, r := range rows {
		all[i] = team.Position{User: r.UserID, Manager: *r.ManagerID, From: r.FromDay, To: r.ToDay}
	}
	return team.BranchOf(user, all, today), nil
}
