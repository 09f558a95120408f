package teamdesk

import (
	"context"
	"strings"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// A login, or an address, that failed this often within the window waits for the rest of it. An address gets more:
// an office shares one.
const (
	failWindow     = 15 * time.Minute
	loginFailures  = 6
	addressFailure = 40
)

func foldLogin(login string) string { return strings.ToLower(strings.TrimSpace(login)) }

// SignIn checks a login and a password. A wrong login and a wrong password are one answer, and take as long.
func (k *Desk) SignIn(ctx context.Context, login, password, address string) (user id.User, epoch int, err error) {
	login = foldLogin(login)
	if err := k.throttle(ctx, login, address); err != nil {
		return "", 0, err
	}
	var hash string
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, ok, err := db.One[userRow](tx, `SELECT * FROM app_user WHERE login = ?`, login)
		if ok && r.State == "ACTIVE" {
			user, epoch, hash = r.ID, r.SessionEpoch, r.PasswordHash
		}
		return err
	})
	if err != nil {
		return "", 0, err
	}
	if !auth.Matches(password, hash) {
		if err := k.noteFailure(ctx, login, address); err != nil {
			return "", 0, err
		}
		return "", 0, problem.New(problem.Unauthenticated, "wrong_credentials")
	}
	return user, epoch, k.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(`DELETE FROM signin_failure WHERE login = ?`, login)
		return err
	})
}

func (k *Desk) throttle(ctx context.Context, login, address string) error {
	since := k.clock().Add(-failWindow).UnixMilli()
	return k.db.Read(ctx, func(tx *db.Tx) error {
		type count struct{ N, First int64 }
		byLogin, _, err := db.One[count](tx, `SELECT count(*) AS n, coalesce(min(at), 0) AS first FROM signin_failure WHERE login = ? AND at > ?`, login, since)
		if err != nil {
			return err
		}
		byAddress, _, err := db.One[count](tx, `SELECT count(*) AS n, coalesce(min(at), 0) AS first FROM signin_failure WHERE address = ? AND at > ?`, address, since)
		if err != nil {
			return err
		}
		first := byLogin.First
		switch {
		case byLogin.N >= loginFailures:
		case byAddress.N >= addressFailure:
			first = byAddress.First
		default:
			return nil
		}
		left := time.UnixMilli(first).Add(failWindow).Sub(k.clock())
		return problem.New(problem.TooMany, "too_many", "minutes", int(left/time.Minute)+1)
	})
}

func (k *Desk) noteFailure(ctx context.Context, login, address string) error {
	return k.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(`INSERT INTO signin_failure (login, address, at) VALUES (?, ?, ?)`, login, address, k.clock().UnixMilli())
		return err
	})
}

// Visit notes a visit, so that the cockpit can say what changed since the last one. A visit within half an hour is
// the same one. It returns the moment of the one before.
func (k *Desk) Visit(ctx context.Context, a who.Actor) (previous *int64, err error) {
	const same = int64(30 * time.Minute / time.Millisecond)
	type visits struct {
		Last *int64 `bun:"last_visit"`
		Prev *int64 `bun:"prev_visit"`
	}
	var v visits
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		v, _, err = db.One[visits](tx, `SELECT last_visit, prev_visit FROM visit WHERE user_id = ?`, a.ID)
		return err
	})
	now := int64(k.db.Now())
	if err != nil || (v.Last != nil && now-*v.Last < 5*60*1000) {
		return v.Prev, err
	}
	if v.Last != nil && now-*v.Last >= same {
		v.Prev = v.Last
	}
	return v.Prev, k.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(`INSERT INTO visit (user_id, last_visit, prev_visit) VALUES (?, ?, ?)
			ON CONFLICT (user_id) DO UPDATE SET last_visit = excluded.last_visit, prev_visit = excluded.prev_visit`, a.ID, now, v.Prev)
		return err
	})
}
