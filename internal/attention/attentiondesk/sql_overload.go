package attentiondesk

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
)

// overload brings AT_OVERLOAD of the people named in step with how many high and critical alerts they have open.
func (k *Desk) overload(tx *db.Tx, today day.Day, people []id.User) error {
	if len(people) == 0 {
		return nil
	}
	type load struct {
		ID   id.User `bun:"id"`
		Name string  `bun:"name"`
		Open int     `bun:"n"`
	}
	loads, err := db.Select[load](tx, `SELECT u.id, u.name, (SELECT count(*) FROM alert_line l WHERE l.person_id = u.id AND l.sev_rank >= 3
		AND l.hidden_until < ?) AS n FROM app_user u WHERE u.id IN (?)`, today, db.In(people))
	if err != nil {
		return err
	}
	subjects := make([]string, len(people))
	for i, u := range people {
		subjects[i] = string(u)
	}
	old, err := db.Select[row](tx, `SELECT l.* FROM alert_line l WHERE l.account_id IS NULL AND l.code = ? AND l.subject_id IN (?)`,
		attention.AtOverload, db.In(subjects))
	if err != nil {
		return err
	}
	w, _, err := weights(tx, today)
	if err != nil {
		return err
	}
	var fresh []row
	for _, l := range loads {
		if a, raised := attention.OverloadAlert(l.ID, l.Name, l.Open, attention.OverloadLimit, today); raised {
			r, err := toRow(a, nil, today, w)
			if err != nil {
				return err
			}
			fresh = append(fresh, r)
		}
	}
	states, err := statesOf(tx, old, fresh)
	if err != nil {
		return err
	}
	d := diff(old, fresh, states)
	if err := replace(tx, d); err != nil {
		return err
	}
	for _, r := range d.closed {
		if err := close(tx, r, states); err != nil {
			return err
		}
	}
	return nil
}

// everybody lists who answers for some grave alert, or was said to have too many.
func everybody(tx *db.Tx) ([]id.User, error) {
	return db.Select[id.User](tx, `SELECT id FROM app_user WHERE id IN (SELECT person_id FROM alert_line WHERE sev_rank >= ?)
		OR CAST(id AS TEXT) IN (SELECT subject_id FROM alert_line WHERE code = ?)`, alert.High.Rank(), attention.AtOverload)
}
