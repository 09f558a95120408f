package gallery

import (
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

const (
	castagnac = 1
	helvane   = 2
	norrsund  = 3
)

func quarters() []charts.Quarter {
	q := func(y, m, y2, m2 int, label, short, total string, parts ...charts.QuarterPart) charts.Quarter {
		return charts.Quarter{From: day(y, m, 1), To: day(y2, m2, 1), Label: label, Short: short, Total: total, Parts: parts}
	}
	return []charts.Quarter{
		q(2026, 10, 2027, 1, "T4 2026", "T4", "3,10\u00a0M€", charts.QuarterPart{Label: "Castagnac", Value: 1840000, Series: castagnac}, charts.QuarterPart{Label: "Helvane", Value: 1260000, Series: helvane}),
		q(2027, 1, 2027, 4, "T1 2027", "T1", "0\u00a0€"),
		q(2027, 4, 2027, 7, "T2 2027", "T2", "0,96\u00a0M€", charts.QuarterPart{Label: "Helvane", Value: 540000, Series: helvane}, charts.QuarterPart{Label: "Castagnac", Value: 420000, Series: castagnac}),
		q(2027, 7, 2027, 10, "T3 2027", "T3", "1,46\u00a0M€", charts.QuarterPart{Label: "Castagnac", Value: 1460000, Series: castagnac}),
		q(2027, 10, 2028, 1, "T4 2027", "T4", "1,07\u00a0M€", charts.QuarterPart{Label: "Norrsund", Value: 1070144, Series: norrsund}),
		q(2028, 1, 2028, 4, "T1 2028", "T1", "0\u00a0€"),
		q(2028, 4, 2028, 7, "T2 2028", "T2", "0\u00a0€"),
	}
}

func calendarGroups() []charts.CalendarGroup {
	return []charts.CalendarGroup{
		{Label: "Castagnac Verre", Value: "3\u00a0720\u00a0000\u00a0€", Rows: []charts.CalendarRow{
			{Href: "/contract", Label: "Maintenance multitechnique", Value: "1\u00a0840\u00a0000\u00a0€", Amount: 1840000, Start: day(2024, 3, 1), End: day(2027, 2, 28), Renewed: day(2028, 2, 29), Decision: day(2026, 11, 13), Notice: day(2026, 11, 27), NoticeTxt: "27\u00a0nov.", EndText: "fin 28\u00a0févr.", Late: true},
			{Href: "/contract", Label: "Arrêts programmés des fours", Value: "1\u00a0460\u00a0000\u00a0€", Amount: 1460000, Start: day(2025, 9, 15), End: day(2027, 9, 14), Express: true, EndText: "fin 14\u00a0sept."},
			{Href: "/contract", Label: "Compresseurs, Ibérica", Value: "420\u00a0000\u00a0€", Amount: 420000, Start: day(2025, 1, 1), End: day(2027, 12, 31), Renewed: day(2028, 12, 31), Decision: day(2027, 6, 16), Notice: day(2027, 6, 30), NoticeTxt: "30\u00a0juin", EndText: "fin 31\u00a0déc."},
		}},
		{Label: "Helvane Spécialités Chimiques et Polymères", Value: "2\u00a0510\u00a0000\u00a0€", Rows: []charts.CalendarRow{
			{Href: "/contract", Label: "Utilités vapeur et froid, Roussanne", Value: "1\u00a0260\u00a0000\u00a0€", Amount: 1260000, Start: day(2024, 4, 1), End: day(2027, 3, 31), Renewed: day(2028, 3, 30), Decision: day(2026, 12, 16), Notice: day(2026, 12, 31), NoticeTxt: "31\u00a0déc.", EndText: "fin 31\u00a0mars"},
			{Href: "/contract", Label: "Nettoyage et déchets, Bray-la-Tour", Value: "540\u00a0000\u00a0€", Amount: 540000, Start: day(2025, 6, 1), End: day(2027, 5, 31), Express: true, EndText: "fin 31\u00a0mai"},
			{Href: "/contract", Label: "Instrumentation et vannes", Value: "710\u00a0000\u00a0€", Amount: 710000, Start: day(2026, 1, 15), End: day(2029, 1, 14), EndText: "fin 14\u00a0janv. 2029"},
		}},
		{Label: "Norrsund Papper AB", Value: "1\u00a0546\u00a0763\u00a0€", Rows: []charts.CalendarRow{
			{Href: "/contract", Label: "Énergie vapeur, usine de Lövberg", Value: "1\u00a0070\u00a0144\u00a0€", Amount: 1070144, Start: day(2025, 5, 1), End: day(2028, 4, 30), Renewed: day(2030, 4, 30), Decision: day(2027, 10, 15), Notice: day(2027, 10, 29), NoticeTxt: "29\u00a0oct.", EndText: "fin 30\u00a0avr."},
			{Href: "/contract", Label: "Calandres, usine de Härnö", Value: "287\u00a0770\u00a0€", Amount: 287770, Start: day(2023, 11, 1), End: day(2026, 10, 31), Expired: "échu le 31\u00a0oct. 2026, toujours exécuté"},
			{Href: "/contract", Label: "Pièces de rechange", Value: "188\u00a0849\u00a0€", Amount: 188849, Start: day(2022, 1, 1), Note: "préavis reçu aujourd’hui\u00a0: fin le 23\u00a0févr. 2027", NoteDay: day(2027, 1, 1)},
		}},
	}
}

func calendar(byValue bool) charts.Calendar {
	k := charts.Calendar{
		Label: "Calendrier des échéances de novembre 2026 à avril 2028",
		From:  day(2026, 11, 1), To: day(2028, 5, 1), Today: day(2026, 11, 23), TodayText: "23\u00a0nov.",
		Months: [12]string{"J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"},
		Exposure: charts.Exposure{
			Title:   "À décider par trimestre",
			Lines:   []string{"valeur annuelle, à la date du préavis,", "ou de fin s’il n’y en a pas"},
			Overdue: "+ 287\u00a0770\u00a0€ déjà échus, encore exécutés", Quarters: quarters(),
		},
		Groups: calendarGroups(), ByValue: byValue,
	}
	if byValue {
		k.Groups = byAmount(k.Groups)
	}
	return k
}

func byAmount(groups []charts.CalendarGroup) []charts.CalendarGroup {
	short := map[string]string{"Helvane Spécialités Chimiques et Polymères": "Helvane", "Norrsund Papper AB": "Norrsund Papper"}
	var rows []charts.CalendarRow
	for _, g := range groups {
		for _, r := range g.Rows {
			r.Sub = g.Label
			if s, ok := short[g.Label]; ok {
				r.Sub = s
			}
			i := 0
			for i < len(rows) && rows[i].Amount >= r.Amount {
				i++
			}
			rows = append(rows[:i], append([]charts.CalendarRow{r}, rows[i:]...)...)
		}
	}
	return []charts.CalendarGroup{{Rows: rows}}
}

func calendarData() charts.Data {
	d := charts.Data{Summary: "Voir les données", Caption: "À décider par trimestre", Head: []string{"Trimestre", "Montant"}}
	for _, q := range quarters() {
		d.Rows = append(d.Rows, []string{q.Label, q.Total})
	}
	return d
}

func renewalFilters(byValue bool) ui.Filters {
	return ui.Filters{
		Action: "/renewals", Label: "Filtrer les échéances", ViewsLabel: "Présentation", Apply: "Appliquer",
		Views: []ui.Segment{
			{Label: "Par compte", Href: "/renewals", Current: !byValue},
			{Label: "Par valeur", Href: "/renewals-value", Current: byValue},
		},
		Selects: []ui.FilterSelect{
			{Name: "compte", Label: "Compte", Options: []ui.Option{{Label: "Mes 3 comptes"}}},
			{Name: "reconduction", Label: "Reconduction", Options: []ui.Option{{Label: "Toutes les reconductions"}}},
		},
		Chips:     []ui.Chip{{Label: "Au moins 100\u00a0000\u00a0€ par an", Href: "/renewals", Remove: "Retirer le filtre Au moins 100\u00a0000\u00a0€ par an"}},
		CopyLabel: "Copier le lien de cette vue", CopyHref: "/renewals?vue=compte", Copied: "Lien copié",
	}
}

func gestureColumns() []ui.Column {
	return []ui.Column{
		{Label: "Prochaine date", Place: ui.TopLeft, Class: "k-tn"},
		{Label: "Contrat", Head: true, Place: ui.WholeLine, Wrap: true},
		{Label: "Ce qui arrive", Place: ui.WholeLine},
		{Label: "Reconduction", Place: ui.NotOnPhone},
		{Label: "Valeur par an", Num: true, Strong: true, Place: ui.TopRight},
		{Label: "Où en est-on", Place: ui.LastLeft, Gap: true},
		{Label: "Geste", Hidden: true, Place: ui.LastRight},
	}
}

func quarterFacts() []ui.Fact {
	return []ui.Fact{
		{Label: "Déjà échu", Value: "287\u00a0770\u00a0€", Note: "1\u00a0contrat"},
		{Label: "T4 2026", Value: "3\u00a0100\u00a0000\u00a0€", Note: "2\u00a0contrats"},
		{Label: "T1 2027", Value: "0\u00a0€"},
		{Label: "T2 2027", Value: "960\u00a0000\u00a0€", Note: "2\u00a0contrats"},
		{Label: "T3 2027", Value: "1\u00a0460\u00a0000\u00a0€", Note: "1\u00a0contrat"},
		{Label: "T4 2027", Value: "1\u00a0070\u00a0144\u00a0€", Note: "1\u00a0contrat"},
	}
}
