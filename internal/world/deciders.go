package world

import (
	"fmt"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/stakeholder"
)

// decider is somebody on the map of an account; who is a contact's key, or names an unfilled post.
type decider struct {
	who, above string
	roles      []stakeholder.Role
	influence  int
	post       string
	external   bool
	note       string
	// state is how far one has come; the feelings are by handle.
	state stakeholder.State
	feels map[string]felt
}

type felt struct {
	value int
	why   string
}

// placed enters the people of a map, those above first.
func (s story) placed(at time.Time, by, account string, list []decider) (acts []act) {
	made := map[string]id.Any{}
	acts = append(acts, act{at, by, "map of " + account, func(t *turn) error {
		for _, d := range list {
			in := stakeholder.Input{Contact: t.contacts[d.who], Post: d.post, Roles: d.roles, Owner: t.user(by), ReportsTo: made[d.above], External: d.external, Note: d.note}
			in.Influence = &d.influence
			x, err := t.desks.Stakeholder.Add(t.ctx, t.a, t.accounts[account], in, nil)
			if err != nil {
				return err
			}
			made[d.who] = x
			if d.state == "" {
				continue
			}
			if err := t.desks.Stakeholder.Pass(t.ctx, t.a, t.accounts[account], x, d.state); err != nil {
				return err
			}
		}
		return nil
	}})
	for n, d := range list {
		for author, f := range d.feels {
			acts = append(acts, act{at.Add(time.Duration(20+n*3) * time.Minute), author, "what " + d.who + " feels", func(t *turn) error {
				return t.desks.Stakeholder.Feel(t.ctx, t.a, t.accounts[account], made[d.who], stakeholder.MarkInput{Value: &f.value, Note: f.why})
			}})
		}
	}
	return acts
}

// decides enters how a client comes to a decision.
func decides(at time.Time, by, account string, p stakeholder.Process) act {
	return act{at, by, "decision " + p.Name, func(t *turn) error {
		return t.write(func(tx *db.Tx) error {
			_, err := t.desks.Stakeholder.CreateProcessIn(tx, t.a, t.accounts[account], p)
			return err
		})
	}}
}

func are(r ...stakeholder.Role) []stakeholder.Role { return r }

// deciders is the map of Aldine: everybody is known, the finance director is against and not met any more, nobody has ever
// spoken to the chief executive, and Maeve has said of two people what Rémy has yet to say.
func (s story) deciders() (acts []act) {
	acts = append(acts, s.placed(s.on(-46, 10, 5), "remy", "aldine", []decider{
		{who: "vasselin", roles: are(stakeholder.DecisionMaker), influence: 95, note: "Signe au-delà de 2 M€, sur avis du comité d’engagement."},
		{who: "quilleverne", above: "vasselin", roles: are(stakeholder.DecisionMaker), influence: 90, state: stakeholder.Engaged, feels: map[string]felt{"remy": {1, "Satisfait de l’astreinte de l’été."}}},
		{who: "hydro", above: "vasselin", post: "Direction Aldine Hydro", influence: 40, note: "Vacant depuis septembre."},
		{who: "rochecourbe", above: "vasselin", roles: are(stakeholder.Buyer), influence: 75, state: stakeholder.Engaged, feels: map[string]felt{"remy": {0, "Compare trois offres, sans préférence dite."}}},
		{who: "aubremont", above: "vasselin", roles: are(stakeholder.DecisionMaker), influence: 70, state: stakeholder.Contacted,
			feels: map[string]felt{"remy": {-1, "Craint un surcoût de transition en janvier."}, "maeve": {-1, "Veut un prix ferme sur trois ans."}}},
		{who: "elkhatir", above: "quilleverne", roles: are(stakeholder.Sponsor), influence: 60, state: stakeholder.Engaged, feels: map[string]felt{"maeve": {2, "Nous cite en exemple aux autres sites."}, "remy": {2, ""}}},
		{who: "fontbonne", above: "quilleverne", roles: are(stakeholder.EndUser), influence: 40, state: stakeholder.Engaged, feels: map[string]felt{"maeve": {1, ""}}},
		{who: "saintaubert", above: "elkhatir", roles: are(stakeholder.Influencer), influence: 38, state: stakeholder.Contacted, feels: map[string]felt{"maeve": {1, "Demande les fiches de poste avant chaque arrêt."}}},
		{who: "maubertin", roles: are(stakeholder.Influencer), influence: 55, external: true, note: "Missionné par les achats pour la consultation."},
	})...)
	return append(acts, s.decisions()...)
}

func (s story) decisions() []act {
	step := func(name, owner string, planned, actual int, state stakeholder.StepState, reason string) stakeholder.Step {
		x := stakeholder.Step{Name: name, Owner: owner, Planned: day.Ptr(s.work(planned)), State: state, Reason: reason}
		if state == stakeholder.Done {
			x.Actual = day.Ptr(s.work(actual))
		}
		return x
	}
	done, planned := stakeholder.Done, stakeholder.Planned
	score := func(name string, weight, ours, theirs int, why string) stakeholder.Criterion {
		return stakeholder.Criterion{Name: name, Weight: weight, Ours: &ours, Theirs: &theirs, Evidence: why}
	}
	next := s.today.Year() + 1
	return []act{decides(s.on(-2, 17, 10), "remy", "aldine", stakeholder.Process{Name: fmt.Sprintf("Contrat-cadre maintenance %d-%d", next, next+2), Competitor: "Sermontec",
		Steps: []stakeholder.Step{
			step("Expression du besoin", "Nadia El Khatir", -49, -47, done, ""), step("Validation du budget", "Sophie Aubremont", -32, -22, done, ""),
			step("Lancement de la consultation", "Damien Rochecourbe", -15, -14, done, ""), step("Avis du conseil externe", "Gilles Maubertin", -3, 0, stakeholder.Blocked, "Sa grille technique n’est pas partie."),
			step("Soutenance technique", "Bertrand Quilleverne", 3, 0, planned, ""), step("Comité d’engagement", "Hélène Vasselin", 16, 0, planned, ""), step("Signature", "Hélène Vasselin", 21, 0, planned, ""),
		},
		Criteria: []stakeholder.Criterion{
			score("Prix global", 30, 65, 75, "Écart estimé de 3,1 %, d’après Damien Rochecourbe."), score("Sécurité et HSE", 25, 80, 70, "Taux de fréquence de 1,8 contre 3,2 publié."),
			score("Disponibilité des équipes", 20, 75, 60, "42 habilités sur site, astreinte en 4 h."), score("Méthodes et données", 15, 85, 65, "Historique de 11 400 interventions."),
			score("Bilan carbone", 10, 60, 60, "Aucun des deux n’est audité."),
		}})}
}
