// Package webtest opens an area's pages on a real site for its tests: a browser per person, signed in without a
// password, and pages asked by CSS selector.
package webtest

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
)

// Site is the pages of an area.
type Site struct {
	t       testing.TB
	handler http.Handler
	actors  actors
}

// actors are who may sign in.
type actors map[id.User]who.Actor

// looks are ways to look at the same pages, kept in the session in place of its epoch.
var looks = []struct{ lang, theme string }{{"", ""}, {"en", ""}, {"", "dark"}, {"en", "dark"}}

// Actor finds a person, as the team desk does in the application, in the look they signed in with.
func (a actors) Actor(_ context.Context, user id.User, look int) (who.Actor, bool, error) {
	p, ok := a[user]
	if l := looks[look]; ok {
		p.Lang, p.Theme = cmp.Or(l.lang, p.Lang), cmp.Or(l.theme, p.Theme)
	}
	return p, ok, nil
}

// New mounts routes on a site whose words are those of the areas named. The database counts sessions as plumbing.
func New(t testing.TB, d *db.DB, messages []fs.FS, routes func(s *web.Site)) *Site {
	t.Helper()
	bundle, err := i18n.New(messages...)
	if err != nil {
		t.Fatal(err)
	}
	s := &Site{t: t, actors: actors{}}
	site := web.NewSite(web.Options{DB: d, Bundle: bundle, Sessions: auth.Sessions(d, time.Now, time.Hour, false), Actors: s.actors,
		Log: slog.New(slog.DiscardHandler)})
	site.Public("GET /as/{id}", func(c *web.Ctx) error {
		look := slices.IndexFunc(looks, func(l struct{ lang, theme string }) bool {
			return l.lang == c.Query("lang") && l.theme == c.Query("theme")
		})
		if err := c.SignIn(id.User(c.R.PathValue("id")), max(0, look)); err != nil {
			return err
		}
		return c.Redirect(web.Local(c.Query("to"), "/signed-in"))
	})
	site.Get("/signed-in", func(c *web.Ctx) error { c.W.WriteHeader(http.StatusOK); return nil })
	routes(site)
	s.handler = site.Handler()
	return s
}

// Over is the pages of a whole application; people sign in with their password.
func Over(t testing.TB, handler http.Handler) *Site {
	return &Site{t: t, handler: handler, actors: actors{}}
}

// SignIn is a browser signed in with a login and a password.
func (s *Site) SignIn(login, password string) *Browser {
	s.t.Helper()
	b := s.browser()
	if p := b.Post("/login", "login", login, "password", password); p.Path == "/login" {
		s.t.Fatalf("%s does not sign in", login)
	}
	return b
}

// Serve answers on an address until interrupted, to look at the pages while one works on them:
// /as/ID?lang=en&theme=dark&to=/page signs in.
func (s *Site) Serve(address string, people ...who.Actor) {
	for _, a := range people {
		s.actors[a.ID] = a
		s.t.Logf("http://%s/as/%s is %s", address, a.ID, a.Name)
	}
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", address)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Error((&http.Server{Handler: s.handler, ReadHeaderTimeout: time.Second}).Serve(l))
}

// Browser is one person's browser.
type Browser struct {
	t      testing.TB
	server *httptest.Server
	client *http.Client
}

// As is a browser signed in as a person.
func (s *Site) As(a who.Actor) *Browser {
	s.t.Helper()
	s.actors[a.ID] = a
	b := s.browser()
	b.Get("/as/"+string(a.ID)).Is(http.StatusOK, "/signed-in")
	return b
}

func (s *Site) browser() *Browser {
	s.t.Helper()
	server := httptest.NewServer(s.handler)
	s.t.Cleanup(server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return &Browser{t: s.t, server: server, client: &http.Client{Jar: jar}}
}

// Get opens a page.
func (b *Browser) Get(path string) Page {
	b.t.Helper()
	return b.do(http.MethodGet, path, nil)
}

// Post sends a form of name–value pairs and follows where it leads.
func (b *Browser) Post(path string, pairs ...string) Page {
	b.t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return b.do(http.MethodPost, path, form)
}

func (b *Browser) do(method, path string, form url.Values) Page {
	b.t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), method, b.server.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	res, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	b.ok(err)
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(raw))
	b.ok(err)
	return Page{t: b.t, Status: res.StatusCode, Path: res.Request.URL.RequestURI(), Body: string(raw), Doc: doc}
}

// Page is an answer after redirections.
type Page struct {
	t      testing.TB
	Status int
	Path   string // where the redirections led
	Body   string // as it was sent
	Doc    *goquery.Document
}

// Text is what stands at a selector, spaces folded.
func (p Page) Text(selector string) string {
	var out []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			out = append(out, strings.Fields(strings.ReplaceAll(n.Data, "\u00a0", " "))...)
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	for _, n := range p.Doc.Find(selector).Nodes {
		walk(n)
	}
	return strings.Join(out, " ")
}

// Shows checks the text at a selector.
func (p Page) Shows(selector, want string) {
	p.t.Helper()
	if got := p.Text(selector); !strings.Contains(got, want) {
		p.t.Errorf("%s: %q at %s, want %q", p.Path, got, selector, want)
	}
}

// Hides checks that a text is not on the page.
func (p Page) Hides(want string) {
	p.t.Helper()
	if strings.Contains(p.Text("body"), want) {
		p.t.Errorf("%s shows %q", p.Path, want)
	}
}

// Has checks how many elements a selector finds.
func (p Page) Has(n int, selector string) {
	p.t.Helper()
	if got := p.Doc.Find(selector).Length(); got != n {
		p.t.Errorf("%s: %d at %s, want %d", p.Path, got, selector, n)
	}
}

// Is checks the status and where one arrived; "" accepts any address.
func (p Page) Is(status int, path string) {
	p.t.Helper()
	if p.Status != status || (path != "" && p.Path != path) {
		p.t.Errorf("%d at %s, want %d at %s (%s)", p.Status, p.Path, status, path, p.Text("main"))
	}
}

// Value is what a field holds.
func (p Page) Value(name string) string {
	f := p.Doc.Find("[name=" + name + "]").First()
	if f.Is("select") {
		f = f.Find("option[selected]")
	}
	v, _ := f.Attr("value")
	return v
}
