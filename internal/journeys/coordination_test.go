package journeys

import "testing"

// Camille asks finance about payment terms from the account's page; Solène finds the question in her list and answers;
// Camille reads the answer. Then she says who answers for finance.
func TestAskFinance(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.open("/accounts")
	b.click(`main tbody a[href^="/accounts/"]`)
	b.click(`main .head-a a[href$="/team"]`)
	b.shows("h1", "Équipe du compte")
	account := b.text("main .eyebrow")
	b.click(`main .head-a a[href^="/requests/new"]`)
	b.fill("#subject", "Descendre à 30 jours de paiement ?")
	b.set("#asked", eval[string](b, "solène", `[...document.querySelectorAll("#asked option")].find(o => o.textContent.includes("Solène")).value`))
	b.set("#due", "2026-11-27")
	b.click("main .k-form [type=submit]")
	b.shows("h1", "Équipe du compte")
	b.quiet("a request")

	s := h.as(t, "solene")
	s.shows(".side", "Demandes")
	s.click(`.side a[href="/requests"]`)
	s.shows("main tbody", "Descendre à 30 jours")
	s.shows("main tbody", account)
	s.click(`main tbody tr:last-child a[href^="/requests/"]`)
	s.fill("#answer", "Oui, contre un escompte.")
	s.click("main .k-form [type=submit]")
	s.shows(".k-flash", "Réponse envoyée")
	s.quiet("an answer")

	b.open("/requests?view=sent&state=answered")
	b.click(`main tbody a[href^="/requests/"]`)
	b.shows("main", "Oui, contre un escompte.")
	b.quiet("the answer")
}
