package gallery

import "comptoir/internal/platform/web/ui"

func gestureRows() []ui.Row {
	return []ui.Row{
		{Cells: []ui.Content{
			ui.All(ui.Status(ui.StateStop, "31\u00a0oct.\u00a02026"), ui.Small("depuis 23\u00a0jours")),
			ui.PartyCell(ui.Party{Name: "Calandres, usine de Härnö", Href: "#", Sub: "Norrsund Papper AB"}),
			ui.Text("Échu, toujours exécuté"),
			ui.Text("aucune"),
			ui.Amount("287\u00a0770\u00a0€", "3,20\u00a0MSEK"),
			ui.Status(ui.StateStop, "À régulariser"),
			ui.Btn(ui.Button{Label: "Régulariser", Href: "#", Small: true}),
		}},
		{Cells: []ui.Content{
			ui.All(ui.Status(ui.StateStop, "27\u00a0nov.\u00a02026"), ui.Small("dans 4\u00a0jours")),
			ui.PartyCell(ui.Party{Name: "Maintenance multitechnique des verreries", Href: "#", Sub: "Castagnac Verre"}),
			ui.Text("Préavis à recevoir"),
			ui.Text("tacite, 12\u00a0mois"),
			ui.Amount("1\u00a0840\u00a0000\u00a0€", ""),
			ui.Status(ui.StateStop, "Décision en retard de 10\u00a0jours"),
			ui.Btn(ui.Button{Label: "Décider", Href: "#", Small: true}),
		}},
		{Cells: []ui.Content{
			ui.DateLine("16\u00a0déc.\u00a02026", "dans 23\u00a0jours"),
			ui.PartyCell(ui.Party{Name: "Utilités vapeur et froid, plateforme de Roussanne", Href: "#", Sub: "Helvane"}),
			ui.Text("Décision interne, préavis 31\u00a0déc."),
			ui.Text("tacite, 12\u00a0mois"),
			ui.Amount("1\u00a0260\u00a0000\u00a0€", ""),
			ui.Status(ui.StateWarn, "À décider"),
			ui.Btn(ui.Button{Label: "Décider", Href: "#", Small: true}),
		}},
		{Cells: []ui.Content{
			ui.DateLine("31\u00a0mai\u00a02027", "dans 189\u00a0jours"),
			ui.PartyCell(ui.Party{Name: "Nettoyage et déchets, Bray-la-Tour", Href: "#", Sub: "Helvane"}),
			ui.Text("Fin sans reconduction"),
			ui.Text("expresse"),
			ui.Amount("540\u00a0000\u00a0€", ""),
			ui.Status(ui.StateDim, "Renouvellement à ouvrir"),
			ui.Btn(ui.Button{Label: "Ouvrir", Href: "#", Small: true}),
		}},
		{Cells: []ui.Content{
			ui.DateLine("16\u00a0juin\u00a02027", "dans 205\u00a0jours"),
			ui.PartyCell(ui.Party{Name: "Compresseurs, Castagnac Ibérica", Href: "#", Sub: "Castagnac Verre"}),
			ui.Text("Décision interne, préavis 30\u00a0juin"),
			ui.Text("tacite, 12\u00a0mois"),
			ui.Amount("420\u00a0000\u00a0€", ""),
			ui.Status(ui.StateDim, "Rien à faire encore"),
			nil,
		}},
		{Cells: []ui.Content{
			ui.DateLine("14\u00a0sept.\u00a02027", "dans 295\u00a0jours"),
			ui.PartyCell(ui.Party{Name: "Arrêts programmés des fours 2025-2027", Href: "#", Sub: "Castagnac Verre"}),
			ui.Text("Fin sans reconduction"),
			ui.Text("expresse"),
			ui.Amount("1\u00a0460\u00a0000\u00a0€", ""),
			ui.Status(ui.StateOK, "Suite en rédaction"),
			nil,
		}},
		{Cells: []ui.Content{
			ui.DateLine("15\u00a0oct.\u00a02027", "dans 326\u00a0jours"),
			ui.PartyCell(ui.Party{Name: "Énergie vapeur, usine de Lövberg", Href: "#", Sub: "Norrsund Papper AB"}),
			ui.Text("Décision interne, préavis 29\u00a0oct."),
			ui.Text("tacite, 24\u00a0mois"),
			ui.Amount("1\u00a0070\u00a0144\u00a0€", "11,90\u00a0MSEK"),
			ui.Status(ui.StateDim, "Rien à faire encore"),
			nil,
		}},
	}
}
