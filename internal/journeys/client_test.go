package journeys

import (
	"bytes"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// client is one person at their desk, without a browser: forms, pages, downloads.
type client struct {
	t    testing.TB
	base string
	http *http.Client
}

// answer is what came back, redirections not followed.
type answer struct {
	status   int
	location string
	media    string
	body     []byte
}

// serve puts the world on a listener of this test's own.
func serve(t testing.TB, w worldtest.World) string {
	t.Helper()
	s := httptest.NewServer(w.Handler())
	t.Cleanup(s.Close)
	return s.URL
}

// stranger is somebody who has not signed in.
func stranger(t testing.TB, base string) client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return client{t: t, base: base, http: &http.Client{Jar: jar,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// signIn opens a session as a person of the cast.
func signIn(t testing.TB, base, handle string) client {
	t.Helper()
	c := stranger(t, base)
	a := c.post("/login", url.Values{"login": {world.Login(handle)}, "password": {worldtest.Password}})
	if a.status != http.StatusSeeOther || a.location != "/" {
		t.Fatalf("%s does not get in: %d %s", handle, a.status, a.location)
	}
	return c
}

func (c client) get(path string) answer { return c.do(http.MethodGet, path, nil, "") }

// part asks for a fragment, as htmx does.
func (c client) part(path string) answer { return c.do(http.MethodGet, path, nil, "partial") }

func (c client) post(path string, form url.Values) answer {
	return c.do(http.MethodPost, path, form, "")
}

func (c client) do(method, path string, form url.Values, kind string) answer {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		c.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if kind != "" {
		r.Header.Set("HX-Request", "true")
		r.Header.Set("HX-Request-Type", kind)
	}
	res, err := c.http.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	var body bytes.Buffer
	if _, err := io.Copy(&body, res.Body); err != nil {
		c.t.Fatal(err)
	}
	return answer{status: res.StatusCode, location: res.Header.Get("Location"), media: res.Header.Get("Content-Type"), body: body.Bytes()}
}
