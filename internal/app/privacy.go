package app

import (
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/privacy/privacydesk"
	"comptoir/internal/privacy/privacyweb"
)

func privacyDeclaration() area.Declaration {
	return area.Declaration{Name: "privacy", Tables: privacydesk.Tables(), Fields: privacydesk.Fields(), Messages: privacyweb.Messages}
}

func (k Desks) privacyArea() area.Area {
	return area.Area{
		Name:        "privacy",
		Routes:      func(s *web.Site) { privacyweb.Routes(s, k.Privacy) },
		Alerts:      area.Some[attention.Source](privacydesk.Alerts),
		Search:      area.None[[]search.Source]("a request is found by its person, and by nobody who may not know that they asked"),
		Describe:    area.Some[area.Describe](privacydesk.Describe),
		UndoImport:  area.None[area.UndoImport]("no import creates cards or requests"),
		MoveAccount: area.None[area.MoveAccount]("cards and requests are the contact's, and go where it goes"),
		Personal:    area.Some(area.Personal{Texts: privacydesk.Texts(), Redact: privacydesk.Redact, Tell: privacydesk.TellPerson, Erase: privacydesk.ErasePerson}),
	}
}

// holders gathers where each area keeps what is about people; the names of documents with them.
func holders(areas []area.Area) []privacydesk.Held {
	out := []privacydesk.Held{{Area: "files", Personal: area.Personal{Texts: files.Texts(), Redact: files.Redact}}}
	for _, ar := range areas {
		if p, ok := ar.Personal.Get(); ok {
			out = append(out, privacydesk.Held{Area: ar.Name, Personal: p})
		}
	}
	return out
}
