package app

import (
	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/attention/attentionweb"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
)

func attentionDeclaration() area.Declaration {
	return area.Declaration{Name: "attention", Tables: attentiondesk.Tables(), Fields: attentiondesk.Fields(),
		Messages: attentionweb.Messages}
}

func (k Desks) attentionArea() area.Area {
	return area.Area{
		Name:        "attention",
		Routes:      func(s *web.Site) { attentionweb.Routes(s, k.Attention) },
		Alerts:      area.None[attention.Source]("it raises its own, AT_OVERLOAD, while ranking the others"),
		Search:      area.None[[]search.Source]("an alert is found on its record"),
		Describe:    area.Some[area.Describe](attentiondesk.Describe),
		UndoImport:  area.None[area.UndoImport]("lines follow their records"),
		MoveAccount: area.Some(area.MoveAccount{Count: attentiondesk.MoveCounts, Move: attentiondesk.MoveAccount}),
		Personal:    area.Some(area.Personal{Texts: attentiondesk.Texts(), Redact: attentiondesk.Redact}),
	}
}
