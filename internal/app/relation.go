package app

import (
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/relation/relationweb"
)

func relationDeclaration() area.Declaration {
	return area.Declaration{Name: "relation", Tables: relationdesk.Tables(), Fields: relationdesk.Fields(), Messages: relationweb.Messages}
}

func (k Desks) relationArea() area.Area {
	return area.Area{
		Name:        "relation",
		Routes:      func(s *web.Site) { relationweb.Routes(s, k.Relation) },
		Alerts:      area.None[attention.Source]("a relation that cools is a matter of the person's role, which is told elsewhere"),
		Search:      area.Some([]search.Source{relationdesk.SearchSource()}),
		Describe:    area.Some[area.Describe](relationdesk.Describe),
		UndoImport:  area.None[area.UndoImport]("no import creates exchanges"),
		MoveAccount: area.Some(area.MoveAccount{Count: relationdesk.MoveCounts, Move: relationdesk.MoveAccount}),
		Personal:    area.Some(area.Personal{Texts: relationdesk.Texts(), Redact: relationdesk.Redact, Tell: relationdesk.Tell, Erase: relationdesk.ErasePerson}),
	}
}
