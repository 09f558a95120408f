package app

import (
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/group/groupweb"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

func groupDeclaration() area.Declaration {
	return area.Declaration{Name: "group", Tables: groupdesk.Tables(), Fields: groupdesk.Fields(), Messages: groupweb.Messages}
}

func (k Desks) groupArea() area.Area {
	return area.Area{
		Name:        "group",
		Routes:      func(s *web.Site) { groupweb.Routes(s, k.Group, accountChoices{k.Account, team.Account}) },
		Alerts:      area.Some[attention.Source](groupdesk.Alerts),
		Search:      area.None[[]search.Source]("a site is found by its account, whose document holds its name and its SIRET"),
		Describe:    area.Some[area.Describe](groupdesk.Describe),
		UndoImport:  area.None[area.UndoImport]("no import creates shares or sites; one that created legal bodies is blocked by whatever people did since"),
		MoveAccount: area.Some(area.MoveAccount{Count: groupdesk.MoveCounts, Move: groupdesk.MoveAccount}),
		Personal:    area.Some(area.Personal{Texts: groupdesk.Texts(), Redact: groupdesk.Redact}),
	}
}

// movers gathers what each area takes along when two accounts become one; documents go with them. The account itself
// comes last: its desk ends it when nothing is left on it.
func movers(areas []area.Area) []groupdesk.Mover {
	out := []groupdesk.Mover{{Area: "files", MoveAccount: area.MoveAccount{Count: files.MoveCounts,
		Move: func(tx *db.Tx, _ who.Actor, from, into id.Account) error { return files.MoveAccount(tx, from, into) }}}}
	for _, ar := range areas {
		if m, ok := ar.MoveAccount.Get(); ok {
			out = append(out, groupdesk.Mover{Area: ar.Name, MoveAccount: m})
		}
	}
	return out
}
