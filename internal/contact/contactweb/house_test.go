package contactweb_test

import (
	"context"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contact/contactweb"
	"comptoir/internal/kernel/day"
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

// house is the pages of contacts on a real site, with a Direction, two KAMs, and Pia of production, in the team of
// Camille's account.
type house struct {
	t        testing.TB
	desk     *contactdesk.Desk
	accounts *accountdesk.Desk
	bundle   *i18n.Bundle
	server   *httptest.Server
	people   map[string]who.Actor
}

func newHouse(t testing.TB) *house {
	t.Helper()
	tables := maps.Clone(accountdesk.Tables())
	maps.Copy(tables, contactdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	for _, n := range []string{"session", "journal", "journal_detail", "journal_head"} {
		tables[n] = db.Plumbing
	}
	fields := teamdesk.Fields()
	maps.Copy(fields, accountdesk.Fields())
	maps.Copy(fields, contactdesk.Fields())
	d := dbtest.SQLite(t, db.Options{Fields: fields, Tables: tables})
	bundle, err := i18n.New(contactweb.Messages, teamweb.Messages)
	if err != nil {
		t.Fatal(err)
	}
	members := teamdesk.New(d, time.Now)
	h := &house{t: t, desk: contactdesk.New(d), accounts: accountdesk.New(d), bundle: bundle, people: map[string]who.Actor{}}
	site := web.NewSite(web.Options{DB: d, Bundle: bundle, Sessions: auth.Sessions(d, time.Now, time.Hour, false), Actors: members, Log: slog.New(slog.DiscardHandler)})
	contactweb.Routes(site, h.desk, names{h.accounts})
	site.Public("GET /as/{login}", func(c *web.Ctx) error { return c.SignIn(h.people[c.R.PathValue("login")].ID, 0) })
	site.Get("/panel/{account}", func(c *web.Ctx) error {
		panels, err := c.Panels("account", c.R.PathValue("account"))
		if err != nil || len(panels) == 0 {
			return err
		}
		return c.Page(web.Page{Title: "x", Body: panels[0]})
	})
	for _, p := range []struct {
		name  string
		title team.Title
		boss  string
	}{{"alix", team.Direction, ""}, {"theo", team.GAM, "alix"}, {"camille", team.KAM, "theo"}, {"ines", team.KAM, "theo"}, {"pia", team.Production, "alix"}, {"rachel", team.HR, "alix"}} {
		u, err := members.SeedUser(ctx, who.System(), teamdesk.Seed{Login: p.name + "@ardoval.example", Name: strings.ToUpper(p.name[:1]) + p.name[1:], Title: p.title,
			Manager: h.people[p.boss].ID, From: 0})
		h.ok(err)
		h.people[p.name] = who.Actor{ID: u, Title: string(p.title)}
	}
	h.server = httptest.NewServer(site.Handler())
	t.Cleanup(h.server.Close)
	return h
}

func (h *house) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// names gives the pages the names of accounts.
type names struct{ desk *accountdesk.Desk }

func (n names) Writable(ctx context.Context, a who.Actor, limit int) ([]web.Choice, error) {
	list, err := n.desk.Choices(ctx, a, team.Contact, team.Write, "", limit)
	var out []web.Choice
	for _, c := range list {
		out = append(out, web.Choice{ID: c.ID, Name: c.Name})
	}
	return out, err
}

func (n names) Name(ctx context.Context, a who.Actor, c id.Account) (string, error) {
	return n.desk.NameOf(ctx, a, team.Contact, c)
}

func (h *house) account(by, name string) id.Account {
	h.t.Helper()
	a, err := h.accounts.Create(ctx, h.people[by], account.Input{Name: name, Tier: account.Unrated, Ccy: "EUR", Country: "FR"})
	h.ok(err)
	_, err = h.accounts.Assign(ctx, h.people["alix"], a, accountdesk.AssignInput{User: h.people[by].ID, Role: account.Primary, From: day.MustParse("2026-01-01")})
	h.ok(err)
	return a
}

func (h *house) person(by string, a id.Account, name string) id.Contact {
	h.t.Helper()
	c, err := h.desk.Create(ctx, h.people[by], contact.Input{Account: a, Name: name, Job: "Directrice HSE", Email: strings.ToLower(name[:1]) + "@client.example", Phone: "04 74 00 00 12", Lang: "fr"}, true)
	h.ok(err)
	return c
}

// browser is one person's browser.
type browser struct {
	h      *house
	client *http.Client
}

func (h *house) as(name string) *browser {
	h.t.Helper()
	jar, err := cookiejar.New(nil)
	h.ok(err)
	b := &browser{h: h, client: &http.Client{Jar: jar}}
	b.get("/as/" + name)
	return b
}

// answer is a page after redirections.
type answer struct {
	t      testing.TB
	status int
	path   string
	header http.Header
	body   string
	doc    *goquery.Document
}

func (b *browser) get(path string) answer { return b.do(http.MethodGet, path, nil) }

func (b *browser) post(path string, pairs ...string) answer {
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return b.do(http.MethodPost, path, form)
}

func (b *browser) do(method, path string, form url.Values) answer {
	b.h.t.Helper()
	r, err := http.NewRequestWithContext(ctx, method, b.h.server.URL+path, strings.NewReader(form.Encode()))
	b.h.ok(err)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	res, err := b.client.Do(r)
	b.h.ok(err)
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	b.h.ok(err)
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(string(raw)))
	b.h.ok(err)
	return answer{t: b.h.t, status: res.StatusCode, path: res.Request.URL.RequestURI(), header: res.Header, body: string(raw), doc: doc}
}

// text is what stands at a selector, spaces folded.
func (a answer) text(selector string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(a.doc.Find(selector).Text(), "\u00a0", " ")), " ")
}

func (a answer) shows(selector, want string) {
	a.t.Helper()
	if got := a.text(selector); !strings.Contains(got, want) {
		a.t.Errorf("%s: %q at %s, want %q", a.path, got, selector, want)
	}
}

func (a answer) hides(selector string) {
	a.t.Helper()
	if a.doc.Find(selector).Length() > 0 {
		a.t.Errorf("%s shows %s", a.path, selector)
	}
}

func (a answer) is(status int, path string) {
	a.t.Helper()
	if a.status != status || path != "" && a.path != path {
		a.t.Errorf("%d at %s, want %d at %s (%s)", a.status, a.path, status, path, a.text("main"))
	}
}

// fields are the values of the form that writes to an address, as a browser would send them back.
func (a answer) fields(action string) []string {
	var out []string
	a.doc.Find(`form[action="` + action + `"] [name]`).Each(func(_ int, s *goquery.Selection) {
		name, v := s.AttrOr("name", ""), s.AttrOr("value", "")
		switch {
		case s.Is("select"):
			v = s.Find("option[selected]").AttrOr("value", "")
		case s.Is("textarea"):
			v = s.Text()
		case s.AttrOr("type", "") == "radio", s.AttrOr("type", "") == "checkbox":
			if _, on := s.Attr("checked"); !on {
				return
			}
		}
		out = append(out, name, v)
	})
	return out
}

// with replaces values in a form's fields.
func with(fields []string, pairs ...string) []string {
	out := append([]string{}, fields...)
	for i := 0; i+1 < len(pairs); i += 2 {
		done := false
		for j := 0; j+1 < len(out); j += 2 {
			if out[j] == pairs[i] {
				out[j+1], done = pairs[i+1], true
			}
		}
		if !done {
			out = append(out, pairs[i], pairs[i+1])
		}
	}
	return out
}
