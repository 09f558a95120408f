package app

import (
	"context"
	"fmt"
	"io"

	"comptoir/internal/platform/who"
)

// Welcome prints, on an empty database, the one-time link by which the first administrator is created.
func (a *App) Welcome(ctx context.Context, base string, out io.Writer) error {
	token, needed, err := a.Desks.Team.FirstAdminLink(ctx, who.System())
	if err != nil || !needed {
		return err
	}
	_, err = fmt.Fprintf(out, "No one has an account yet. Create the first administrator here, once, within 24 hours:\n  %s/welcome/%s\n", base, token)
	return err
}
