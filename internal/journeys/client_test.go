package journeys

import (
	"bytes"
	"io"
	"mime/multipart"
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

// send posts a form with files, by field.
func (c client) send(path string, form url.Values, files map[string]string) answer {
	c.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, values := range form {
		for _, v := range values {
			c.must(w.WriteField(name, v))
		}
	}
	for name, content := range files {
		f, err := w.CreateFormFile(name, name+".txt")
		c.must(err)
		_, err = io.WriteString(f, content)
		c.must(err)
	}
	c.must(w.Close())
	return c.ask(http.MethodPost, path, &body, w.FormDataContentType(), "")
}

func (c client) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

func (c client) do(method, path string, form url.Values, kind string) answer {
	c.t.Helper()
	media := ""
	if method == http.MethodPost {
		media = "application/x-www-form-urlencoded"
	}
	return c.ask(method, path, strings.NewReader(form.Encode()), media, kind)
}

func (c client) ask(method, path string, content io.Reader, media, kind string) answer {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.base+path, content)
	c.must(err)
	if media != "" {
		r.Header.Set("Content-Type", media)
	}
	if kind != "" {
		r.Header.Set("HX-Request", "true")
		r.Header.Set("HX-Request-Type", kind)
	}
	res, err := c.http.Do(r)
	c.must(err)
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	c.must(err)
	return answer{status: res.StatusCode, location: res.Header.Get("Location"), media: res.Header.Get("Content-Type"), body: body}
}
