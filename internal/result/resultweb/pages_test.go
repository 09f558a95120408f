package resultweb_test

import (
	"strings"
	"testing"

	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/result/resultweb"
)

func TestMessagesAreComplete(t *testing.T) {
	b, err := i18n.New(resultweb.Messages)
	must(t, err)
	if m := b.MissingKeys(); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
	var keys []string
	for _, p := range []string{"future_actual", "already_entered", "already_approved", "nothing_proposed", "credit_note", "margin_over_revenue",
		"target_waits", "rate_not_positive", "rate_in_future", "months_do_not_add_up", "months_over_total"} {
		keys = append(keys, "problem."+p)
	}
	for _, k := range keys {
		if !b.Has(k) {
			t.Errorf("no words for %s", k)
		}
	}
}

func TestCockpit(t *testing.T) {
	h := newHouse(t)
	p := h.As(h.people["Camille"]).Get("/")
	p.Shows(".k-empty h2", "Pas encore de résultat")
	h.story()
	p = h.As(h.people["Camille"]).Get("/")
	p.Shows(".k-rev-h", "À fin octobre 8,26 M€ +5,1 % sur 2025 · 3 comptes et 10 mois comparables Objectif à date 99,1 % de 8,34 M€ Reste à faire en 2026 1,99 M€ pour 10,25 M€")
	p.Shows(".k-bul", "Castagnac Verre +134 k€ 103,5 % Helvane +32 k€ 101,3 % Norrsund Papper AB −240 k€ 88,0 %")
	p.Shows("details.data tbody tr:nth-child(10)", "Oct. 884 983 982")
	p.Shows("details.data tbody tr:nth-child(11)", "Nov. 884 non saisi 944")
	p.Shows("#why-rev", "En SEK 1 765 977,66 €")
	p.Shows("#why-rev", "19 690 000 SEK au cours moyen de chaque mois, BCE, dernier cours du 29 oct. 2026")
	p.Shows("#why-att", "Objectif approuvé, janvier à octobre 2026")
	p.Shows("#why-att .res", "99,1 %")
	p.Shows("#why-left", "Objectif de l’année 2026")
	// Every headline figure opens its explanation, the growth its comparison account by account.
	p.Has(1, `.k-rev-h button.delta[popovertarget="why-change"]`)
	p.Shows("#why-change", "Norrsund Papper AB")
	p.Shows("#why-change .res", "+5,1 %")
	p.Hides("result.")
	p = h.As(h.people["Rachel"]).Get("/")
	p.Hides("Chiffre")
	p = h.As(h.people["Ines"]).Get("/")
	p.Hides("Castagnac")
}

func TestBook(t *testing.T) {
	h := newHouse(t)
	h.story()
	norrsund := "/accounts/" + string(h.accounts["Norrsund Papper AB"])
	p := h.As(h.people["Camille"]).Get(norrsund)
	p.Shows(".k-rev-h", "À fin octobre 1,77 M€ −4,2 % 19,69 MSEK · sur 2025 · 10 mois comparables Objectif à date 88,0 %")
	p = h.As(h.people["Camille"]).Get(norrsund + "/results")
	p.Shows("table.data tbody tr:first-child", "Janvier 2026 161 493 € 1 800 000 SEK 183 827 €")
	p.Shows("#why-rev", "1 800 000 SEK à 11,146 SEK pour 1 €, BCE, dernier cours du 29 janv. 2026")
	p.Shows("table.data tbody tr:nth-child(12)", "Décembre 2026 à venir")
	p = h.As(h.people["Camille"]).Get(norrsund + "/results?year=2025")
	p.Has(0, ".kpis")
	p.Shows("table.data tbody tr:first-child", "pas d’objectif")
	p = h.As(h.people["Bastien"]).Get("/accounts/" + string(h.accounts["Helvane"]) + "/results")
	p.Is(200, "")
	p.Has(0, ".head-a .primary")
	for _, path := range []string{"/results", "/results/2026-10", "/targets", "/results/export.csv", ""} {
		p := h.As(h.people["Ines"]).Get(norrsund + path)
		p.Is(404, "")
		p.Hides("Norrsund")
	}
	h.As(h.people["Camille"]).Get(norrsund+"/results/2026-13").Is(404, "")
	h.As(h.people["Camille"]).Get("/accounts/x/results").Is(404, "")
	csv := h.As(h.people["Camille"]).Get(norrsund + "/results/export.csv?year=2026").Text("body")
	if !strings.Contains(csv, "Norrsund Papper AB;2026-01;1800000;SEK;161492,91;183826,53;188408,40;;27130,81") || !strings.Contains(csv, "Norrsund Papper AB;2026-12;;;;") {
		t.Error(csv)
	}
}

func TestEnterAMonth(t *testing.T) {
	h := newHouse(t)
	path := "/accounts/" + string(h.accounts["Helvane"]) + "/results/2026-10"
	b := h.As(h.people["Camille"])
	p := b.Post(path, "revenue", "abc", "margin", "1", "currency", "EUR")
	p.Is(422, path)
	p.Shows("#revenue-e", "Montant illisible")
	if p.Value("revenue") != "abc" {
		t.Errorf("what was typed is lost: %q", p.Value("revenue"))
	}
	p = b.Post(path, "revenue", "984 000,50", "margin", "", "currency", "EUR")
	p.Is(200, "/accounts/"+string(h.accounts["Helvane"])+"/results?year=2026")
	p.Shows(".k-flash", "Résultat enregistré : octobre 2026.")
	p = b.Get(path)
	p.Shows("table.data", "Saisie par Camille 984 000,50 € non saisi")
	line, rev := p.Value("line"), p.Value("rev")
	if p.Value("revenue") != "984000,50" || rev != "1" {
		t.Errorf("%q at rev %q", p.Value("revenue"), rev)
	}
	b.Post(path, "revenue", "1", "currency", "EUR").Shows("#revenue-e", "Ce mois est déjà saisi")
	b.Post(path, "line", line, "rev", rev, "revenue", "985000", "margin", "100000", "currency", "EUR").Is(200, "")
	p = b.Post(path, "line", line, "rev", rev, "revenue", "1", "currency", "EUR")
	p.Is(409, path)
	p.Shows("#revenue-e", "Camille a enregistré 985 000 € entre-temps")
	if p.Value("revenue") != "1" || p.Value("rev") != "2" {
		t.Errorf("%q at rev %q", p.Value("revenue"), p.Value("rev"))
	}
	p = b.Post("/accounts/"+string(h.accounts["Helvane"])+"/results/2027-01", "revenue", "1", "currency", "EUR")
	p.Is(422, "")
	p.Shows(".k-sum", "Ce mois n’est pas commencé")
	h.As(h.people["Ines"]).Post(path, "revenue", "1", "currency", "EUR").Is(404, "")
	h.As(h.people["Bastien"]).Post(path, "revenue", "1", "currency", "EUR").Is(403, "")
	h.As(h.people["Bastien"]).Get(path).Has(0, "form.k-form")
	b.Post(path+"/remove", "line", line, "rev", "2").Shows(".k-flash", "Ligne supprimée")
	b.Post(path+"/remove", "line", line, "rev", "2").Is(404, "")
}

// The green button leads to a month that holds nothing, never to one that is filled.
func TestTheMonthToEnterIsAMissingOne(t *testing.T) {
	h := newHouse(t)
	h.take("Helvane", "EUR", "2026-01", false, 230, 242, 280, 250, 246, 268, 262)
	h.take("Helvane", "EUR", "2026-09", false, 270)
	book := "/accounts/" + string(h.accounts["Helvane"]) + "/results"
	b := h.As(h.people["Camille"])
	p := b.Get(book)
	p.Shows(".head-a .primary", "Saisir août")
	p.Has(1, `.head-a .primary[href="`+book+`/2026-08"]`)
	h.take("Helvane", "EUR", "2026-08", false, 200)
	h.take("Helvane", "EUR", "2026-10", false, 272)
	b.Get(book).Shows(".head-a .primary", "Saisir novembre")
	h.take("Helvane", "EUR", "2026-11", false, 20)
	b.Get(book).Has(0, ".head-a .primary")
	// A filled month says what it holds before something is added to it, and then opens what was added.
	p = b.Get(book + "/2026-10")
	p.Shows("main", "Ajouter une ligne à la main")
	p.Shows("main", "Déjà dans ce mois : ERP Ardoval 272 000 €. Ce que vous saisissez ici s’y ajoute.")
	b.Post(book+"/2026-10", "revenue", "1000", "currency", "EUR").Is(200, "")
	p = b.Get(book + "/2026-10")
	p.Shows("main", "Corriger : Saisie")
	p.Shows("main", "ERP Ardoval 272 000 €")
	if p.Value("revenue") != "1000" {
		t.Errorf("the line entered by hand is not the one opened: %q", p.Value("revenue"))
	}
}

// A negative amount is a credit note that somebody says is one.
func TestANegativeAmountIsAskedAbout(t *testing.T) {
	h := newHouse(t)
	path := "/accounts/" + string(h.accounts["Helvane"]) + "/results/2026-10"
	b := h.As(h.people["Camille"])
	b.Get(path).Has(0, "input[name=credit]")
	p := b.Post(path, "revenue", "-5000", "currency", "EUR")
	p.Is(422, path)
	p.Shows("#revenue-e", "confirmez que c’est un avoir")
	p.Has(1, "input[name=credit]:not([checked])")
	b.Post(path, "revenue", "-5000", "currency", "EUR", "credit", "1").Is(200, "")
	b.Get(path).Has(1, "input[name=credit][checked]")
}

func TestTargets(t *testing.T) {
	h := newHouse(t)
	base := "/accounts/" + string(h.accounts["Helvane"])
	camille, theo := h.As(h.people["Camille"]), h.As(h.people["Théo"])
	p := camille.Get(base + "/targets?year=2027")
	p.Has(0, "input[name=approve]")
	p = camille.Post(base+"/targets?year=2027", "currency", "EUR", "annual", "1 000 000", "m1", "100000", "m2", "x")
	p.Is(422, "")
	p.Shows("#m2-e", "Montant illisible")
	p = camille.Post(base+"/targets?year=2027", "currency", "EUR", "annual", "1000", "m1", "100000")
	p.Shows("#annual-e", "dépassent déjà ce total")
	p = camille.Post(base+"/targets?year=2027", "currency", "EUR", "annual", "1 200 000,01", "m1", "100000")
	p.Is(200, base+"/results?year=2027")
	p.Shows(".k-call", "12 mois proposés attendent une décision")
	p.Has(0, "form[action$=approve]")
	p.Shows("table.data tbody tr:nth-child(2)", "100 000,01 € proposé")
	p = camille.Post(base+"/targets/approve", "year", "2027")
	p.Is(403, "")
	p = theo.Post(base+"/targets/approve", "year", "2027")
	p.Is(200, base+"/results?year=2027")
	p.Shows("table.data tbody tr:first-child", "100 000 €")
	p.Has(0, ".k-rev-w")
	theo.Post(base+"/targets/decline", "year", "2027").Shows(".k-flash", "Aucune proposition n’attend")
	camille.Post(base+"/targets?year=2027", "currency", "EUR", "m1", "100000").Shows(".k-flash", "Rien ne change")
	theo.Post(base+"/targets?year=2027", "currency", "EUR", "m1", "110000", "approve", "1").Shows(".k-flash", "enregistré et compte")
	camille.Post(base+"/targets?year=2027", "currency", "EUR", "m1", "120000").Is(200, "")
	theo.Post(base+"/targets/decline", "year", "2027").Shows(".k-flash", "écartée")
	h.As(h.people["Ines"]).Post(base+"/targets?year=2027", "currency", "EUR", "m1", "1").Is(404, "")
	h.As(h.people["Bastien"]).Get(base+"/targets").Is(403, "")
}

// A currency without a rate is said to be left out, on the cockpit and in the book; it never counts as euros.
func TestNoRate(t *testing.T) {
	h := newHouse(t)
	h.take("Norrsund Papper AB", "SEK", "2026-10", false, 1000)
	h.take("Helvane", money.EUR, "2026-10", false, 100)
	p := h.As(h.people["Camille"]).Get("/")
	p.Shows(".k-rev-h", "À fin octobre 100 k€")
	p.Shows(".k-rev-n", "1 montant sans cours de change n’est pas compté")
	p = h.As(h.people["Camille"]).Get("/accounts/" + string(h.accounts["Norrsund Papper AB"]) + "/results")
	p.Shows("table.data tbody tr:nth-child(10)", "1 000 000 SEK sans cours")
	p.Shows("#why-rev", "ne peut pas être converti")
	p.Shows("#why-rev footer", "importer les cours qui manquent")
}

// No code and no key reaches the screen, in either language.
func TestWords(t *testing.T) {
	h := newHouse(t)
	h.story()
	_, err := h.desk.Propose(ctx, h.people["Camille"], resultdesk.YearTarget{Account: h.accounts["Helvane"], Year: 2026, Months: [12]*money.Money{11: {Minor: 7, Ccy: "EUR"}}})
	must(t, err)
	base := "/accounts/" + string(h.accounts["Norrsund Papper AB"])
	for _, lang := range []string{"fr", "en"} {
		who := h.people["Théo"]
		who.Lang = lang
		b := h.As(who)
		for _, path := range []string{"/", base, base + "/results", base + "/results/2026-10", base + "/targets?year=2027", "/accounts/" + string(h.accounts["Helvane"]) + "/results"} {
			p := b.Get(path)
			p.Is(200, path)
			for _, no := range []string{"result.", "problem.", "{{", "APPROVED", "PROPOSED", "manual", "⟦"} {
				p.Hides(no)
			}
		}
	}
}
