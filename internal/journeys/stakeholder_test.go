package journeys

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tabTo presses Tab until the focus is where it is wanted.
func (b *tab) tabTo(selector string) {
	b.t.Helper()
	for range 120 {
		if eval[bool](b, selector, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
			return
		}
		b.press(kb.Tab)
	}
	b.t.Fatalf("Tab does not lead to %s", selector)
}

func (b *tab) writes(text string) {
	b.t.Helper()
	b.do("type "+text, chromedp.KeyEvent(text))
}

// A map of ten people, by keyboard only: nine report to the first one; the arrows lead from her to one of them, and Enter
// opens them.
func TestAMapOfTenPeopleByKeyboard(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	var account string
	for _, r := range factsOf(t, h.World).of("account") {
		if strings.HasPrefix(r.Name, "Helvane") {
			account = r.ID
		}
	}
	b.open("/accounts/" + account + "/people")
	b.tabTo(`main a[href$="/people/new"]`)
	b.press(kb.Enter)
	for i := range 10 {
		b.until("an empty form", `document.querySelector("#new_name") && document.querySelector("#new_name").value === ""`)
		b.tabTo("#new_name")
		b.writes(fmt.Sprintf("Personne %02d", i))
		b.press(kb.Tab)
		b.writes("Direction technique")
		b.tabTo("#influence")
		b.writes(fmt.Sprint(95 - 7*i))
		if i > 0 {
			b.tabTo("#reports_to")
			b.press(kb.ArrowDown)
		}
		if i < 9 {
			b.tabTo("button[name=again]")
		} else {
			b.tabTo(`main .k-form button[type=submit]:not([name])`)
		}
		b.press(kb.Enter)
		if i < 9 {
			b.until("the next one", `document.querySelector("#new_name") && document.querySelector("#new_name").value === ""`)
		}
	}
	b.until("ten people on the chart", `document.querySelectorAll(".k-org a").length === 10`)
	b.shows("#person", "Personne 09")
	b.tabTo(".k-org a")
	b.press(kb.ArrowDown)
	b.until("somebody who reports to her", `document.activeElement.closest(".k-org") && !document.activeElement.textContent.includes("Personne 00")`)
	b.press(kb.Enter)
	b.until("whom she leads", `document.querySelector("#person .k-dl2, #person dl") && document.querySelector("#person").textContent.includes("Personne 00")`)
	b.quiet("a map by keyboard")
}
