package world

import (
	"math"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

// criteria are Ardoval's selection model: what counts, its weight, and what scores of 0, 5 and 10 look like.
var criteria = []portfolio.Criterion{
	{Axis: portfolio.Attract, Label: "Potentiel de chiffre d’affaires", Weight: 30, Low: "Moins de 200 k€ par an", Middle: "1 M€ par an", High: "Plus de 3 M€ par an"},
	{Axis: portfolio.Attract, Label: "Marge", Weight: 25, Low: "Sous 5 %", Middle: "12 %, la moyenne de la maison", High: "Plus de 20 %"},
	{Axis: portfolio.Attract, Label: "Croissance du client", Weight: 20, Low: "Ferme des sites", Middle: "Suit son marché", High: "Ouvre des sites chaque année"},
	{Axis: portfolio.Attract, Label: "Durée des engagements", Weight: 15, Low: "À la commande", Middle: "Contrats d’un an", High: "Trois ans et plus"},
	{Axis: portfolio.Attract, Label: "Exigence technique", Weight: 10, Low: "Nettoyage simple", Middle: "Utilités courantes", High: "Process, Seveso, zones stériles"},
	{Axis: portfolio.Strength, Label: "Qualité du service", Weight: 40, Low: "Plaintes répétées", Middle: "Conforme au contrat", High: "Cité en exemple par le client"},
	{Axis: portfolio.Strength, Label: "Prix", Weight: 35, Low: "Le plus cher", Middle: "Dans le marché", High: "Le moins cher à service égal"},
	{Axis: portfolio.Strength, Label: "Relation", Weight: 25, Low: "Un seul contact", Middle: "Plusieurs niveaux", High: "Du site à la direction générale"},
}

// none is a score that nobody knows.
const none = -1

// grade is an assessment: scores in the order of the criteria, ours and the best competitor's on strength.
type grade struct {
	at         time.Time
	by         string
	attract    [5]float64
	us, them   [3]float64
	competitor string
	// evidence is told by the place of its criterion.
	evidence map[int]string
}

// adopt writes the model and puts it in use.
func (s story) adopt() act {
	return act{s.opening(0, 9, 25), "ingrid", "adopt the selection model", func(t *turn) error {
		return t.write(func(tx *db.Tx) error {
			m, err := t.desks.Portfolio.CreateModelIn(tx, t.a, portfolio.ModelInput{Name: "Sélection des grands comptes", ThresholdA: portfolio.DefaultThreshold,
				ThresholdS: portfolio.DefaultThreshold, Criteria: criteria})
			if err != nil {
				return err
			}
			return t.desks.Portfolio.AdoptModelIn(tx, t.a, m, 0)
		})
	}}
}

// assess validates an assessment.
func assess(key string, g grade) act {
	return act{g.at, g.by, "assess " + key, func(t *turn) error {
		form, err := t.desks.Portfolio.AssessForm(t.ctx, t.a, t.accounts[key])
		if err != nil {
			return err
		}
		in := portfolio.AssessInput{On: form.Today, Competitor: g.competitor}
		for i, c := range form.Model.Criteria {
			k := portfolio.Mark{Criterion: c.Code, Evidence: g.evidence[i]}
			if i < len(g.attract) {
				k.Ours = scored(g.attract[i])
			} else {
				k.Ours, k.Theirs = scored(g.us[i-len(g.attract)]), scored(g.them[i-len(g.attract)])
			}
			in.Marks = append(in.Marks, k)
		}
		_, err = t.desks.Portfolio.Assess(t.ctx, t.a, t.accounts[key], 0, in, true)
		return err
	}}
}

func scored(v float64) *portfolio.Tenths {
	if v == none {
		return nil
	}
	n := portfolio.Tenths(math.Round(v * 10))
	return &n
}

// take makes a step of an account in the portfolio.
func take(at time.Time, by, key string, verb portfolio.Verb, reason string) act {
	return act{at, by, string(verb) + " " + key, func(t *turn) error {
		return t.desks.Portfolio.Step(t.ctx, t.a, t.accounts[key], 0, portfoliodesk.StepInput{Verb: verb, Reason: reason})
	}}
}

// approve is the Direction's yes to a proposal.
func approve(at time.Time, key string) act {
	return act{at, "ingrid", "approve " + key, func(t *turn) error {
		return t.desks.Portfolio.Answer(t.ctx, t.a, t.accounts[key], true, "")
	}}
}

// handover finds the last hand-over of an account.
func (t *turn) handover(key string) (portfoliodesk.HandoverSheet, error) {
	s, err := t.desks.Portfolio.Open(t.ctx, t.a, t.accounts[key])
	if err != nil {
		return portfoliodesk.HandoverSheet{}, err
	}
	var last id.Any
	for _, h := range s.Handovers {
		if h.State == portfolio.HandoverOpen {
			last = h.ID
		}
	}
	return t.desks.Portfolio.Handover(t.ctx, t.a, last)
}

// passOn goes through the list of a hand-over: so many lines, all of them when n is 0, and then closes it.
func passOn(at time.Time, by, key string, n int) act {
	return act{at, by, "hand over " + key, func(t *turn) error {
		h, err := t.handover(key)
		if err != nil {
			return err
		}
		if n == 0 {
			if err := t.desks.Portfolio.PassAll(t.ctx, t.a, h.ID); err != nil {
				return err
			}
			return t.desks.Portfolio.Complete(t.ctx, t.a, h.ID, 0)
		}
		for _, l := range h.Lines[:min(n, len(h.Lines))] {
			if err := t.desks.Portfolio.Tick(t.ctx, t.a, h.ID, l.ID, portfolio.Passed, ""); err != nil {
				return err
			}
		}
		return nil
	}}
}

// prepareExit opens the hand-over of an account that is to leave.
func prepareExit(at time.Time, by, key, reason string) act {
	return act{at, by, "prepare the exit of " + key, func(t *turn) error {
		_, err := t.desks.Portfolio.PrepareExit(t.ctx, t.a, t.accounts[key], reason)
		return err
	}}
}

// grades are the assessments of the first days, by account.
func (s story) grades() map[string]grade {
	return map[string]grade{
		"castagnac": {attract: [5]float64{9.5, 6.5, 6, 6.5, 9.5}, us: [3]float64{8, 10, 8}, them: [3]float64{5.5, 8, 6}, competitor: "Thermolia Services",
			evidence: map[int]string{0: "1,7 M€ de maintenance, cinq usines", 5: "Aucun arrêt de four de notre fait depuis trois ans"}},
		"helvane": {attract: [5]float64{8.5, 5.5, 8, 5.5, 7.5}, us: [3]float64{8.5, 7, 7}, them: [3]float64{7, 4.5, 6.5}, competitor: "Utilité Rhône",
			evidence: map[int]string{2: "La plateforme double de capacité d’ici trois ans"}},
		"norrsund": {attract: [5]float64{6, 8.5, 7, 5.5, 6.5}, us: [3]float64{3.5, 5.5, 5.5}, them: [3]float64{6.5, 4, 6}, competitor: "Härnö Service AB"},
		"aldine": {attract: [5]float64{7, 7, 7.5, 9, 8}, us: [3]float64{5.5, 7, 5}, them: [3]float64{7.5, 5, 7}, competitor: "Thermolia Services",
			evidence: map[int]string{5: "Thermolia tient quatorze sites, notés au-dessus de nous"}},
		"kestrel":   {attract: [5]float64{7, 8, 7.5, 6, 8}, us: [3]float64{6, 5, 7}, them: [3]float64{5.5, 5.5, 5.5}, competitor: "Wexford Facilities"},
		"terminaux": {attract: [5]float64{6, 5, 3, 5, 3}, us: [3]float64{9.5, 7.5, 9.5}, them: [3]float64{5, 7.5, 5.5}, competitor: "Atlantique Levage"},
		"wettersteiner": {attract: [5]float64{7.5, 7, 5.5, 7, 4.5}, us: [3]float64{7.5, 7.5, 7.5}, them: [3]float64{6, 6, 4}, competitor: "Isar Technik",
			evidence: map[int]string{3: "Three breweries on four-year contracts"}},
		"kempenaar": {attract: [5]float64{6, 3.5, 3, 4.5, 2.5}, us: [3]float64{4.5, 5, 5}, them: [3]float64{7.5, 5, 5}, competitor: "Kempen Onderhoud"},
		"hydraline": {attract: [5]float64{8.5, 5.5, 6.5, 6.5, 7}, us: [3]float64{5.5, 6, 6}, them: [3]float64{6, 6, 6}, competitor: "Marne Hydro",
			evidence: map[int]string{0: "Renouvellement des délégations"}},
		"marsange": {attract: [5]float64{4, 4, 4.5, 3, 2.5}, us: [3]float64{4.5, 4, 4}, them: [3]float64{6, 6, 6}, competitor: "Fonderie Services"},
		"lumen":    {attract: [5]float64{8.5, 7.5, 6, 9.5, 8.5}, us: [3]float64{6, 7, 5}, them: [3]float64{8, 5.5, 5.5}, competitor: "Léman Technique"},
		"montbel": {attract: [5]float64{7, 5, 7, 5, 7}, us: [3]float64{3.5, 4, 4}, them: [3]float64{6, 6, 6}, competitor: "Thermolia Services",
			evidence: map[int]string{5: "Nous n’y avons jamais travaillé : note donnée d’après Castagnac"}},
	}
}

// assessed are the assessments made again since, and the rest of the portfolio's plot: Aldine has become strategic, nobody
// knows whom Hydraline would turn to, Terminaux has not been looked at for a year and a half, Kempenaar is on its way
// out, and Montbel waits for the Direction.
func (s story) assessed() []act {
	again := func(key, by string, n int, g grade) act {
		g.at, g.by = s.on(n, 14, 25), by
		return assess(key, g)
	}
	handed := s.handed()
	return []act{
		s.adopt(),
		again("castagnac", "camille", -60, grade{attract: [5]float64{9.5, 7, 7.5, 6, 8}, us: [3]float64{9.5, 7, 9}, them: [3]float64{5.5, 8, 6}, competitor: "Thermolia Services",
			evidence: map[int]string{2: "Deux fours de plus, et Setúbal depuis l’été", 6: "Thermolia est 4 % sous nous"}}),
		again("helvane", "camille", -200, grade{attract: [5]float64{8, 6.5, 7, 8.5, 6}, us: [3]float64{9.5, 7.5, 7.5}, them: [3]float64{8, 5.5, 5.5}, competitor: "Utilité Rhône"}),
		again("norrsund", "camille", -120, grade{attract: [5]float64{8.5, 5.5, 5, 8.5, 6}, us: [3]float64{6, 4, 4}, them: [3]float64{5.5, 5.5, 7.5}, competitor: "Härnö Service AB",
			evidence: map[int]string{7: "Les concurrents dînent avec la direction de l’usine"}}),
		again("aldine", "remy", -41, grade{attract: [5]float64{9.5, 7, 7, 6, 8}, us: [3]float64{7.5, 7, 7}, them: [3]float64{6, 6, 6}, competitor: "Thermolia Services",
			evidence: map[int]string{5: "Thermolia a perdu deux sites sur plaintes", 7: "Reçus par la présidence en juin"}}),
		again("kestrel", "remy", -34, grade{attract: [5]float64{8, 7.5, 9, 6.5, 9.5}, us: [3]float64{7.5, 9.5, 7.5}, them: [3]float64{7, 7, 7}, competitor: "Wexford Facilities"}),
		again("wettersteiner", "ilse", -150, grade{attract: [5]float64{6.5, 7.5, 4.5, 7.5, 4.5}, us: [3]float64{8, 9, 7}, them: [3]float64{5.5, 8, 6}, competitor: "Isar Technik"}),
		again("kempenaar", "ilse", -100, grade{attract: [5]float64{4.5, 2.5, 5.5, 2.5, 3.5}, us: [3]float64{6, 5, 5}, them: [3]float64{6.5, 6.5, 8.5}, competitor: "Kempen Onderhoud",
			evidence: map[int]string{1: "Margin under 6 % since 2019"}}),
		again("hydraline", "ilse", -50, grade{attract: [5]float64{5.5, 9, 8.5, 6, 5}, us: [3]float64{6, 5, 5}, them: [3]float64{none, none, 4.5},
			evidence: map[int]string{5: "Marne Hydro is in receivership: nobody knows whom they would call"}}),
		passOn(s.later(s.at(handed, 9, 0), 6, 17, 30), "camille", "helvane", 0),
		prepareExit(s.on(-9, 11, 5), "theo", "kempenaar", "Marge sous 6 % depuis 2019, volumes en baisse."),
		passOn(s.on(-3, 16, 45), "ilse", "kempenaar", 2),
		take(s.on(-6, 17, 40), "remy", "montbel", portfolio.Propose, "Thermolia a laissé passer son préavis : un an pour prendre la place."),
	}
}

// assessedOn is an assessment of the first days, at a moment, by whoever knows the account.
func (s story) assessedOn(at time.Time, by, key string) act {
	g := s.grades()[key]
	g.at, g.by = at, by
	return assess(key, g)
}

// marsangeLeaves: the site is closed, what hung on it is passed on, and the account leaves.
func (s story) marsangeLeaves() []act {
	return []act{
		prepareExit(s.on(-410, 10, 5), "theo", "marsange", "Site fermé."),
		passOn(s.on(-402, 16, 0), "theo", "marsange", 0),
		take(s.on(-392, 14, 10), "ingrid", "marsange", portfolio.Exit, "Site fermé, plus aucun contrat en cours."),
	}
}
