package journeys

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/world/worldtest"
)

// Rémy sells a subsidiary of Aldine in the middle of the year: the tree of today shows it gone, and the slider brings
// back the one that had it.
func TestSellASubsidiaryAndLookBack(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "remy")
	b.open("/accounts?q=Aldine")
	b.click(`main table a[href^="/accounts/"]`)
	b.shows("h1", "Aldine Énergies")
	b.click(`main a[href$="/group"]`)
	b.shows("#h-tree", "Le groupe")
	tree := func() string {
		return eval[string](b, "tree", `[...document.querySelectorAll(".k-own a")].map(a => a.textContent.replace(/\s+/g, " ")).join("\n")`)
	}
	belgium := func() string {
		for _, line := range strings.Split(tree(), "\n") {
			if strings.Contains(line, "Belgium") {
				return line
			}
		}
		return ""
	}
	if got := belgium(); !strings.Contains(got, "75") {
		t.Fatalf("Belgium is held by three quarters: %q", got)
	}
	eval[bool](b, "choose Belgium", `(a => (a.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true})), true))([...document.querySelectorAll(".k-own a")].find(a => a.textContent.includes("Belgium")))`)
	b.shows("#entity", "Aldine Belgium NV")

	// A day before the share began is refused at its field, and what was typed stays.
	b.click("#g-sell > summary")
	b.set("#sell-on", "1999-12-31")
	b.click("#g-sell [type=submit]")
	b.shows("#g-sell .msg", "Une part commence le")
	if got := b.value("#sell-on"); got != "1999-12-31" {
		t.Errorf("what was typed is lost: %q", got)
	}
	b.set("#sell-on", "2026-09-30")
	b.click("#g-sell [type=submit]")
	b.shows(".k-flash", "La cession est notée")
	if got := belgium(); !strings.Contains(got, "Cédée le 30 sept. 2026") {
		t.Errorf("after the sale: %q", got)
	}
	if got := b.text(".k-gday"); !strings.Contains(got, "Situation au") {
		t.Errorf("no slider: %q", got)
	}

	// The slider, on the last day before.
	const lastDay = 20726 // 30 September 2026
	b.set(`.k-gday input[type=range]`, fmt.Sprint(lastDay))
	b.until("the day is in the address", `location.search.includes("on=2026-09-30")`)
	b.shows("main", "Vous regardez le 30 sept. 2026")
	if got := belgium(); !strings.Contains(got, "75") {
		t.Errorf("the day before: %q", got)
	}
	// By keyboard, a day further: it has left.
	b.until("the slider is there", `document.querySelector(".k-gday input[type=range]").value === "20726"`)
	b.set(`.k-gday input[type=range]`, fmt.Sprint(lastDay+1))
	b.until("the day after", `location.search.includes("on=2026-10-01")`)
	if got := belgium(); !strings.Contains(got, "Cédée") {
		t.Errorf("the day after: %q", got)
	}
	b.quiet("selling a subsidiary")
}

// Théo makes one account out of two: the wizard says what would move, the address of the one that went leads to the one
// that stays, and its history is still read.
func TestMergeTwoAccounts(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "theo")
	b.open("/accounts?q=Laiteries")
	b.click(`main table a[href^="/accounts/"]`)
	b.shows("h1", "Laiteries")
	gone := eval[string](b, "address", "location.pathname")
	b.open("/accounts?q=Montbel")
	b.click(`main table a[href^="/accounts/"]`)
	b.shows("h1", "Verrerie de Montbel")
	b.click(`main a[href$="/group"]`)
	b.click(`main .head-a a[href$="/merge"]`)
	b.set("#other", strings.TrimPrefix(gone, "/accounts/"))
	b.click("#h-pick ~ form [type=submit], main form [type=submit]")
	b.shows("main", "Ce qui passe chez Verrerie de Montbel")
	b.fill("#reason", "Rachat des Laiteries par la Verrerie.")
	b.click("main form[method=post] .btn.danger")
	b.shows("main", "une fusion ne s’annule pas")
	b.click("main input[name=sure]")
	b.click("main form[method=post] .btn.danger")
	b.shows(".k-flash", "n’en font plus qu’un")
	b.shows("main", "Comptes absorbés")
	b.open(gone)
	b.shows("h1", "Verrerie de Montbel")
	b.shows(".k-flash", "Laiteries du Haut-Serein a été absorbé par Verrerie de Montbel")
	b.click(`main a[href$="/absorbed"]`)
	b.shows("h1", "Laiteries du Haut-Serein")
	b.shows("main", "Comptes fusionnés")
	b.quiet("merging two accounts")
}

// Forms of the group, without scripts: what is refused is said at its field with what was typed, in French and in
// English; an outsider finds nothing; exports hold what the page shows.
func TestGroupWithoutScripts(t *testing.T) {
	w := worldtest.Open(t)
	base := serve(t, w)
	remy, camille := signIn(t, base, "remy"), signIn(t, base, "camille")
	account := "/accounts/" + string(accountCalled(t, w, "Aldine Énergies"))
	page := string(remy.get(account + "/group").body)
	entity := func(name string) string {
		t.Helper()
		m := regexp.MustCompile(`entity=([0-9a-f-]{36})[^"]*"[^>]*><title>` + name).FindStringSubmatch(page)
		if m == nil {
			t.Fatalf("%s is not in the tree", name)
		}
		return m[1]
	}
	head, hydro, alpes := entity("Aldine Énergies SA"), entity("Aldine Hydro SAS"), entity("Aldine Hydro Alpes SAS")
	for _, c := range []struct{ parent, child, pct, from, want string }{
		{alpes, head, "5", "2026-01-01", "Aldine Hydro Alpes SAS est déjà filiale de Aldine Énergies SA : lien refusé. Chemin : Aldine Énergies SA → Aldine Hydro SAS → Aldine Hydro Alpes SAS → Aldine Énergies SA."},
		{head, alpes, "50", "2026-01-01", "plus de 100 %"}, {head, alpes, "beaucoup", "2026-01-01", "Un pourcentage, comme 72,4."},
		{head, alpes, "0", "2026-01-01", "Au-dessus de 0 et au plus 100 %."}, {head, alpes, "5", "", "À remplir."}, {head, "", "5", "2026-01-01", "À remplir."},
		{hydro, alpes, "5", "2026-01-01", "Cette part existe déjà"},
	} {
		got := remy.post(account+"/group/shares", url.Values{"gesture": {"holder"}, "parent": {c.parent}, "child": {c.child}, "pct": {c.pct}, "from": {c.from}, "entity_page": {alpes}})
		if text := strings.ReplaceAll(string(got.body), "\u00a0", " "); got.status != 422 || !strings.Contains(text, c.want) || !strings.Contains(text, `value="`+c.pct+`"`) {
			t.Errorf("%s: %d, want %q", c.pct, got.status, c.want)
		}
	}
	for path, want := range map[string]string{"?on=2026-06-15": "Vous regardez le 15 juin 2026", "?on=nonsense": "Situation au", "?entity=nonsense": "Aldine Énergies SA", "?entity=" + alpes: "80 × 60"} {
		if got := remy.get(account + "/group" + path); got.status != http.StatusOK || !strings.Contains(strings.ReplaceAll(string(got.body), "\u00a0", " "), want) {
			t.Errorf("%s: %d without %q", path, got.status, want)
		}
	}
	if got := remy.get(account + "/group?at=20619"); got.status != http.StatusSeeOther || !strings.HasSuffix(got.location, "?on=2026-06-15") {
		t.Errorf("the slider: %d %s", got.status, got.location)
	}
	csv := remy.get(account + "/group/export.csv?on=2026-06-15")
	if text := string(csv.body); !strings.Contains(text, "Aldine Réseaux SAS;France;Aldine Énergies SA;1;1;1;1;Intégrée en totalité") {
		t.Errorf("the export of a past day: %s", text)
	}
	for _, path := range []string{"/group", "/group/export.csv", "/merge", "/absorbed"} {
		if got := camille.get(account + path); got.status != http.StatusNotFound || strings.Contains(string(got.body), "Aldine") {
			t.Errorf("Camille at %s: %d", path, got.status)
		}
	}
	if got := remy.get(account + "/merge"); got.status != http.StatusForbidden {
		t.Errorf("a KAM does not merge: %d", got.status)
	}
}

func accountCalled(t *testing.T, w worldtest.World, name string) id.Account {
	t.Helper()
	for _, r := range factsOf(t, w).of("account") {
		if r.Name == name {
			return r.Account
		}
	}
	t.Fatalf("no account is called %s", name)
	return ""
}
