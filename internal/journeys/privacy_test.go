package journeys

import (
	"strings"
	"testing"
)

// A contact asks to be erased: the request is noted, the identity checked, the wizard says what goes and what stays; then
// nothing is left of them, on the list, in the search, or on the pages that told of them.
func TestErasingAPerson(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.open("/contacts?q=lestrade")
	b.click("main tbody a")
	b.shows("h1", "Odon Lestrade")
	page := eval[string](b, "address", "location.pathname")
	b.shows("[aria-labelledby=h-privacy]", "fiche à remplir")

	b.click(`[aria-labelledby=h-privacy] a[href^="/privacy/requests/new"]`)
	b.shows("h1", "Noter une demande")
	if got := eval[string](b, "the person", `document.querySelector("#contact").value`); !strings.Contains(got, "Odon Lestrade") {
		t.Errorf("%q", got)
	}
	b.set("#right", "ERASE")
	b.click("main .k-form [type=submit]")
	b.shows("h1", "Effacement, Odon Lestrade")
	request := eval[string](b, "address", "location.pathname")
	b.click("#g-check [type=submit]")
	b.shows("#how-e", "rempl")
	b.fill("#how", "Rappelé au standard")
	b.click("#g-check [type=submit]")
	b.shows(".meta", "Identité vérifiée")
	b.quiet("a request")

	b.click(`main a[href$="/erase"]`)
	b.shows("h1", "Effacer Odon Lestrade")
	b.shows("main", "Échange")
	b.fill("#confirm", "Odon")
	b.click("main .k-form [type=submit]")
	b.shows("#confirm-e", "nom exact")
	b.fill("#confirm", "Odon Lestrade")
	b.click("main .k-form [type=submit]")
	b.shows("h1", "Contacts")
	b.until("they have left the list", `!document.querySelector("main").innerText.includes("Odon Lestrade")`)
	b.quiet("erasing")

	b.open(request)
	b.shows("h1", "Contact supprimé #1")
	b.shows(".meta", "Satisfaite")
	b.open("/search?q=lestrade")
	b.until("the search finds nobody", `!document.querySelector("main").innerText.includes("Odon Lestrade")`)
	for _, path := range []string{"/exchanges?q=lestrade", "/exchanges", "/tasks?q=lestrade", "/journal", "/contacts?q=lestrade"} {
		b.open(path)
		b.until(path+" says nothing of them", `!document.querySelector("main table, main .feed, main ol")?.innerText.includes("Lestrade")`)
	}
	if status := eval[int](b, "their page", `fetch("`+page+`").then(r => r.status)`); status != 404 {
		t.Errorf("their page answers %d", status)
	}
}
