package gallery

import (
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

func attention() ui.Attention {
	rows := attentionRows()
	for i := range rows {
		rows[i].ID = "att-" + rows[i].Rank
		rows[i].Popover = "why-score"
		rows[i].ScoreHint = "Priorité " + rows[i].Score + " sur 100, expliquer"
		rows[i].Menu = attentionMenu(rows[i].ID)
	}
	return ui.Attention{
		Card: ui.Card{ID: "att", Title: "À traiter", Count: "7", Right: attentionCounts()},
		Words: ui.AttentionWords{
			Severity: "Gravité", What: "Quoi et pourquoi", Due: "Échéance", Stake: "Enjeu", Priority: "Priorité",
		},
		Rows: rows,
	}
}

func attentionMenu(id string) ui.Menu {
	line := []ui.HiddenField{{Name: "line", Value: id}}
	return ui.Menu{Label: "Autres gestes\u00a0: reporter, fait, écarter", Parts: []ui.MenuPart{
		{Heading: "Reporter (7\u00a0jours au plus, car critique)", Items: []ui.MenuItem{
			{Label: "Demain", Icon: "clock-3", Note: "mar. 24\u00a0nov.", Post: "/attention/snooze", Fields: line},
			{Label: "Choisir une date…", Icon: "calendar-days", Post: "/attention/snooze", Fields: line,
				Ask: &ui.Ask{Label: "Jusqu’au", Name: "until", Kind: "date", Min: "2026-11-24", Max: "2026-11-30", Submit: "Reporter"}},
		}},
		{Items: []ui.MenuItem{
			{Label: "C’est fait", Icon: "check", Post: "/attention/done", Fields: line},
			{Label: "Écarter, avec un motif…", Icon: "x", Post: "/attention/dismiss", Fields: line,
				Ask: &ui.Ask{Label: "Motif", Name: "reason", Submit: "Écarter", Options: []ui.Option{{Value: "known", Label: "Déjà connu"}, {Value: "wrong", Label: "Inexact"}}}},
			{Label: "Confier à l’équipe…", Icon: "user-round", Href: "/attention/delegate"},
		}},
		{Heading: "Cette alerte vous aide-t-elle\u00a0?", Two: true, Items: []ui.MenuItem{
			{Label: "Utile", Icon: "thumbs-up", Post: "/attention/useful", Fields: line},
			{Label: "Pas utile", Icon: "thumbs-down", Post: "/attention/useless", Fields: line},
		}},
	}}
}

func months(narrow bool) charts.MonthBars {
	names := []string{"Janv.", "Févr.", "Mars", "Avr.", "Mai", "Juin", "Juil.", "Août", "Sept.", "Oct.", "Nov.", "Déc."}
	previous := []float64{715, 742, 868, 802, 770, 850, 811, 575, 905, 930, 912, 978}
	current := []float64{742, 768, 905, 811, 790, 884, 846, 598, 931, 984}
	target := []float64{770, 780, 880, 830, 810, 870, 850, 620, 940, 983, 960, 1010}
	m := charts.MonthBars{
		Label: "Chiffre d’affaires mensuel 2026 en k€, contre 2025 et l’objectif. Octobre\u00a0: 984\u00a0k€ pour un objectif de 983\u00a0k€.",
		Unit:  "k€", Format: thousands, Money: func(v float64) string { return thousands(v) + "\u00a0k€" }, Narrow: narrow,
		Names: charts.MonthNames{Month: "Mois", Previous: "2025", Current: "2026", Target: "Objectif", Unknown: "à venir", Summary: "Voir les données"},
	}
	for i, name := range names {
		month := charts.Month{Label: name, Previous: value(previous[i]), Target: value(target[i])}
		if i < len(current) {
			month.Current = value(current[i])
		}
		m.Months = append(m.Months, month)
	}
	return m
}

func bigFigures() []ui.Kpi {
	return []ui.Kpi{
		{Label: "À fin octobre", Value: "8,26\u00a0M€", Delta: &ui.Delta{Text: "+3,7\u00a0%", Good: true}, Note: "sur 2025"},
		{Label: "Objectif à date", Value: "99,1\u00a0%", Note: "de 8,33\u00a0M€"},
		{Label: "Reste à faire en 2026", Value: "2,04\u00a0M€", Note: "pour 10,30\u00a0M€"},
	}
}

func bullets() []ui.BulletRow {
	return []ui.BulletRow{
		{Label: "Castagnac Verre", Bullet: charts.Bullet{Ratio: 1.035}, Gap: "+134\u00a0k€", Judge: ui.Good, Ratio: "103,5\u00a0%"},
		{Label: "Helvane", Bullet: charts.Bullet{Ratio: 1.013}, Gap: "+32\u00a0k€", Judge: ui.Good, Ratio: "101,3\u00a0%"},
		{Label: "Norrsund Papper AB", Bullet: charts.Bullet{Ratio: 0.88, Tone: charts.BulletMissed}, Gap: "−240\u00a0k€", Judge: ui.Bad, Ratio: "88,0\u00a0%"},
	}
}

func accountColumns() []ui.Column {
	return []ui.Column{
		{Label: "Compte", Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: "12\u00a0mois", Place: ui.NotOnPhone, Roomy: true},
		{Label: "CA 2026", Num: true, Strong: true, Place: ui.TopRight},
		{Label: "vs 2025", Num: true, Place: ui.MiddleRight},
		{Label: "Objectif à date", Place: ui.NotOnPhone, Bullet: true, Gap: true},
		{Label: "Contrats", Place: ui.NotOnPhone, Two: true, Roomy: true},
		{Label: "Prochaine échéance", Place: ui.MiddleLeft},
		{Label: "Prochain pas", Place: ui.NotOnPhone, Two: true},
	}
}

func whyScore(id string) ui.Explanation {
	return ui.Explanation{
		ID: id, Title: "Pourquoi 67,0 sur 100\u00a0?", Close: "Fermer",
		Lede: "Préavis de «\u00a0Utilités vapeur et froid, Roussanne\u00a0», Helvane",
		Factors: &ui.Factors{
			Head: [3]string{"Ce qui compte", "Poids", "Points"},
			Rows: []ui.FactorRow{
				{Label: "Gravité\u00a0: haute", Note: "moins de 30\u00a0jours avant la décision interne", Weight: "×\u00a040", Points: "30,0", Bar: charts.Factor{Points: 30, Kind: 1}},
				{Label: "Urgence\u00a0: 16\u00a0décembre", Note: "dans 23\u00a0jours, soit 7\u00a0÷\u00a0(7\u00a0+\u00a023)", Weight: "×\u00a030", Points: "7,0", Bar: charts.Factor{Points: 7, Kind: 2}},
				{Label: "Enjeu\u00a0: 1\u00a0260\u00a0000\u00a0€", Note: "valeur annuelle sur 12\u00a0mois reconduits, au plafond", Weight: "×\u00a020", Points: "20,0", Bar: charts.Factor{Points: 20, Kind: 3}},
				{Label: "Votre rôle\u00a0: responsable", Note: "vous portez le compte et le contrat", Weight: "×\u00a010", Points: "10,0", Bar: charts.Factor{Points: 10, Kind: 4}},
			},
			Total: [2]string{"Priorité", "67,0"},
		},
		Change: "Ce qui la changerait\u00a0:", Changes: "à 10\u00a0jours de la décision (6\u00a0décembre), elle devient critique et passe en tête.",
		Notes: []ui.Content{calculated("Calculé le 23\u00a0nov. 2026 à 5\u00a0h\u00a000 · poids en vigueur depuis le 1er\u00a0janv. 2026", "formule")},
	}
}
