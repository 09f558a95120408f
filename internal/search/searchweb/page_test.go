package searchweb_test

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
	"time"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/search/searchdesk"
	"comptoir/internal/search/searchweb"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

// site serves the search to someone who reads every account, and to someone who reads none.
func site(t *testing.T) (server *httptest.Server) {
	t.Helper()
	o := db.Options{Fields: teamdesk.Fields(), Tables: teamdesk.Tables()}
	for _, table := range []string{"session", "journal", "journal_detail", "journal_head", "search_entry"} {
		o.Tables[table] = db.Plumbing
	}
	d := dbtest.SQLite(t, o)
	people := teamdesk.New(d, time.Now)
	users := map[string]id.User{}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, title := range map[string]team.Title{"director": team.Direction, "hr": team.HR} {
		u, err := people.SeedUser(context.Background(), who.System(), teamdesk.Seed{Login: name + "@example.com", Name: name, Lang: "fr", TZ: "Europe/Paris",
			Title: title, From: day.MustParse("2020-01-01")})
		must(err)
		users[name] = u
	}
	var docs []search.Doc
	for range 8 {
		a := id.New[id.Account]()
		docs = append(docs, search.Doc{Ref: ref.To("account", a), Account: a, Title: "Verre <b>& Cie</b>", Subtitle: "Lyon"})
	}
	must(d.Write(context.Background(), who.System(), func(tx *db.Tx) error { return search.Upsert(tx, docs) }))
	bundle, err := i18n.New([]fs.FS{searchweb.Messages, teamweb.Messages}...)
	must(err)
	s := web.NewSite(web.Options{DB: d, Bundle: bundle, Sessions: auth.Sessions(d, time.Now, time.Hour, false), Actors: people, Log: slog.New(slog.DiscardHandler)})
	s.Nav(web.NavItem{Key: "contracts", Href: "/contracts", Icon: "file-text", Group: 1},
		web.NavItem{Key: "users", Href: "/admin/users", Icon: "users", Group: 2, Show: func(a who.Actor) bool { return a.Admin }})
	s.Capture(web.CaptureItem{Key: "contract", Href: "/contracts/new", Icon: "file-text", Show: func(a who.Actor) bool { return a.Title == string(team.Direction) }})
	searchweb.Routes(s, searchdesk.New(d, []searchdesk.Kind{{Object: team.Account, Source: search.Source{Kind: "account",
		Href: func(i string, _ id.Account) string { return "/accounts/" + i }}}}))
	s.Public("GET /as/{name}", func(c *web.Ctx) error {
		must(c.SignIn(users[c.R.PathValue("name")], 0))
		return c.Redirect("/search")
	})
	server = httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	return server
}

func get(t *testing.T, server *httptest.Server, name, path string, partial bool) (*http.Response, *goquery.Document) {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	if name != "" {
		if _, err := c.Get(server.URL + "/as/" + name); err != nil {
			t.Fatal(err)
		}
	}
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	r, err := http.NewRequest(http.MethodGet, server.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if partial {
		r.Header.Set("HX-Request-Type", "partial")
	}
	res, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	doc, err := goquery.NewDocumentFromReader(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, doc
}

func TestSearchPage(t *testing.T) {
	server := site(t)
	_, doc := get(t, server, "director", "/search?q=verr", false)
	if n := doc.Find("main .k-found li").Length(); n != 8 {
		t.Errorf("%d results", n)
	}
	if first := doc.Find("main .k-found li b").First(); first.Text() != "Verre <b>& Cie</b>" || first.Children().Length() > 0 {
		t.Error("a title is not shown as it is")
	}
	if v, _ := doc.Find(`.cmdk input[name=q]`).Attr("value"); v != "verr" {
		t.Error("the field forgets what was typed")
	}
	if _, doc = get(t, server, "director", "/search", false); doc.Find("main .k-empty").Length() != 1 {
		t.Error("before anything is typed the page does not say what it does")
	}
	if _, doc = get(t, server, "director", "/search?q="+url.QueryEscape(`"><script>`), false); doc.Find("main script").Length() > 0 {
		t.Error("what is typed becomes markup")
	}
	if _, doc = get(t, server, "hr", "/search?q=verr", false); doc.Find("main .k-found li").Length() > 0 || doc.Find("main .k-none").Length() != 1 {
		t.Error("HR finds accounts")
	}
	if res, _ := get(t, server, "", "/search?q=verr", false); !strings.HasPrefix(res.Header.Get("Location"), "/login") {
		t.Error("a stranger searches")
	}
}

func TestPaletteFragment(t *testing.T) {
	server := site(t)
	_, doc := get(t, server, "director", "/search?q=verr", true)
	if doc.Find("main").Length() > 0 || doc.Find("li").Length() != 5 || doc.Find("form").Length() > 0 || doc.Find(`.k-all a[href="/search?q=verr"]`).Length() != 1 {
		t.Error("the palette does not get five and the way to all")
	}
	if _, doc = get(t, server, "hr", "/search?q=contr", true); doc.Find(`a[href="/contracts"]`).Length() != 1 {
		t.Error("a page is not found by its name")
	}
	if _, doc = get(t, server, "director", "/search?q=utilis", true); doc.Find("a").Length() > 0 {
		t.Error("a page is offered that would be refused")
	}
	for typed, want := range map[string]string{"nouveau contrat": "/contracts/new", "nouveau": "/contracts/new", "creer": "/contracts/new",
		"new contract": "/contracts/new", "contrat": "/contracts/new", "theme": "/profile/theme", "sombre": "/profile/theme", "dark": "/profile/theme",
		"déconnexion": "/logout", "sign out": "/logout", "": "/contracts/new"} {
		_, doc = get(t, server, "director", "/search?q="+url.QueryEscape(typed), true)
		first := doc.Find("li").First()
		if at := first.Find("a").AttrOr("href", first.Find("form").AttrOr("action", "")); at != want {
			t.Errorf("%q offers %q first, want %s", typed, at, want)
		}
	}
	if _, doc = get(t, server, "hr", "/search?q=nouveau+contrat", true); doc.Find("a, form").Length() > 0 {
		t.Error("a gesture is offered that would be refused")
	}
}

func TestBothLanguagesHaveEveryKey(t *testing.T) {
	b, err := i18n.New([]fs.FS{searchweb.Messages}...)
	if err != nil {
		t.Fatal(err)
	}
	if m := b.MissingKeys(); len(m) > 0 {
		t.Error(m)
	}
}
