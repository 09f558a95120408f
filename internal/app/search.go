package app

import (
	"context"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/search/searchdesk"
	"comptoir/internal/search/searchweb"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team"
)

func searchDeclaration() area.Declaration {
	return area.Declaration{Name: "search", Messages: searchweb.Messages}
}

// objects say on which object's right the records of a kind are read. A kind that is missing cannot be searched, and its
// values are read in the journal by the right on the journal alone.
var objects = map[ref.Kind]team.Object{
	"account": team.Account, "entity": team.Account, "identifier": team.Account, "assignment": team.Account, "team_member": team.Account,
	"contact": team.Contact, "contract": team.Contract, "result": team.Result, "target": team.Result, "task": team.Task,
}

// searchSources are what the areas index, in the order of the answer.
func searchSources() []search.Source {
	return []search.Source{accountdesk.SearchSource(), contactdesk.SearchSource(), contractdesk.SearchSource(), taskdesk.SearchSource()}
}

// searchDesk finds what the areas index; people also find their own tasks, whatever the account.
func searchDesk(d *db.DB) *searchdesk.Desk {
	var kinds []searchdesk.Kind
	for _, s := range searchSources() {
		kinds = append(kinds, searchdesk.Kind{Source: s, Object: objects[s.Kind], Owned: s.Kind == task.RefKind})
	}
	return searchdesk.New(d, kinds)
}

// Reindex reads every record into the search index again, after work that wrote many at once.
func (a *App) Reindex(ctx context.Context) error { return search.Rebuild(ctx, a.DB, searchSources()) }

func searchArea(desk *searchdesk.Desk) area.Area {
	const reason = "search owns no record"
	return area.Area{
		Name:       "search",
		Routes:     func(s *web.Site) { searchweb.Routes(s, desk) },
		Alerts:     area.None[attention.Source](reason),
		Search:     area.None[[]search.Source](reason),
		Describe:   area.None[area.Describe](reason),
		UndoImport: area.None[area.UndoImport](reason),
	}
}
