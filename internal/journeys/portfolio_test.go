package journeys

import (
	"fmt"
	"testing"
)

// Camille assesses a candidate: the place follows what she types. She qualifies it and proposes it; the sales director
// approves, and the account is in the matrix.
func TestAssessAndQualify(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.open("/accounts?q=haut-serein")
	b.click("main tbody a")
	b.shows("#portfolio", "Jamais évalué")
	b.click("#portfolio .btn")
	b.shows("h1", "Évaluer Laiteries du Haut-Serein")
	b.shows("#live", "indéterminé")
	scores := `[...document.querySelectorAll("#assess [name^=%s_]")].map(f => "#" + CSS.escape(f.name))`
	ours, theirs := eval[[]string](b, "our scores", fmt.Sprintf(scores, "ours")), eval[[]string](b, "the competitor's", fmt.Sprintf(scores, "theirs"))
	for i, v := range []string{"8", "6", "5", "9", "7", "7", "6", "8"} { // the worked example: A = 6.95
		b.fill(ours[i], v)
	}
	b.until("the attractiveness follows", `document.querySelector("#live").innerText.includes("6,95")`)
	for i, v := range []string{"6", "8", "5"} { // S = 5.225
		b.fill(theirs[i], v)
	}
	b.until("the case follows", `document.querySelector("#live").innerText.includes("Stratégique")`)
	b.fill("#competitor", "Thermolia Services")
	b.click("#assess [name=validate]")
	b.shows("h1", "Laiteries du Haut-Serein au portefeuille")
	b.shows(".kpis", "6,95")
	account := eval[string](b, "address", "location.pathname")

	b.click("#g-QUALIFY > summary")
	b.click("#g-QUALIFY [type=submit]")
	b.shows("#QUALIFY-reason-e", "rempl")
	b.fill("#QUALIFY-reason", "Trois sites, maintenance à externaliser.")
	b.click("#g-QUALIFY [type=submit]")
	b.shows(".meta", "Qualifié")
	b.click("#g-PROPOSE > summary")
	b.fill("#PROPOSE-reason", "Premier appel d’offres en mars.")
	b.click("#g-PROPOSE [type=submit]")
	b.shows("main", "la Direction doit répondre")
	b.quiet("assessing")

	d := h.as(t, "ingrid")
	d.open("/portfolio")
	d.click(`#pending a[href="` + account + `"]`)
	d.shows("#answer", "Premier appel d’offres en mars.")
	d.click("#answer [name=yes]")
	d.shows(".meta", "Key account")
	d.open("/portfolio")
	d.shows("#accounts", "Laiteries du Haut-Serein")
	if d.count(`.wid .k-mx a[href="`+account+`"]`) != 1 {
		t.Error("it is not in the matrix")
	}
	d.quiet("approving")
}
