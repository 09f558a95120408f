package intakeweb_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/intake/intakeweb"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web/webtest"
)

func TestEveryStateHasItsWords(t *testing.T) {
	b, err := i18n.New(intakeweb.Messages)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, s := range []intakedesk.State{intakedesk.Reading, intakedesk.Mapping, intakedesk.Failed, intakedesk.Preview, intakedesk.Applying, intakedesk.Paused,
		intakedesk.Applied, intakedesk.Undone} {
		keys = append(keys, "intake.state."+string(s))
	}
	for _, v := range []string{"created", "updated", "unchanged", "rejected"} {
		keys = append(keys, "intake.verb."+v, "intake.count."+v, "intake.done.note."+v, "intake.reading.count."+v)
	}
	for _, k := range intake.Kinds {
		keys = append(keys, "intake.see."+string(k))
	}
	for _, a := range []string{"account", "contact", "contract", "result", "fx"} {
		keys = append(keys, "intake.problem.built_on."+a)
	}
	for _, p := range append(intake.Profiles(), "mapping", "none") {
		keys = append(keys, "intake.profile."+p)
	}
	for _, k := range keys {
		if !b.Has(k) {
			t.Errorf("no words for %s", k)
		}
	}
}

func sample(t *testing.T, name string) webtest.File {
	t.Helper()
	content, err := os.ReadFile("../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return webtest.File{Name: name[strings.LastIndex(name, "/")+1:], Content: string(content)}
}

func TestFromTheFileToItsReport(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	p := b.Get("/import")
	p.Is(200, "/import")
	p.Shows("h1", "Importer")
	p.Shows(".k-step [aria-current]", "Fichier")
	p.Has(5, ".k-tpl li")
	p.Shows(".side [aria-current]", "Import")

	p = b.Upload("/import", "files", []webtest.File{sample(t, "comptoir/contrats-windows1252.csv")})
	preview := p.Path
	p.Is(200, "")
	p.Shows("h1", "Vérifiez avant d’appliquer")
	p.Shows(".lede", "contrats-windows1252.csv, 19 lignes, lu en Windows-1252, séparateur « ; ».")
	p.Shows(".kpis", "Prêtes 5")
	p.Shows(".kpis", "Rejetées 11")
	p.Has(19, "table.k-imp tbody tr")
	p.Shows("table.k-imp tr:nth-child(3) .cell-re", "0218")
	p.Shows("table.k-imp tr:nth-child(3) .why", "La date « 29/10/0218 » est en l’an 218. Nous ne devinons pas une date de contrat")
	p.Shows("table.k-imp tr:nth-child(1) .why", "Nouvelle fiche.")
	p.Shows(".k-act b", "8 lignes seront appliquées")
	p.Shows(".k-act .primary", "Appliquer 8 lignes")
	b.Get(preview+"?lines=rejected").Has(11, "table.k-imp tbody tr")
	b.Get(preview+"?lines=warned").Has(3, "table.k-imp tbody tr")

	csv, head := b.Download(preview + "/rejected.csv")
	if !strings.HasPrefix(csv, "\ufeffÀ corriger;Référence;Compte;") || strings.Count(csv, "\r\n") != 12 || !strings.Contains(head.Get("Content-Disposition"), "a-corriger-contrats-windows1252.csv") {
		t.Errorf("%s %s", head, csv)
	}

	p = b.Post(preview + "/apply")
	p.Is(200, preview)
	p.Shows("h1", "Import terminé")
	p.Shows(".kpis", "Créées 7")
	p.Has(14, "table.k-imp tbody tr")
	p.Shows(".k-step [aria-current]", "Bilan")
	p.Shows("main", "Annuler cet import")
	b.Get("/import").Shows("#h-done ~ div tbody, section[aria-labelledby=h-done] tbody", "contrats-windows1252.csv")

	again := b.Upload("/import", "files", []webtest.File{{Name: "a-corriger.csv", Content: strings.Replace(csv, "29/10/0218", "28/10/2019", 1)}})
	again.Shows(".kpis", "Rejetées 10")
	again.Shows("table.k-imp tr:nth-child(1) td:nth-child(3)", "CT-2019-088")

	p = b.Post(preview + "/undo")
	p.Shows("h1", "Import annulé")
	p.Shows(".k-flash", "Import annulé : ce qu’il avait créé est retiré.")
}

func TestTheSameInEnglish(t *testing.T) {
	h := newHouse(t)
	a := h.people["Camille"]
	a.Lang = "en"
	b := h.As(a)
	p := b.Upload("/import", "files", []webtest.File{sample(t, "comptoir/targets-en.csv")})
	p.Shows("h1", "Check before you apply")
	p.Shows(".k-act", "3 lines will be applied : 3 new, 0 updates, 0 already the same. 1 will be left out.")
	p.Hides("lignes")
	p.Hides("intake.")
	p = b.Post(p.Path + "/apply")
	p.Shows("h1", "Import done")
	p.Hides("intake.")
}

func TestAQuestionIsAskedAndAnswered(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	p := b.Upload("/import", "files", []webtest.File{{Name: "c.csv", Content: "Reference,Account,Start,End\nCT-1,Ardoval,2026-01-31,03/04/2027\n"}})
	p.Shows(".k-ask", "« End » peut se lire de deux façons. 1 ligne est ambiguë, par exemple 03/04/2027.")
	p.Has(2, ".k-ask input[type=radio]")
	p.Has(0, ".k-ask input[checked]")
	p.Has(0, ".k-act .primary")
	b.Post(p.Path+"/apply").Shows(".k-flash", "peut se lire de deux façons")
	p = b.Post(p.Path+"/answers", "layout.end", "mdy")
	p.Has(0, ".k-ask")
	p.Shows(".k-act .primary", "Appliquer 1 ligne")
	b.Post(p.Path+"/apply").Shows("h1", "Import terminé")
}

func TestAnyTableIsMapped(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	const table = "Ref;Nom du client;Debut;Fin prevue\nA-1;Ardoval;2026-01-31;2027-01-30\n"
	p := b.Upload("/import", "files", []webtest.File{{Name: "t.csv", Content: table}})
	if !strings.HasSuffix(p.Path, "/mapping") {
		t.Fatal(p.Path)
	}
	p.Shows("h1", "Que contiennent les colonnes ?")
	p = b.Get(p.Path + "?kind=contracts")
	p.Shows(".k-mapf", "A-1")
	at := strings.TrimSuffix(p.Path, "?kind=contracts")
	p = b.Post(at, "kind", "contracts", "c0", "key", "c1", "account", "c2", "", "name", "Export compta")
	p.Is(422, at)
	p.Shows(".k-sum", "Aucune colonne ne donne")
	if v := p.Value("c1"); v != "account" {
		t.Errorf("what was chosen is lost: %q", v)
	}
	b.Post(at, "kind", "contracts", "c0", "key", "c1", "key", "c2", "start").Shows(".k-sum", "« Ref » et « Nom du client » remplissent le même champ.")
	p = b.Post(at, "kind", "contracts", "c0", "key", "c1", "account", "c2", "start", "c3", "end", "name", "Export compta")
	p.Is(200, strings.TrimSuffix(at, "/mapping"))
	p.Shows("#h-map", "profil reconnu : « Export compta »")
	b.Get("/import/mappings").Shows("tbody", "Export compta")
	p = b.Upload("/import", "files", []webtest.File{{Name: "t2.csv", Content: table}})
	p.Shows("#h-map", "Export compta")
	m, err := h.desk.Mappings(ctx, h.people["Camille"])
	h.ok(err)
	b.Post("/import/mappings/"+string(m[0].ID)+"/delete").Shows("main", "Aucune correspondance")
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	b.Upload("/import", "files", nil).Is(422, "/import")
	p := b.Upload("/import", "files", []webtest.File{{Name: "a.pdf", Content: "%PDF-1.7"}, {Name: "vide.csv"},
		{Name: "ok.csv", Content: "Reference,Account,Start,End\nCT-1,Ardoval,2026-01-31,2027-01-30\n"}})
	p.Is(422, "/import")
	p.Shows(".k-sum", "a.pdf : C’est un PDF")
	p.Shows(".k-sum", "vide.csv : Le fichier est vide.")
	p.Shows("section[aria-labelledby=h-open] tbody", "ok.csv")
	b.Upload("/import", "files", []webtest.File{{Name: "o.csv", Content: sample(t, "northwind/orders.csv").Content}}).Shows(".k-sum", "Donnez les deux fichiers ensemble")
	pair := b.Upload("/import", "files", []webtest.File{sample(t, "northwind/order-details.csv"), sample(t, "northwind/orders.csv")})
	pair.Shows(".k-act b", "2 985 lignes seront appliquées")
}

func TestALongImportShowsHowFarItIs(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	var table strings.Builder
	table.WriteString("Reference,Account,Start,End\n")
	for i := range 2_500 {
		fmt.Fprintf(&table, "CT-%d,Ardoval %d,2026-01-31,2027-01-30\n", i, i%9)
	}
	p := b.Upload("/import", "files", []webtest.File{{Name: "long.csv", Content: table.String()}})
	b.Get(p.Path+"?lines=ready").Shows(".k-foot", "Voir les suivantes")
	p = b.Post(p.Path + "/apply")
	p.Shows("h1", "Import en cours")
	p.Shows(".k-run", "0 sur 2 500 lignes")
	p.Has(1, `#run[hx-get="`+p.Path+`/progress"]`)
	b.Get(p.Path+"/progress").Has(1, "#run progress")
	p = b.Post(p.Path + "/stop")
	p.Shows("h1", "Import arrêté")
	p.Has(0, "#run")
	p = b.Post(p.Path + "/apply")
	for range 10 {
		_, err := h.queue.RunOne(ctx)
		h.ok(err)
	}
	b.Get(p.Path).Shows(".kpis", "Créées 2 500")
}

func TestTemplatesInBothLanguages(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	for _, k := range intake.Kinds {
		csv, _ := b.Download("/import/template/" + string(k) + ".csv?lang=en")
		if !strings.HasPrefix(csv, "\ufeff") || !strings.Contains(csv, "Account") && !strings.Contains(csv, "Name") {
			t.Errorf("%s: %q", k, csv)
		}
		xlsx, head := b.Download("/import/template/" + string(k) + ".xlsx?lang=fr")
		p := b.Upload("/import", "files", []webtest.File{{Name: "m.xlsx", Content: xlsx}})
		if !strings.HasPrefix(xlsx, "PK") || !strings.Contains(head.Get("Content-Disposition"), string(k)+"-fr.xlsx") {
			t.Errorf("%s: %v", k, head)
		}
		p.Shows(".kpis", "Rejetées 0")
	}
	b.Get("/import/template/tasks.csv").Is(404, "")
}

func TestOutsidersLearnNothing(t *testing.T) {
	h := newHouse(t)
	p := h.As(h.people["Camille"]).Upload("/import", "files", []webtest.File{sample(t, "comptoir/contrats-windows1252.csv")})
	at := p.Path
	ines := h.As(h.people["Ines"])
	for _, path := range []string{"", "/progress", "/mapping", "/rejected.csv", "/rejected.json"} {
		q := ines.Get(at + path)
		q.Is(404, "")
		q.Hides("contrats-windows1252")
	}
	for _, path := range []string{"/apply", "/stop", "/discard", "/undo", "/answers", "/mapping"} {
		ines.Post(at+path, "our_siren", "").Is(404, "")
	}
	ines.Get("/import").Hides("contrats-windows1252")
	bastien := h.As(h.people["Bastien"])
	bastien.Get("/import").Is(404, "")
	bastien.Get("/import/mappings").Is(403, "")
	alix := h.As(h.people["Alix"])
	alix.Get("/import").Shows("tbody", "contrats-windows1252.csv")
	q := alix.Get(at)
	q.Is(200, at)
	q.Has(0, ".k-act")
	alix.Post(at+"/apply").Is(403, "")
	for _, path := range []string{"/import/nonsense", "/import/01a20e27-c9cb-75f2-b838-d7283b9d6fb9"} {
		alix.Get(path).Is(404, "")
	}
}

// What the columns hold is proposed from their names, and serves only once a person reads the file by it.
func TestAMappingIsProposedNeverApplied(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	p := b.Upload("/import", "files", []webtest.File{{Name: "suivi.csv", Content: "N° affaire;Tiers;Prise d'effet;Date d'échéance;Remarques\nA-1;Verrerie du Sud;2025-03-01;2027-02-28;x\n"}})
	p.Is(200, "")
	if !strings.HasSuffix(p.Path, "/mapping") {
		t.Fatal(p.Path)
	}
	p.Shows("main .k-call", "4 colonnes sont proposées d’après leur nom")
	p.Shows(".card [aria-current]", "Contrats")
	p.Has(4, ".k-mapf .prop")
	p.Has(1, "select[name=c0] option[value=key][selected]")
	p.Has(1, "select[name=c4] option[value=''][selected]")
	sheet, err := h.desk.Open(ctx, h.people["Camille"], id.Batch(strings.Split(p.Path, "/")[2]))
	if err != nil || sheet.State != intakedesk.Mapping || len(sheet.Columns.Columns) != 0 {
		t.Errorf("the proposal was taken: %+v %v", sheet, err)
	}
	p = b.Post(p.Path, "kind", "contracts", "c0", "key", "c1", "account", "c3", "end")
	p.Is(422, "")
	p.Shows("main", "Aucune colonne ne donne « Début ».")
	p.Has(0, ".k-mapf .prop")
	b.Post(p.Path, "kind", "contracts", "c0", "key", "c1", "account", "c2", "start", "c3", "end").Shows("h1", "Vérifiez avant d’appliquer")
}

// A remark that comes back is folded with its count; the advice is given once a page.
func TestARemarkThatComesBackIsFolded(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	text := "Référence;Compte;Début;Fin\n"
	for i := range 6 {
		text += fmt.Sprintf("CT-%d;Verrerie du Sud;01/03/2015;%02d/03/2016\n", i, 20+i)
	}
	p := b.Upload("/import", "files", []webtest.File{{Name: "c.csv", Content: text + "CT-9;Verrerie du Sud;01/03/2026;29/10/0218\n"}})
	p.Shows("section[aria-labelledby=h-reasons] tbody tr:nth-child(1)", "6 lignes")
	p.Shows("section[aria-labelledby=h-reasons] tbody tr:nth-child(1)", "Par exemple, ligne 2 : Fin déjà passée")
	p.Shows("section[aria-labelledby=h-reasons] tbody tr:nth-child(2)", "1 ligne")
	lines := p.Doc.Find("section[aria-labelledby=h-l] .why").Text()
	if n := strings.Count(lines, "Il ne déclenchera aucune alerte."); n != 1 {
		t.Errorf("the advice is given %d times", n)
	}
	if n := strings.Count(lines, "Fin déjà passée"); n != 6 {
		t.Errorf("%d lines say why", n)
	}
	b.Upload("/import", "files", []webtest.File{{Name: "d.csv", Content: "Référence;Compte;Début;Fin\nCT-21;Verrerie;01/03/2015;01/03/2016\n"}}).Has(0, "section[aria-labelledby=h-reasons]")
}

// Every template, in both languages and both formats, goes in as it was downloaded.
func TestTemplatesComeBackAsTheyAre(t *testing.T) {
	h := newHouse(t)
	b := h.As(h.people["Camille"])
	for _, k := range intake.Kinds {
		for _, lang := range i18n.Langs {
			for _, format := range []string{"csv", "xlsx"} {
				content, head := b.Download("/import/template/" + string(k) + "." + format + "?lang=" + lang)
				name := "comptoir-" + string(k) + "-" + lang + "." + format
				if !strings.Contains(head.Get("Content-Disposition"), name) {
					t.Errorf("%s: %s", name, head.Get("Content-Disposition"))
				}
				p := b.Upload("/import", "files", []webtest.File{{Name: name, Content: content}})
				p.Shows("h1", "Vérifiez avant d’appliquer")
				p.Shows(".k-act b", "2 lignes seront appliquées")
				p.Shows(".kpis", "Rejetées 0")
				p.Has(0, ".k-ask")
			}
		}
	}
}
