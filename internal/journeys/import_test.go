package journeys

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const threeAccounts = "Identifiant;Nom;SIREN;SIRET;N° TVA;LEI;DUNS;Pays;Ville;Secteur;Devise;Site web;Maison mère\n" +
	"T-1;Tuilerie de Sourdeval;;;;;;France;Sourdeval;Matériaux;EUR;;\n" +
	"T-2;Forges de Brenne;;;;;;France;Le Blanc;Métallurgie;EUR;;\n" +
	"T-3;;;;;;;France;;;EUR;;\n"

// Camille brings a file of three accounts, one of which has no name. She sees what would be done, and nothing is written;
// she applies, reads the report, finds the accounts, and takes it all back.
func TestImportAndUndo(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	file := filepath.Join(t.TempDir(), "comptes.csv")
	if err := os.WriteFile(file, []byte(threeAccounts), 0o600); err != nil {
		t.Fatal(err)
	}
	before := h.DB.LastSeq()
	b.open("/import")
	b.do("choose the file", chromedp.SetUploadFiles(chromedp.CSS("#files"), []string{file}))
	b.click(`form[action="/import"] [type=submit]`)
	b.shows("h1", "Vérifiez avant d’appliquer")
	for _, want := range []string{"Tuilerie de Sourdeval", "Forges de Brenne", "Rejetée"} {
		b.shows("table.k-imp", want)
	}
	page := eval[string](b, "address", "location.pathname")
	b.open("/accounts?q=sourdeval")
	if strings.Contains(b.text("main tbody"), "Sourdeval") || h.DB.LastSeq() != before {
		t.Error("something was written before it was applied")
	}

	b.open(page)
	b.click(`form[action$="/apply"] .primary`)
	b.until("the report", `document.querySelector('form[action$="/undo"]')`)
	b.shows("main", "2")
	if b.count(`a[href*="/rejected."]`) == 0 {
		t.Error("the rejected line cannot be taken away")
	}
	b.open("/accounts?q=sourdeval")
	b.shows("main tbody", "Tuilerie de Sourdeval")
	b.open("/search?q=brenne")
	b.shows("main", "Forges de Brenne")

	b.open(page)
	b.click(`details:has(form[action$="/undo"]) > summary`)
	b.click(`form[action$="/undo"] button`)
	b.until("undone", `!document.querySelector('form[action$="/undo"]')`)
	b.open("/accounts?q=sourdeval")
	if strings.Contains(b.text("main tbody"), "Tuilerie") {
		t.Error("it was undone, and is still there")
	}
	b.quiet("an import")
}
