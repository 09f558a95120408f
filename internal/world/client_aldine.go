package world

import (
	"fmt"

	"comptoir/internal/account"
	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/task"
)

// aldine: more than a quarter of the company's revenue, and the client has given notice of the main contract to put it
// out to competition.
func (s story) aldine() client {
	c := client{
		key: "aldine", name: "Aldine Énergies", sector: "Énergie", country: "FR", city: "Lyon",
		website: "https://aldine-energies.example", ccy: money.EUR, tier: account.Star, since: 12,
		bornBy: "remy", carrier: "remy",
		note: "31 sites servis sur 44. La maintenance est remise en concurrence pour les trois ans à venir.",
		why:  "Attractivité 7,5, force 4,7 : premier client, mais Thermolia est mieux noté sur ses sites.",
		bodies: []body{
			{name: "Aldine Énergies SA", country: "FR", city: "Lyon", ccy: money.EUR, ids: french("998284103", lei("9695FICTAALDIN000393"))},
			{name: "Aldine Hydro SAS", country: "FR", city: "Grenoble", ccy: money.EUR, ids: french("998338503")},
			{name: "Aldine Hydro Alpes SAS", country: "FR", city: "Saint-Avit", under: 1, ccy: money.EUR, ids: french("998358113")},
			{name: "Aldine Thermique SAS", country: "FR", city: "Lyon", ccy: money.EUR, ids: french("998366488")},
			{name: "Aldine Belgium NV", country: "BE", city: "Gent", ccy: money.EUR, ids: []account.Identifier{vat("BE0998284101")}},
			{name: "Aldine Iberia SA", country: "ES", city: "Zaragoza", ccy: money.EUR, ids: []account.Identifier{vat("ESA99828410")}},
			{name: "Aldine Réseaux SAS", country: "FR", city: "Villeurbanne", ccy: money.EUR},
			{name: "Énergies du Haut-Verdier SNC", country: "FR", city: "Haut-Verdier", under: 1, ccy: money.EUR, ids: french("998371017")},
			{name: "Aldine Biogaz SARL", country: "FR", city: "Saint-Avit", under: 3, ccy: money.EUR, ids: french("998381339")},
			{name: "Nordlicht Offshore GmbH", country: "DE", city: "Bremerhaven", ccy: money.EUR, ids: []account.Identifier{vat("DE998284109")}},
			{name: "Compagnie de chauffage urbain de Saint-Avit et vallées SAS", country: "FR", city: "Saint-Avit", ccy: money.EUR, ids: french("998391650")},
			{name: "Aldine Participations SE", country: "LU", city: "Luxembourg", ccy: money.EUR, alone: true},
		},
		people: []person{
			{"vasselin", "Hélène Vasselin", "Présidente-directrice générale", "fr", "helene.vasselin@aldine-energies.example", "06 39 98 11 01"},
			{"quilleverne", "Bertrand Quilleverne", "Directeur des opérations", "fr", "bertrand.quilleverne@aldine-energies.example", "06 39 98 11 12"},
			{"rochecourbe", "Damien Rochecourbe", "Directeur des achats groupe", "fr", "damien.rochecourbe@aldine-energies.example", "06 39 98 11 20"},
			{"aubremont", "Sophie Aubremont", "Directrice financière", "fr", "sophie.aubremont@aldine-energies.example", "06 39 98 11 31"},
			{"elkhatir", "Nadia El Khatir", "Directrice maintenance groupe", "fr", "nadia.elkhatir@aldine-energies.example", "06 39 98 11 44"},
			{"maubertin", "Gilles Maubertin", "Orsel Conseil, assistance achats", "fr", "gilles.maubertin@orsel-conseil.example", "06 39 98 11 58"},
			{"fontbonne", "Luc Fontbonne", "Chef de site, Saint-Avit", "fr", "luc.fontbonne@aldine-energies.example", "06 39 98 11 63"},
			{"saintaubert", "Julie Saint-Aubert", "Responsable HSE", "fr", "julie.saint-aubert@aldine-energies.example", "06 39 98 11 70"},
		},
		team: []place{{"etienne", account.FnSponsor, ""}, {"gaetan", account.FnProduction, ""}, {"maeve", account.FnAE, ""}},
	}
	c.deals = s.aldineDeals(&c)
	return c
}

func (s story) aldineDeals(c *client) []deal {
	sites := mustTermTo(s.month(1).Last(), 36)
	outages := mustTermTo(s.month(22).Last(), 36)
	next := sites.end + 1
	return []deal{
		c.deal("multi-sites", fmt.Sprintf("CT-%d-001", sites.start.Year()), "Maintenance multi-sites", 2_800_000, sites).
			with(tacit(36, 0, contract.NoticeOf(3))).with(signed(sites.start.Add(-40))).with(func(in *contract.Input) {
			in.Type, in.NoticeClient = contract.Framework, contract.NoticeOf(3)
			in.Parties.Beneficiaries = "Aldine Hydro SAS, Aldine Thermique SAS, Aldine Belgium NV"
		}),
		c.deal("tranches", fmt.Sprintf("CT-%d-014", outages.start.Year()), "Arrêts de tranche, six sites", 5_900_000, outages).
			with(express).with(signed(day.Min(outages.start.Add(-30), s.first()))).with(func(in *contract.Input) { in.Type = contract.Application }),
		c.deal("multi-sites-suite", "", "Contrat-cadre maintenance "+years(next, next.AddMonths(35)), 2_800_000, term{start: next, months: 36}).
			with(express).with(func(in *contract.Input) { in.Type, in.State = contract.Framework, contract.Draft }).
			enteredBy("remy", s.on(-19, 14, 20)),
		c.deal("nda", fmt.Sprintf("AC-%d-003", s.today.Year()-1), "Accord de confidentialité, consultation maintenance", 0, term{start: s.month(-13).First(), months: 60}).
			with(signed(s.month(-13).First().Add(-3))).with(func(in *contract.Input) { in.Type, in.Value = contract.NDA, nil }).
			enteredBy("remy", s.at(s.workdayOf(s.month(-13), 2), 11, 10)),
	}
}

// aldinePlot: the letter arrives two months before the end, the consultation is on.
func (s story) aldinePlot() []act {
	received := day.Min(s.work(-60), contract.NoticeOf(3).Theoretical(s.month(1).Last()))
	received = s.work(s.today.Until(received))
	return append([]act{
		notice(s.at(received, 11, 15), "remy", "multi-sites", contract.NoticeInput{By: contract.Client, Sent: day.Ptr(received - 3), Received: day.Ptr(received), Form: contract.LRAR},
			"Lettre de dénonciation d’Aldine Énergies.pdf", "Dénonciation du contrat-cadre de maintenance multi-sites.", "Damien Rochecourbe, directeur des achats groupe."),
		moveTo(s.on(-9, 18, 25), "remy", "multi-sites-suite", contract.Negotiation),
		note(s.at(received, 14, 0), "remy", chore{title: "Comprendre pourquoi Aldine remet le contrat en concurrence", account: "aldine", due: received + 12, key: "pourquoi"}),
		done(s.at(s.work(s.today.Until(received)+15), 17, 10), "remy", "pourquoi"),
		note(s.on(-15, 10, 10), "remy", chore{title: "Soutenance technique à Saint-Avit", account: "aldine", due: s.work(3), contact: "quilleverne", contract: "multi-sites-suite"}),
		note(s.on(-13, 9, 40), "remy", chore{title: "Plan de transition chiffré", account: "aldine", kind: task.PromiseOurs, owner: "maeve", due: s.work(2), contact: "elkhatir"}),
		note(s.on(-13, 9, 45), "remy", chore{title: "Liste des arrêts de tranche de l’an prochain", account: "aldine", kind: task.PromiseTheirs, due: s.work(-3), contact: "elkhatir"}),
		note(s.on(-26, 16, 50), "remy", chore{title: "Répondre sur la facture F-1184, heures de nuit, 38 400 €", account: "aldine", owner: "maeve", due: s.work(6), contact: "rochecourbe"}),
	}, s.committees("aldine", "remy", "maeve", "Compte rendu du comité d’exploitation")...)
}
