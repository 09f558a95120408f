package world

import (
	"fmt"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
)

// prospects are accounts that are not key ones: candidates, one qualified, one that left.
func (s story) prospects() []client {
	return []client{
		{
			key: "laiteries", name: "Laiteries du Haut-Serein", sector: "Agroalimentaire", country: "FR", city: "Montréal-le-Serein",
			ccy: money.EUR, tier: account.Unrated, bornBy: "camille", born: s.on(-47, 15, 55),
			note: "Rencontrés au salon de Rennes. Trois sites, maintenance internalisée jusqu’ici.",
			// Two digits were swapped when it was typed: 998 152 094 is right.
			bodies: []body{{name: "Laiteries du Haut-Serein SCA", country: "FR", city: "Montréal-le-Serein", ids: []account.Identifier{
				{Scheme: account.SIREN, Value: "998125094", State: account.ToConfirm, Source: "Carte de visite"}}}},
			people: []person{{"cottereau", "Bérangère Cottereau", "Directrice industrielle", "fr", "berangere.cottereau@haut-serein.example", "06 39 98 87 02"}},
		},
		{
			key: "montbel", name: "Verrerie de Montbel", sector: "Verre d’emballage", country: "FR", city: "Montbel",
			ccy: money.EUR, tier: account.Star, bornBy: "remy", born: s.on(-210, 10, 30),
			note:   "Même métier que Castagnac, sans nous : Thermolia y est depuis 2015.",
			bodies: []body{{name: "Verrerie de Montbel SAS", country: "FR", city: "Montbel", ids: french("998864540")}},
			people: []person{{"delorme", "Hugues Delorme", "Directeur d’usine", "fr", "hugues.delorme@montbel.example", "06 39 98 87 40"}},
		},
		{
			key: "lemercier", name: "Bocaux Lemercier", sector: "Verre d’emballage", country: "FR", city: "Lésigneux",
			ccy: money.EUR, tier: account.Unrated, bornBy: "camille", born: s.on(-160, 11, 25),
			note:   "Conserverie et bocaux. Rachat par Castagnac annoncé dans la presse.",
			bodies: []body{{name: "Bocaux Lemercier SAS", country: "FR", city: "Lésigneux", ids: french("998401962")}},
			people: []person{{"lemercier", "Aubin Lemercier", "Directeur du site", "fr", "aubin.lemercier@bocaux-lemercier.example", "06 39 98 41 90"}},
		},
		{
			key: "marsange", name: "Fonderies de Marsange", sector: "Métallurgie", country: "FR", city: "Marsange",
			ccy: money.EUR, tier: account.Streamline, since: 11, bornBy: "herve", carrier: "herve",
			why:    "Attractivité 3,8, force 4,1 : dernier haut fourneau à l’arrêt.",
			bodies: []body{{name: "Fonderies de Marsange SA", country: "FR", city: "Marsange", ids: french("998888242")}},
		},
	}
}

func (s story) prospectsPlot() []act {
	return append(s.marsangeLeaves(),
		s.assessedOn(s.on(-76, 11, 30), "remy", "montbel"),
		qualify(s.on(-75, 16, 0), "montbel", client{bornBy: "remy", why: "Attractivité 6,2, force 3,9 : contrat de Thermolia à échéance l’an prochain."}),
		act{s.on(-395, 10, 0), "theo", "marsange is put down", func(t *turn) error {
			return t.desks.Account.EndAssignment(t.ctx, t.a, t.accounts["marsange"], t.assignments["marsange"], s.work(-395))
		}},
		s.observed(),
		note(s.on(-5, 18, 0), "remy", chore{title: "Appeler Hugues Delorme : Thermolia a laissé passer son préavis", account: "montbel", due: s.work(2), contact: "delorme"}),
		s.brassac(),
		assign(s.at(s.eve(), 20, 20), "theo", "brassac", accountdesk.AssignInput{Role: account.Primary, From: s.eve(), Reason: "À côté de Castagnac"}, "camille"))
}

// observed is the contract of a competitor whose notice day has passed without a letter: Thermolia is bound for a year
// more at a price it wanted to leave.
func (s story) observed() act {
	notice := contract.NoticeOf(6)
	t := s.termBy(36, notice, func(prudent, _ day.Day) int {
		if prudent < s.day(-14) || prudent >= s.day(-2) {
			return -1
		}
		return distance(prudent, s.day(-7)) / 10
	})
	return act{s.on(-70, 9, 5), "remy", "observe thermolia", func(x *turn) error {
		in := contract.Input{Account: x.accounts["montbel"], Name: "Chaufferie et utilités de Montbel (Thermolia)", Type: contract.Service, Regime: contract.NoRegime,
			State: contract.Active, Observed: true, Holder: "Thermolia Services", Effective: day.Ptr(t.start), TermMonths: t.months, Renewal: contract.Renewal{Kind: contract.Tacit, Months: 12},
			NoticeUs: notice, Value: yearly(820_000, money.EUR), Currency: money.EUR}
		made, err := x.desks.Contract.Create(x.ctx, x.a, in)
		x.contracts["thermolia"] = made
		return err
	}}
}

// brassac comes from the public register of contracts: the market of another, to be watched.
func (s story) brassac() act {
	end := s.month(7).Last()
	t := mustTermTo(end, 48)
	return act{s.at(s.eve(), 20, 15), "theo", "import of brassac", func(x *turn) error {
		batch := id.New[id.Batch]()
		return x.write(func(tx *db.Tx) error {
			made, err := x.desks.Account.ImportIn(tx, x.a, "decp", batch, []accountdesk.ImportLine{{Key: "20009988700012",
				In: account.Input{Name: "Communauté d’agglomération du Pays de Brassac", Sector: "Public", Country: "FR", City: "Brassac-le-Vieux", Ccy: money.EUR}}})
			if err == nil {
				err = mustCreate(made[0].Verb, made[0].Problems)
			}
			if err != nil {
				return err
			}
			x.accounts["brassac"] = made[0].ID
			in := contract.Input{Account: made[0].ID, Number: fmt.Sprintf("%dPB07", t.start.Year()), Name: "Exploitation des réseaux de chaleur", Type: contract.Service, Regime: contract.NoRegime,
				State: contract.Active, Observed: true, Holder: "Thermolia Services", Effective: day.Ptr(t.start), TermMonths: t.months, Renewal: contract.Renewal{Kind: contract.NoRenewal},
				Value: yearly(1_140_000, money.EUR), Currency: money.EUR}
			out, err := x.desks.Contract.ImportIn(tx, x.a, "decp", batch, []contractdesk.ImportLine{{Key: "20009988700012-07", In: in}})
			if err == nil {
				err = mustCreate(out[0].Verb, out[0].Problems)
			}
			return err
		})
	}}
}

// mustCreate turns what an import did not take into an error: the story has no bad lines.
func mustCreate(verb string, why error) error {
	if verb == "created" {
		return nil
	}
	return fmt.Errorf("the line was %s: %w", verb, why)
}
