package journeys

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

const answered = "Message-ID: <tarifs@castagnac>\nIn-Reply-To: <x@ardoval>\nFrom: Odon Lestrade <odon.lestrade@castagnac-verre.example>\n" +
	"To: camille.durand@ardoval.example\nSubject: =?iso-8859-1?Q?R=E9vision_des_tarifs?=\nDate: Fri, 20 Nov 2026 10:00:00 +0100\n\nBonjour\n"

const unknown = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Vauthier;H=E9l=E8ne\nORG:Castagnac Verre\nEMAIL;INTERNET:helene.vauthier@castagnac-verre.example\nEND:VCARD\n"

// From "+": a mail and a card are dropped; she sees what becomes of them, agrees, and finds the exchange and the person. The
// same mail again is there already. Then the person changes company, and her history follows.
func TestCaptureAndAChangeOfCompany(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	dir := t.TempDir()
	mail, card := filepath.Join(dir, "tarifs.eml"), filepath.Join(dir, "salon.vcf")
	for file, content := range map[string]string{mail: answered, card: unknown} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b.click(".k-top-add > summary")
	b.click(`.k-top-add a[href="/capture"]`)
	b.shows("h1", "Saisir sans taper")
	before := h.DB.LastSeq()
	b.do("choose the files", chromedp.SetUploadFiles(chromedp.CSS("#files"), []string{mail, card}))
	b.click(`form[action="/capture"] [type=submit]`)
	b.shows("h1", "Vérifier avant d’enregistrer")
	b.shows("#people", "Hélène Vauthier")
	if h.DB.LastSeq() != before {
		t.Error("something was recorded before she agreed")
	}
	b.click(`#people form[action^="/capture/"] .primary`)
	b.shows("h1", "C’est noté")
	b.shows("#lines", "Contact ajouté")
	b.shows("#lines", "Échange noté")

	b.open("/capture")
	b.do("choose the mail again", chromedp.SetUploadFiles(chromedp.CSS("#files"), []string{mail}))
	b.click(`form[action="/capture"] [type=submit]`)
	b.shows("#lines", "Déjà là")

	b.click(`#lines a[href^="/contacts/"]`)
	b.shows("h1", "Odon Lestrade")
	b.click(`a[href$="/move"]`)
	b.shows("h1", "A changé d’entreprise")
	b.set("#account", eval[string](b, "norrsund", `[...document.querySelectorAll("#account option")].find(o => o.textContent.includes("Norrsund")).value`))
	b.fill("#job", "Directeur des achats")
	b.click("main .k-form [type=submit]")
	b.shows("h1", "Odon Lestrade")
	b.shows("main .k-dl2, main dl", "Norrsund")
	b.shows("main", "Révision des tarifs")
	b.quiet("capture and a change of company")
}
