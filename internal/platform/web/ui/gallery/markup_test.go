package gallery

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"comptoir/internal/platform/web/assets"

	"github.com/PuerkitoBio/goquery"
)

// rendered gives every page of the gallery as markup.
func rendered(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for path, page := range pages() {
		var b strings.Builder
		if err := page.Render(context.Background(), &b); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out[path] = b.String()
	}
	return out
}

// The content policy forbids inline style and script; htmx's own forms of them
// would need eval.
func TestNothingInline(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i) style=|hx-on|js:|javascript:|<script>|<style| on[a-z]+="`)
	for path, html := range rendered(t) {
		if at := forbidden.FindStringIndex(html); at != nil {
			t.Errorf("%s: …%s…", path, html[max(0, at[0]-60):min(len(html), at[1]+60)])
		}
		if strings.Count(html, "<script") != strings.Count(html, "<script src=") {
			t.Errorf("%s: a script without src", path)
		}
	}
}

// A class without a rule is a typing mistake, a rule without a page is dead.
func TestClassesAndSheetAgree(t *testing.T) {
	inSheet := sheetClasses()
	used := map[string]bool{}
	for path, html := range rendered(t) {
		for _, class := range classesOf(t, html) {
			used[class] = true
			if !inSheet[class] && !slices.Contains(bare, class) {
				t.Errorf("%s: class %q has no rule", path, class)
			}
		}
	}
	areas := templates(t)
	var dead []string
	for class := range inSheet {
		if !used[class] && !regexp.MustCompile(`[" ]`+class+`[" ]`).MatchString(areas) {
			dead = append(dead, class)
		}
	}
	sort.Strings(dead)
	if len(dead) > 0 {
		t.Errorf("rules nobody uses: %v", dead)
	}
}

// bare are classes that only name a thing for a person reading the page or a test.
var bare = []string{"k-body", "k-now"}

// templates is the text of every view of the house, and of the code beside it that
// names the class of a column or draws a mark: an area may use a class that the gallery does not show.
func templates(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir("../../../..", func(path string, d fs.DirEntry, err error) error {
		room := filepath.Ext(path) == ".go" && (strings.HasSuffix(filepath.Dir(path), "web") || strings.HasSuffix(filepath.Dir(path), "charts"))
		if err != nil || (filepath.Ext(path) != ".templ" && !room) {
			return err
		}
		b, err := os.ReadFile(path)
		all.Write(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// A token that is not defined silently gives the colour of the parent.
func TestTokensAreDefined(t *testing.T) {
	sheet := assets.Sheet()
	for _, m := range regexp.MustCompile(`var\((--[\w-]+)`).FindAllStringSubmatch(sheet, -1) {
		if !strings.Contains(sheet, m[1]+":") {
			t.Errorf("%s is not defined", m[1])
		}
	}
}

func sheetClasses() map[string]bool {
	sheet := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(assets.Sheet(), "")
	out := map[string]bool{}
	for _, rule := range strings.Split(sheet, "{") {
		selector := rule[strings.LastIndexAny(rule, "};")+1:]
		for _, m := range regexp.MustCompile(`\.([a-zA-Z][\w-]*)`).FindAllStringSubmatch(selector, -1) {
			out[m[1]] = true
		}
	}
	return out
}

func classesOf(t *testing.T, html string) []string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(html))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	collect := func(s *goquery.Selection) {
		s.Find("[class]").Each(func(_ int, e *goquery.Selection) {
			for _, c := range strings.Fields(e.AttrOr("class", "")) {
				seen[c] = true
			}
		})
	}
	collect(doc.Selection)
	doc.Find("template").Each(func(_ int, e *goquery.Selection) {
		inner, _ := e.Html()
		if d, err := goquery.NewDocumentFromReader(strings.NewReader(inner)); err == nil {
			collect(d.Selection)
		}
	})
	out := make([]string, 0, len(seen))
	for c := range seen {
		out = append(out, c)
	}
	sort.Strings(out)
	return out
}

func TestFrameOfEveryPage(t *testing.T) {
	for path, html := range rendered(t) {
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(html))
		if err != nil {
			t.Fatal(err)
		}
		for selector, want := range map[string]int{"main": 1, "h1": 1, "main#main": 1, "[id=main]": 1} {
			if n := doc.Find(selector).Length(); n != want {
				t.Errorf("%s: %d × %s", path, n, selector)
			}
		}
		ids := map[string]bool{}
		doc.Find("[id]").Each(func(_ int, e *goquery.Selection) {
			id := e.AttrOr("id", "")
			if ids[id] {
				t.Errorf("%s: id %q twice", path, id)
			}
			ids[id] = true
		})
		doc.Find("[popovertarget], label[for], [aria-labelledby]").Each(func(_ int, e *goquery.Selection) {
			for _, attr := range []string{"popovertarget", "for", "aria-labelledby"} {
				if id, ok := e.Attr(attr); ok && !ids[id] {
					t.Errorf("%s: %s leads to no element %q", path, attr, id)
				}
			}
		})
		doc.Find("table").Each(func(_ int, e *goquery.Selection) {
			if e.Find("caption").Length() == 0 && e.Closest(".k-fac").Length() == 0 {
				t.Errorf("%s: a table without caption", path)
			}
		})
		if path == "/signin" {
			continue
		}
		if n := doc.Find(`.side [aria-current="page"]`).Length(); n != 1 {
			t.Errorf("%s: %d current places in the sidebar", path, n)
		}
		if n := doc.Find(".k-bar > a").Length(); n != 5 {
			t.Errorf("%s: the phone bar has %d places", path, n)
		}
	}
}
