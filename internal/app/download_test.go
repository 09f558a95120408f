package app_test

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/history/historydesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/journal"
)

// A document is named in the journal to those who read its contract, and whoever takes it away is in the access log, on
// the business day.
func TestDocumentsAndExportsNameTheirObject(t *testing.T) {
	ctx := context.Background()
	a := opened(t, app.Config{Data: t.TempDir(), Story: true})
	if _, err := a.Demo(ctx, "comptoir"); err != nil {
		t.Fatal(err)
	}
	camille, _, err := a.Desks.Team.ActorByLogin(ctx, "camille.durand@ardoval.example")
	if err != nil {
		t.Fatal(err)
	}
	got, err := a.History.Audit(ctx, camille, historydesk.Filter{Kind: files.Kind}, journal.Position{}, 50)
	if err != nil || len(got.Entries) == 0 {
		t.Fatalf("%d documents in the journal, %v", len(got.Entries), err)
	}
	for _, e := range got.Entries {
		if !strings.Contains(e.Title, ".") || !strings.HasPrefix(e.Href, "/contracts/") {
			t.Errorf("document %q leads to %q", e.Title, e.Href)
		}
	}
	srv := httptest.NewServer(a.Handler())
	defer srv.Close()
	browser := visitor(t, srv.URL, "camille.durand@ardoval.example")
	for _, path := range []string{"/contracts/export.csv", "/renewals/export.xlsx", "/import/template/accounts.csv", "/reports/portfolio.pdf"} {
		fetch(t, browser, srv.URL+path)
	}
	paul, _, err := a.Desks.Team.ActorByLogin(ctx, "paul.escandre@ardoval.example")
	if err != nil {
		t.Fatal(err)
	}
	log, err := a.Desks.Team.AccessLog(ctx, paul, 10)
	if err != nil {
		t.Fatal(err)
	}
	taken := map[string]bool{}
	for _, l := range log {
		if strings.HasPrefix(l.Action, "download.") {
			taken[l.Action] = true
			if l.UserName != "Camille Durand" || day.FromTime(l.At.Time()) != day.FromTime(dbtest.Today) {
				t.Errorf("%+v", l)
			}
		}
	}
	if len(taken) != 3 || !taken["download.contracts.export"] || !taken["download.renewals.export"] || !taken["download.reports.portfolio"] {
		t.Errorf("taken away: %v", taken)
	}
}

// Every door that gives a file has its words in the access log.
func TestEveryDownloadHasWords(t *testing.T) {
	a := opened(t, app.Config{Data: t.TempDir()})
	found := 0
	for _, p := range a.Site().Patterns() {
		parts := strings.Split(strings.Trim(p.Path, "/"), "/")
		last := parts[len(parts)-1]
		if !strings.Contains(last, ".") && !strings.Contains(p.Path, "/files/{") || p.Open || strings.Contains(p.Path, "/template/") {
			continue
		}
		found++
		words := []string{}
		for _, w := range parts {
			if !strings.HasPrefix(w, "{") {
				w, _, _ = strings.Cut(w, ".")
				words = append(words, w)
			}
		}
		if key := "team.access.action.download." + strings.Join(words, "."); !a.Bundle.Has(key) {
			t.Errorf("%s: no words %s", p, key)
		}
	}
	if found < 10 {
		t.Errorf("%d doors give files", found)
	}
}

func visitor(t *testing.T, base, login string) *http.Client {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	fetch(t, c, base+"/login")
	res, err := c.PostForm(base+"/login", url.Values{"login": {login}, "password": {"comptoir"}})
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if strings.HasSuffix(res.Request.URL.Path, "/login") {
		t.Fatalf("%s does not get in", login)
	}
	return c
}

func fetch(t *testing.T, c *http.Client, address string) {
	t.Helper()
	res, err := c.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	if res.StatusCode != http.StatusOK {
		t.Errorf("%s: %d", address, res.StatusCode)
	}
}
