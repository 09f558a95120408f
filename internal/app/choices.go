package app

import (
	"context"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// accountChoices is what the pages of another area need to know of accounts, within the right on its object.
type accountChoices struct {
	desk *accountdesk.Desk
	of   team.Object
}

func (c accountChoices) Writable(ctx context.Context, a who.Actor, limit int) ([]web.Choice, error) {
	list, err := c.desk.Choices(ctx, a, c.of, team.Write, "", limit)
	out := make([]web.Choice, len(list))
	for i, x := range list {
		out[i] = web.Choice{ID: x.ID, Name: x.Name}
		if x.Homonym && x.Detail != "" {
			out[i].Name += " · " + x.Detail
		}
	}
	return out, err
}

func (c accountChoices) Name(ctx context.Context, a who.Actor, account id.Account) (string, error) {
	return c.desk.NameOf(ctx, a, c.of, account)
}
