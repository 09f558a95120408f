package app

import (
	"context"

	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/contract/contractweb"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/task"
	"comptoir/internal/team"
)

func contractDeclaration() area.Declaration {
	return area.Declaration{Name: "contract", Tables: contractdesk.Tables(), Fields: contractdesk.Fields(), Messages: contractweb.Messages}
}

func (k Desks) contractArea() area.Area {
	return area.Area{
		Name: "contract",
		Routes: func(s *web.Site) {
			contractweb.Routes(s, k.Contract, accountChoices{k.Account, team.Contract}, k.euros, k.promises)
		},
		Alerts:      area.Some[attention.Source](contractdesk.Alerts),
		Search:      area.Some([]search.Source{contractdesk.SearchSource()}),
		Describe:    area.Some[area.Describe](contractdesk.Describe),
		UndoImport:  area.Some(area.UndoImport{Blocked: contractdesk.ImportBuiltOn, Undo: contractdesk.UndoImport, Rank: 20}),
		MoveAccount: area.Some(area.MoveAccount{Count: contractdesk.MoveCounts, Move: contractdesk.MoveAccount}),
	}
}

// promises are what people gave their word on, for the deadlines of a day.
func (k Desks) promises(ctx context.Context, a who.Actor, from, to day.Day) ([]contractweb.Promise, error) {
	list, err := k.Task.Promised(ctx, a, from, to)
	out := make([]contractweb.Promise, len(list))
	for i, t := range list {
		out[i] = contractweb.Promise{On: *t.Due, What: t.Title, Account: t.AccountName, Href: "/tasks/" + string(t.ID), Theirs: t.Kind == task.PromiseTheirs}
	}
	return out, err
}

// euros converts amounts for totals at the rates of a day.
func (k Desks) euros(ctx context.Context, on day.Day) (convert func(m money.Money) (contractweb.Converted, bool), err error) {
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		c, err := fxdesk.Day(tx, on)
		if err != nil {
			return err
		}
		convert = func(m money.Money) (contractweb.Converted, bool) {
			got, ok := c.ToEUR(m)
			return contractweb.Converted{EUR: got.Money, Rate: got.Rate, On: got.RateDay, Source: got.Source}, ok
		}
		return nil
	})
	return convert, err
}
