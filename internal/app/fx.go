package app

import (
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
)

func fxDeclaration() area.Declaration {
	return area.Declaration{Name: "fx", Tables: fxdesk.Tables(), Fields: fxdesk.Fields()}
}

func (k Desks) fxArea() area.Area {
	return area.Area{
		Name:        "fx",
		Alerts:      area.None[attention.Source]("a missing rate shows where it is missing"),
		Search:      area.None[[]search.Source]("rates are not searched"),
		Describe:    area.None[area.Describe]("a rate has no page"),
		UndoImport:  area.Some(area.UndoImport{Blocked: fxdesk.ImportBuiltOn, Undo: fxdesk.UndoImport, Rank: 5}),
		MoveAccount: area.None[area.MoveAccount]("rates are of no account"),
		Personal:    area.None[area.Personal]("rates tell of nobody"),
	}
}
