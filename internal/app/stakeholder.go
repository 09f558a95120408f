package app

import (
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/stakeholder/stakeholderdesk"
	"comptoir/internal/stakeholder/stakeholderweb"
)

func stakeholderDeclaration() area.Declaration {
	return area.Declaration{Name: "stakeholder", Tables: stakeholderdesk.Tables(), Fields: stakeholderdesk.Fields(), Messages: stakeholderweb.Messages}
}

func (k Desks) stakeholderArea() area.Area {
	return area.Area{
		Name:        "stakeholder",
		Routes:      func(s *web.Site) { stakeholderweb.Routes(s, k.Stakeholder) },
		Alerts:      area.Some[attention.Source](stakeholderdesk.Alerts),
		Search:      area.Some([]search.Source{stakeholderdesk.SearchSource()}),
		Describe:    area.Some[area.Describe](stakeholderdesk.Describe),
		UndoImport:  area.None[area.UndoImport]("no import creates stakeholders or decisions"),
		MoveAccount: area.Some(area.MoveAccount{Count: stakeholderdesk.MoveCounts, Move: stakeholderdesk.MoveAccount}),
		Personal:    area.Some(area.Personal{Texts: stakeholderdesk.Texts(), Redact: stakeholderdesk.Redact, Tell: stakeholderdesk.Tell, Erase: stakeholderdesk.ErasePerson}),
	}
}
