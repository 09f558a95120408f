package app

import (
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/result/resultdesk"
)

func resultDeclaration() area.Declaration {
	return area.Declaration{Name: "result", Tables: resultdesk.Tables(), Fields: resultdesk.Fields()}
}

func (k Desks) resultArea() area.Area {
	return area.Area{
		Name:       "result",
		Alerts:     area.Some[attention.Source](resultdesk.Alerts),
		Search:     area.None[[]search.Source]("figures are read on their account"),
		Describe:   area.Some[area.Describe](resultdesk.Describe),
		UndoImport: area.Some(area.UndoImport{Blocked: resultdesk.ImportBuiltOn, Undo: resultdesk.UndoImport, Rank: 30}),
	}
}
