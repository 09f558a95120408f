package app

import (
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contact/contactweb"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/team"
)

func contactDeclaration() area.Declaration {
	return area.Declaration{Name: "contact", Tables: contactdesk.Tables(), Fields: contactdesk.Fields(), Messages: contactweb.Messages}
}

func (k Desks) contactArea() area.Area {
	return area.Area{
		Name:        "contact",
		Routes:      func(s *web.Site) { contactweb.Routes(s, k.Contact, accountChoices{k.Account, team.Contact}) },
		Alerts:      area.None[attention.Source]("contact data has no alert yet"),
		Search:      area.Some([]search.Source{contactdesk.SearchSource()}),
		Describe:    area.Some[area.Describe](contactdesk.Describe),
		UndoImport:  area.Some(area.UndoImport{Blocked: contactdesk.ImportBuiltOn, Undo: contactdesk.UndoImport, Rank: 30}),
		MoveAccount: area.Some(area.MoveAccount{Count: contactdesk.MoveCounts, Clashes: contactdesk.MoveClashes, Move: contactdesk.MoveAccount}),
		Personal:    area.Some(area.Personal{Texts: contactdesk.Texts(), Redact: contactdesk.Redact, Tell: contactdesk.Tell, Erase: contactdesk.ErasePerson}),
	}
}
