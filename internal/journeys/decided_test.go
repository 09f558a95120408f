package journeys

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// desk is the whole application without a browser, as somebody of the cast; the alerts have followed after caughtUp.
func desk(t *testing.T, handle string) (b *webtest.Browser, caughtUp func()) {
	t.Helper()
	w := worldtest.Open(t)
	return webtest.Over(t, w.Handler()).SignIn(world.Login(handle), worldtest.Password), func() {
		if err := w.CatchUp(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

// rowOf is the last row of a page that holds a text: that of its list, which stands below any chart's data.
func rowOf(p webtest.Page, words string) string {
	row := p.Doc.Find("main table tbody tr").FilterFunction(func(_ int, s *goquery.Selection) bool { return strings.Contains(s.Text(), words) }).Last()
	var out []string
	row.Find("*").Contents().Each(func(_ int, s *goquery.Selection) {
		if goquery.NodeName(s) == "#text" {
			out = append(out, strings.Fields(strings.ReplaceAll(s.Text(), "\u00a0", " "))...)
		}
	})
	return strings.Join(out, " ")
}

func linkOf(p webtest.Page, words string) string {
	return p.Doc.Find("main a").FilterFunction(func(_ int, s *goquery.Selection) bool { return strings.Contains(s.Text(), words) }).First().AttrOr("href", "")
}

// Once a renewal is decided, no page asks for the decision any more: each says what was decided, by whom, and what remains.
func TestDecidedContractsSayWhatRemains(t *testing.T) {
	b, caughtUp := desk(t, "camille")
	for _, c := range []struct{ name, choice, inList, inCalendar string }{
		{"Maintenance multitechnique", "RENEGOTIATE", "renégocier : accord à signer", "Renégocier 23 nov., Camille Durand Conclure"},
		{"Utilités vapeur et froid", "LEAVE", "dénoncer : préavis à envoyer", "Dénoncer 23 nov., Camille Durand Envoyer"},
		{"Compresseurs", "LET_RUN", "laisser courir : fin du terme", "Laisser courir 23 nov., Camille Durand"},
	} {
		page := linkOf(b.Get("/contracts"), c.name)
		rev := b.Get(page).Value("rev")
		p := b.Post(page+"/decide", "rev", rev, "choice", c.choice, "reason", "Vu avec la direction")
		p.Is(200, page)
		p.Shows(".k-call", "décidé le 23 nov. 2026 par Camille Durand")
		p.Hides("Décision attendue")
		if row := rowOf(b.Get("/contracts"), c.name); !strings.Contains(row, c.inList) || strings.Contains(row, "décision interne") {
			t.Errorf("the list says %q", row)
		}
		if row := rowOf(b.Get("/renewals"), c.name); !strings.Contains(row, c.inCalendar) || strings.Contains(row, "Décision interne") {
			t.Errorf("the calendar says %q", row)
		}
	}
	caughtUp()
	b.Get("/").Shows("main", "accord ou préavis conservatoire")
	b.Get("/").Shows("main", "Préavis à envoyer, décidé")
	b.Get("/").Hides("à dénoncer d’ici")
}

// What is performed past its end is at stake: it is in the list as in the calendar, and counted with the others everywhere.
func TestAContractPerformedPastItsEndIsCounted(t *testing.T) {
	b, _ := desk(t, "camille")
	if row := rowOf(b.Get("/contracts"), "Calandres, usine de Härnö"); !strings.Contains(row, "échu, toujours exécuté") {
		t.Errorf("the list says %q", row)
	}
	page := linkOf(b.Get("/accounts"), "Norrsund Papper AB")
	panel := b.Get(page).Doc.Find("#contracts table tbody tr, [aria-labelledby=h-contracts] table tbody tr").Length()
	if panel != 3 {
		t.Errorf("%d contracts on the account's page", panel)
	}
	b.Get("/").Shows("main", "3 contrats")
}

// A refused gesture names its fields, at the field and above the form, and keeps what was typed.
func TestRefusedGesturesNameTheirFields(t *testing.T) {
	b, _ := desk(t, "camille")
	page := linkOf(b.Get("/contracts"), "Maintenance multitechnique")
	rev := b.Get(page).Value("rev")
	p := b.Post(page+"/decide", "rev", rev, "reason", "Une raison assez longue")
	p.Is(422, page+"/decide")
	p.Shows("#decision .k-sum", "Décision :")
	p.Shows("#choice-e", "")
	p.Has(1, "#choice-e")
	if p.Text("textarea[name=reason]") != "Une raison assez longue" {
		t.Errorf("what was typed is lost: %q", p.Text("textarea[name=reason]"))
	}
	p = b.Post(page+"/decide", "rev", rev, "choice", "LEAVE")
	p.Shows("#decision .k-sum", "Pourquoi :")
	p.Has(1, "#decision input[value=LEAVE][checked]")

	alert := b.Get("/").Doc.Find(".k-att-r form[action$='/dismiss']").First().AttrOr("action", "")
	p = b.Post(alert, "reason", "")
	p.Is(422, alert)
	p.Shows(".k-sum", "Motif :")
}

// The form of a contract chooses nothing by itself, and says what follows as one types.
func TestContractFormDeduces(t *testing.T) {
	b, _ := desk(t, "camille")
	p := b.Get("/contracts/new")
	for _, name := range []string{"account", "type", "renewal", "state", "renewal_months", "notice_us"} {
		if v := p.Value(name); v != "" {
			t.Errorf("%s is %q before anybody chose", name, v)
		}
	}
	typed := "effective=2026-03-01&term_months=12&notice_us_is=known&notice_us_unit=MONTH&notice_us_convention=QUANTIEME&notice_us_counted_from=RECEIPT" +
		"&notice_us_form=LRAR&renewal=TACIT&renewal_months=12&value=120000&currency=EUR&notice_us="
	p = b.Get("/contracts/preview?" + typed + "3")
	for _, want := range []string{"28 févr. 2027", "12 mois depuis le 1er mars 2026", "27 nov. 2026", "12 mois de plus", "120 000 €"} {
		p.Shows("body", want)
	}
	p.Hides("plus long")
	b.Get("/contracts/preview?"+typed+"14").Shows("body", "Ce préavis (14 mois) est plus long que le terme (12 mois)")
}

// A contract that is still a draft is corrected like any other: its state stays, and so does what the form does not ask for.
func TestADraftIsCorrected(t *testing.T) {
	w := worldtest.Open(t)
	c := signIn(t, serve(t, w), "camille")
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(c.get("/contracts?state=DRAFT").body))
	c.must(err)
	page := doc.Find("main tbody a[href^='/contracts/']").First().AttrOr("href", "")
	form := filled(c, page+"/edit", "rev")
	form.Set("number", "CT-2027-001")
	if a := c.post(page, form); a.status != http.StatusSeeOther || a.location != page {
		t.Fatalf("%d %s", a.status, a.location)
	}
	body := string(c.get(page).body)
	if !strings.Contains(body, "CT-2027-001") || !strings.Contains(body, "Projet") {
		t.Error("the draft is not as corrected")
	}
}
