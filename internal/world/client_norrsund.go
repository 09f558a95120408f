package world

import (
	"fmt"

	"comptoir/internal/account"
	"comptoir/internal/contract"
	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
	"comptoir/internal/task"
)

const sek = "SEK"

// norrsund: revenue twelve points under the target, four invoices contested, and a mill where we still work although
// the contract has ended.
func (s story) norrsund() client {
	c := client{
		key: "norrsund", name: "Norrsund Papper AB", sector: "Papier", country: "SE", city: "Norrsund",
		website: "https://norrsund.example", ccy: sek, tier: account.Star, since: 4,
		bornBy: "camille", carrier: "camille",
		note: "Tre bruk. Les achats sont centralisés depuis cette année ; Härnö réduit ses équipes.",
		why:  "Attractivité 6,8, force 4,6 : fort potentiel de la vapeur, concurrence locale à Härnö.",
		bodies: []body{
			{name: "Norrsund Papper AB", country: "SE", city: "Norrsund", ccy: sek, ids: []account.Identifier{vat("SE559983174201"), lei("9845FICTNORRSD000526")}},
			{name: "Norrsund Kartonki Oy", country: "FI", city: "Lövberg", ccy: "EUR", ids: []account.Identifier{vat("FI99831742")}},
		},
		people: []person{
			{"sjoberg", "Annika Sjöberg", "Inköpschef", "sv", "annika.sjoberg@norrsund.example", "+46 70 174 06 21"},
			{"lindqvist", "Tord Lindqvist", "Platschef, Härnö bruk", "sv", "tord.lindqvist@norrsund.example", "+46 70 174 06 48"},
			{"makela", "Päivi Mäkelä", "Energy manager, Lövberg", "en", "paivi.makela@norrsund.example", "+358 40 555 0173"},
		},
		team: []place{{"ilse", account.FnLocalKAM, "SE"}, {"gaetan", account.FnAfterSales, ""}},
	}
	c.deals = s.norrsundDeals(&c)
	return c
}

// harno is the term of the contract performed past its end: over for a week at least.
func (s story) harno() term {
	end := s.month(-1).Last()
	if s.today.DayOfMonth() < 9 {
		end = s.month(-2).Last()
	}
	return mustTermTo(end, 12)
}

func (s story) norrsundDeals(c *client) []deal {
	steam := mustTermTo(s.month(17).Last(), 36)
	rolls := s.harno()
	return []deal{
		c.deal("lovberg", fmt.Sprintf("CT-%d-018", steam.start.Year()), "Énergie vapeur, usine de Lövberg", 11_500_000, steam).
			with(tacit(24, 0, contract.NoticeOf(6))).with(signed(steam.start.Add(-15))),
		c.deal("harno", fmt.Sprintf("CT-%d-011", rolls.start.Year()+1), "Calandres, usine de Härnö", 3_200_000, rolls).
			with(signed(rolls.start.Add(-4))).enteredBy("ilse", s.at(calendar.OnOrAfter(france, rolls.start.Add(95)), 14, 25)).ownedBy("camille"),
		c.deal("pieces", fmt.Sprintf("CT-%d-040", s.today.Year()-3), "Pièces de rechange", 2_100_000, term{start: s.month(-38).First()}).
			with(signed(s.month(-38).First().Add(-6))).with(func(in *contract.Input) {
			in.OpenEnded, in.NoticeUs, in.NoticeClient = true, contract.NoticeOf(3), contract.NoticeOf(3)
		}),
	}
}

// norrsundPlot: the invoices of September, and the mill that calls us every week.
func (s story) norrsundPlot() []act {
	plot := []act{
		edit(s.on(-120, 10, 15), "camille", "lovberg", func(_ *turn, in *contract.Input) { in.Value = yearly(11_900_000, sek) }),
		note(s.on(-9, 16, 30), "camille", chore{title: "Point avec l’usine de Härnö", account: "norrsund", due: s.work(3), contact: "lindqvist", contract: "harno"}),
		note(s.at(s.rest(), 10, 20), "ilse", chore{title: "Répondre sur 4 factures contestées, 61 200 SEK", account: "norrsund", owner: "camille", due: s.work(4), contact: "sjoberg",
			note: "Heures de nuit facturées en double d’après Annika Sjöberg. Elle veut une réponse écrite avant de payer le reste."}),
		note(s.on(-20, 9, 45), "ilse", chore{title: "Relevés de vapeur du trimestre", account: "norrsund", kind: task.PromiseTheirs, due: s.work(5), contact: "makela"}),
		note(s.on(-60, 11, 5), "camille", chore{title: "Revue de prix annuelle, vapeur de Lövberg", account: "norrsund", due: s.work(67), contract: "lovberg"}),
	}
	for d := s.eve(); d > s.harno().end; d = calendar.OnOrBefore(france, d-7) {
		plot = append(plot, performed(s.at(d, 17, 30), "ilse", "harno", d))
	}
	return plot
}

// camilleChores concern no single client.
func (s story) camilleChores() []act {
	year := s.today.Year() + 1
	return []act{
		note(s.on(-20, 17, 30), "camille", chore{key: "frais", title: "Relire ma présentation au séminaire", due: s.work(-8)}),
		putOff(s.at(s.eve(), 17, 55), "camille", "frais", s.work(2)),
		note(s.on(-14, 9, 20), "camille", chore{title: fmt.Sprintf("Proposer les objectifs %d de mes trois comptes à Théo", year), due: day.Max(s.work(20), calendar.OnOrAfter(france, day.Of(year, 1, 15)))}),
	}
}
