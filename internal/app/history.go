package app

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/history/historydesk"
	"comptoir/internal/history/historyweb"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/search/searchdesk"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team/teamdesk"
)

func historyDeclaration() area.Declaration {
	return area.Declaration{Name: "history", Messages: historyweb.Messages}
}

// describers name the records of the journal within the reader's rights.
var describers = map[ref.Kind]area.Describe{
	account.Kind: accountdesk.Describe, account.EntityKind: accountdesk.Describe, accountdesk.AssignmentKind: accountdesk.Describe,
	accountdesk.MemberKind: accountdesk.Describe, contact.Kind: contactdesk.Describe, contract.Kind: contractdesk.Describe,
	result.Kind: resultdesk.Describe, result.TargetKind: resultdesk.Describe, task.RefKind: taskdesk.Describe, attentiondesk.Kind: attentiondesk.Describe,
	teamdesk.UserKind: describePeople, teamdesk.PositionKind: describePeople, teamdesk.GrantKind: describePeople,
}

// historyDesk reads the journal with the names that the areas give.
func historyDesk(d *db.DB) *historydesk.Desk {
	return historydesk.New(d, historydesk.Options{Describe: describers, Objects: objects})
}

func historyArea(desk *historydesk.Desk, people *teamdesk.Desk, find *searchdesk.Desk) area.Area {
	const reason = "history owns no record"
	o := historyweb.Options{Visit: people.Visit, Account: func(ctx context.Context, a who.Actor, typed string) (id.Account, bool, error) {
		hits, err := find.Accounts(ctx, a, typed, 1)
		if err != nil || len(hits) == 0 {
			return "", false, err
		}
		return hits[0].Account, true, nil
	}}
	return area.Area{
		Name:       "history",
		Routes:     func(s *web.Site) { historyweb.Routes(s, desk, o) },
		Alerts:     area.None[attention.Source](reason),
		Search:     area.None[[]search.Source](reason),
		Describe:   area.None[area.Describe](reason),
		UndoImport: area.None[area.UndoImport](reason),
	}
}
