package world

import (
	"fmt"

	"comptoir/internal/account"
	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/task"
)

// castagnac: the largest client of Camille's. Its framework contract repeats itself for a year on Friday unless
// somebody decides, at a margin that has fallen below ours.
func (s story) castagnac() client {
	c := client{
		key: "castagnac", name: "Castagnac Verre", sector: "Verre d’emballage", country: "FR", city: "Brassac-le-Vieux",
		website: "https://castagnac-verre.example", ccy: money.EUR, tier: account.Strategic, since: 9,
		bornBy: "camille", carrier: "camille", backup: "remy",
		note: "Quatre fours, 2 150 salariés. Les arrêts de four se décident au comité de pilotage, tous les mois.",
		why:  "Attractivité 7,6, force 6,1 : trois usines dans deux pays de plus, maintenance confiée à un seul prestataire.",
		bodies: []body{
			{name: "Castagnac Verre SA", country: "FR", city: "Brassac-le-Vieux", ccy: money.EUR, ids: french("998317424", lei("9695FICTAVERRE000107"))},
			{name: "Castagnac Ibérica SL", country: "ES", city: "Castellblanc", ccy: money.EUR, ids: []account.Identifier{vat("ESB99831742")}},
			{name: "Castagnac Vidro Lda", country: "PT", city: "Setúbal", ccy: money.EUR, ids: []account.Identifier{vat("PT998317420")}},
		},
		people: []person{
			{"lestrade", "Odon Lestrade", "Directeur industriel", "fr", "odon.lestrade@castagnac-verre.example", "06 39 98 41 07"},
			{"quillard", "Nadège Quillard", "Acheteuse groupe", "fr", "nadege.quillard@castagnac-verre.example", "06 39 98 41 22"},
			{"ostrowiak", "Firmin Ostrowiak", "Responsable maintenance", "fr", "firmin.ostrowiak@castagnac-verre.example", "06 39 98 41 63"},
			{"riba", "Montserrat Riba", "Jefa de planta, Castellblanc", "es", "montserrat.riba@castagnac-verre.example", "+34 600 111 204"},
		},
		team: []place{{"bastien", account.FnAE, ""}, {"gaetan", account.FnAfterSales, ""}, {"etienne", account.FnSponsor, ""}},
	}
	c.deals = s.castagnacDeals(&c)
	return c
}

func (s story) castagnacDeals(c *client) []deal {
	notice := contract.NoticeOf(3)
	main := s.urgent(36, notice)
	shutdown := mustTermTo(s.month(10).First().Add(13), 24)
	air := mustTermTo(s.month(13).Last(), 36)
	return []deal{
		c.deal("verreries", fmt.Sprintf("CT-%d-017", main.start.Year()), "Maintenance multitechnique des verreries", 1_728_880, main).
			with(tacit(12, 2, notice)).with(signed(main.start.Add(-18))).with(func(in *contract.Input) {
			in.Type = contract.Framework
			in.Parties.Beneficiaries = "Castagnac Ibérica SL, Castagnac Vidro Lda"
		}),
		c.deal("arrets", fmt.Sprintf("CT-%d-031", shutdown.start.Year()), "Arrêts programmés des fours "+years(shutdown.start, shutdown.end), 1_460_000, shutdown).
			with(express).with(signed(shutdown.start.Add(-20))).with(func(in *contract.Input) { in.Type = contract.Application }).
			enteredBy("camille", s.at(day.Max(shutdown.start.Add(-18), s.first().Add(3)), 16, 5)),
		c.deal("compresseurs", fmt.Sprintf("CT-%d-008", air.start.Year()), "Compresseurs, Castagnac Ibérica", 420_000, air).
			with(tacit(12, 0, contract.NoticeOf(6))).with(signed(day.Min(air.start.Add(-9), s.first()))).
			with(func(in *contract.Input) { in.Parties.ClientName = "Castagnac Ibérica SL" }),
		c.deal("suite-arrets", "", "Arrêts programmés des fours "+years(shutdown.end, shutdown.end.AddMonths(24)), 1_510_000,
			term{start: shutdown.end + 1, months: 24}).
			with(express).with(func(in *contract.Input) { in.Type, in.State = contract.Application, contract.Draft }).
			enteredBy("camille", s.on(-16, 17, 40)),
	}
}

// castagnacPlot: prices revised in spring, two technicians more since summer, and nobody has decided.
func (s story) castagnacPlot() []act {
	next := s.today.Year() + 1
	plot := []act{
		attach(s.opening(3, 9, 50), "camille", "verreries", "Contrat-cadre signé.pdf", "Castagnac Verre SA et Ardoval Services SAS", "Durée : 36 mois. Préavis : 3 mois, de la réception (art. 4.3)."),
		edit(s.on(-267, 9, 30), "camille", "verreries", func(_ *turn, in *contract.Input) { in.Value = yearly(1_760_000, money.EUR) }),
		attach(s.on(-267, 9, 40), "camille", "verreries", "Annexe 4, taux horaires.txt", "Taux révisés de 1,8 % au 1er mars."),
		edit(s.on(-82, 11, 20), "camille", "verreries", func(_ *turn, in *contract.Input) { in.Value = yearly(1_840_000, money.EUR) }),
		attach(s.at(s.eve(), 18, 42), "remy", "verreries", "Avenant 3, renfort de deux techniciens, signé des deux parties.pdf", "Renfort de deux techniciens à Brassac et Setúbal.", "Signé par Odon Lestrade."),
		note(s.on(-32, 18, 15), "camille", chore{key: "compte-rendu", title: "Envoyer le compte rendu du comité " + ofMonth(s.day(-32).Month()), account: "castagnac", owner: "bastien", due: s.work(-3), contract: "verreries",
			note: "Obligation du contrat-cadre : vingt jours ouvrés."}),
		note(s.on(-26, 11, 45), "camille", chore{title: "Répondre sur le four 3", account: "castagnac", kind: task.PromiseOurs, due: s.work(7), contact: "quillard",
			note: "Chiffrage prêt chez Rémy Fontvielle."}),
		note(s.on(-32, 18, 20), "camille", chore{title: fmt.Sprintf("Planning des arrêts %d", next), account: "castagnac", kind: task.PromiseTheirs, due: s.work(11), contact: "lestrade"}),
		note(s.on(-12, 9, 10), "camille", chore{title: "Comité de pilotage à Brassac-le-Vieux, 10 h", account: "castagnac", due: s.work(1),
			note: "À obtenir : un accord de principe sur +4 % au renouvellement, ou l’annonce claire de notre préavis."}),
		note(s.on(-40, 14, 30), "camille", chore{title: "Remettre le bilan annuel", account: "castagnac", due: s.work(84), contract: "verreries"}),
		note(s.on(-17, 8, 55), "camille", chore{key: "setubal", title: "Vérifier qui entretient Setúbal depuis " + nameOf(s.day(-17).Month()), account: "castagnac", owner: "bastien", due: s.work(9), contact: "ostrowiak",
			note: "Thermolia aurait repris l’entretien, hors contrat. Source : Firmin Ostrowiak, à vérifier."}),
		// Bastien goes away until Thursday, and leaves two tasks behind.
		delegate(s.at(s.eve(), 19, 30), "bastien", "compte-rendu", "camille"),
		delegate(s.at(s.eve(), 19, 32), "bastien", "setubal", "camille"),
	}
	return append(plot, s.committees("castagnac", "camille", "bastien", "Compte rendu du comité de pilotage")...)
}

// committees are the monthly meetings with a client, each with its minutes promised and sent.
func (s story) committees(account, by, owner, title string) []act {
	var plot []act
	for n := -15; n <= -3; n += 2 {
		m := s.month(n)
		key := fmt.Sprintf("%s-%s", account, m)
		plot = append(plot,
			note(s.at(s.workdayOf(m, 12), 17, 20), by, chore{key: key, title: title + " du " + date(s.workdayOf(m, 12)), account: account, owner: owner, due: s.workdayOf(m, 24)}),
			done(s.at(s.workdayOf(m, 20), 18, 5), owner, key))
	}
	return plot
}
