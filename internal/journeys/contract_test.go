package journeys

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Monday morning: the first line of the cockpit asks for a decision. Camille decides; the line is gone, the contract and
// the journal tell what she did.
func TestDecideFromTheCockpit(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.shows(".k-att-r:first-child", "Castagnac Verre")
	b.click(".k-att-r:first-child .k-att-a .btn")
	b.shows("#decision h2", "Décider")
	b.click("#decision [value=LET_RUN]")
	b.fill("#decision [name=reason]", "Prix tenus, service stable : on garde.")
	b.click("#decision [type=submit]")
	b.shows(".k-toast, [role=status]", "")
	b.shows("main", "on garde")
	contract := eval[string](b, "address", "location.pathname")

	b.open("/")
	if strings.Contains(b.text(".k-att-r:first-child"), "Maintenance multitechnique") {
		t.Error("the decision is taken and still asked for")
	}
	b.open("/journal")
	b.shows("main", "Maintenance multitechnique")
	if b.count(`main a[href="`+contract+`"]`) == 0 {
		t.Error("the journal does not lead to the contract")
	}
	b.quiet("deciding")
}

// Camille gives notice with the acknowledgement of receipt as proof: the contract says so, keeps the proof, and the
// alert is closed.
func TestGiveNoticeWithItsProof(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.click(".k-att-r:first-child .k-att-t")
	b.click("#gestures details:has(#notice) > summary")
	b.shows("#notice", "Forme")
	proof := filepath.Join(t.TempDir(), "accuse-de-reception.txt")
	if err := os.WriteFile(proof, []byte("Reçu le 20 novembre 2026"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.set("#notice-sent", "2026-11-18")
	b.set("#notice-received", "2026-11-20")
	b.do("choose the proof", chromedp.SetUploadFiles(chromedp.CSS("#notice-proof"), []string{proof}))
	b.click("#notice [type=submit]")
	b.shows(".k-file", "accuse-de-reception.txt")
	b.shows("main", "20 nov. 2026")
	kept := eval[string](b, "fetch the proof", `fetch([...document.querySelectorAll(".k-file a")].find(a => a.innerText.includes("accuse-de-reception")).href).then(r => r.text())`)
	if kept != "Reçu le 20 novembre 2026" {
		t.Errorf("the proof reads %q", kept)
	}
	b.open("/")
	if strings.Contains(b.text(".k-att"), "Maintenance multitechnique") {
		t.Error("the notice is given and still asked for")
	}
	b.quiet("giving notice")
}

// A contract form that cannot be: every error at its field, everything typed still there, nothing written.
func TestARefusedFormKeepsWhatWasTyped(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	before := h.DB.LastSeq()
	b.open("/contracts/new")
	b.set("#account", eval[string](b, "an account", `document.querySelector("#account option:nth-child(2)").value`))
	b.fill("#number", "CT-2027-001")
	b.fill("#value", "beaucoup")
	b.set("#effective", "2027-01-01")
	b.set("#end", "2026-01-01")
	b.fill("#term_months", "douze")
	b.click("main [type=submit]")
	b.until("refused", `document.querySelectorAll("[aria-invalid=true]").length >= 3`)
	for field, want := range map[string]string{"#number": "CT-2027-001", "#value": "beaucoup", "#term_months": "douze", "#effective": "2027-01-01"} {
		if got := b.value(field); got != want {
			t.Errorf("%s holds %q, %q was typed", field, got, want)
		}
	}
	for _, field := range []string{"name", "value", "term_months"} {
		if b.text("#"+field+"-e") == "" {
			t.Errorf("nothing is said at %s", field)
		}
	}
	if h.DB.LastSeq() != before {
		t.Error("something was written")
	}
	b.quiet("a refused form")
}

// Two people correct the same contract. The second is shown both versions, and nothing of theirs is lost.
func TestTwoPeopleEditTheSameContract(t *testing.T) {
	h := openHouse(t)
	camille, theo := h.as(t, "camille"), h.as(t, "theo")
	camille.click(".k-att-r:first-child .k-att-t")
	camille.shows("h1", "Maintenance")
	path := eval[string](camille, "address", "location.pathname")
	camille.open(path + "/edit")
	theo.open(path + "/edit")
	theo.fill("#value", "1900000")
	theo.click("main .k-form [type=submit]")
	theo.at(path)

	camille.fill("#value", "1750000")
	camille.fill("#number", "CT-2024-017-A")
	camille.click("main .k-form [type=submit]")
	camille.shows("main", "Théo Carrignac")
	both := camille.text("main")
	both = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(both)
	if !strings.Contains(both, "1 900 000 €") || !strings.Contains(both, "1 750 000 €") || !strings.Contains(both, "avant : 1 840 000 €") {
		t.Errorf("the versions are not shown: %s", both)
	}
	// Only she changed the number: there is nothing to choose, and it is said that it is kept.
	if !strings.Contains(both, "« Référence »") || camille.count("[name=pick_number]") != 0 {
		t.Errorf("a choice where only one of the two changed: %s", both)
	}
	if n := camille.count("main form input[type=radio]:checked"); n != 0 {
		t.Errorf("%d choices are made for her", n)
	}
	camille.click("[name=pick_value][value=theirs]")
	camille.click("main .k-form [type=submit]")
	camille.shows(".k-toast, [role=status]", "")
	camille.shows("main", "CT-2024-017-A")
	camille.shows("main", "1 900 000")
	camille.quiet("a conflict")
}
