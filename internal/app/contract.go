package app

import (
	"context"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/contract/contractweb"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

func contractDeclaration() area.Declaration {
	return area.Declaration{Name: "contract", Tables: contractdesk.Tables(), Fields: contractdesk.Fields(), Messages: contractweb.Messages}
}

func (k Desks) contractArea() area.Area {
	return area.Area{
		Name:       "contract",
		Routes:     func(s *web.Site) { contractweb.Routes(s, k.Contract, contractAccounts{k.Account}, k.euros) },
		Alerts:     area.Some[attention.Source](contractdesk.Alerts),
		Search:     area.Some([]search.Source{contractdesk.SearchSource()}),
		Describe:   area.Some[area.Describe](contractdesk.Describe),
		UndoImport: area.Some(area.UndoImport{Blocked: contractdesk.ImportBuiltOn, Undo: contractdesk.UndoImport, Rank: 20}),
	}
}

// euros converts amounts for totals at the rates of a day.
func (k Desks) euros(ctx context.Context, on day.Day) (convert func(m money.Money) (money.Money, bool), note string, err error) {
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		convert, err = eurosIn(tx, on)
		return err
	})
	return convert, note, err
}

// contractAccounts is what the contract pages need to know of accounts.
type contractAccounts struct{ desk *accountdesk.Desk }

func (c contractAccounts) Writable(ctx context.Context, a who.Actor, limit int) ([]contractweb.Choice, error) {
	list, err := c.desk.Choices(ctx, a, team.Contract, team.Write, "", limit)
	out := make([]contractweb.Choice, len(list))
	for i, x := range list {
		out[i] = contractweb.Choice{ID: x.ID, Name: x.Name}
	}
	return out, err
}

func (c contractAccounts) Name(ctx context.Context, a who.Actor, account id.Account) (string, error) {
	return c.desk.NameOf(ctx, a, team.Contract, account)
}
