package gallery

import "comptoir/internal/platform/web/ui"

func importRows() []ui.Row {
	return []ui.Row{
		{Cells: []ui.Content{
			ui.LineNumber("ligne", "14"),
			ui.Status(ui.StateBad, "Rejetée"),
			ui.Text("CT-2019-088"),
			ui.Text("Castagnac Verre"),
			ui.MarkedCell(ui.CellMark{Before: "29/10/", Marked: "0218", Rejected: true}),
			ui.Text("96\u00a0400,00"),
			ui.Reason("La date de fin est en l’an 218.", "Sans doute 2018, mais nous ne devinons pas une date de contrat."),
		}},
		{Cells: []ui.Content{
			ui.LineNumber("ligne", "15"),
			ui.Status(ui.StateOK, "Prête"),
			ui.Text("CT-2026-002"),
			ui.Text("Helvane Spécialités Chimiques et Polymères"),
			ui.Text("14/01/2029"),
			ui.Text("710\u00a0000,00"),
			ui.Reason("Déjà identique chez vous\u00a0: rien ne changera.", ""),
		}},
		{Cells: []ui.Content{
			ui.LineNumber("ligne", "37"),
			ui.Status(ui.StateBad, "Rejetée"),
			ui.Text("CT-2021-140"),
			ui.Text("Norrsund Papper AB"),
			ui.Text("31/12/2027"),
			ui.MarkedCell(ui.CellMark{Marked: "999\u00a0999\u00a0999", Rejected: true}),
			ui.Reason("Le montant 999\u00a0999\u00a0999 sert à remplir une case vide.", "Laissez la case vide si vous ne le connaissez pas\u00a0: le contrat sera «\u00a0à chiffrer\u00a0»."),
		}},
		{Cells: []ui.Content{
			ui.LineNumber("ligne", "52"),
			ui.Status(ui.StateWarn, "À vérifier"),
			ui.Text("CT-2022-017"),
			ui.MarkedCell(ui.CellMark{Marked: "Laiteries Haut Serein"}),
			ui.Text("30/06/2028"),
			ui.Text("88\u00a0500,00"),
			ui.Reason("Ressemble à «\u00a0Laiteries du Haut-Serein\u00a0», déjà chez vous.", "Rapproché de ce compte. Changez si c’en est un autre."),
		}},
		{Cells: []ui.Content{
			ui.LineNumber("ligne", "53"),
			ui.Status(ui.StateWarn, "À vérifier"),
			ui.Text("CT-2022-018"),
			ui.Text("Verrerie de Montbel"),
			ui.MarkedCell(ui.CellMark{Marked: "31/03/2025"}),
			ui.Text("41\u00a0200,00"),
			ui.Reason("Fin déjà passée\u00a0: le contrat entrera comme terminé.", "Il ne déclenchera aucune alerte."),
		}},
		{Cells: []ui.Content{
			ui.LineNumber("ligne", "118"),
			ui.Status(ui.StateBad, "Rejetée"),
			ui.MarkedCell(ui.CellMark{Marked: "CT-2024-017", Rejected: true}),
			ui.Text("Castagnac Verre"),
			ui.Text("28/02/2027"),
			ui.Text("1\u00a0840\u00a0000,00"),
			ui.Reason("Même référence que la ligne 16, avec une autre valeur.", "Gardez une seule des deux lignes dans votre fichier."),
		}},
		{Cells: []ui.Content{
			ui.LineNumber("ligne", "204"),
			ui.Status(ui.StateBad, "Rejetée"),
			ui.Text("CT-2023-061"),
			ui.Text("Papeteries\u00a0; du Ru"),
			ui.MarkedCell(ui.CellMark{Marked: "120\u00a0000,00", Rejected: true}),
			ui.MarkedCell(ui.CellMark{Marked: "EUR", Rejected: true}),
			ui.Reason("La ligne a une colonne de trop\u00a0: un «\u00a0;\u00a0» coupe le nom du client.", "Mettez le nom entre guillemets\u00a0: \"Papeteries\u00a0; du Ru\"."),
		}},
		{Cells: []ui.Content{
			ui.LineNumber("ligne", "231"),
			ui.Status(ui.StateWarn, "À vérifier"),
			ui.Text("CT-2024-090"),
			ui.MarkedCell(ui.CellMark{Before: "M", Marked: "�", After: "tallerie Ostal"}),
			ui.Text("15/09/2027"),
			ui.Text("64\u00a0000,00"),
			ui.Reason("Un caractère du nom est illisible, perdu avant l’export.", "Entrera tel quel. Corrigez le nom ensuite dans le compte."),
		}},
		{Cells: []ui.Content{
			ui.LineNumber("ligne", "232"),
			ui.Status(ui.StateOK, "Prête"),
			ui.Text("CT-2025-018"),
			ui.Text("Norrsund Papper AB"),
			ui.Text("30/04/2028"),
			ui.Text("11\u00a0900\u00a0000,00\u00a0SEK"),
			ui.Reason("Met à jour le contrat existant\u00a0: la valeur passe de 11,5 à 11,9\u00a0MSEK.", ""),
		}},
	}
}

func mapped() []ui.Mapped {
	return []ui.Mapped{
		{Column: "Ref contrat", Field: "Référence"},
		{Column: "Client", Field: "Compte"},
		{Column: "N° SIREN", Field: "SIREN du client"},
		{Column: "Libellé", Field: "Nom du contrat"},
		{Column: "Dt début", Field: "Début"},
		{Column: "Dt fin", Field: "Fin", Asked: true},
		{Column: "Durée (m)", Field: "Durée en mois"},
		{Column: "Préavis (m)", Field: "Préavis"},
		{Column: "Tacite O/N", Field: "Reconduction"},
		{Column: "Mt HT annuel", Field: "Valeur par an"},
		{Column: "Dev", Field: "Devise"},
		{Column: "Resp", Field: "Responsable"},
		{Column: "Obs compta", Field: "ignorée", Ignored: true},
	}
}

func logLines() []ui.LogLine {
	return []ui.LogLine{
		{Line: "ligne 263", State: ui.StateOK, Word: "Créé", Text: "Chaufferie centrale, Verrerie de Montbel", Value: "62\u00a0000\u00a0€"},
		{Line: "ligne 262", State: ui.StateOK, Word: "Mis à jour", Text: "Pièces de rechange, Norrsund Papper AB", Value: "2\u00a0100\u00a0000\u00a0SEK"},
		{Line: "ligne 261", State: ui.StateOK, Word: "Créé", Text: "Contrôle réglementaire des équipements sous pression, Helvane Spécialités Chimiques et Polymères", Value: "38\u00a0400\u00a0€"},
		{Line: "ligne 260", State: ui.StateDim, Word: "Inchangé", Text: "Compresseurs, Castagnac Ibérica", Value: "420\u00a0000\u00a0€"},
		{Line: "ligne 259", State: ui.StateWarn, Word: "Créé, à revoir", Text: "Gardiennage, Verrerie de Montbel\u00a0: fin passée, entré comme terminé", Value: "41\u00a0200\u00a0€"},
	}
}
