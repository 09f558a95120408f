package world

import (
	"fmt"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/portfolio"
	"comptoir/internal/task"
)

// terminaux: cranes that end in less than three months, and a small contract ended in the middle.
func (s story) terminaux() client {
	c := client{
		key: "terminaux", name: "Terminaux portuaires de l’Atlantique", sector: "Ports et logistique", country: "FR", city: "La Rochelle",
		website: "https://terminaux-atlantique.example", ccy: money.EUR, tier: account.Standing, since: 8,
		bornBy: "remy", carrier: "remy",
		note: "Vingt-deux portiques sur trois terminaux. Décisions lentes, comité d’engagement trimestriel.",
		why:  "Attractivité 4,7, force 6,4 : client fidèle, investissements gelés.",
		bodies: []body{
			{name: "Terminaux portuaires de l’Atlantique SA", country: "FR", city: "La Rochelle", ccy: money.EUR, ids: french("998414395")},
			{name: "Terminal à conteneurs de l’Estuaire SAS", country: "FR", city: "Montoir", ccy: money.EUR, ids: french("998455257")},
		},
		people: []person{
			{"hervouet", "Maxence Hervouët", "Directeur technique", "fr", "maxence.hervouet@terminaux-atlantique.example", "06 39 98 63 09"},
			{"bellanger", "Rozenn Bellanger", "Responsable des marchés", "fr", "rozenn.bellanger@terminaux-atlantique.example", "06 39 98 63 27"},
		},
		team: []place{{"gaetan", account.FnProduction, ""}},
	}
	cranes := mustTermTo(s.monthEnd(88), 36)
	c.deals = []deal{
		c.deal("grues", fmt.Sprintf("CT-%d-012", cranes.start.Year()), "Grues et portiques, trois terminaux", 1_750_000, cranes).with(express).with(signed(cranes.start.Add(-14))),
		c.deal("quais", fmt.Sprintf("CT-%d-029", s.today.Year()-2), "Éclairage et réseaux des quais", 640_000, mustTermTo(s.month(11).Last(), 36)).
			with(tacit(12, 3, contract.NoticeOf(4))).with(signed(s.month(-26).First())),
		c.deal("balayage", fmt.Sprintf("CT-%d-030", s.today.Year()-2), "Balayage des terre-pleins", 120_000, mustTermTo(s.month(8).Last(), 36)).
			with(express).with(signed(s.month(-28).First())),
	}
	return c
}

func (s story) terminauxPlot() []act {
	stopped := s.work(-150)
	return append([]act{
		terminate(s.at(stopped, 15, 0), "remy", "balayage", stopped, "Terre-pleins repris en régie par le port, accord des deux parties."),
		note(s.on(-10, 11, 10), "remy", chore{title: "Offre de reconduction des grues", account: "terminaux", kind: task.PromiseOurs, due: s.work(8), contact: "bellanger", contract: "grues"}),
		note(s.on(-4, 16, 15), "remy", chore{title: "Liste des portiques à moderniser", account: "terminaux", kind: task.PromiseTheirs, due: s.work(12), contact: "hervouet"}),
	}, s.committees("terminaux", "remy", "remy", "Compte rendu du comité d’engagement")[4:]...)
}

const chf = "CHF"

// lumen is the fourth key account of Rémy's, by an exception that Théo approved until spring.
func (s story) lumen() client {
	c := client{
		key: "lumen", name: "Lumen Santé SA", sector: "Santé", country: "CH", city: "Lausanne",
		website: "https://lumen-sante.example", ccy: chf, tier: account.Star, since: 1,
		bornBy: "remy", carrier: "remy", born: s.on(-400, 11, 50),
		note: "Trois cliniques et un laboratoire. Appel d’offres gagné cette année, premier contrat en cours.",
		why:  "Attractivité 7,9, force 4,8 : quatre sites de plus d’ici deux ans.",
		bodies: []body{
			{name: "Lumen Santé SA", country: "CH", city: "Lausanne", ccy: chf, ids: []account.Identifier{vat("CHE998414390MWST"), lei("5063FICTLUMENS000760")}},
			{name: "Clinique de Morvaux SA", country: "CH", city: "Morvaux", ccy: chf},
		},
		people: []person{
			{"rochat", "Blaise Rochat", "Directeur des infrastructures", "fr", "blaise.rochat@lumen-sante.example", "+41 21 555 01 16"},
			{"favre", "Séverine Favre", "Cheffe des achats", "fr", "severine.favre@lumen-sante.example", "+41 21 555 01 34"},
		},
		team: []place{{"maeve", account.FnAE, ""}, {"gaetan", account.FnAfterSales, ""}},
	}
	clinics := mustTermTo(s.month(28).Last(), 36)
	c.deals = []deal{
		c.deal("cliniques", fmt.Sprintf("CT-%d-025", clinics.start.Year()), "Exploitation technique des cliniques", 1_240_000, clinics).
			with(tacit(12, 0, contract.NoticeOf(6))).with(signed(clinics.start.Add(-22))).enteredBy("remy", s.at(s.workdayOf(clinics.start.Month(), 3), 9, 35)),
		c.deal("laboratoire", "", "Énergie et froid du laboratoire", 380_000, term{start: s.month(2).First(), months: 24}).
			with(express).with(func(in *contract.Input) { in.State = contract.Draft }).enteredBy("remy", s.on(-48, 14, 5)),
	}
	return c
}

// lumenKey is when Lumen became a key account, under the exception.
func (s story) lumenKey() day.Day { return s.work(-58) }

// exceptionEnds is the last day of the exception: a month's end, within six months of its beginning.
func (s story) exceptionEnds() day.Day { return s.lumenKey().AddMonths(5).Month().Last() }

func (s story) lumenPlot() []act {
	return []act{
		s.assessedOn(s.on(-93, 15, 35), "remy", "lumen"),
		qualify(s.on(-92, 17, 10), "lumen", s.lumen()),
		take(s.on(-62, 10, 20), "remy", "lumen", portfolio.Propose, "Appel d’offres gagné, quatre sites de plus d’ici deux ans."),
		assign(s.at(s.lumenKey(), 9, 30), "theo", "lumen", accountdesk.AssignInput{Role: account.Primary, From: s.lumenKey(), ExceptionUntil: day.Ptr(s.exceptionEnds()),
			Reason: "Personne d’autre ne connaît les cliniques ; à réaffecter d’ici là."}, "remy"),
		approve(s.at(s.lumenKey(), 11, 45), "lumen"),
		moveTo(s.on(-22, 10, 45), "remy", "laboratoire", contract.Negotiation),
		moveTo(s.on(-5, 17, 5), "remy", "laboratoire", contract.ToSign),
		note(s.on(-5, 17, 20), "remy", chore{title: "Relancer la signature du laboratoire", account: "lumen", due: s.work(5), contact: "favre", contract: "laboratoire"}),
		note(s.on(-30, 9, 15), "remy", chore{title: "Former l’équipe de Morvaux aux accès en zone stérile", account: "lumen", owner: "maeve", due: s.work(16), contact: "rochat"}),
	}
}
