package app

import (
	"context"
	"maps"
	"slices"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/history/historyweb"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/search/searchdesk"
	"comptoir/internal/team/teamdesk"
)

func historyDeclaration() area.Declaration {
	return area.Declaration{Name: "history", Messages: historyweb.Messages}
}

// kindsOf are the kinds of records that each area journals.
func kindsOf() map[string][]ref.Kind {
	out := map[string][]ref.Kind{}
	for _, d := range declarations() {
		out[d.Name] = slices.Sorted(maps.Keys(d.Fields))
	}
	return out
}

// historyDesk reads the journal with the names that the areas give.
func historyDesk(d *db.DB, areas []area.Area) *historydesk.Desk {
	named := describers(areas, kindsOf())
	named[files.Kind] = describeFiles
	return historydesk.New(d, historydesk.Options{Describe: named, Objects: objects})
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
		Name:        "history",
		Routes:      func(s *web.Site) { historyweb.Routes(s, desk, o) },
		Alerts:      area.None[attention.Source](reason),
		Search:      area.None[[]search.Source](reason),
		Describe:    area.None[area.Describe](reason),
		UndoImport:  area.None[area.UndoImport](reason),
		MoveAccount: area.None[area.MoveAccount](reason),
		Personal:    area.None[area.Personal]("the journal is blanked by itself, for every area"),
	}
}
