package app

import (
	"context"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/task/taskweb"
	"comptoir/internal/team"
)

func taskDeclaration() area.Declaration {
	return area.Declaration{Name: "task", Tables: taskdesk.Tables(), Fields: taskdesk.Fields(), Messages: taskweb.Messages}
}

func (k Desks) taskArea() area.Area {
	return area.Area{
		Name:       "task",
		Routes:     func(s *web.Site) { taskweb.Routes(s, k.Task, taskAccounts{k.Account}) },
		Alerts:     area.Some[attention.Source](taskdesk.Alerts),
		Search:     area.Some([]search.Source{taskdesk.SearchSource()}),
		Describe:   area.Some[area.Describe](taskdesk.Describe),
		UndoImport: area.None[area.UndoImport]("tasks are entered by people, never imported"),
	}
}

// taskAccounts is what the task pages need to know of accounts.
type taskAccounts struct{ desk *accountdesk.Desk }

func (t taskAccounts) Writable(ctx context.Context, a who.Actor, limit int) ([]taskweb.Choice, error) {
	list, err := t.desk.Choices(ctx, a, team.Task, team.Write, "", limit)
	out := make([]taskweb.Choice, len(list))
	for i, x := range list {
		out[i] = taskweb.Choice{ID: x.ID, Name: x.Name}
	}
	return out, err
}

func (t taskAccounts) Name(ctx context.Context, a who.Actor, account id.Account) (string, error) {
	return t.desk.NameOf(ctx, a, team.Task, account)
}
