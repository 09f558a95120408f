package gallery

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestKeyboardAndNavigation(t *testing.T) {
	b := openTab(t)
	b.open("/cockpit", 1440, "")

	b.key("Ctrl K", `{key: "k", ctrlKey: true}`)
	b.until("the palette opens", `document.querySelector("#palette").open`)
	b.do("type", chromedp.SendKeys("#palette input", "cast"))
	b.until("results arrive", `document.querySelectorAll("#palette-results a").length > 2`)
	b.key("arrow", `{key: "ArrowDown"}`)
	b.until("an arrow goes to the first result", `document.activeElement === document.querySelector("#palette-results a")`)
	b.do("close", chromedp.Click("#palette [data-close]"))
	b.until("the palette closes", `!document.querySelector("#palette").open`)

	b.key("?", `{key: "?"}`)
	b.until("the shortcuts open", `document.querySelector("#shortcuts").open`)
	b.do("close", chromedp.Click("#shortcuts [data-close]"))

	b.do("menu", chromedp.Click(".k-att-r .k-menu > summary"))
	b.until("the menu opens", `document.querySelector(".k-att-r .k-menu").open`)
	b.do("elsewhere", chromedp.Click("h1"))
	b.until("a click elsewhere closes it", `!document.querySelector(".k-att-r .k-menu").open`)

	b.do("figure", chromedp.Click(".k-score"))
	b.until("a figure opens its explanation", `document.querySelector("#why-score").matches(":popover-open")`)
	b.do("close", chromedp.Click("#why-score header button"))

	b.key("g", `{key: "g"}`)
	b.do("boosted link", chromedp.Click(`.side a[href="/renewals"]`))
	b.until("the address changes", `location.pathname === "/renewals"`)
	b.until("focus goes to the content", `document.activeElement.id === "main"`)
	b.until("the title is announced", `document.querySelector("#announce").textContent.includes("Échéances")`)

	for _, p := range lastPosts() {
		if strings.HasPrefix(p, "/refused") {
			t.Error("the content policy refused something of ours")
		}
	}
}

func TestThemeChangesAtOnceAndIsPosted(t *testing.T) {
	b := openTab(t)
	b.open("/cockpit", 1440, "")
	before := eval[string](b, "light", `getComputedStyle(document.body).backgroundColor`)
	b.do("press", chromedp.Click("[data-theme-form] button"))
	b.until("dark", `document.documentElement.dataset.theme === "dark"`)
	if after := eval[string](b, "dark", `getComputedStyle(document.body).backgroundColor`); after == before {
		t.Errorf("the page kept the colour %s", after)
	}
	b.until("posted", `true`)
	for range 50 {
		for _, p := range lastPosts() {
			if strings.HasPrefix(p, "/profile/theme?") && strings.Contains(p, "theme=dark") {
				return
			}
		}
		eval[bool](b, "wait", `new Promise(done => setTimeout(() => done(true), 40))`)
	}
	t.Errorf("the choice was not posted: %v", lastPosts())
}

func TestProposalFillsItsField(t *testing.T) {
	b := openTab(t)
	b.open("/form", 390, "")
	b.do("press", chromedp.Click(`[data-fill="val"]`))
	b.until("the field has the proposal", `document.querySelector("#val").value === "120 000"`)
	b.until("and the focus", `document.activeElement.id === "val"`)
}

func TestPanelsFetchThemselves(t *testing.T) {
	b := openTab(t)
	b.open("/states", 1440, "")
	b.until("the signal fetched the live panel", `document.querySelector("#live-panel").textContent.includes("Fetched: live")`)
	b.until("the lazy panel came", `document.querySelector("#lazy-panel").textContent.includes("Fetched: lazy")`)
	b.until("the poll ended", `document.querySelector("#poll-panel").textContent === "Done" && !document.querySelector("#poll-panel").hasAttribute("hx-get")`)
}

// key sends a key press where the focus is.
func (b *tab) key(what, init string) {
	b.t.Helper()
	eval[bool](b, what, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", Object.assign({bubbles: true, cancelable: true}, `+init+`))) || true`)
}
