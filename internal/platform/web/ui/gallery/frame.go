package gallery

import (
	"time"

	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

// day is the number of a date, days since 1970.
func day(y, m, d int) int {
	return int(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func score(a, b, c, d float64) charts.Score { return charts.Score{Parts: [4]float64{a, b, c, d}} }

func value(v float64) *float64 { return &v }

// thousands writes 1200 as "1 200" with a no-break space.
func thousands(v float64) string {
	n := int(v)
	if n < 1000 {
		return itoa(n)
	}
	rest := itoa(n % 1000)
	for len(rest) < 3 {
		rest = "0" + rest
	}
	return itoa(n/1000) + "\u00a0" + rest
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

func shellFR(current, title string) ui.Shell {
	nav := []ui.NavItem{
		{Label: "Ma journée", Href: "/cockpit", Icon: "sunrise", Badge: "7", BadgeHint: " à traiter", Keys: "g j"},
		{Label: "Comptes", Href: "/comptes", Icon: "building-2", Keys: "g c"},
		{Label: "Contacts", Href: "/contacts", Icon: "contact"},
		{Label: "Contrats", Href: "/contract", Icon: "file-text"},
		{Label: "Échéances", Href: "/renewals", Icon: "calendar-clock", Badge: "2", BadgeHint: " à traiter"},
		{Label: "Tâches", Href: "/taches", Icon: "list-checks"},
		{Label: "Rapports", Href: "/rapports", Icon: "chart-column", Apart: true},
		{Label: "Import", Href: "/import", Icon: "upload"},
		{Label: "Journal", Href: "/journal", Icon: "history"},
	}
	for i := range nav {
		nav[i].Current = nav[i].Label == current
	}
	bar := []ui.NavItem{nav[0], nav[1], nav[4],
		{Label: "Saisir", Href: "/saisir", Icon: "plus", Capture: true},
		{Label: "Rechercher", Href: "/search", Icon: "search"},
	}
	return ui.Shell{
		Lang: "fr", Title: title, App: "Comptoir", Home: "/cockpit",
		Words: ui.ShellWords{
			Skip: "Aller au contenu", Nav: "Navigation principale", Bar: "Navigation du téléphone",
			Search: "Rechercher", SearchHint: "Rechercher ou lancer une commande", SearchKeys: "Ctrl K",
			Capture: "Saisir", Menu: "Menu", Close: "Fermer", Palette: "Recherche rapide",
			PaletteHint: "Un compte, une personne, un contrat, une commande", Shortcuts: "Raccourcis clavier",
			Messages: "Messages",
		},
		Nav: nav, Bar: bar,
		Me: ui.Me{Name: "Camille Durand", Initials: "CD", Detail: "KAM · Ardoval Services", Items: []ui.MenuItem{
			{Label: "Mon profil", Icon: "user-round", Href: "/profil"},
			{Label: "Raccourcis clavier", Icon: "keyboard", Dialog: "shortcuts", Note: "?"},
			{Label: "Se déconnecter", Icon: "log-out", Post: "/logout", Native: true},
		}},
		SearchHref: "/search",
		Capture: []ui.MenuItem{
			{Label: "Une tâche", Icon: "list-checks", Href: "/tasks/new"},
			{Label: "Un contrat", Icon: "file-text", Href: "/contracts/new"},
			{Label: "Un contact", Icon: "contact", Href: "/contacts/new"},
		},
		Language:  &ui.Switch{Action: "/profile/lang", Name: "lang", Value: "en", Label: "EN", Hint: "English version", Lang: "en", Back: "/"},
		ThemeForm: &ui.Switch{Action: "/profile/theme", Name: "theme", Value: "dark", Hint: "Changer de thème", Icon: "moon", Back: "/"},
		Bell:      &ui.Bell{Href: "/notices", Label: "Notifications\u00a0: 3 non lues", Unread: true},
		Shortcuts: []ui.Shortcut{
			{Keys: []string{"Ctrl", "K"}, Label: "Rechercher partout"},
			{Keys: []string{"g", "j"}, Label: "Ma journée"},
			{Keys: []string{"g", "c"}, Label: "Comptes"},
			{Keys: []string{"?"}, Label: "Cette aide"},
		},
	}
}

// shellEN is the same frame in English: widths must hold in both languages.
func shellEN(current, title string) ui.Shell {
	s := shellFR("", title)
	s.Lang = "en"
	words := []string{"My day", "Accounts", "Contacts", "Contracts", "Deadlines", "Tasks", "Reports", "Import", "Journal"}
	for i := range s.Nav {
		s.Nav[i].Label = words[i]
		s.Nav[i].BadgeHint = " to do"
		s.Nav[i].Current = words[i] == current
	}
	s.Bar = []ui.NavItem{s.Nav[0], s.Nav[1], s.Nav[4],
		{Label: "Capture", Href: "/capture", Icon: "plus", Capture: true},
		{Label: "Search", Href: "/search", Icon: "search"},
	}
	s.Words = ui.ShellWords{
		Skip: "Skip to content", Nav: "Main navigation", Bar: "Phone navigation",
		Search: "Search", SearchHint: "Search or run a command", SearchKeys: "Ctrl K",
		Capture: "Capture", Menu: "Menu", Close: "Close", Palette: "Quick search",
		PaletteHint: "An account, a person, a contract, a command", Shortcuts: "Keyboard shortcuts",
		Messages: "Messages",
	}
	s.Me.Items = []ui.MenuItem{
		{Label: "My profile", Icon: "user-round", Href: "/profile"},
		{Label: "Keyboard shortcuts", Icon: "keyboard", Dialog: "shortcuts", Note: "?"},
		{Label: "Sign out", Icon: "log-out", Post: "/logout", Native: true},
	}
	s.Language = &ui.Switch{Action: "/profile/lang", Name: "lang", Value: "fr", Label: "FR", Hint: "Version française", Lang: "fr", Back: "/"}
	s.ThemeForm.Hint = "Change theme"
	s.Bell.Label = "Notices: 3 unread"
	s.Shortcuts = []ui.Shortcut{{Keys: []string{"Ctrl", "K"}, Label: "Search everything"}, {Keys: []string{"?"}, Label: "This help"}}
	return s
}
