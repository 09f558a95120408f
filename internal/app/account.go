package app

import (
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/account/accountweb"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
)

func accountDeclaration() area.Declaration {
	return area.Declaration{Name: "account", Tables: accountdesk.Tables(), Fields: accountdesk.Fields(), Messages: accountweb.Messages}
}

func (k Desks) accountArea() area.Area {
	return area.Area{
		Name:        "account",
		Routes:      func(s *web.Site) { accountweb.Routes(s, k.Account, accountFigures{k}) },
		Alerts:      area.Some[attention.Source](accountdesk.Alerts),
		Search:      area.Some([]search.Source{accountdesk.SearchSource()}),
		Describe:    area.Some[area.Describe](accountdesk.Describe),
		UndoImport:  area.Some(area.UndoImport{Blocked: accountdesk.ImportBuiltOn, Undo: accountdesk.UndoImport, Rank: 10}),
		MoveAccount: area.Some(area.MoveAccount{Count: accountdesk.MoveCounts, Clashes: accountdesk.MoveClashes}),
		Personal:    area.Some(area.Personal{Texts: accountdesk.Texts(), Redact: accountdesk.Redact}),
	}
}
