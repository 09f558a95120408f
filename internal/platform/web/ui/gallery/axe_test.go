package gallery

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"
)

type violation struct {
	ID    string   `json:"id"`
	Help  string   `json:"help"`
	Nodes []string `json:"nodes"`
}

const runAxe = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then(r => r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.map(n => n.target.join(" ") + " — " + n.failureSummary.replace(/\s+/g, " ").slice(0, 220))})))`

// Every page, in both themes and both sizes: WCAG 2.2 AA, and nothing wider than
// the window.
func TestPagesAreAccessible(t *testing.T) {
	axe, err := os.ReadFile("../testdata/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	b := openTab(t)
	var paths []string
	for path := range pages() {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	for _, path := range paths {
		for _, width := range []int64{1440, 390} {
			for _, theme := range []string{"light", "dark"} {
				b.open(path, width, theme)
				eval[bool](b, "axe", string(axe)+";true")
				b.check(fmt.Sprintf("%s %d %s", path, width, theme))
				if popover := eval[string](b, "popover", `(p => p ? (p.showPopover(), p.id) : "")(document.querySelector("[popover]"))`); popover != "" {
					b.check(fmt.Sprintf("%s %d %s, %s open", path, width, theme, popover))
				}
				if over := eval[int](b, "width", "document.documentElement.scrollWidth - innerWidth"); over > 0 {
					t.Errorf("%s %d: %d pixels wider than the window", path, width, over)
				}
			}
		}
	}
}

func (b *tab) check(where string) {
	b.t.Helper()
	for _, v := range eval[[]violation](b, where, runAxe) {
		b.t.Errorf("%s: %s (%s)\n  %s", where, v.ID, v.Help, strings.Join(v.Nodes, "\n  "))
	}
}
