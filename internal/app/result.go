package app

import (
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/result/resultweb"
)

func resultDeclaration() area.Declaration {
	return area.Declaration{Name: "result", Tables: resultdesk.Tables(), Fields: resultdesk.Fields(), Messages: resultweb.Messages}
}

func (k Desks) resultArea() area.Area {
	return area.Area{
		Name:        "result",
		Routes:      func(s *web.Site) { resultweb.Routes(s, k.Result) },
		Alerts:      area.Some[attention.Source](resultdesk.Alerts),
		Search:      area.None[[]search.Source]("figures are found by their account"),
		Describe:    area.Some[area.Describe](resultdesk.Describe),
		UndoImport:  area.Some(area.UndoImport{Blocked: resultdesk.ImportBuiltOn, Undo: resultdesk.UndoImport, Rank: 30}),
		MoveAccount: area.Some(area.MoveAccount{Count: resultdesk.MoveCounts, Clashes: resultdesk.MoveClashes, Move: resultdesk.MoveAccount}),
		Personal:    area.None[area.Personal]("figures tell of nobody"),
	}
}
