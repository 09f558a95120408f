package world

import (
	"fmt"

	"comptoir/internal/account"
	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/task"
)

// wettersteiner: one contract left to run on purpose, one to sign again within six months, one long over.
func (s story) wettersteiner() client {
	c := client{
		key: "wettersteiner", name: "Wettersteiner Brauhaus-Gruppe", sector: "Boissons", country: "DE", city: "Wetterstein",
		website: "https://wettersteiner.example", ccy: money.EUR, tier: account.Strategic, since: 5,
		bornBy: "ilse", carrier: "ilse",
		note: "Vier Brauereien. Meetings in German or English; the paperwork comes from Munich.",
		why:  "Attractivité 6,6, force 6,0 : quatre brasseries, contrats pluriannuels.",
		bodies: []body{
			{name: "Wettersteiner Brauhaus-Gruppe GmbH", country: "DE", city: "Wetterstein", ccy: money.EUR, ids: []account.Identifier{vat("DE998455250"), lei("3912FICTWETTER000679")}},
			{name: "Wettersteiner Logistik GmbH", country: "DE", city: "Augsburg", ccy: money.EUR, ids: []account.Identifier{vat("DE998455268")}},
			{name: "Brouwerij De Wetering BV", country: "NL", city: "Hoogmeer", ccy: money.EUR, ids: []account.Identifier{vat("NL998455250B01")}},
		},
		people: []person{
			{"hufnagl", "Korbinian Hufnagl", "Leiter Technik", "de", "korbinian.hufnagl@wettersteiner.example", "+49 30 23125 014"},
			{"seidl", "Annemarie Seidl", "Einkauf", "de", "annemarie.seidl@wettersteiner.example", "+49 30 23125 027"},
		},
		team: []place{{"gaetan", account.FnAfterSales, ""}},
	}
	notice := contract.NoticeOf(3)
	cooling := s.soon(24, notice, 45, 35, 70)
	filling := mustTermTo(s.monthEnd(178), 24)
	c.deals = []deal{
		c.deal("kaelte", fmt.Sprintf("CT-%d-006", cooling.start.Year()), "Kälteanlagen, vier Brauereien", 1_480_000, cooling).
			with(tacit(12, 0, notice)).with(signed(day.Min(cooling.start.Add(-10), s.first()))),
		c.deal("abfuellung", fmt.Sprintf("CT-%d-021", filling.start.Year()), "Abfüllanlagen, Wartung", 930_000, filling).
			with(express).with(signed(day.Min(filling.start.Add(-10), s.first()))),
		c.deal("logistik", fmt.Sprintf("CT-%d-044", s.today.Year()-2), "Flurförderzeuge, Augsburg", 210_000, mustTermTo(s.month(-6).Last(), 24)).
			with(signed(s.month(-31).First())),
	}
	return c
}

func (s story) wettersteinerPlot() []act {
	return append([]act{
		decide(s.on(-12, 11, 25), "ilse", "kaelte", contract.LetRun, "Margin 21 %, the client is satisfied, prices are revised every January."),
		note(s.on(-8, 9, 55), "ilse", chore{title: "Open the renewal of Abfüllanlagen with Annemarie", account: "wettersteiner", due: s.work(10), contact: "seidl", contract: "abfuellung"}),
		note(s.on(-18, 15, 45), "ilse", chore{title: "Shutdown calendar of the four breweries", account: "wettersteiner", kind: task.PromiseTheirs, due: s.work(6), contact: "hufnagl"}),
	}, s.committees("wettersteiner", "ilse", "ilse", "Minutes of the quarterly review")[2:]...)
}

// kempenaar: we are leaving, the letter is in the post, and the receipt has not come back.
func (s story) kempenaar() client {
	c := client{
		key: "kempenaar", name: "Kempenaar Logistiek", sector: "Logistique", country: "BE", city: "Turnhout",
		website: "https://kempenaar.example", ccy: money.EUR, tier: account.Streamline, since: 6,
		bornBy: "ilse", carrier: "ilse",
		note: "Prices fixed in 2019, margin under 6 %. We keep the cold stores and give the rest back.",
		why:  "Attractivité 4,2, force 4,4 : marges faibles, volumes en baisse.",
		bodies: []body{
			{name: "Kempenaar Logistiek NV", country: "BE", city: "Turnhout", ccy: money.EUR, ids: []account.Identifier{vat("BE0998461875")}},
			{name: "Kempenaar Cold Chain BV", country: "BE", city: "Antwerpen", ccy: money.EUR, ids: []account.Identifier{vat("BE0998461974")}},
		},
		people: []person{
			{"peeters", "Joris Peeters", "Operations director", "nl", "joris.peeters@kempenaar.example", "+32 2 555 12 08"},
			{"wouters", "Marijke Wouters", "Facility buyer", "nl", "marijke.wouters@kempenaar.example", "+32 2 555 12 33"},
		},
		team: []place{{"gaetan", account.FnProduction, ""}},
	}
	docks := s.leaving()
	c.deals = []deal{
		c.deal("docks", fmt.Sprintf("CT-%d-016", docks.start.Year()), "Loading docks and doors, nine sites", 760_000, docks).
			with(tacit(12, 0, contract.NoticeOf(3))).with(signed(day.Min(docks.start.Add(-6), s.first()))),
		c.deal("cold", fmt.Sprintf("CT-%d-035", s.today.Year()-1), "Cold stores, Antwerpen", 880_000, mustTermTo(s.month(21).Last(), 36)).
			with(express).with(signed(s.month(-16).First())).enteredBy("ilse", s.at(s.workdayOf(s.month(-15), 6), 16, 40)),
	}
	return c
}

// leaving is the term of the contract we leave: the notice must arrive within eight to fourteen days.
func (s story) leaving() term {
	return s.termBy(24, contract.NoticeOf(3), func(prudent, decide day.Day) int {
		if prudent < s.day(8) || prudent > s.day(14) || decide >= s.today {
			return -1
		}
		return distance(prudent, s.day(9)) / 10
	})
}

func (s story) kempenaarPlot() []act {
	sent := s.work(-2)
	return append([]act{
		decide(s.on(-24, 17, 45), "ilse", "docks", contract.Leave, "Margin under 6 % since 2019 and no price revision accepted."),
		notice(s.at(sent, 16, 10), "ilse", "docks", contract.NoticeInput{By: contract.Us, Sent: day.Ptr(sent), Form: contract.LRAR}, ""),
		note(s.at(sent, 16, 20), "ilse", chore{title: "Get the acknowledgement of receipt from Kempenaar", account: "kempenaar", due: s.work(3), contact: "wouters", contract: "docks"}),
	}, s.committees("kempenaar", "ilse", "ilse", "Minutes of the operations meeting")[8:]...)
}

// hydraline: a renegotiation agreed in time, and a contract that went on without a length.
func (s story) hydraline() client {
	c := client{
		key: "hydraline", name: "Hydraline Eaux", sector: "Eau", country: "FR", city: "Reims",
		website: "https://hydraline.example", ccy: money.EUR, tier: account.Star, since: 3,
		bornBy: "ilse", carrier: "ilse",
		note: "Quatorze stations de traitement. Renouvellement des délégations à partir de l’an prochain.",
		why:  "Attractivité 6,9, force 4,9 : renouvellement des délégations, un concurrent en difficulté.",
		bodies: []body{
			{name: "Hydraline Eaux SAS", country: "FR", city: "Reims", ccy: money.EUR, ids: french("998507594")},
			{name: "Hydraline Assainissement SAS", country: "FR", city: "Épernay", ccy: money.EUR, ids: french("998562805")},
		},
		people: []person{
			{"thevenard", "Solange Thévenard", "Directrice d’exploitation", "fr", "solange.thevenard@hydraline.example", "06 39 98 74 15"},
			{"caradec", "Yvon Caradec", "Acheteur travaux", "fr", "yvon.caradec@hydraline.example", "06 39 98 74 29"},
		},
		team: []place{{"bastien", account.FnAE, ""}},
	}
	notice := contract.NoticeOf(2)
	pumps := s.soon(24, notice, 25, 14, 40)
	c.deals = []deal{
		c.deal("pompes", fmt.Sprintf("CT-%d-010", pumps.start.Year()), "Pompes et surpresseurs", 690_000, pumps).
			with(tacit(12, 0, notice)).with(signed(day.Min(pumps.start.Add(-9), s.first()))),
		c.deal("astreinte", fmt.Sprintf("CT-%d-041", s.today.Year()-4), "Astreinte des stations", 310_000, mustTermTo(s.month(-11).Last(), 36)).
			with(tacit(0, 0, contract.NoticeOf(3))).with(signed(s.month(-47).First())),
	}
	return c
}

func (s story) hydralinePlot() []act {
	agreed := s.work(-6)
	return append([]act{
		decide(s.on(-35, 10, 20), "ilse", "pompes", contract.Renegotiate, "Ask for an index clause: energy has taken two points of margin."),
		agree(s.at(agreed, 15, 25), "ilse", "pompes", agreed),
		note(s.on(-6, 15, 40), "ilse", chore{title: "Faire signer l’avenant d’indexation", account: "hydraline", owner: "bastien", due: s.work(9), contact: "caradec", contract: "pompes"}),
	}, s.committees("hydraline", "ilse", "ilse", "Compte rendu du comité d’exploitation")[6:]...)
}
