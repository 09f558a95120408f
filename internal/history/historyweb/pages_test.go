package historyweb_test

import (
	"context"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"comptoir/internal/history/historyweb"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/who"
)

// titles are the gestures of a page's list.
func titles(doc *goquery.Document) string {
	var out []string
	doc.Find("tbody th .acc-t > :first-child").Each(func(_ int, s *goquery.Selection) { out = append(out, text(s)) })
	return strings.Join(out, " | ")
}

func TestAuditPage(t *testing.T) {
	h := newHouse(t)
	code, doc := h.as("kam").get("/journal")
	const want = "Compte modifié : Castagnac Verre | Une alerte s’est fermée seule | Contact créé : Odile Perrachon | " +
		"Préavis donné : Énergie vapeur, usine de Bray-la-Tour | Contrat signé : Maintenance multitechnique | " +
		"Contrat modifié : Maintenance multitechnique | Contrat créé : Maintenance multitechnique"
	if got := titles(doc); code != http.StatusOK || got != want {
		t.Errorf("%d %s\nwant %s", code, got, want)
	}
	if got := text(doc.Find("tbody tr").First().Find(".k-jr")); got != "Classe avant statut après stratégique Identifiants légaux SIREN 552100554, TVA FR40552100554" {
		t.Errorf("changes: %s", got)
	}
	created := text(doc.Find("tbody tr").Last().Find("details"))
	for _, part := range []string{"8 champs", "Fin 28 févr. 2027", "Valeur 1 840 000 €", "Responsable Camille Durand", "Notre préavis 3 mois", "État À signer",
		"Durée indéterminée oui", "Titulaire masqué"} {
		if !strings.Contains(created, part) {
			t.Errorf("%q is not in %s", part, created)
		}
	}
	if strings.Contains(doc.Text(), "confidentiel") || strings.Contains(doc.Text(), "Helvane") {
		t.Error("the page tells what is closed to this person")
	}
	// A secret value is open to the sales direction.
	if _, doc = h.as("director").get("/journal?kind=contract"); !strings.Contains(doc.Text(), "confidentiel") {
		t.Error("the sales direction does not see a restricted value")
	}
}

func TestRefusalsAreAbsent(t *testing.T) {
	h := newHouse(t)
	for name, paths := range map[string][]string{
		"hr":      {"/journal", "/journal/" + h.contract.String()},
		"finance": {"/journal", "/journal/" + h.contract.String()},
		"english": {"/journal/" + h.contract.String()},
		"kam":     {"/journal/account/" + string(h.helvane), "/journal/contract/not-an-id", "/journal/contract/" + string(h.batch)},
	} {
		for _, path := range paths {
			code, doc := h.as(name).get(path)
			if code != http.StatusNotFound || strings.Contains(doc.Text(), "Maintenance") {
				t.Errorf("%s %s: %d", name, path, code)
			}
		}
	}
	if _, doc := h.as("hr").get("/journal"); doc.Find(`a[href="/journal"]`).Length() > 0 {
		t.Error("the navigation offers what is refused")
	}
}

func TestFiltersAndPaging(t *testing.T) {
	h := newHouse(t)
	v := h.as("director")
	for path, want := range map[string]string{
		"/journal?kind=contact":                                 "Contact créé : Odile Perrachon",
		"/journal?who=" + string(h.people["english"].ID):        "Compte créé : Helvane Spécialités Chimiques et Polymères",
		"/journal?account=" + string(h.helvane):                 "Compte créé : Helvane Spécialités Chimiques et Polymères",
		"/journal?until=2026-11-18&kind=contract":               "Contrat modifié : Maintenance multitechnique | Contrat créé : Maintenance multitechnique",
		"/journal?since=2026-11-20&until=20/11/2026":            "Import appliqué : resultats-octobre.xlsx | Contact créé : Odile Perrachon",
		"/journal?kind=result":                                  "",
		"/journal?q=zzz":                                        "",
		"/journal?period=today":                                 "",
		"/journal?account=x&batch=y&who=z&at=?&period=nonsense": titlesOf(v, "/journal"),
	} {
		if _, doc := v.get(path); titles(doc) != want {
			t.Errorf("%s: %s\nwant %s", path, titles(doc), want)
		}
	}
	if _, doc := v.get("/journal?q=cast"); !strings.Contains(text(doc.Find(".k-chip")), "Compte : Castagnac Verre") {
		t.Error("a typed name does not become a filter")
	}
	if _, doc := v.get("/journal?lines=each&batch=" + string(h.batch)); strings.Count(titles(doc), "Résultat importé") != 18 {
		t.Errorf("lines of the import: %s", titles(doc))
	}
	if _, doc := v.get("/journal?kind=contact"); doc.Find(`select[name=kind] option[selected]`).AttrOr("value", "") != "contact" {
		t.Error("the filter forgets what was chosen")
	}
}

func titlesOf(v visitor, path string) string {
	_, doc := v.get(path)
	return titles(doc)
}

func TestRecordPage(t *testing.T) {
	h := newHouse(t)
	v := h.as("kam")
	_, doc := v.get("/journal/" + h.contract.String() + "?on=2026-11-17")
	if got := text(doc.Find(".k-dl2")); !strings.Contains(got, "Nom Maintenance Notre") || !strings.Contains(got, "Titulaire masqué") {
		t.Errorf("that day: %s", got)
	}
	if got := titles(doc); got != "Contrat signé | Contrat modifié | Contrat créé" {
		t.Errorf("history: %s", got)
	}
	if _, doc = v.get("/journal/" + h.contract.String() + "?on=2026-11-01"); !strings.Contains(doc.Text(), "n’existait pas encore") {
		t.Error("before it was made the page shows values")
	}
	if _, doc = v.get("/journal/" + h.contract.String() + "?on=nonsense"); !strings.Contains(text(doc.Find(".k-dl2")), "Maintenance multitechnique") {
		t.Error("an unreadable day is not today")
	}
}

func TestPanels(t *testing.T) {
	h := newHouse(t)
	_, doc := h.as("gam").get("/panel/cockpit/x")
	if got := text(doc.Find("#h-chg")); got != "Depuis vendredi 18 h 10 2" {
		t.Errorf("title %q", got)
	}
	if got := text(doc.Find(".k-chg")); got != "Compte modifié : Castagnac Verre classe : statut → stratégique · Aurélie Vautrin · samedi 12 h 00 Une alerte s’est fermée seule Castagnac Verre · samedi 7 h 00" {
		t.Errorf("changes %s", got)
	}
	_, doc = h.as("kam").get("/panel/account/" + string(h.castagnac))
	if got := text(doc.Find(".feed")); !strings.Contains(got, "ven. 11 h 00 Import : 18 résultats Solène Marbeuf") ||
		!strings.Contains(got, "nom : Maintenance → Maintenance multitechnique") {
		t.Errorf("timeline %s", got)
	}
	for name, record := range map[string]string{"hr": string(h.castagnac), "english": string(h.castagnac)} {
		if _, doc = h.as(name).get("/panel/account/" + record); doc.Find(".feed").Length() > 0 {
			t.Errorf("%s sees the timeline", name)
		}
	}
	if _, doc = h.as("hr").get("/panel/cockpit/x"); doc.Find(".card").Length() > 0 {
		t.Error("HR sees what changed")
	}
}

func TestEnglish(t *testing.T) {
	h := newHouse(t)
	_, doc := h.as("english").get("/journal")
	if got := text(doc.Find("main")); !strings.Contains(got, "Account created: Helvane") || !strings.Contains(got, "21 Nov 2026 13:00") {
		t.Error(got)
	}
}

func TestBothLanguagesHaveEveryKey(t *testing.T) {
	b, err := i18n.New([]fs.FS{historyweb.Messages}...)
	if err != nil {
		t.Fatal(err)
	}
	if m := b.MissingKeys(); len(m) > 0 {
		t.Error(m)
	}
}

// Every word that is not a record's comes from a message: in the pseudo language it stands between brackets.
func TestNoWordIsHardCoded(t *testing.T) {
	h := newHouse(t)
	h.must(h.db.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		if _, err := tx.Exec(`UPDATE app_user SET lang = 'qps' WHERE login = 'director@example.com'`); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "user.edited", Ref: ref.To("user", h.people["director"].ID)})
	}))
	v := h.as("director")
	var data []string
	for _, p := range people {
		data = append(data, p.name)
	}
	for _, n := range h.names {
		data = append(data, n)
	}
	data = append(data, "confidentiel", "Maintenance", "directrice HSE", "resultats-octobre.xlsx")
	for _, path := range []string{"/journal", "/journal/" + h.contract.String(), "/panel/cockpit/x", "/panel/account/" + string(h.castagnac), "/journal?q=zzz"} {
		_, doc := v.get(path)
		doc.Find("main").Each(func(_ int, s *goquery.Selection) {
			for n := range s.Nodes[0].Descendants() {
				word := strings.TrimSpace(n.Data)
				if n.Type != html.TextNode || !strings.ContainsFunc(word, unicode.IsLetter) || strings.Contains(word, "⟦") || slices.Contains(data, word) {
					continue
				}
				if strings.Contains(word, "@example.com") || strings.HasPrefix(word, "Europe/") || isClock(word) {
					continue
				}
				t.Errorf("%s: %q is not a message", path, word)
			}
		})
	}
}

// isClock is « 18 h 10 ».
func isClock(s string) bool { return strings.Trim(s, "0123456789h\u00a0") == "" }
