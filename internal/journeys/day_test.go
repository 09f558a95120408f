package journeys

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// From anywhere: "+", two fields, done. Camille ticks the task off, and takes that back.
func TestATaskInTwoFields(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.click(".k-top-add > summary")
	b.click(`.k-top-add a[href^="/tasks/new"]`)
	b.shows("h1", "Nouvelle")
	b.fill("#title", "Rappeler Klara pour la visite")
	b.set("#due", "2026-11-24")
	b.click("main .k-form [type=submit]")
	b.shows("body", "Rappeler Klara pour la visite")

	b.open("/tasks")
	task := func() int {
		return eval[int](b, "rows", `[...document.querySelectorAll("main tr")].filter(r => r.innerText.replace(/\s+/g, " ").includes("Rappeler Klara")).length`)
	}
	if task() != 1 {
		t.Fatalf("the task is not in the list: %s", b.text("main"))
	}
	b.click(`main tr button[aria-label$="Rappeler Klara pour la visite"]`)
	b.until("ticked off", `![...document.querySelectorAll("main tr")].some(r => r.innerText.replace(/\s+/g, " ").includes("Rappeler Klara"))`)
	b.click(`form[action$="/reopen"] button`)
	b.until("back", `[...document.querySelectorAll("main tr")].some(r => r.innerText.replace(/\s+/g, " ").includes("Rappeler Klara"))`)
	b.quiet("a task")
}

// What can wait is put off; what will not be done is set aside with its reason, and comes back when asked.
func TestSnoozeAndDismiss(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	line := func(title string) string {
		return "#" + eval[string](b, title, fmt.Sprintf(`[...document.querySelectorAll(".k-att-r")].find(r => r.innerText.replace(/\s+/g, " ").includes(%q)).id`, title))
	}
	gone := func(title string) {
		t.Helper()
		b.until(title+" is out of the list", fmt.Sprintf(`document.querySelector(".k-att") && ![...document.querySelectorAll(".k-att-r")].some(r => r.innerText.replace(/\s+/g, " ").includes(%q))`, title))
	}

	// In a week is more than a critical line may wait: it is not offered there.
	critical := line("Régulariser")
	b.click(critical + " .k-menu > summary")
	if b.count(critical+" .k-menu-p > form[action$=snooze]") != 1 {
		t.Error("a critical line is put off by more than its limit")
	}
	b.click("h1")

	high := line("plan de prévention")
	b.click(high + " .k-menu > summary")
	b.click(high + " .k-menu-p > form:nth-of-type(2) button")
	gone("plan de prévention")

	critical = line("Régulariser")
	b.click(critical + " .k-menu > summary")
	b.click(critical + " .k-menu-f:has(select) > summary")
	b.set(critical+" select[name=reason]", "handled")
	b.click(critical + " form[action$=dismiss] button")
	gone("Régulariser")

	b.click(`.k-att a[href="/attention?view=put_off"]`)
	b.until("what was put off", `location.search === "?view=put_off"`)
	b.shows(".k-att-r", "plan de prévention")
	b.click(line("plan de prévention") + ` form[action$="/reopen"] button`)
	b.until("it is back among the day's", `![...document.querySelectorAll(".k-att-r")].some(r => r.innerText.replace(/\s+/g, " ").includes("plan de prévention"))`)
	b.open("/")
	b.shows(".k-att-r", "plan de prévention")
	b.quiet("putting off")
}

// A critical line is never set aside without a word, whatever the browser lets through.
func TestACriticalLineNeedsAReason(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	before := h.DB.LastSeq()
	b.click(".k-att-r:first-child .k-menu > summary")
	b.click(".k-att-r:first-child .k-menu-f:has(select) > summary")
	eval[bool](b, "no reason", `(s => (s.required = false, s.innerHTML = '<option value=""></option>', true))(document.querySelector(".k-att-r:first-child select[name=reason]"))`)
	b.click(".k-att-r:first-child form[action$=dismiss] button")
	b.shows("body", "motif")
	if h.DB.LastSeq() != before {
		t.Error("it was set aside without a reason")
	}
	b.quiet("no reason")
}

// Ctrl K, a few letters, an arrow, Enter: the account is open.
func TestPaletteByKeyboard(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.press("k", kb.ModifierCtrl)
	b.until("the palette opens", `document.querySelector("#palette").open`)
	b.do("type", chromedp.KeyEvent("castag"))
	b.until("results arrive", `[...document.querySelectorAll("#palette-results a")].some(a => a.innerText.includes("Castagnac Verre"))`)
	b.press(kb.ArrowDown)
	b.until("an arrow goes to the first result", `document.activeElement === document.querySelector("#palette-results a")`)
	b.press(kb.Enter)
	b.until("the account", `location.pathname.startsWith("/accounts/")`)
	b.shows("h1", "Castagnac Verre")
	b.quiet("the palette")
}

// English, dark, and still so at the next page and for the next session.
func TestLanguageAndTheme(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.click(`.top form[action="/profile/lang"] button`)
	b.shows("h1", "Camille")
	b.until("English", `document.documentElement.lang === "en"`)
	b.click("[data-theme-form] button")
	b.until("dark", `document.documentElement.dataset.theme === "dark"`)
	b.open("/accounts")
	b.until("still dark and English", `document.documentElement.dataset.theme === "dark" && document.documentElement.lang === "en"`)
	b.shows("h1", "Accounts")
	again := h.as(t, "camille")
	again.until("on another computer too", `document.documentElement.dataset.theme === "dark" && document.documentElement.lang === "en"`)
	b.quiet("language and theme")
}

// The director opens a key account manager's review, reads it on the screen and on paper.
func TestTheDirectorReadsAReview(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "ingrid")
	b.open("/reports")
	b.click(`main a[href^="/reports/portfolio?"]:has(+ small)`)
	b.until("the review", `location.pathname === "/reports/portfolio"`)
	b.shows("main", "Camille Durand")
	paper := eval[string](b, "its PDF", `fetch(document.querySelector("a[href*='/reports/portfolio.pdf']").href).then(r => r.status + " " + r.headers.get("content-type"))`)
	if !strings.HasPrefix(paper, "200 application/pdf") {
		t.Errorf("the review on paper: %s", paper)
	}
	b.print()
	if left := eval[string](b, "what is printed", `[...document.querySelectorAll(".side, .top, .k-bar, .k-noprint")].filter(e => e.checkVisibility()).map(e => e.className).join(", ")`); left != "" {
		t.Errorf("the screen's furniture is printed: %s", left)
	}
	b.quiet("a review")
}

// On the way to a client: the bar of five, with the thumb.
func TestOnAPhone(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.width(390)
	for n, place := range []string{"Ma journée", "Comptes", "Échéances", "Saisir", "Rechercher"} {
		b.shows(fmt.Sprintf(".k-bar > :nth-child(%d)", n+1), place)
	}
	if eval[bool](b, "sidebar", `document.querySelector(".side").checkVisibility()`) {
		t.Error("the sidebar is there too")
	}
	b.click(`.k-bar a[href="/accounts"]`)
	b.shows("h1", "Comptes")
	b.click("main tbody a")
	b.until("an account", `location.pathname.startsWith("/accounts/")`)
	b.click(`.k-bar a[href="/renewals"]`)
	b.shows("h1", "Échéances")
	b.click(".k-bar .k-add")
	b.fill("#title", "Noter la visite")
	b.click("main .k-form [type=submit]")
	b.shows("body", "Noter la visite")
	b.click(".k-bar > :last-child")
	b.until("the search", `document.querySelector("#palette").open || location.pathname === "/search"`)
	b.quiet("on a phone")
}
