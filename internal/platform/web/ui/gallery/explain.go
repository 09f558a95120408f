package gallery

import "comptoir/internal/platform/web/ui"

func whyAmount() ui.Explanation {
	return ui.Explanation{
		ID: "wa", Title: "D’où viennent 287\u00a0770\u00a0€\u00a0?", Lede: "Valeur par an de «\u00a0Calandres, usine de Härnö\u00a0», en euros",
		Steps: []ui.ExplainStep{
			{Label: "Valeur du contrat", Value: "3\u00a0200\u00a0000\u00a0SEK", Note: "Saisie par Ilse Vandermaat le 4\u00a0févr. 2026.", Source: "Contrat,", Link: &ui.Link{Label: "art. 5, p.\u00a08", Href: "#"}},
			{Label: "Taux de change", Value: "1\u00a0€ = 11,1200\u00a0SEK", Note: "Banque centrale européenne, vendredi 20\u00a0nov. 2026, dernier taux publié."},
			{Label: "Conversion", Value: "3\u00a0200\u00a0000 ÷ 11,1200", Note: "Arrondi au centime à la fin seulement\u00a0: 287\u00a0769,78\u00a0€."},
			{Label: "Affiché, à l’euro", Value: "287\u00a0770\u00a0€", Result: true},
		},
		Change: "Ce qui le changerait\u00a0:", Changes: "à 11,50\u00a0SEK pour 1\u00a0€, la valeur serait de 278\u00a0261\u00a0€.",
		Notes: []ui.Content{calculated("Calculé le 23\u00a0nov. 2026 à 5\u00a0h\u00a000", "voir les taux")},
	}
}

func whyRatio() ui.Explanation {
	return ui.Explanation{
		ID: "wr", Title: "D’où viennent 99,1\u00a0%\u00a0?", Lede: "Chiffre d’affaires à fin octobre contre l’objectif approuvé",
		Steps: []ui.ExplainStep{
			{Label: "Castagnac Verre", Value: "3\u00a0984\u00a0000\u00a0€ sur 3\u00a0850\u00a0000\u00a0€"},
			{Label: "Helvane", Value: "2\u00a0512\u00a0000\u00a0€ sur 2\u00a0480\u00a0000\u00a0€"},
			{Label: "Norrsund Papper AB", Value: "1\u00a0763\u00a0000\u00a0€ sur 2\u00a0003\u00a0000\u00a0€", Note: "19\u00a0604\u00a0560\u00a0SEK, au taux BCE du 20\u00a0nov. 2026."},
			{Label: "Laiteries du Haut-Serein", Value: "non saisi", Unknown: true, Note: "Aucun résultat ni objectif\u00a0: hors du calcul, et non compté comme zéro."},
			{Label: "8\u00a0259\u00a0000 ÷ 8\u00a0333\u00a0000", Value: "99,1\u00a0%", Result: true},
		},
		Notes: []ui.Content{ui.Text("Couverture\u00a0: 3 comptes sur 4. Objectif version\u00a02, approuvé le 15\u00a0janv. 2026 par Théo Carrignac.")},
	}
}

func brief() ui.Brief {
	return ui.Brief{
		Kind: "Fiche de compte · comité de pilotage", Title: "Castagnac Verre",
		Sub:   "Verre d’emballage, 4\u00a0fours, 2\u00a0150\u00a0salariés · Stratégique · client depuis 2017",
		When:  "Mardi 24\u00a0novembre 2026, 10\u00a0h\u00a000",
		Place: []string{"Site de Brassac-le-Vieux, salle du four\u00a01", "Préparée pour Camille Durand le 23\u00a0nov."},
		Goals: []ui.Fact{
			{Label: "À obtenir", Value: "Un accord de principe sur +4\u00a0% au 1er\u00a0mars, ou l’annonce claire de notre préavis, qui doit arriver vendredi."},
			{Label: "À éviter", Value: "Parler prix avant d’avoir rendu le compte rendu d’octobre\u00a0: il est en retard de notre fait."},
		},
		Figures: []ui.Kpi{
			{Label: "CA 2026 à fin octobre", Value: "3\u00a0984\u00a0000\u00a0€", Note: "+8,0\u00a0% sur 2025"},
			{Label: "Objectif à date", Value: "103,5\u00a0%", Note: "+134\u00a0000\u00a0€"},
			{Label: "Contrats en cours", Value: "3\u00a0720\u00a0000\u00a0€", Note: "par an, 3\u00a0contrats"},
			{Label: "Marge sur 12\u00a0mois", Value: "17,9\u00a0%", Note: "contrat-cadre\u00a0: 16,8\u00a0%, seuil 18,0\u00a0%"},
		},
		Left: []ui.BriefPart{
			{Title: "Contrats", Content: ui.BriefRows(ui.BriefTable{Caption: "Contrats", Head: []string{"Contrat", "Prochaine date", "Par an"}, Rows: []ui.BriefRow{
				{Name: "Maintenance multitechnique", Next: "Préavis ven. 27\u00a0nov. 2026", Detail: "tacite, fin 28\u00a0févr. 2027", Value: "1\u00a0840\u00a0000\u00a0€", Urgent: true},
				{Name: "Arrêts programmés des fours", Next: "Fin 14\u00a0sept. 2027", Detail: "expresse, suite en rédaction", Value: "1\u00a0460\u00a0000\u00a0€"},
				{Name: "Compresseurs, Ibérica", Next: "Préavis 30\u00a0juin 2027", Detail: "tacite, fin 31\u00a0déc. 2027", Value: "420\u00a0000\u00a0€"},
			}})},
			{Title: "Ce que nous nous devons", Content: ui.BriefLines([]ui.BriefLine{
				{Icon: "triangle-alert", Strong: "Nous\u00a0: compte rendu d’octobre", Note: "Bastien Orluc, absent jusqu’à jeudi\u00a0: à reprendre ce soir", Right: "20\u00a0nov., en retard"},
				{Icon: "clock-3", Strong: "Nous\u00a0: réponse sur le four\u00a03", Note: "à Nadège Quillard, chiffrage prêt chez Rémy Fontvielle", Right: "30\u00a0nov."},
				{Icon: "clock-3", Strong: "Eux\u00a0: planning des arrêts 2027", Note: "promis par Odon Lestrade le 22\u00a0octobre", Right: "4\u00a0déc."},
				{Icon: "circle-check", Strong: "Eux\u00a0: avenant n°\u00a03 signé", Right: "reçu le 20\u00a0nov."},
			})},
		},
		Right: []ui.BriefPart{
			{Title: "Autour de la table", Content: ui.BriefLines([]ui.BriefLine{
				{Strong: "Odon Lestrade", Rest: ", directeur industriel", Note: "signe les avenants · vu le 22\u00a0oct. · 06\u00a039\u00a098\u00a041\u00a007"},
				{Strong: "Nadège Quillard", Rest: ", acheteuse groupe", Note: "attend une réponse sur le four\u00a03 pour le 30\u00a0nov."},
				{Strong: "Firmin Ostrowiak", Rest: ", responsable maintenance", Note: "satisfait du renfort de juillet"},
			})},
			{Title: "Depuis le comité du 22\u00a0octobre", Content: ui.BriefLines([]ui.BriefLine{
				{Strong: "Disponibilité 98,9\u00a0%", Rest: " en octobre, pour 98,5\u00a0% promis", Note: "aucune pénalité depuis avril"},
				{Strong: "Thermolia", Rest: " a repris l’entretien de Setúbal hors contrat", Note: "source\u00a0: Firmin Ostrowiak, 6\u00a0nov., à vérifier"},
				{Strong: "Santé financière", Rest: "\u00a0: ", Unknown: "non saisie"},
			})},
		},
		Notes: "Notes",
		Foot:  [2]string{"Comptoir · Ardoval Services · diffusion restreinte\u00a0: ne pas laisser sur place", "Chiffres du 23\u00a0nov. 2026, 5\u00a0h\u00a000 · p.\u00a01 sur\u00a01"},
	}
}
