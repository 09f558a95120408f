package app

import (
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/task/taskweb"
	"comptoir/internal/team"
)

func taskDeclaration() area.Declaration {
	return area.Declaration{Name: "task", Tables: taskdesk.Tables(), Fields: taskdesk.Fields(), Messages: taskweb.Messages}
}

func (k Desks) taskArea() area.Area {
	return area.Area{
		Name:        "task",
		Routes:      func(s *web.Site) { taskweb.Routes(s, k.Task, accountChoices{k.Account, team.Task}) },
		Alerts:      area.Some[attention.Source](taskdesk.Alerts),
		Search:      area.Some([]search.Source{taskdesk.SearchSource()}),
		Describe:    area.Some[area.Describe](taskdesk.Describe),
		UndoImport:  area.None[area.UndoImport]("no import creates tasks"),
		MoveAccount: area.Some(area.MoveAccount{Count: taskdesk.MoveCounts, Move: taskdesk.MoveAccount}),
		Personal:    area.Some(area.Personal{Texts: taskdesk.Texts(), Redact: taskdesk.Redact, Tell: taskdesk.Tell, Erase: taskdesk.ErasePerson}),
	}
}
