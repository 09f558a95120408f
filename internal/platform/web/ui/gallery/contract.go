package gallery

import (
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

var monthNames = [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}

func life() ui.LifeLine {
	return ui.LifeLine{
		Chart: charts.Life{
			Label:      "Vie du contrat\u00a0: début le 1er\u00a0mars 2024, trois avenants, décision interne le 13\u00a0novembre 2026 dépassée, préavis prudent le 27\u00a0novembre 2026, fin le 28\u00a0février 2027, reconduction tacite jusqu’au 29\u00a0février 2028.",
			Start:      day(2024, 3, 1),
			End:        day(2027, 2, 28),
			Renewed:    day(2028, 2, 29),
			Today:      day(2026, 11, 23),
			SafeUntil:  day(2026, 11, 27),
			StartText:  "Début 1er\u00a0mars 2024",
			EndText:    "29\u00a0févr. 2028",
			RenewNote:  "12\u00a0mois de plus, tacites",
			TodayText:  "aujourd’hui",
			MonthNames: monthNames,
			Events: []charts.LifeEvent{
				{Day: day(2025, 1, 1), Label: "Avenant 1"},
				{Day: day(2025, 9, 1), Label: "Avenant 2"},
				{Day: day(2026, 7, 1), Label: "Avenant 3"},
			},
			Marks: []charts.LifeMark{
				{Day: day(2026, 11, 13), Kind: charts.Decision, Title: "13\u00a0nov.", Note: "décision interne, dépassée", Late: true},
				{Day: day(2026, 11, 27), Kind: charts.Notice, Title: "ven. 27\u00a0nov.\u00a0: préavis prudent", Note: "reçu par Castagnac, dans 4\u00a0jours", Late: true},
				{Day: day(2026, 11, 30), Kind: charts.Theory, Title: "30\u00a0nov.\u00a0: date théorique"},
				{Day: day(2027, 2, 28), Kind: charts.Limit, Title: "28\u00a0févr. 2027\u00a0: fin du terme", Note: "puis reconduction jusqu’au 29\u00a0févr. 2028"},
			},
		},
		Steps: []ui.LifeStep{
			{Date: "1er\u00a0mars 2024", Note: "Début, pour 36\u00a0mois", When: ui.LifePast},
			{Date: "3\u00a0avenants en vigueur", Note: "janv. 2025, sept. 2025, juil. 2026", When: ui.LifePast},
			{Date: "13\u00a0nov. 2026", Note: "Décision interne, dépassée de 10\u00a0jours", When: ui.LifeLate},
			{Date: "Aujourd’hui, 23\u00a0nov.", When: ui.LifePast},
			{Date: "Ven. 27\u00a0nov. 2026", Note: "Préavis prudent, reçu par Castagnac, dans 4\u00a0jours", When: ui.LifeLate},
			{Date: "30\u00a0nov. 2026", Note: "Date théorique du préavis"},
			{Date: "28\u00a0févr. 2027", Note: "Fin du terme"},
			{Date: "29\u00a0févr. 2028", Note: "Fin si reconduction tacite de 12\u00a0mois", When: ui.LifeFuture},
		},
	}
}

func contractKpis() []ui.Kpi {
	return []ui.Kpi{
		{Label: "Valeur par an", Value: "1\u00a0840\u00a0000\u00a0€", Href: "/explain", Note: "5\u00a0520\u00a0000\u00a0€ sur le terme"},
		{Label: "Préavis prudent", Value: "27\u00a0nov. 2026", Popover: "why-date", NoteRow: ui.Stat(ui.Bad, "dans 4\u00a0jours")},
		{Label: "Fin du terme", Value: "28\u00a0févr. 2027", Note: "dans 97\u00a0jours"},
		{Label: "Reconduction", Value: "Tacite", Note: "12\u00a0mois, 2 fois au plus"},
		{Label: "Marge sur 12\u00a0mois", Value: "16,8\u00a0%", Delta: &ui.Delta{Text: "−1,9\u00a0pt"}, Note: "votre seuil est à 18,0\u00a0%"},
	}
}

func decision() ui.Decision {
	return ui.Decision{Legend: "Votre décision", Name: "choice", Options: []ui.DecisionOption{
		{Value: "let", Label: "Laisser courir", Amount: "1\u00a0878\u00a0640\u00a0€", Note: "pour 12\u00a0mois, prix révisé", Facts: []ui.Fact{
			{Label: "Geste", Value: "aucun"},
			{Label: "Nouveau terme", Value: "1er\u00a0mars 2027 au 29\u00a0févr. 2028"},
			{Label: "Marge attendue", Value: "16,8\u00a0%, soit 315\u00a0612\u00a0€"},
			{Label: "Prochaine sortie", Value: "préavis le 29\u00a0nov. 2027"},
		}, Risk: "La marge reste sous le seuil de 18\u00a0% un an de plus."},
		{Value: "ren", Label: "Renégocier", Amount: "1\u00a0913\u00a0600\u00a0€", Note: "visés pour 12\u00a0mois, +4,0\u00a0%", Checked: true, Facts: []ui.Fact{
			{Label: "Geste", Value: "préavis conservatoire à poster mardi\u00a024"},
			{Label: "Accord signé avant", Value: "28\u00a0févr. 2027"},
			{Label: "Marge visée", Value: "18,4\u00a0%, soit 352\u00a0102\u00a0€"},
			{Label: "Plancher", Value: "1\u00a0878\u00a0640\u00a0€"},
		}, Risk: "Sans accord le 28\u00a0février, le contrat s’arrête. Rappel critique dès aujourd’hui."},
		{Value: "leave", Label: "Dénoncer", Amount: "−1\u00a0840\u00a0000\u00a0€", Note: "par an à partir du 1er\u00a0mars 2027", Facts: []ui.Fact{
			{Label: "Geste", Value: "lettre recommandée à poster mardi\u00a024"},
			{Label: "Reçue au plus tard", Value: "ven. 27\u00a0nov. 2026"},
			{Label: "Fin", Value: "28\u00a0févr. 2027"},
			{Label: "Équipe à replacer", Value: "14\u00a0techniciens"},
		}, Risk: "Relation de 9\u00a0ans\u00a0: faites valider le préavis (art. L442-1 du code de commerce)."},
	}}
}

func clauses() []ui.Clause {
	return []ui.Clause{
		{Title: "Plafond de responsabilité", Article: "art. 12.2", Quote: "«\u00a0La responsabilité du Prestataire est limitée, par année contractuelle, à cent pour cent du montant annuel hors taxes du Contrat.\u00a0»", Page: ui.Link{Label: "p.\u00a021", Href: "#"}},
		{Title: "Pénalité de disponibilité", Article: "art. 10.3", Quote: "«\u00a0Tout écart sous 98,5\u00a0% de disponibilité mensuelle donne lieu à une pénalité de 0,5\u00a0% par dixième de point, plafonnée à 5\u00a0%.\u00a0»", Page: ui.Link{Label: "p.\u00a018", Href: "#"}},
		{Title: "Engagement de volume", Article: "art. 6.1", Quote: "«\u00a0Le Client s’engage sur un minimum de 22\u00a0000\u00a0heures par an, toutes usines confondues.\u00a0»", Page: ui.Link{Label: "p.\u00a09", Href: "#"}},
		{Title: "Client le plus favorisé", Article: "art. 8.4", Quote: "«\u00a0Le Prestataire consent au Client des taux horaires au plus égaux à ceux pratiqués pour des volumes comparables.\u00a0»", Page: ui.Link{Label: "p.\u00a015", Href: "#"}},
		{Title: "Changement de contrôle", Article: "art. 16", Quote: "«\u00a0Chaque partie peut résilier sous six mois en cas de changement de contrôle de l’autre.\u00a0»", Page: ui.Link{Label: "p.\u00a025", Href: "#"}},
	}
}

func whyDate(id string) ui.Explanation {
	art := func(label string) *ui.Link { return &ui.Link{Label: label, Href: "#"} }
	return ui.Explanation{
		ID: id, Title: "Pourquoi le vendredi 27\u00a0novembre 2026\u00a0?", Close: "Fermer",
		Lede: "Dernier jour sûr pour que Castagnac Verre reçoive votre préavis.",
		Steps: []ui.ExplainStep{
			{Label: "Fin du terme", Value: "dim. 28\u00a0févr. 2027", Note: "1er\u00a0mars 2024 + 36\u00a0mois − 1\u00a0jour.", Source: "Contrat,", Link: art("art. 4.1, p.\u00a06")},
			{Label: "Préavis convenu", Value: "3\u00a0mois", Note: "Compté de la réception, de quantième à quantième.", Source: "Contrat,", Link: art("art. 4.3, p.\u00a06")},
			{Label: "Date théorique", Value: "lun. 30\u00a0nov. 2026", Note: "Dernier jour J tel que J + 3\u00a0mois ne dépasse pas la fin.", Source: "Code de procédure civile,", Link: art("art. 641")},
			{Label: "Lecture la plus stricte", Value: "sam. 28\u00a0nov. 2026", Note: "Fin − 3\u00a0mois\u00a0: on garde la plus proche des deux dates.", Source: "Règle de prudence Comptoir"},
			{Label: "Recul au jour ouvré", Value: "ven. 27\u00a0nov. 2026", Note: "Un samedi ne repousse pas un préavis au lundi\u00a0: nous reculons.", Source: "Cass. 3e civ., 8\u00a0mars 2018,", Link: art("n°\u00a017-11.312"), After: ", baux, par prudence ici"},
			{Label: "Préavis prudent", Value: "ven. 27\u00a0nov. 2026", Result: true},
			{Label: "Décision interne", Value: "ven. 13\u00a0nov. 2026", Note: "10\u00a0jours ouvrés avant, calendrier de la France.", Link: art("Réglage"), After: " du 1er\u00a0janv. 2026"},
		},
		Notes: []ui.Content{
			ui.Text("Recommandé à poster mardi 24 au plus tard pour une remise vendredi."),
			ui.Text("Comptoir calcule et rappelle\u00a0; il ne remplace pas un avis juridique."),
		},
	}
}

func history() []ui.FeedItem {
	return []ui.FeedItem{
		{Date: "20\u00a0nov. 2026", ISO: "2026-11-20", Title: "Avenant n°\u00a03 signé par le client", Href: "#", Note: "Odon Lestrade, Castagnac Verre · renfort de 2\u00a0techniciens, effet 1er\u00a0juil. 2026"},
		{Date: "13\u00a0nov. 2026", ISO: "2026-11-13", Title: "Date de décision interne passée", Href: "#", Note: "alerte devenue critique, Théo Carrignac (GAM) prévenu"},
		{Date: "2\u00a0sept. 2026", ISO: "2026-09-02", Title: "Valeur annuelle portée de 1\u00a0760\u00a0000\u00a0€ à 1\u00a0840\u00a0000\u00a0€", Href: "#", Note: "Camille Durand, d’après l’avenant n°\u00a03"},
		{Date: "1er\u00a0mars 2026", ISO: "2026-03-01", Title: "Prix révisés de +1,8\u00a0%", Href: "#", Note: "indice publié le 14\u00a0févr. 2026"},
	}
}

func parties() []ui.Fact {
	return []ui.Fact{
		{Label: "Nous", Value: "Ardoval Services SAS", Note: "SIREN 998\u00a0402\u00a0176"},
		{Label: "Client", Value: "Castagnac Verre SA", Note: "SIREN 998\u00a0317\u00a0424"},
		{Label: "Bénéficiaires", Value: "Castagnac Ibérica SL, Castagnac Vidro Lda"},
		{Label: "Préavis du client", Unknown: "non saisi"},
		{Label: "Paiement", Value: "45\u00a0jours fin de mois"},
		{Label: "Révision", Value: "au 1er\u00a0mars, 0,15 + 0,85 × S1 ÷ S0"},
	}
}

func obligations() []ui.Fact {
	return []ui.Fact{
		{Label: "Nous\u00a0: compte rendu sous 20\u00a0jours ouvrés", Content: ui.Stat(ui.Bad, "20\u00a0nov., en retard")},
		{Label: "Client\u00a0: planning des arrêts 2027", Value: "4\u00a0déc. 2026"},
		{Label: "Nous\u00a0: bilan annuel", Value: "15\u00a0févr. 2027"},
	}
}

func contractFiles() []ui.File {
	return []ui.File{
		{Icon: "file-check", Name: "Contrat-cadre signé.pdf", Href: "#", Note: "42\u00a0pages · version\u00a02 · signé le 12\u00a0févr. 2024", Download: "#", Hint: "Télécharger Contrat-cadre signé.pdf"},
		{Icon: "file-check", Name: "Avenant 3, renfort Brassac et Setúbal, version signée des deux parties.pdf", Href: "#", Note: "6\u00a0pages · signé le 20\u00a0nov. 2026", Download: "#", Hint: "Télécharger l’avenant 3"},
		{Icon: "file-spreadsheet", Name: "Annexe 4, taux horaires 2026.xlsx", Href: "#", Note: "version\u00a05 · 1er\u00a0mars 2026", Download: "#", Hint: "Télécharger l’annexe 4"},
		{Icon: "file-pen", Name: "Avenant 4, astreinte.docx", Href: "#", Note: "projet, sans effet tant que non signé", Download: "#", Hint: "Télécharger l’avenant 4"},
	}
}
