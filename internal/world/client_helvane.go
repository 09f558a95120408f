package world

import (
	"fmt"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/task"
)

// helvane: taken over from a colleague who left, growing, and waiting for a prevention plan that was promised.
func (s story) helvane() client {
	c := client{
		key: "helvane", name: "Helvane Spécialités Chimiques et Polymères", sector: "Chimie de spécialités", country: "FR", city: "Roussanne",
		website: "https://helvane.example", ccy: money.EUR, tier: account.Strategic, since: 7,
		bornBy: "herve", carrier: "herve",
		note: "Site Seveso seuil haut : toute intervention passe par la direction HSE.",
		why:  "Attractivité 7,1, force 5,8 : la plateforme de Roussanne double de capacité d’ici trois ans.",
		bodies: []body{
			{name: "Helvane Spécialités Chimiques et Polymères SAS", country: "FR", city: "Roussanne", ccy: money.EUR, ids: french("998063184", lei("9695FICTAHELVA000248"))},
			{name: "Helvane Polymeren NV", country: "BE", city: "Moerdam", ccy: money.EUR, ids: []account.Identifier{vat("BE0998063181")}},
			{name: "Helvane Logistique SAS", country: "FR", city: "Bray-la-Tour", ccy: money.EUR, ids: french("998232888")},
		},
		people: []person{
			{"perrachon", "Odile Perrachon", "Directrice HSE", "fr", "odile.perrachon@helvane.example", "06 39 98 52 18"},
			{"vauquelin", "Tristan Vauquelin", "Directeur de la plateforme", "fr", "tristan.vauquelin@helvane.example", "06 39 98 52 40"},
			{"desmedt", "Lieve De Smedt", "Inkoopster", "nl", "lieve.desmedt@helvane.example", "+32 2 555 12 71"},
		},
		team: []place{{"bastien", account.FnAE, ""}, {"gaetan", account.FnProduction, ""}},
	}
	c.deals = s.helvaneDeals(&c)
	return c
}

func (s story) helvaneDeals(c *client) []deal {
	notice := contract.NoticeOf(3)
	steam := s.soon(24, notice, 22, 12, 30)
	valves := mustTermTo(s.month(26).First().Add(13), 36)
	cleaning := mustTermTo(s.month(6).Last(), 24)
	return []deal{
		c.deal("roussanne", fmt.Sprintf("CT-%d-004", steam.start.Year()), "Utilités vapeur et froid, plateforme de Roussanne", 1_260_000, steam).
			with(tacit(12, 0, notice)).with(signed(day.Min(steam.start.Add(-24), s.first()))),
		c.deal("instrumentation", fmt.Sprintf("CT-%d-002", valves.start.Year()), "Instrumentation et vannes", 710_000, valves).
			with(express).with(func(in *contract.Input) { in.State = contract.ToSign }).
			enteredBy("camille", s.at(s.workdayOf(valves.start.Month()-1, 4), 10, 25)),
		c.deal("bray", fmt.Sprintf("CT-%d-022", cleaning.start.Year()), "Nettoyage et déchets, Bray-la-Tour", 540_000, cleaning).
			with(express).with(signed(day.Min(cleaning.start.Add(-12), s.first()))).
			with(func(in *contract.Input) { in.Parties.ClientName = "Helvane Logistique SAS" }),
	}
}

// handed is when Camille took Helvane over.
func (s story) handed() day.Day { return s.work(-380) }

// helvanePlot: Hervé leaves, Camille takes the account over and signs the valves; the prevention plan is late.
func (s story) helvanePlot() []act {
	handed := s.handed()
	valves := mustTermTo(s.month(26).First().Add(13), 36)
	sent := s.workdayOf(valves.start.Month()-1, 14)
	plot := []act{
		{s.at(handed, 9, 15), "theo", "hand over helvane", func(t *turn) error {
			return t.desks.Account.HandOver(t.ctx, t.a, t.accounts["helvane"], accountdesk.AssignInput{User: t.user("camille"), From: handed, Reason: "Départ d’Hervé Lacombe"})
		}},
		{s.on(-374, 17, 0), "paul", "hervé leaves", func(t *turn) error { return t.desks.Team.Leave(t.ctx, t.a, t.user("herve")) }},
		edit(s.at(handed, 10, 40), "camille", "roussanne", toCamille),
		edit(s.at(handed, 10, 44), "camille", "bray", toCamille),
		sign(s.at(sent, 16, 45), "camille", "instrumentation", sent),
		attach(s.at(sent, 16, 50), "camille", "instrumentation", "Instrumentation et vannes, signé.pdf", "Trente-six mois à compter du "+date(valves.start)+"."),
		note(s.on(-25, 15, 10), "camille", chore{title: "Envoyer le plan de prévention de l’arrêt " + ofMonth(s.month(4)), account: "helvane", kind: task.PromiseOurs, due: s.work(-4), contact: "perrachon"}),
		note(s.on(-11, 10, 35), "camille", chore{title: "Chiffrer la reprise des tours de refroidissement", account: "helvane", owner: "bastien", due: s.work(13), contact: "vauquelin"}),
	}
	return append(plot, s.committees("helvane", "camille", "camille", "Compte rendu de la revue HSE")[6:]...)
}

// toCamille gives her the contract with the account.
func toCamille(t *turn, in *contract.Input) { in.Owner = t.user("camille") }
