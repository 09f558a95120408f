package app

import (
	"comptoir/internal/meeting/meetingdesk"
	"comptoir/internal/meeting/meetingweb"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
)

func meetingDeclaration() area.Declaration {
	return area.Declaration{Name: "meeting", Tables: meetingdesk.Tables(), Messages: meetingweb.Messages}
}

func (k Desks) meetingArea() area.Area {
	const reason = "a meeting owns no record: it shows those of the others"
	return area.Area{
		Name:        "meeting",
		Routes:      func(s *web.Site) { meetingweb.Routes(s, k.Meeting) },
		Alerts:      area.None[attention.Source](reason),
		Search:      area.None[[]search.Source](reason),
		Describe:    area.None[area.Describe](reason),
		UndoImport:  area.None[area.UndoImport](reason),
		MoveAccount: area.None[area.MoveAccount](reason),
		Personal:    area.None[area.Personal](reason),
	}
}
