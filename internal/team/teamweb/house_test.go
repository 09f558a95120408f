package teamweb_test

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

var ctx = context.Background()

const password = "trois mulets à Lyon"

// theirHash is made once: hashing is slow on purpose.
var theirHash = func() string {
	h, err := auth.Hash(password)
	if err != nil {
		panic(err)
	}
	return h
}()

// house is the area's pages on a real site, with a few people in it.
type house struct {
	t       *testing.T
	db      *db.DB
	desk    *teamdesk.Desk
	handler http.Handler
	users   map[string]id.User
	account id.Account
}

// others are the messages of areas whose words the shell shows.
var others = fstest.MapFS{"messages/fr.json": {Data: []byte("{}")}, "messages/en.json": {Data: []byte("{}")}}

func newHouse(t *testing.T) *house {
	t.Helper()
	tables := teamdesk.Tables()
	for _, name := range []string{"app_user", "account", "assignment", "session", "journal", "journal_detail", "journal_head"} {
		tables[name] = db.Plumbing
	}
	d := dbtest.SQLite(t, db.Options{Fields: teamdesk.Fields(), Tables: tables})
	bundle, err := i18n.New([]fs.FS{teamweb.Messages, others}...)
	if err != nil {
		t.Fatal(err)
	}
	desk := teamdesk.New(d, time.Now)
	h := &house{t: t, db: d, desk: desk, users: map[string]id.User{}}
	site := web.NewSite(web.Options{DB: d, Bundle: bundle, Sessions: auth.Sessions(d, time.Now, time.Hour, false), Actors: desk,
		Log: slog.New(slog.DiscardHandler), NoteRefusal: desk.NoteRefusal, Company: func(context.Context) string { return "Ardoval Services" }})
	teamweb.Routes(site, desk)
	site.Get("/{$}", func(c *web.Ctx) error {
		_, err := desk.Visit(c.Context(), c.Who)
		if err != nil {
			return err
		}
		return c.Redirect("/team")
	})
	h.handler = site.Handler()
	h.people()
	return h
}

// people are a sales management with one GAM, two KAMs, and an administrator who sells nothing.
func (h *house) people() {
	add := func(login, name string, title team.Title, manager string, admin bool) {
		u, err := h.desk.SeedUser(ctx, who.System(), teamdesk.Seed{Login: login + "@ardoval.example", Name: name, Title: title, Manager: h.users[manager],
			Admin: admin, From: dayOf(dbtest.Today) - 400, PasswordHash: theirHash})
		if err != nil {
			h.t.Fatal(err)
		}
		h.users[login] = u
	}
	add("sylvie.arnaud", "Sylvie Arnaud", team.CEO, "", false)
	add("marc.lenoir", "Marc Lenoir", team.Direction, "sylvie.arnaud", false)
	add("ines.haddad", "Inès Haddad", team.GAM, "marc.lenoir", false)
	add("camille.durand", "Camille Durand", team.KAM, "ines.haddad", false)
	add("thomas.weber", "Thomas Weber", team.KAM, "ines.haddad", false)
	add("noe.petit", "Noé Petit", team.AccountManager, "camille.durand", false)
	add("admin", "Paul Admin", "", "", true)
	if _, err := h.desk.CreateUser(ctx, who.System(), teamdesk.NewUser{UserInput: team.UserInput{Login: "julie.faure@ardoval.example", Name: "Julie Faure"}}); err != nil {
		h.t.Fatal(err)
	}
	h.account = id.New[id.Account]()
	h.exec(`INSERT INTO account (id, name, name_fold, created_at, updated_at) VALUES (?, 'Laiteries du Haut-Serein', 'laiteries', 0, 0)`, h.account)
	h.exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', ?, 0, 0)`,
		id.New[id.Any](), h.account, h.users["camille.durand"], int(dayOf(dbtest.Today)-100))
}

func (h *house) exec(query string, args ...any) {
	h.t.Helper()
	err := h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// browser is one person's browser.
type browser struct {
	h      *house
	server *httptest.Server
	client *http.Client
	lang   string
}

func (h *house) browser(lang string) *browser {
	server := httptest.NewServer(h.handler)
	h.t.Cleanup(server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		h.t.Fatal(err)
	}
	return &browser{h: h, server: server, lang: lang, client: &http.Client{Jar: jar}}
}

// as is a browser signed in as someone.
func (h *house) as(login string) *browser {
	h.t.Helper()
	b := h.browser("fr")
	p := b.post("/login", "login", login+"@ardoval.example", "password", password)
	if p.path == "/login" {
		h.t.Fatalf("%s does not sign in: %s", login, p.text(".msg"))
	}
	return b
}

// page is an answer after redirections.
type page struct {
	t      *testing.T
	status int
	path   string // where the redirections led
	doc    *goquery.Document
}

func (b *browser) do(method, path string, form url.Values) page {
	b.h.t.Helper()
	r, err := http.NewRequestWithContext(ctx, method, b.server.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.h.t.Fatal(err)
	}
	r.Header.Set("Accept-Language", b.lang)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	res, err := b.client.Do(r)
	if err != nil {
		b.h.t.Fatal(err)
	}
	defer res.Body.Close()
	doc, err := goquery.NewDocumentFromReader(res.Body)
	if err != nil {
		b.h.t.Fatal(err)
	}
	return page{t: b.h.t, status: res.StatusCode, path: res.Request.URL.RequestURI(), doc: doc}
}

func (b *browser) get(path string) page {
	b.h.t.Helper()
	return b.do(http.MethodGet, path, nil)
}

func (b *browser) post(path string, pairs ...string) page {
	b.h.t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return b.do(http.MethodPost, path, form)
}

// text is what stands at a selector, spaces folded.
func (p page) text(selector string) string {
	return words(p.doc.Find(selector))
}

func words(s *goquery.Selection) string {
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
	for _, n := range s.Nodes {
		walk(n)
	}
	return strings.Join(out, " ")
}

// shows checks the text at a selector.
func (p page) shows(selector, want string) {
	p.t.Helper()
	if got := p.text(selector); !strings.Contains(got, want) {
		p.t.Errorf("%s: %q at %s, want %q", p.path, got, selector, want)
	}
}

// is checks the status and where one arrived.
func (p page) is(status int, path string) {
	p.t.Helper()
	if p.status != status || (path != "" && p.path != path) {
		p.t.Errorf("%d at %s, want %d at %s (%s)", p.status, p.path, status, path, p.text("main"))
	}
}

// value is what a field holds.
func (p page) value(name string) string {
	f := p.doc.Find("[name=" + name + "]").First()
	if f.Is("select") {
		f = f.Find("option[selected]")
	}
	v, _ := f.Attr("value")
	return v
}

func mustURL(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil {
		panic(err)
	}
	return u
}

type goquerySelection = goquery.Selection

const textNode = html.TextNode
