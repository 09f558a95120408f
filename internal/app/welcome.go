package app

import (
	"context"

	"comptoir/internal/platform/who"
)

// Welcome gives, on an empty database, the one-time link by which the first administrator is created.
func (a *App) Welcome(ctx context.Context, base string) (link string, needed bool, err error) {
	token, needed, err := a.Desks.Team.FirstAdminLink(ctx, who.System())
	if err != nil || !needed {
		return "", false, err
	}
	return base + "/welcome/" + token, true, nil
}
