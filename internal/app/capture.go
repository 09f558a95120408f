package app

import (
	"comptoir/internal/capture/capturedesk"
	"comptoir/internal/capture/captureweb"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/team"
)

func captureDeclaration() area.Declaration {
	return area.Declaration{Name: "capture", Tables: capturedesk.Tables(), Messages: captureweb.Messages}
}

func (k Desks) captureArea() area.Area {
	const reason = "what is captured becomes exchanges and contacts, and nothing of its own"
	return area.Area{
		Name:        "capture",
		Routes:      func(s *web.Site) { captureweb.Routes(s, k.Capture, accountChoices{k.Account, team.Contact}) },
		Alerts:      area.None[attention.Source](reason),
		Search:      area.None[[]search.Source](reason),
		Describe:    area.None[area.Describe](reason),
		UndoImport:  area.None[area.UndoImport](reason),
		MoveAccount: area.None[area.MoveAccount](reason),
		Personal:    area.Some(area.Personal{Texts: capturedesk.Texts(), Redact: capturedesk.Redact}),
	}
}
