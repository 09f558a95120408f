package historyweb_test

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"comptoir/internal/platform/web/ui"
)

// gridOf lays panels as the cockpit does.
func gridOf(panels []templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return ui.Grid().Render(templ.WithChildren(ctx, templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
			for _, p := range panels {
				if err := p.Render(ctx, w); err != nil {
					return err
				}
			}
			return nil
		})), w)
	})
}
