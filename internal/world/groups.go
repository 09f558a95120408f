package world

import (
	"fmt"
	"time"

	"comptoir/internal/group"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
)

// groups tells who holds whom at the clients. At Aldine: a subsidiary was sold five months ago, one more is controlled
// since its part was raised, a third will leave in the spring, and nobody knows yet what is held of a fourth. Castagnac
// has bought a maker of jars who was a prospect, and the two accounts became one.
func (s story) groups() []act {
	at := s.opening(4, 10, 0)
	acts := []act{
		s.hold(at, "remy", "Aldine Participations SE", "Aldine Énergies SA", 72.4, -144),
		s.hold(at, "remy", "Aldine Énergies SA", "Aldine Hydro SAS", 80, -120),
		s.hold(at, "remy", "Aldine Hydro SAS", "Aldine Hydro Alpes SAS", 40, -94),
		s.hold(at, "remy", "Aldine Énergies SA", "Aldine Thermique SAS", 100, -120),
		s.hold(at, "remy", "Aldine Thermique SAS", "Aldine Biogaz SARL", 51, -70),
		s.hold(at, "remy", "Aldine Hydro SAS", "Aldine Biogaz SARL", 20, -70),
		s.hold(at, "remy", "Aldine Énergies SA", "Aldine Belgium NV", 51, -88),
		s.hold(at, "remy", "Aldine Énergies SA", "Aldine Iberia SA", 100, -80),
		s.hold(at, "remy", "Aldine Énergies SA", "Nordlicht Offshore GmbH", 50, -38),
		s.hold(at, "remy", "Aldine Énergies SA", "Compagnie de chauffage urbain de Saint-Avit et vallées SAS", 35, -102),
		s.hold(at, "remy", "Aldine Énergies SA", "Aldine Réseaux SAS", 100, -118),
		s.hold(at, "camille", "Castagnac Verre SA", "Castagnac Ibérica SL", 100, -96),
		s.hold(at, "camille", "Castagnac Verre SA", "Castagnac Vidro Lda", 60, -60),
		s.hold(at, "theo", "Helvane Spécialités Chimiques et Polymères SAS", "Helvane Polymeren NV", 100, -84),
		s.hold(at, "camille", "Norrsund Papper AB", "Norrsund Kartonki Oy", 66, -72),
		s.hold(at, "remy", "Kestrel Aerospace plc", "Kestrel Composites Ltd", 100, -66),
		s.raise(at.Add(time.Hour), "remy", "Aldine Hydro Alpes SAS", 60, s.month(-55).First()+3),
		s.raise(s.on(-280, 11, 35), "remy", "Aldine Belgium NV", 75, s.work(-290)),
		s.sale(s.at(s.workdayOf(s.month(-4), 3), 9, 50), "remy", "aldine", "Aldine Réseaux SAS", s.month(-5).Last()),
		s.leaves(s.on(-12, 15, 5), "remy", "Aldine Iberia SA", s.month(4).Last()),
	}
	for i, p := range []struct {
		by, account, entity string
		site                group.Site
	}{
		{"remy", "aldine", "Aldine Énergies SA", group.Site{Name: "Siège, Lyon", SIRET: "99828410300012", City: "Lyon", Country: "FR", TZ: "Europe/Paris"}},
		{"remy", "aldine", "Aldine Hydro Alpes SAS", group.Site{Name: "Centrale de Saint-Avit", SIRET: "99835811300012", City: "Saint-Avit", Country: "FR", TZ: "Europe/Paris"}},
		{"remy", "aldine", "Aldine Hydro Alpes SAS", group.Site{Name: "Barrage des Écluses", SIRET: "99835811300020", City: "Saint-Avit", Country: "FR", TZ: "Europe/Paris"}},
		{"remy", "aldine", "Aldine Hydro Alpes SAS", group.Site{Name: "Poste de Montmeyran", City: "Montmeyran", Country: "FR", TZ: "Europe/Paris"}},
		{"remy", "aldine", "Aldine Iberia SA", group.Site{Name: "Planta de Zaragoza", City: "Zaragoza", Country: "ES", TZ: "Europe/Madrid"}},
		{"camille", "castagnac", "Castagnac Verre SA", group.Site{Name: "Verrerie de Brassac", SIRET: "99831742400013", City: "Brassac-le-Vieux", Country: "FR", TZ: "Europe/Paris"}},
		{"camille", "castagnac", "Castagnac Verre SA", group.Site{Name: "Atelier des moules", SIRET: "99831742400021", City: "Brassac-le-Vieux", Country: "FR", TZ: "Europe/Paris"}},
		{"camille", "castagnac", "Castagnac Ibérica SL", group.Site{Name: "Planta de Castellblanc", City: "Castellblanc", Country: "ES", TZ: "Europe/Madrid"}},
	} {
		acts = append(acts, act{s.opening(4, 14, 5+3*i), p.by, "site " + p.site.Name, func(t *turn) error {
			p.site.Entity = t.entities[p.entity]
			_, err := t.desks.Group.AddSite(t.ctx, t.a, t.accounts[p.account], p.site)
			return err
		}})
	}
	return append(acts, act{s.on(-40, 16, 15), "theo", "castagnac absorbs lemercier", func(t *turn) error {
		return t.desks.Group.Merge(t.ctx, t.a, group.MergeInput{Absorbed: t.accounts["lemercier"], Survivor: t.accounts["castagnac"], Sure: true,
			Reason: "Castagnac a racheté Bocaux Lemercier : un seul interlocuteur, un seul contrat-cadre."})
	}})
}

// hold enters a share that began so many months ago.
func (s story) hold(at time.Time, by, parent, child string, pct float64, months int) act {
	return act{at, by, fmt.Sprintf("%s holds %s", parent, child), func(t *turn) error {
		made, err := t.desks.Group.AddShare(t.ctx, t.a, groupdesk.ShareInput{Parent: t.entities[parent], Child: t.entities[child], Pct: share(pct), From: t.month(months).First()})
		t.shares[child] = made
		return err
	}}
}

// raise changes the last share told of a body, from a day on.
func (s story) raise(at time.Time, by, child string, pct float64, from day.Day) act {
	return act{at, by, "raise the share of " + child, func(t *turn) error {
		return t.desks.Group.MoveShare(t.ctx, t.a, t.shares[child], 0, groupdesk.ShareInput{Pct: share(pct), From: from})
	}}
}

// sale takes a body out of its group.
func (s story) sale(at time.Time, by, account, entity string, on day.Day) act {
	return act{at, by, "sell " + entity, func(t *turn) error {
		return t.desks.Group.Sell(t.ctx, t.a, t.accounts[account], t.entities[entity], groupdesk.SaleInput{On: on})
	}}
}

// leaves ends a share on a day to come: a sale that is being prepared.
func (s story) leaves(at time.Time, by, child string, on day.Day) act {
	return act{at, by, child + " will leave", func(t *turn) error {
		return t.desks.Group.CloseShare(t.ctx, t.a, t.shares[child], 0, on)
	}}
}

// share is a part of a hundred.
func share(pct float64) *decimal.Decimal {
	d := decimal.Decimal(pct*10_000 + 0.5)
	return &d
}
