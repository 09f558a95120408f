package gallery

import (
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

func attentionRows() []ui.AttentionRow {
	return []ui.AttentionRow{
		{
			Rank: "1", Severity: ui.Critical, Word: "Critique",
			Title: "Décider du préavis de «\u00a0Maintenance multitechnique\u00a0»", Href: "#",
			Account: "Castagnac Verre", Why: "sinon reconduit 12\u00a0mois · préavis à recevoir vendredi",
			Due: "13\u00a0nov.", DueNote: "en retard de 10\u00a0jours", Late: true,
			Stake: "1\u00a0840\u00a0000\u00a0€", StakeNote: "12\u00a0mois reconduits",
			Score: "100,0", Parts: score(40, 30, 20, 10),
			Main: ui.Button{Label: "Décider", Href: "#"},
		},
		{
			Rank: "2", Severity: ui.Critical, Word: "Critique",
			Title: "«\u00a0Calandres, usine de Härnö\u00a0» continue sans contrat", Href: "#",
			Account: "Norrsund Papper AB", Why: "14 interventions depuis la fin du contrat",
			Due: "31\u00a0oct.", DueNote: "depuis 23\u00a0jours", Late: true,
			Stake: "287\u00a0770\u00a0€", StakeNote: "3,20\u00a0MSEK par an",
			Score: "96,4", Parts: score(40, 30, 16.4, 10),
			Main: ui.Button{Label: "Régulariser", Href: "#"},
		},
		{
			Rank: "3", Severity: ui.High, Word: "Haute",
			Title: "Envoyer le plan de prévention promis", Href: "#",
			Account: "Helvane", Why: "arrêt de mars, promis à Odile Perrachon, directrice HSE",
			Due: "19\u00a0nov.", DueNote: "en retard de 4\u00a0jours", Late: true,
			NoStake: "à chiffrer",
			Score:   "74,0", Parts: score(30, 30, 4, 10),
			Main: ui.Button{Label: "Envoyer", Href: "#"},
		},
		{
			Rank: "4", Severity: ui.High, Word: "Haute",
			Title: "Préparer le préavis de «\u00a0Utilités vapeur et froid\u00a0»", Href: "#",
			Account: "Helvane", Why: "sinon reconduit 12\u00a0mois · préavis reçu le 31\u00a0déc. au plus tard",
			Due: "16\u00a0déc.", DueNote: "dans 23\u00a0jours",
			Stake: "1\u00a0260\u00a0000\u00a0€", StakeNote: "12\u00a0mois reconduits",
			Score: "67,0", Parts: score(30, 7, 20, 10),
			Main: ui.Button{Label: "Préparer", Href: "#"},
		},
		{
			Rank: "5", Severity: ui.High, Word: "Haute",
			Title: "Chiffre d’affaires à 88,0\u00a0% de l’objectif à date", Href: "#",
			Account: "Norrsund Papper AB", Why: "1,76\u00a0M€ pour 2,00\u00a0M€ · Härnö recule de 31\u00a0%",
			NoDate: "sans date", DueNote: "objectif 2026",
			Stake: "240\u00a0000\u00a0€", StakeNote: "manquent à date",
			Score: "64,9", Parts: score(30, 9, 15.9, 10),
			Main: ui.Button{Label: "Voir l’écart", Href: "#"},
		},
		{
			Rank: "6", Severity: ui.Watch, Word: "À surveiller",
			Title: "Envoyer le compte rendu du comité d’octobre", Href: "#",
			Account: "Castagnac Verre", Why: "Bastien Orluc est absent jusqu’à jeudi",
			Due: "20\u00a0nov.", DueNote: "en retard de 3\u00a0jours", Late: true,
			NoStake: "à chiffrer",
			Score:   "64,0", Parts: score(20, 30, 4, 10),
			Main: ui.Button{Label: "Reprendre", Href: "#"},
		},
		{
			Rank: "7", Severity: ui.Watch, Word: "À surveiller",
			Title: "Corriger le SIREN de ce compte", Href: "#",
			Account: "Laiteries du Haut-Serein", Why: "deux chiffres sans doute inversés",
			NoDate: "sans date", DueNote: "",
			NoStake: "à chiffrer",
			Score:   "43,0", Parts: score(20, 9, 4, 10),
			Main: ui.Button{Label: "Corriger", Href: "#"},
		},
	}
}

func changes() []ui.Change {
	return []ui.Change{
		{Icon: "file-check", Title: "Avenant n°\u00a03 signé par Castagnac Verre", Href: "#", Note: "Signature reçue vendredi à 18\u00a0h 42 · effet au 1er\u00a0juillet\u00a02026", Turn: ui.Up},
		{Icon: "receipt", Title: "Résultats d’octobre importés par Solène Marbeuf", Href: "#", Note: "412\u00a0lignes · vos trois comptes\u00a0: 984\u00a0000\u00a0€, objectif 983\u00a0000\u00a0€"},
		{Icon: "message-square-text", Title: "Norrsund conteste 4 factures de septembre", Href: "#", Note: "61\u00a0200\u00a0SEK · note d’Ilse Vandermaat, samedi", Turn: ui.Down},
		{Icon: "user-round", Title: "Bastien Orluc absent du 23 au 25\u00a0novembre", Href: "#", Note: "2 de ses tâches vous reviennent"},
		{Icon: "file-spreadsheet", Title: "Un nouveau candidat dans votre portefeuille", Href: "#", Note: "Communauté d’agglomération du Pays de Brassac, par import DECP"},
		{Icon: "circle-check", Title: "Une alerte s’est fermée seule", Href: "#", Note: "Indice d’octobre publié, révision de «\u00a0Énergie vapeur\u00a0» possible"},
	}
}

func strip() ui.Strip {
	return ui.Strip{Months: []ui.StripMonth{
		{
			Name: "Novembre", Note: "à partir du 23",
			Ruler: charts.Ruler{From: day(2026, 11, 23), To: day(2026, 11, 30), Marks: []charts.RulerMark{{Day: day(2026, 11, 27), Late: true}, {Day: day(2026, 11, 30), Open: true}}},
			Items: []ui.Deadline{
				{Day: "27", ISO: "2026-11-27", Title: "Préavis à recevoir", Href: "#", Where: "Castagnac Verre · Maintenance multitechnique", Value: "1\u00a0840\u00a0000\u00a0€", Flag: "dans 4\u00a0jours", Late: true},
				{Day: "30", ISO: "2026-11-30", Title: "Réponse promise sur le four 3", Href: "#", Where: "Castagnac Verre · à Nadège Quillard"},
			},
		},
		{
			Name: "Décembre", Note: "1,80\u00a0M€ en jeu",
			Ruler: charts.Ruler{From: day(2026, 12, 1), To: day(2026, 12, 31), Marks: []charts.RulerMark{{Day: day(2026, 12, 2)}, {Day: day(2026, 12, 16)}, {Day: day(2026, 12, 31)}}},
			Items: []ui.Deadline{
				{Day: "2", ISO: "2026-12-02", Title: "Fin dans 180\u00a0jours", Href: "#", Where: "Helvane · Nettoyage et déchets, Bray-la-Tour", Value: "540\u00a0000\u00a0€"},
				{Day: "16", ISO: "2026-12-16", Title: "Décision interne", Href: "#", Where: "Helvane · Utilités vapeur et froid", Value: "1\u00a0260\u00a0000\u00a0€"},
				{Day: "31", ISO: "2026-12-31", Title: "Préavis à recevoir", Href: "#", Where: "Helvane · Utilités vapeur et froid"},
			},
		},
		{
			Name: "Janvier", Note: "",
			Ruler: charts.Ruler{From: day(2027, 1, 1), To: day(2027, 1, 31), Marks: []charts.RulerMark{{Day: day(2027, 1, 15), Open: true}, {Day: day(2027, 1, 29), Open: true}}},
			Items: []ui.Deadline{
				{Day: "15", ISO: "2027-01-15", Title: "Objectifs 2027 à proposer", Href: "#", Where: "3 comptes · à Théo Carrignac, GAM"},
				{Day: "29", ISO: "2027-01-29", Title: "Revue de prix annuelle", Href: "#", Where: "Norrsund · Énergie vapeur, usine de Lövberg"},
			},
		},
		{
			Name: "Février", Note: "1,84\u00a0M€ en jeu",
			Ruler: charts.Ruler{From: day(2027, 2, 1), To: day(2027, 2, 28), Marks: []charts.RulerMark{{Day: day(2027, 2, 15), Open: true}, {Day: day(2027, 2, 28)}}},
			Items: []ui.Deadline{
				{Day: "15", ISO: "2027-02-15", Title: "Bilan annuel à remettre", Href: "#", Where: "Castagnac Verre · obligation du contrat-cadre"},
				{Day: "28", ISO: "2027-02-28", Title: "Fin du terme", Href: "#", Where: "Castagnac Verre · Maintenance multitechnique", Value: "1\u00a0840\u00a0000\u00a0€"},
			},
		},
	}}
}

func accountRows() []ui.Row {
	return []ui.Row{
		{Indented: true, Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: "CV", Tint: 4}, Name: "Castagnac Verre", Href: "#", Sub: "Verre d’emballage · France, Espagne, Portugal"}),
			ui.Sparkline(charts.Spark{Values: []float64{0, 0.6, 3.3, 2.5, 6.1, 7.9, 7.3, 4.8, 10.5, 11.7, 12.2, 15}}),
			ui.Amount("3\u00a0984\u00a0000\u00a0€", ""),
			ui.DeltaText(ui.Delta{Text: "+8,0\u00a0%", Good: true}),
			ui.BulletFigure(charts.Bullet{Ratio: 1.035}, "", "103,5\u00a0%"),
			ui.TwoLine("3 contrats", "3,72\u00a0M€ par an"),
			ui.Pill(ui.PillBad, "Préavis ven. 27\u00a0nov."),
			ui.TwoLine("Comité de pilotage", "demain, 10\u00a0h 00"),
		}},
		{Indented: true, Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: "HS", Tint: 2}, Name: "Helvane Spécialités Chimiques et Polymères", Href: "#", Sub: "Chimie · France, Belgique"}),
			ui.Sparkline(charts.Spark{Values: []float64{2, 0, 7.5, 6, 12, 4, 9.5, 1, 13, 11, 15, 11.5}}),
			ui.Amount("2\u00a0512\u00a0000\u00a0€", ""),
			ui.DeltaCell(ui.Delta{Text: "indéterminé", Unknown: true}, "1\u00a0mois comparable"),
			ui.BulletFigure(charts.Bullet{Ratio: 1.013}, "", "101,3\u00a0%"),
			ui.TwoLine("3 contrats", "2,51\u00a0M€ par an"),
			ui.Pill(ui.PillWarn, "Décision 16\u00a0déc."),
			ui.TwoLine("Envoyer le plan de prévention", "en retard de 4\u00a0jours"),
		}},
		{Indented: true, Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: "NP", Tint: 3}, Name: "Norrsund Papper AB", Href: "#", Sub: "Papier · Suède, Finlande"}),
			ui.Sparkline(charts.Spark{Values: []float64{15, 13.3, 11.9, 10.5, 11.2, 8, 6.3, 0.7, 4.5, 3.5, 2.4, 0}, Down: true}),
			ui.Amount("1\u00a0763\u00a0000\u00a0€", "19,60\u00a0MSEK"),
			ui.DeltaText(ui.Delta{Text: "−4,8\u00a0%"}),
			ui.BulletFigure(charts.Bullet{Ratio: 0.88, Tone: charts.BulletMissed}, ui.Bad, "88,0\u00a0%"),
			ui.TwoLine("3 contrats", "1,55\u00a0M€ par an"),
			ui.Pill(ui.PillBad, "Échu le 31\u00a0oct."),
			ui.TwoLine("Point avec l’usine de Härnö", "26\u00a0nov."),
		}},
		{Indented: true, Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: "LS", Tint: 7}, Name: "Laiteries du Haut-Serein", Href: "#", Sub: "Agroalimentaire · candidat"}),
			nil,
			ui.Unknown("non saisi"),
			smallUnknown("sans objet"),
			ui.Unknown("pas d’objectif"),
			ui.TwoLine("0 contrat", ""),
			ui.Unknown("aucune"),
			ui.TwoLine("Corriger le SIREN", "sans date"),
		}},
		{Indented: true, Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: "CB", Tint: 5}, Name: "Communauté d’agglomération du Pays de Brassac", Href: "#", Sub: "Public · candidat, import DECP"}),
			nil,
			ui.Amount("0\u00a0€", ""),
			smallUnknown("sans objet"),
			ui.Unknown("pas d’objectif"),
			ui.TwoLine("1 marché observé", "hors de votre valeur"),
			ui.Pill(ui.PillPlain, "Fin 30\u00a0juin\u00a02027"),
			ui.Unknown("non saisie"),
		}},
	}
}
