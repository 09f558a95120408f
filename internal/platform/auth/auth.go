// Package auth proves who someone is: passwords and the store of sessions. What a person may do is the team area's.
package auth

import (
	"context"
	"encoding/base64"
	"net/http"
	"sync"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/alexedwards/scs/v2"

	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// params follow the OWASP advice for argon2id: 19 MiB, two passes.
var params = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// Hash makes the stored form of a password.
func Hash(password string) (string, error) { return argon2id.CreateHash(password, params) }

// unknown is compared with when the login is unknown, so that the answer takes as long.
var unknown = sync.OnceValue(func() string {
	h, err := Hash("no one has this password")
	if err != nil {
		panic("auth: no randomness: " + err.Error())
	}
	return h
})

// Matches compares a password with its stored form; an empty form never matches, and takes as long.
func Matches(password, hash string) bool {
	if hash == "" {
		_, _ = argon2id.ComparePasswordAndHash(password, unknown())
		return false
	}
	ok, err := argon2id.ComparePasswordAndHash(password, hash)
	return err == nil && ok
}

// Sessions makes the session manager on the session table. Tokens are stored hashed.
func Sessions(d *db.DB, now func() time.Time, life time.Duration, secure bool) *scs.SessionManager {
	m := scs.New()
	m.Store = &store{db: d, now: now}
	m.Lifetime = life
	m.HashTokenInStore = true
	m.Cookie.Name = "comptoir"
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Secure = secure
	m.Cookie.Persist = true
	return m
}

// store keeps sessions in the database.
type store struct {
	db  *db.DB
	now func() time.Time
}

func (s *store) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

func (s *store) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	err = s.db.Read(ctx, func(tx *db.Tx) error {
		text, ok, err := db.One[string](tx, `SELECT data FROM session WHERE token = ? AND expires_at > ?`, token, s.ms())
		if err != nil || !ok {
			return err
		}
		found = true
		data, err = base64.StdEncoding.DecodeString(text)
		return err
	})
	return data, found, err
}

func (s *store) Commit(token string, b []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, b, expiry)
}

func (s *store) CommitCtx(ctx context.Context, token string, b []byte, expiry time.Time) error {
	return s.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(`INSERT INTO session (token, data, expires_at) VALUES (?, ?, ?)
			ON CONFLICT (token) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at`,
			token, base64.StdEncoding.EncodeToString(b), expiry.UnixMilli())
		return err
	})
}

func (s *store) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

func (s *store) DeleteCtx(ctx context.Context, token string) error {
	return s.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(`DELETE FROM session WHERE token = ?`, token)
		return err
	})
}

func (s *store) ms() int64 { return int64(instant.FromTime(s.now())) }

// Sweep forgets expired sessions and old failures.
func Sweep(ctx context.Context, d *db.DB, now time.Time) error {
	return d.Write(ctx, who.System(), func(tx *db.Tx) error {
		if _, err := tx.Exec(`DELETE FROM session WHERE expires_at <= ?`, now.UnixMilli()); err != nil {
			return err
		}
		_, err := tx.Exec(`DELETE FROM signin_failure WHERE at < ?`, now.Add(-24*time.Hour).UnixMilli())
		return err
	})
}
