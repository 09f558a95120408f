package teamdesk

import (
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// actorRow is what one request needs to know about who asks: one row a position that may hold today.
type actorRow struct {
	ID           id.User  `bun:"id"`
	Login        string   `bun:"login"`
	Name         string   `bun:"name"`
	Lang         string   `bun:"lang"`
	TZ           string   `bun:"tz"`
	Theme        string   `bun:"theme"`
	State        string   `bun:"state"`
	Admin        bool     `bun:"admin"`
	Owner        bool     `bun:"owner"`
	SessionEpoch int      `bun:"session_epoch"`
	Title        *string  `bun:"title"`
	FromDay      *day.Day `bun:"from_day"`
	ToDay        *day.Day `bun:"to_day"`
}

const actorSQL = `SELECT u.id, u.login, u.name, u.lang, u.tz, u.theme, u.state, u.admin, u.owner, u.session_epoch,
	p.title, p.from_day, p.to_day
	FROM app_user u LEFT JOIN position p ON p.user_id = u.id AND p.from_day <= ? AND (p.to_day IS NULL OR p.to_day >= ?)
	WHERE `

func actorByID(tx *db.Tx, user id.User, zone func(string) *time.Location) (who.Actor, actorRow, bool, error) {
	if _, ok := id.Parse[id.User](string(user)); !ok {
		return who.Actor{}, actorRow{}, false, nil
	}
	return readActor(tx, `u.id = ?`, user, zone)
}

func actorByLogin(tx *db.Tx, login string, zone func(string) *time.Location) (who.Actor, actorRow, bool, error) {
	return readActor(tx, `u.login = ?`, login, zone)
}

// readActor takes the positions of yesterday to tomorrow in UTC, then the one that holds on the person's own date: on
// their first morning in Sydney it is still the day before in London.
func readActor(tx *db.Tx, where string, arg any, zone func(string) *time.Location) (who.Actor, actorRow, bool, error) {
	utc := tx.Now().Day(time.UTC)
	rows, err := db.Select[actorRow](tx, actorSQL+where, utc+1, utc-1, arg)
	if err != nil || len(rows) == 0 {
		return who.Actor{}, actorRow{}, false, err
	}
	r := rows[0]
	a := who.Actor{ID: r.ID, Login: r.Login, Name: r.Name, Lang: r.Lang, Theme: r.Theme, Zone: zone(r.TZ), Admin: r.Admin, Owner: r.Owner}
	today := a.Today(tx.Now())
	for _, p := range rows {
		if p.Title != nil && *p.FromDay <= today && (p.ToDay == nil || *p.ToDay >= today) {
			a.Title = *p.Title
		}
	}
	return a, r, true, nil
}
