package app

import (
	"context"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contact/contactweb"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

func contactDeclaration() area.Declaration {
	return area.Declaration{Name: "contact", Tables: contactdesk.Tables(), Fields: contactdesk.Fields(), Messages: contactweb.Messages}
}

func (k Desks) contactArea() area.Area {
	return area.Area{
		Name:       "contact",
		Routes:     func(s *web.Site) { contactweb.Routes(s, k.Contact, contactAccounts{k.Account}) },
		Alerts:     area.None[attention.Source]("what a relationship asks for comes with exchanges"),
		Search:     area.Some([]search.Source{contactdesk.SearchSource()}),
		Describe:   area.Some[area.Describe](contactdesk.Describe),
		UndoImport: area.Some(area.UndoImport{Blocked: contactdesk.ImportBuiltOn, Undo: contactdesk.UndoImport, Rank: 30}),
	}
}

// contactAccounts is what the contact pages need to know of accounts.
type contactAccounts struct{ desk *accountdesk.Desk }

func (c contactAccounts) Writable(ctx context.Context, a who.Actor, limit int) ([]contactweb.Choice, error) {
	list, err := c.desk.Choices(ctx, a, team.Contact, team.Write, "", limit)
	out := make([]contactweb.Choice, len(list))
	for i, x := range list {
		out[i] = contactweb.Choice{ID: x.ID, Name: x.Name}
	}
	return out, err
}

func (c contactAccounts) Name(ctx context.Context, a who.Actor, account id.Account) (string, error) {
	return c.desk.NameOf(ctx, a, team.Contact, account)
}
