package auth_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
)

func TestPasswords(t *testing.T) {
	h, err := auth.Hash("trois mulets à Lyon")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(h, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("stored as %s", h)
	}
	for _, c := range []struct {
		password, hash string
		want           bool
	}{
		{"trois mulets à Lyon", h, true}, {"trois mulets a Lyon", h, false}, {"", h, false}, {"x", "", false}, {"", "", false},
		{"no one has this password", "", false}, {"never", "", false}, {"x", "not a hash", false}, {strings.Repeat("x", 2000), h, false},
	} {
		if got := auth.Matches(c.password, c.hash); got != c.want {
			t.Errorf("%.30q with %.10q: %v", c.password, c.hash, got)
		}
	}
}

// Without a password to compare with, the answer must take as long: same memory, same passes.
func TestTheUnknownCostsAsMuch(t *testing.T) {
	known, err := auth.Hash("x")
	if err != nil {
		t.Fatal(err)
	}
	if a, b := strings.Split(known, "$"), strings.Split(auth.Unknown, "$"); a[3] != b[3] || len(a[4]) != len(b[4]) || len(a[5]) != len(b[5]) {
		t.Errorf("%s is not made like %s", auth.Unknown, known)
	}
	if !auth.Matches("no one has this password", auth.Unknown) {
		t.Error("the unknown form is not one of a password")
	}
}

func TestSessions(t *testing.T) {
	options := db.Options{Tables: map[string]db.TableClass{"session": db.Plumbing, "signin_link": db.Plumbing, "signin_failure": db.Plumbing}}
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		now := time.Now()
		m := auth.Sessions(d, func() time.Time { return now }, time.Hour, true)
		var meanwhile func()
		h := m.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/in" {
				m.Put(r.Context(), "user", "camille")
			}
			if r.URL.Path == "/out" {
				_ = m.Destroy(r.Context())
			}
			if r.URL.Path == "/slow" {
				m.Put(r.Context(), "flash", "Saved.")
				meanwhile()
			}
			_, _ = w.Write([]byte(m.GetString(r.Context(), "user")))
		}))
		visit := func(path string, c *http.Cookie) (string, *http.Cookie) {
			r, w := httptest.NewRequest("GET", path, nil), httptest.NewRecorder()
			if c != nil {
				r.AddCookie(c)
			}
			h.ServeHTTP(w, r)
			if cs := w.Result().Cookies(); len(cs) > 0 {
				c = cs[0]
			}
			return w.Body.String(), c
		}
		_, cookie := visit("/in", nil)
		if cookie == nil || !cookie.HttpOnly || !cookie.Secure || cookie.SameSite != http.SameSiteLaxMode {
			t.Fatalf("cookie %+v", cookie)
		}
		if got, _ := visit("/", cookie); got != "camille" {
			t.Errorf("within the session: %q", got)
		}
		stored(t, d, cookie.Value)
		now = now.Add(2 * time.Hour)
		if got, _ := visit("/", cookie); got != "" {
			t.Errorf("after its life: %q", got)
		}
		if err := auth.Sweep(context.Background(), d, now); err != nil {
			t.Fatal(err)
		}
		if n := count(t, d); n != 0 {
			t.Errorf("%d sessions after the sweep", n)
		}
		now = time.Now()
		_, cookie = visit("/in", nil)
		if visit("/out", cookie); count(t, d) != 0 {
			t.Error("a session stays after signing out")
		}
		// A request on its way while the person signs out must not bring the session back.
		_, cookie = visit("/in", nil)
		meanwhile = func() { visit("/out", cookie) }
		visit("/slow", cookie)
		if got, _ := visit("/", cookie); got != "" || count(t, d) != 0 {
			t.Errorf("signed out, and still %q", got)
		}
	})
}

// stored checks that the table holds the session, but not the token that would open it.
func stored(t *testing.T, d *db.DB, token string) {
	t.Helper()
	err := d.Read(context.Background(), func(tx *db.Tx) error {
		kept, _, err := db.One[string](tx, `SELECT token FROM session`)
		if kept == "" || kept == token {
			t.Errorf("stored token %q", kept)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, d *db.DB) (n int) {
	t.Helper()
	err := d.Read(context.Background(), func(tx *db.Tx) (err error) {
		n, _, err = db.One[int](tx, `SELECT count(*) FROM session WHERE data <> ''`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
