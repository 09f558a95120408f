package teamdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
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

func (r userRow) toUser() team.User {
	return team.User{ID: r.ID, Login: r.Login, Name: r.Name, Lang: r.Lang, TZ: r.TZ, Theme: r.Theme,
		State: team.State(r.State), Admin: r.Admin, Owner: r.Owner, Rev: r.Rev}
}

// take copies what a rule may change.
func (r *userRow) take(u team.User) {
	r.ID, r.Login, r.Name, r.Lang, r.TZ, r.Theme = u.ID, u.Login, u.Name, u.Lang, u.TZ, u.Theme
	r.State, r.Admin, r.Owner = string(u.State), u.Admin, u.Owner
}

// fields is what the journal keeps: never the password, only that it changed.
func (r userRow) fields() map[string]any {
	return map[string]any{"login": r.Login, "name": r.Name, "lang": r.Lang, "tz": r.TZ, "theme": r.Theme,
		"state": r.State, "admin": r.Admin, "owner": r.Owner}
}

func findUser(tx *db.Tx, user id.User) (userRow, bool, error) {
	if _, ok := id.Parse[id.User](string(user)); !ok {
		return userRow{}, false, nil
	}
	return db.One[userRow](tx, `SELECT * FROM app_user WHERE id = ?`, user)
}

func findLogin(tx *db.Tx, login string) (userRow, bool, error) {
	return db.One[userRow](tx, `SELECT * FROM app_user WHERE login = ?`, login)
}

func insertUser(tx *db.Tx, r userRow) error {
	r.Rev, r.CreatedAt, r.UpdatedAt = 1, tx.Now(), tx.Now()
	r.CreatedBy, r.UpdatedBy = by(tx), by(tx)
	return db.Insert(tx, r)
}

func updateUser(tx *db.Tx, r userRow) error {
	rev := r.Rev
	r.Rev, r.UpdatedAt, r.UpdatedBy = rev+1, tx.Now(), by(tx)
	return db.UpdateRow(tx, &r, rev)
}

// by is who writes; nobody when it is the machine.
func by(tx *db.Tx) *id.User {
	if u := tx.Who().ID; u != "" {
		return &u
	}
	return nil
}

// otherAdmins counts the other active people who manage users.
func otherAdmins(tx *db.Tx, than id.User) (int, error) {
	users, err := db.Select[id.User](tx, `SELECT id FROM app_user WHERE state = 'ACTIVE' AND (admin = TRUE OR owner = TRUE)`)
	n := 0
	for _, u := range users {
		if u != than {
			n++
		}
	}
	return n, err
}

// empty says that no user exists.
func empty(tx *db.Tx) (bool, error) {
	_, found, err := db.One[int](tx, `SELECT 1 FROM app_user LIMIT 1`)
	return !found, err
}

// anyoneCanSignIn says that some active user has a password.
func anyoneCanSignIn(tx *db.Tx) (bool, error) {
	_, found, err := db.One[int](tx, `SELECT 1 FROM app_user WHERE state = 'ACTIVE' AND password_hash <> '' LIMIT 1`)
	return found, err
}

// localOwner is the owner that an import on an empty folder made, while nobody signs in as them.
func localOwner(tx *db.Tx) (userRow, bool, error) {
	return db.One[userRow](tx, `SELECT * FROM app_user WHERE owner = TRUE AND password_hash = '' ORDER BY id LIMIT 1`)
}

type userName struct {
	ID   id.User `bun:"id"`
	Name string  `bun:"name"`
}

func userNames(tx *db.Tx) (map[id.User]string, error) {
	rows, err := db.Select[userName](tx, `SELECT id, name FROM app_user`)
	return byUser(rows), err
}

func someNames(tx *db.Tx, users []id.User) (map[id.User]string, error) {
	if len(users) == 0 {
		return nil, nil
	}
	rows, err := db.Select[userName](tx, `SELECT id, name FROM app_user WHERE id IN (?)`, db.In(users))
	return byUser(rows), err
}

func byUser(rows []userName) map[id.User]string {
	out := make(map[id.User]string, len(rows))
	for _, r := range rows {
		out[r.ID] = r.Name
	}
	return out
}
