package auth

import (
	"context"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Sessions makes the session manager on the session table. Tokens are stored hashed. Life is absolute: there is no idle
// timeout, which would write at every request; revocation is the user's session epoch.
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
		text, ok, err := findSession(tx, token, s.now())
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
		return saveSession(tx, token, base64.StdEncoding.EncodeToString(b), expiry)
	})
}

func (s *store) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

func (s *store) DeleteCtx(ctx context.Context, token string) error {
	return s.db.Write(ctx, who.System(), func(tx *db.Tx) error { return deleteSession(tx, token) })
}

// Sweep forgets expired sessions.
func Sweep(ctx context.Context, d *db.DB, now time.Time) error {
	return d.Write(ctx, who.System(), func(tx *db.Tx) error { return sweep(tx, now) })
}
