package reportweb_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/platform/i18n"
	"comptoir/internal/report"
	"comptoir/internal/report/reportweb"
	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// reader is a person of the cast, signed in.
type reader struct {
	t    testing.TB
	base string
	http *http.Client
}

// serve puts the world on a listener of this test's own.
func serve(t testing.TB, w worldtest.World) string {
	t.Helper()
	s := httptest.NewServer(w.Handler())
	t.Cleanup(s.Close)
	return s.URL
}

func signIn(t testing.TB, base, handle string) reader {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	r := reader{t, base, &http.Client{Jar: jar}}
	res, err := r.http.PostForm(base+"/login", url.Values{"login": {world.Login(handle)}, "password": {worldtest.Password}})
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return r
}

func (r reader) get(path string) (*http.Response, []byte) {
	r.t.Helper()
	res, err := r.http.Get(r.base + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return res, body
}

func (r reader) page(path string) *goquery.Document {
	r.t.Helper()
	res, body := r.get(path)
	if res.StatusCode != http.StatusOK {
		r.t.Fatalf("%s: %d", path, res.StatusCode)
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	return doc
}

// words is a text with plain spaces.
func words(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")
}

func castagnac(t testing.TB, w worldtest.World) string {
	t.Helper()
	r, err := w.Reports.Portfolio(t.Context(), w.As("camille"), w.As("camille").ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range r.Accounts {
		if a.Name == "Castagnac Verre" {
			return "/accounts/" + string(a.ID)
		}
	}
	t.Fatal("no Castagnac")
	return ""
}

func TestReviewOnScreen(t *testing.T) {
	w := worldtest.Open(t)
	me := w.As("camille")
	r, err := w.Reports.Portfolio(t.Context(), me, me.ID)
	if err != nil {
		t.Fatal(err)
	}
	camille := signIn(t, serve(t, w), "camille")
	for _, lang := range i18n.Langs {
		l := w.Bundle.For(lang)
		doc := camille.page("/reports/portfolio?lang=" + lang)
		if got := doc.Find("article.k-rv").AttrOr("lang", ""); got != lang {
			t.Errorf("the article is in %q", got)
		}
		strip := doc.Find("#figures .kpi .kv")
		for i, want := range []string{l.MoneyShort(r.Figures.Revenue.Money), l.MoneyShort(r.Figures.Rolling.Money), l.Percent(r.Figures.Margin.Rate, 1), l.MoneyShort(r.AtStake.Money)} {
			if got := strip.Eq(i).Text(); got != want {
				t.Errorf("%s figure %d: %q, want %q", lang, i, got, want)
			}
		}
		if n := doc.Find("#contracts table.ledger tr.why").Length(); n != len(r.Stakes) {
			t.Errorf("%d contracts told, %d at stake", n, len(r.Stakes))
		}
		if n := doc.Find("#alerts, #attention table tbody").Length(); n != len(r.Alerts) {
			t.Errorf("%d points, %d alerts", n, len(r.Alerts))
		}
		if n := doc.Find(".k-rv-min li").Length(); n != 3 {
			t.Errorf("%d points in a minute", n)
		}
		if n := doc.Find(`section[id^="account-"]`).Length(); n != len(r.Detailed()) {
			t.Errorf("%d pages of accounts", n)
		}
		if text := doc.Find("main").Text(); strings.Contains(text, "report.") || strings.Contains(text, "alert.") || strings.Contains(text, "{{") {
			t.Error("a key reaches the screen")
		}
		doc.Find(".k-rv-toc a").Each(func(_ int, a *goquery.Selection) {
			if doc.Find(a.AttrOr("href", "#")).Length() != 1 {
				t.Errorf("%s leads nowhere", a.AttrOr("href", ""))
			}
		})
	}
}

func TestReviewAsPDF(t *testing.T) {
	w := worldtest.Open(t)
	me := w.As("camille")
	r, err := w.Reports.Portfolio(t.Context(), me, me.ID)
	if err != nil {
		t.Fatal(err)
	}
	site := serve(t, w)
	res, first := signIn(t, site, "camille").get("/reports/portfolio.pdf?lang=fr")
	if res.StatusCode != 200 || res.Header.Get("Content-Type") != "application/pdf" || !bytes.HasPrefix(first, []byte("%PDF-")) {
		t.Fatalf("%d %v", res.StatusCode, res.Header)
	}
	if got := res.Header.Get("Content-Disposition"); got != `attachment; filename="comptoir-revue-camille-durand-2026-11-23.pdf"` {
		t.Error(got)
	}
	if _, again := signIn(t, site, "camille").get("/reports/portfolio.pdf?lang=fr"); !bytes.Equal(first, again) {
		t.Error("the same data gives another file")
	}
	text := words(pdfText(t, first))
	l := w.Bundle.For("fr")
	for _, want := range []string{"Revue de portefeuille", "Camille Durand", l.MoneyShort(r.Figures.Revenue.Money), l.Percent(*r.Figures.Attainment, 1),
		l.MoneyShort(r.AtStake.Money), "Castagnac Verre", "Norrsund Papper AB", "Maintenance multitechnique", "Méthode"} {
		if !strings.Contains(text, words(want)) {
			t.Errorf("the file does not say %q", want)
		}
	}
	// Every account has its months drawn, or a sentence that says why not.
	if drawn := strings.Count(text, "Chiffre d’affaires par mois") + strings.Count(text, "Les mois ne tiennent pas"); drawn != 1+3 {
		t.Errorf("%d charts of months or sentences, for the whole and 3 accounts", drawn)
	}
	// The calendar stays with its contracts: no page with a few lines of what did not fit.
	if strings.Contains(text, "Contrats en jeu, suite") {
		t.Error("the contracts at stake run over two pages")
	}
	if !strings.Contains(strings.ReplaceAll(text, " ", ""), "Confidentiel2/") { // narrow spaces are lost on the way
		t.Error("the second page has no number")
	}
	for _, s := range r.Stakes {
		if s.Prudent != nil && s.Gesture == report.Decide && !strings.Contains(text, l.DayNumeric(*s.Prudent)) {
			t.Errorf("%s: no %s", s.Name, l.DayNumeric(*s.Prudent))
		}
	}
}

// pdfText is what the file says; poppler's reader is the judge; on CI it must be there.
func pdfText(t *testing.T, content []byte) string {
	t.Helper()
	path, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("no pdftotext on CI: what the file says must be read")
		}
		t.Skip("no pdftotext on this machine (package poppler-utils): the file is not read")
	}
	read := exec.CommandContext(t.Context(), path, "-layout", "-", "-")
	read.Stdin = bytes.NewReader(content)
	out, err := read.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// A review or a brief that is not for the reader does not exist, on screen or as a file, and the refusal is kept.
func TestOutsidersFindNothing(t *testing.T) {
	w := worldtest.Open(t)
	site, camille, at := serve(t, w), string(w.As("camille").ID), castagnac(t, w)
	for handle, paths := range map[string][]string{
		"ilse": {"/reports/portfolio?user=" + camille, "/reports/portfolio.pdf?user=" + camille, at + "/brief", at + "/brief.pdf"},
		"nour": {"/reports", "/reports/portfolio", "/reports/portfolio.pdf", at + "/brief", at + "/brief.pdf"},
		"theo": {"/reports/portfolio?user=nonsense", "/reports/portfolio?user=" + string(w.As("ingrid").ID)},
	} {
		out := signIn(t, site, handle)
		for _, path := range paths {
			res, body := out.get(path)
			if res.StatusCode != http.StatusNotFound || bytes.Contains(body, []byte("Castagnac")) || bytes.Contains(body, []byte("%PDF")) {
				t.Errorf("%s at %s: %d", handle, path, res.StatusCode)
			}
		}
	}
	if signIn(t, site, "nour").page("/").Find(`a[href="/reports"]`).Length() != 0 {
		t.Error("human resources are shown a way to reports")
	}
}

func TestChoosing(t *testing.T) {
	w := worldtest.Open(t)
	site := serve(t, w)
	doc := signIn(t, site, "theo").page("/reports")
	if got := doc.Find("table.data").First().Find("tbody tr").Length(); got != 3 {
		t.Errorf("%d people to choose from", got)
	}
	if doc.Find(`a[download][href^="/reports/portfolio.pdf"]`).Length() < 4 {
		t.Error("no file to download")
	}
	doc = signIn(t, site, "camille").page("/reports")
	if doc.Find(`a[href$="/brief"]`).Length() == 0 || doc.Find(".k-rv-mine").Length() != 1 {
		t.Error("Camille finds neither her review nor her briefs")
	}
}

func TestBriefOnScreen(t *testing.T) {
	w := worldtest.Open(t)
	at := castagnac(t, w)
	camille := signIn(t, serve(t, w), "camille")
	doc := camille.page(at + "/brief")
	sheet := doc.Find("article.k-brief")
	if sheet.Find("h1").Text() != "Castagnac Verre" || sheet.Find(".k-br-k > div").Length() != 4 || sheet.Find("table tbody tr").Length() == 0 {
		t.Error(words(sheet.Text()))
	}
	if !strings.Contains(words(sheet.Find(".k-br-goal").Text()), "À obtenir") {
		t.Error("no goal, and a notice day this week")
	}
	if english := camille.page(at + "/brief?lang=en"); english.Find(`div[lang="en"] article`).Length() != 1 {
		t.Error("not in English")
	}
	res, body := camille.get(at + "/brief.pdf?lang=en")
	if res.StatusCode != 200 || !bytes.HasPrefix(body, []byte("%PDF-")) || bytes.Count(body, []byte("/Type /Page\n")) != 1 {
		t.Errorf("%d, %d pages", res.StatusCode, bytes.Count(body, []byte("/Type /Page\n")))
	}
	if got := res.Header.Get("Content-Disposition"); got != `attachment; filename="comptoir-brief-castagnac-verre-2026-11-23.pdf"` {
		t.Error(got)
	}
}

func TestEveryWordInBothLanguages(t *testing.T) {
	b, err := i18n.New(reportweb.Messages)
	if err != nil {
		t.Fatal(err)
	}
	if m := b.MissingKeys(); len(m) > 0 {
		t.Error(m)
	}
	for _, code := range report.Gestures {
		for _, key := range []string{"report.stake.", "report.gesture."} {
			if !b.Has(key + string(code)) {
				t.Errorf("no %s%s", key, code)
			}
		}
	}
	for _, e := range report.Extents {
		if !b.Has("report.extent."+string(e)) || !b.Has("report.page.extent."+string(e)) {
			t.Errorf("no word for %s", e)
		}
	}
	for _, s := range report.Sides {
		if !b.Has("report.owed." + string(s)) {
			t.Errorf("no word for %s", s)
		}
	}
}
