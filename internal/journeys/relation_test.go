package journeys

import (
	"strings"
	"testing"
)

// Back from a call: "+", a name, done; the relation is stronger. Then who knows whom: a gap becomes a task in two presses.
func TestAnExchangeAndAGap(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.click(".k-top-add > summary")
	b.click(`.k-top-add a[href="/exchanges/new"]`)
	b.shows("h1", "Noter un échange")
	b.fill("#who", "Odon Lestrade")
	b.click("main .k-form [type=submit]")
	b.shows("h1", "Appel")
	b.click(`main a[href^="/contacts/"]`)
	b.shows("h1", "Odon Lestrade")
	b.shows(".k-wk-now", "aujourd’hui")
	b.click(".k-wk-fig button")
	b.shows("#why-strength", "Appels")

	b.click(`.crumbs a[href^="/accounts/"]`)
	b.shows("h1", "Castagnac Verre")
	b.click(`#relation a[href$="/relation"]`)
	b.shows("h1", "Qui connaît qui")
	gaps := func() int { return eval[int](b, "gaps", `document.querySelectorAll("table .k-wk-gap").length`) }
	before := gaps()
	if before == 0 {
		t.Fatalf("no gap: %s", b.text("main"))
	}
	b.click("table a.k-wk-gap")
	b.until("the task is filled in", `document.querySelector("#title") && document.querySelector("#title").value.includes("Odon Lestrade")`)
	b.click("main .k-form [type=submit]")
	b.shows("h1", "Qui connaît qui")
	if gaps() != before-1 || !strings.Contains(b.text("table .k-wk-posed"), "tâche") {
		t.Errorf("%d gaps, %d before", gaps(), before)
	}

	b.click("details#wish > summary")
	b.set("#user", eval[string](b, "rémy", `[...document.querySelectorAll("#user option")].find(o => o.textContent.includes("Rémy")).value`))
	b.set("#contact", eval[string](b, "riba", `[...document.querySelectorAll("#contact option")].find(o => o.textContent.includes("Riba")).value`))
	b.set("#wanted", "LUKEWARM")
	b.click("details#wish [type=submit]")
	b.until("one gap more", `document.querySelectorAll("table .k-wk-gap").length === `+string(rune('0'+before)))
	b.quiet("exchanges and relations")
}
