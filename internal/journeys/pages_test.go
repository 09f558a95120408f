package journeys

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
)

type violation struct {
	ID    string   `json:"id"`
	Help  string   `json:"help"`
	Nodes []string `json:"nodes"`
}

// everyRule is WCAG 2.2 AA and good practice; contrast is the one rule that another theme can break.
const (
	everyRule = `runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	contrast  = `runOnly: {type: "rule", values: ["color-contrast"]}`
)

const runAxe = `axe.run(document, {resultTypes: ["violations"], %s}).then(r => r.violations.map(v => ({id: v.id, help: v.help,
	nodes: v.nodes.map(n => n.target.join(" ") + " — " + n.failureSummary.replace(/\s+/g, " ").slice(0, 220))})))`

// Every kind of page that the site leads to, as a key account manager, a director and an administrator: there, without a
// word of complaint from the browser, accessible, and no wider than the window, in both themes and both sizes.
func TestEveryPage(t *testing.T) {
	axe, err := os.ReadFile("../platform/web/ui/testdata/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	h := openHouse(t)
	checked := map[string]bool{}
	for _, handle := range []string{"camille", "ingrid", "paul"} {
		b := h.as(t, handle)
		for _, p := range crawl(t, signIn(t, h.base, handle), h.Site().Patterns(), "/") {
			b.checkPage(handle, p, string(axe), !checked[p.key()] || differs[p.door])
			checked[p.key()] = true
		}
	}
	b := openTab(t, h.base)
	for _, path := range []string{"/login", "/login/forgotten", "/welcome/nothing", "/nowhere"} {
		b.checkPage("a stranger", page{path: path}, string(axe), true)
	}
}

// differs are the pages that another post sees otherwise: they are checked for each.
var differs = map[string]bool{"/{$}": true, "/accounts/{id}": true, "/contracts/{id}": true, "/attention/{id}": true, "/reports/portfolio": true}

// checkPage looks at a page in four ways: wide and narrow, light and dark. full also asks for every rule of
// accessibility; the page of another person, of the same make, is only looked at for what its words could break.
func (b *tab) checkPage(who string, p page, axe string, full bool) {
	b.t.Helper()
	where := who + " " + p.path
	b.width(1440)
	if status := b.open(p.path); status != http.StatusOK && !strings.HasPrefix(p.path, "/welcome") {
		b.t.Errorf("%s: %d", where, status)
	}
	b.settled(where)
	if full {
		eval[bool](b, "axe", axe+";true")
	}
	for _, width := range []int64{1440, 390} {
		b.width(width)
		if over := eval[int](b, where, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
			b.t.Errorf("%s at %d: %d pixels wider than the window", where, width, over)
		}
		if full {
			b.axe(fmt.Sprintf("%s at %d, light", where, width), "light", everyRule)
			b.axe(fmt.Sprintf("%s at %d, dark", where, width), "dark", contrast)
		}
	}
	b.quiet(where)
}

func (b *tab) axe(where, theme, rules string) {
	b.t.Helper()
	eval[bool](b, "theme", `(document.documentElement.dataset.theme = "`+theme+`", true)`)
	for _, v := range eval[[]violation](b, where, fmt.Sprintf(runAxe, rules)) {
		b.t.Errorf("%s: %s (%s)\n  %s", where, v.ID, v.Help, strings.Join(v.Nodes, "\n  "))
	}
}

// settled waits until nothing more is on its way: parts of a page that fetch themselves are there.
func (b *tab) settled(where string) {
	b.t.Helper()
	b.until(where+" settles", `document.readyState === "complete" && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")`)
}
