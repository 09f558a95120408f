package coordinationdesk

import (
	"slices"

	"comptoir/internal/coordination"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/setting/settingdesk"
)

func nameOf(tx *db.Tx, account id.Account) (string, error) {
	name, _, err := db.One[string](tx, `SELECT name FROM account WHERE id = ?`, account)
	return name, err
}

// placesOf are those who work on the account on a day: who carries it first, then the team in the order they came.
func placesOf(tx *db.Tx, account id.Account, on day.Day) ([]Place, error) {
	return db.Select[Place](tx, `SELECT p.user_id, u.name, u.state, p.role, p.function, p.country, p.from_day, p.to_day FROM (
		SELECT user_id, role, '' AS function, '' AS country, from_day, to_day,
			CASE role WHEN 'PRIMARY' THEN 0 WHEN 'INTERIM' THEN 1 ELSE 2 END AS place
			FROM assignment WHERE account_id = ? AND deleted_at IS NULL AND from_day <= ? AND (to_day IS NULL OR to_day >= ?)
		UNION ALL SELECT user_id, '' AS role, function, country, from_day, to_day, 3 AS place
			FROM team_member WHERE account_id = ? AND deleted_at IS NULL AND from_day <= ? AND (to_day IS NULL OR to_day >= ?)) p
		JOIN app_user u ON u.id = p.user_id ORDER BY p.place, p.from_day, u.name, p.user_id`, account, on, on, account, on, on)
}

// former adds those who still stand in the grid and are no longer in the team: somebody must take their part.
func (t *Team) former(tx *db.Tx) error {
	var gone []id.User
	for _, row := range t.Grid {
		for u := range row {
			if !slices.Contains(gone, u) && !slices.ContainsFunc(t.Places, func(p Place) bool { return p.User == u }) {
				gone = append(gone, u)
			}
		}
	}
	if len(gone) == 0 {
		return nil
	}
	rows, err := db.Select[Place](tx, `SELECT id AS user_id, name, 'LEFT' AS state, '' AS role, '' AS function, '' AS country, 0 AS from_day
		FROM app_user WHERE id IN (?) ORDER BY name, id`, db.In(gone))
	t.Places = append(t.Places, rows...)
	return err
}

type emptyRow struct {
	ID       id.Account `bun:"id"`
	Name     string     `bun:"name"`
	Function string     `bun:"function"`
	Since    day.Day    `bun:"since"`
}

// empties are the functions of a list that nobody has today on key accounts, with the day since which it is so: the day
// after the last holder's, or when somebody began to carry the account. An account that nobody carries has a louder alert.
func empties(tx *db.Tx, functions []string, today day.Day, where string, args ...any) (out []emptyRow, err error) {
	for _, f := range functions {
		rows, err := db.Select[emptyRow](tx, `SELECT c.id, c.name, coalesce(
			(SELECT max(m.to_day) + 1 FROM team_member m WHERE m.account_id = c.id AND m.function = ? AND m.deleted_at IS NULL AND m.to_day < ?),
			(SELECT min(n.from_day) FROM assignment n WHERE n.account_id = c.id AND n.role = 'PRIMARY' AND n.deleted_at IS NULL)) AS since
			FROM account c WHERE c.status = 'KEY' AND c.deleted_at IS NULL AND `+where+`
			AND EXISTS (SELECT 1 FROM assignment n WHERE n.account_id = c.id AND n.role = 'PRIMARY' AND n.deleted_at IS NULL AND n.from_day <= ?)
			AND NOT EXISTS (SELECT 1 FROM team_member m WHERE m.account_id = c.id AND m.function = ? AND m.deleted_at IS NULL
				AND m.from_day <= ? AND (m.to_day IS NULL OR m.to_day >= ?)) ORDER BY c.id`,
			append(append([]any{f, today}, args...), today, f, today, today)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			r.Function = f
			out = append(out, r)
		}
	}
	return out, nil
}

func gapsOf(tx *db.Tx, account id.Account, today day.Day) ([]Gap, error) {
	house, err := settingdesk.On(tx, today)
	if err != nil {
		return nil, err
	}
	rows, err := empties(tx, house.Wanted(), today, `c.id = ?`, account)
	out := make([]Gap, len(rows))
	for i, r := range rows {
		out[i] = Gap{r.Function, r.Since}
	}
	return out, err
}

// gapAlerts are one an account: of several empty functions, the one that waits longest.
func gapAlerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	house, err := settingdesk.On(tx, today)
	if err != nil {
		return nil, err
	}
	where, args := `1 = 1`, []any(nil)
	if accounts != nil {
		named, _ := attention.Named(accounts)
		where, args = `c.id IN (?)`, []any{db.In(named)}
	}
	rows, err := empties(tx, house.Wanted(), today, where, args...)
	if err != nil {
		return nil, err
	}
	longest := map[id.Account]emptyRow{}
	var order []id.Account
	for _, r := range rows {
		if old, ok := longest[r.ID]; !ok || r.Since < old.Since {
			if !ok {
				order = append(order, r.ID)
			}
			longest[r.ID] = r
		}
	}
	var out []alert.Alert
	for _, c := range order {
		if x, raised := coordination.GapAlert(c, longest[c].Name, longest[c].Function, longest[c].Since, today); raised {
			out = append(out, x)
		}
	}
	return out, nil
}
