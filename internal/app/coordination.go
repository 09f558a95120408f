package app

import (
	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/coordination/coordinationweb"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/team"
)

func coordinationDeclaration() area.Declaration {
	return area.Declaration{Name: "coordination", Tables: coordinationdesk.Tables(), Fields: coordinationdesk.Fields(), Messages: coordinationweb.Messages}
}

func (k Desks) coordinationArea() area.Area {
	return area.Area{
		Name: "coordination",
		Routes: func(s *web.Site) {
			coordinationweb.Routes(s, k.Coordination, accountChoices{k.Account, team.Coordination})
		},
		Alerts:      area.Some[attention.Source](coordinationdesk.Alerts),
		Search:      area.Some([]search.Source{coordinationdesk.SearchSource()}),
		Describe:    area.Some[area.Describe](coordinationdesk.Describe),
		UndoImport:  area.None[area.UndoImport]("no import creates requests or parts"),
		MoveAccount: area.Some(area.MoveAccount{Count: coordinationdesk.MoveCounts, Move: coordinationdesk.MoveAccount}),
		Personal:    area.Some(area.Personal{Texts: coordinationdesk.Texts(), Redact: coordinationdesk.Redact}),
	}
}
