package settingdesk

import (
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/setting"
)

// prefix tells the settings of this area from those that others keep in the table, such as the weights of attention.
const prefix = "house."

// readHouse takes the values in force on the day, the latest last.
func readHouse(tx *db.Tx, on day.Day) (setting.House, error) {
	h := setting.Start()
	rows, err := db.Select[struct{ Name, Value string }](tx,
		`SELECT name, value FROM setting WHERE name LIKE 'house.%' AND valid_from <= ? ORDER BY valid_from`, on)
	for _, r := range rows {
		h = h.With(strings.TrimPrefix(r.Name, prefix), r.Value)
	}
	return h, err
}

// revision counts what was ever decided: a decision adds a row, or moves the instant of the day's.
func revision(tx *db.Tx) (int, error) {
	type state struct {
		Rows int   `bun:"n"`
		Last int64 `bun:"last_at"`
	}
	s, _, err := db.One[state](tx, `SELECT count(*) AS n, coalesce(max(created_at), 0) AS last_at FROM setting WHERE name LIKE 'house.%'`)
	return int(s.Last)*100 + s.Rows%100, err
}

// store keeps the value from the day on; a second decision of the same day replaces the first.
func store(tx *db.Tx, a who.Actor, name, value string, from day.Day) error {
	if _, err := tx.Exec(`DELETE FROM setting WHERE name = ? AND valid_from = ?`, prefix+name, from); err != nil {
		return err
	}
	var by *id.User
	if a.ID != "" {
		by = &a.ID
	}
	_, err := tx.Exec(`INSERT INTO setting (id, name, value, valid_from, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?)`,
		id.New[id.Any](), prefix+name, value, from, tx.Now(), by)
	return err
}
