// Package cockpitweb is "My day", the page that a person opens in the morning: a greeting, the one thing that cannot
// wait, and the panels that the areas bring, in their order: what to do, what changed, revenue, deadlines, accounts.
// It owns no record.
package cockpitweb

import (
	"context"
	"embed"

	"github.com/a-h/templ"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

// Day is what the page needs to know of the reader's day before it draws the panels.
type Day interface {
	// Once makes a context in which the day is read once, however many parts of the page need it.
	Once(ctx context.Context) context.Context
	// Pressing is what cannot wait.
	Pressing(ctx context.Context, a who.Actor) (Pressing, error)
}

// Pressing is the reader's day in short.
type Pressing struct {
	// First is the most pressing alert; nil when nothing waits.
	First *alert.Alert
	// Critical and Open count what waits.
	Critical, Open int
	// Account is the first account that something critical waits on; empty for none.
	Account     id.Account
	AccountName string
	// Accounts says whether any account is in reach; without one, the page says how to begin.
	Accounts bool
}

type handlers struct{ day Day }

// Routes mounts the page.
func Routes(s *web.Site, day Day) {
	h := &handlers{day: day}
	s.Nav(web.NavItem{Key: "day", Href: "/", Icon: "sunrise", Group: 1, Phone: 1, Keys: "g d"})
	s.GetKept("/{$}", h.show)
}

func (h *handlers) show(c *web.Ctx) error {
	c.R = c.R.WithContext(h.day.Once(c.Context()))
	p, err := h.day.Pressing(c.Context(), c.Who)
	if err != nil {
		return err
	}
	if !p.Accounts && p.First == nil {
		return c.Page(web.Page{Title: c.T("nav.day"), Nav: "day", Body: beginPage(beginning(c))})
	}
	panels, err := c.Panels("cockpit", "")
	if err != nil {
		return err
	}
	v := dayView{head: head(c, p)}
	if len(panels) > 0 {
		v.first, v.rest = panels[0], panels[1:]
	}
	return c.Page(web.Page{Title: c.T("nav.day"), Nav: "day", Body: dayPage(v)})
}

// dayView is the page: the first panel across it, the others on the grid.
type dayView struct {
	head  headView
	first templ.Component
	rest  []templ.Component
}
