package teamdesk

import (
	"time"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

type userRow struct {
	bun.BaseModel `bun:"table:app_user"`
	ID            id.User         `bun:"id,pk"`
	Login         string          `bun:"login"`
	Name          string          `bun:"name"`
	Lang          string          `bun:"lang"`
	TZ            string          `bun:"tz"`
	Theme         string          `bun:"theme"`
	State         string          `bun:"state"`
	Admin         bool            `bun:"admin"`
	Owner         bool            `bun:"owner"`
	PasswordHash  string          `bun:"password_hash"`
	SessionEpoch  int             `bun:"session_epoch"`
	Rev           int             `bun:"rev"`
	CreatedAt     instant.Instant `bun:"created_at"`
	CreatedBy     *id.User        `bun:"created_by"`
	UpdatedAt     instant.Instant `bun:"updated_at"`
	UpdatedBy     *id.User        `bun:"updated_by"`
}

type positionRow struct {
	bun.BaseModel `bun:"table:position"`
	ID            id.Any          `bun:"id,pk"`
	UserID        id.User         `bun:"user_id"`
	Title         string          `bun:"title"`
	ManagerID     *id.User        `bun:"manager_id"`
	FromDay       day.Day         `bun:"from_day"`
	ToDay         *day.Day        `bun:"to_day"`
	Rev           int             `bun:"rev"`
	CreatedAt     instant.Instant `bun:"created_at"`
	CreatedBy     *id.User        `bun:"created_by"`
	UpdatedAt     instant.Instant `bun:"updated_at"`
	UpdatedBy     *id.User        `bun:"updated_by"`
}

func (r positionRow) toPosition() team.Position {
	p := team.Position{ID: r.ID, User: r.UserID, Title: team.Title(r.Title), From: r.FromDay, To: r.ToDay, Rev: r.Rev}
	if r.ManagerID != nil {
		p.Manager = *r.ManagerID
	}
	return p
}

func positions(tx *db.Tx) ([]team.Position, error) {
	rows, err := db.Select[positionRow](tx, `SELECT * FROM position ORDER BY from_day, id`)
	if err != nil {
		return nil, err
	}
	out := make([]team.Position, len(rows))
	for i, r := range rows {
		out[i] = r.toPosition()
	}
	return out, nil
}

// actorRow is what one request needs to know about who asks.
type actorRow struct {
	ID           id.User `bun:"id"`
	Login        string  `bun:"login"`
	Name         string  `bun:"name"`
	Lang         string  `bun:"lang"`
	TZ           string  `bun:"tz"`
	Theme        string  `bun:"theme"`
	State        string  `bun:"state"`
	Admin        bool    `bun:"admin"`
	Owner        bool    `bun:"owner"`
	SessionEpoch int     `bun:"session_epoch"`
	Title        *string `bun:"title"`
}

func readActor(tx *db.Tx, where string, arg any, zone func(string) *time.Location) (who.Actor, actorRow, bool, error) {
	// The position is looked up on the UTC date, then checked in the person's own zone only at its bounds: a position
	// that starts today in Sydney may start a few hours later here.
	today := tx.Now().Day(time.UTC)
	r, ok, err := db.One[actorRow](tx, `SELECT u.id, u.login, u.name, u.lang, u.tz, u.theme, u.state, u.admin, u.owner, u.session_epoch,
		(SELECT p.title FROM position p WHERE p.user_id = u.id AND p.from_day <= ? AND (p.to_day IS NULL OR p.to_day >= ?)
		 ORDER BY p.from_day DESC LIMIT 1) AS title
		FROM app_user u WHERE `+where, today, today, arg)
	if err != nil || !ok {
		return who.Actor{}, r, false, err
	}
	a := who.Actor{ID: r.ID, Login: r.Login, Name: r.Name, Lang: r.Lang, Theme: r.Theme, Zone: zone(r.TZ), Admin: r.Admin, Owner: r.Owner}
	if r.Title != nil {
		a.Title = *r.Title
	}
	return a, r, true, nil
}
