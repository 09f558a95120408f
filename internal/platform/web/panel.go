package web

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"comptoir/internal/platform/web/ui"
)

// Panel is a part of a page that another area brings: contracts on the account page, deadlines on the cockpit. No view
// imports another area's view.
type Panel struct {
	// On is the page: "account", "cockpit".
	On    string
	Key   string
	Order int
	// Render draws the panel for the record of the page ("" on the cockpit); nil draws nothing, for who may not see it
	// or where it has nothing to say.
	Render func(c *Ctx, record string) (templ.Component, error)
}

// Panel adds panels to pages.
func (s *Site) Panel(panels ...Panel) {
	s.panels = append(s.panels, panels...)
	slices.SortStableFunc(s.panels, func(a, b Panel) int { return cmp.Compare(a.Order, b.Order) })
}

// Panels draws the panels of a page in their order.
func (c *Ctx) Panels(on, record string) ([]templ.Component, error) {
	var out []templ.Component
	for _, p := range c.site.panels {
		if p.On != on {
			continue
		}
		body, err := p.Render(c, record)
		if err != nil {
			return nil, err
		}
		if body != nil {
			out = append(out, body)
		}
	}
	return out, nil
}

// Successor tells where the page of a record that is gone now leads, "" when nowhere: an account that another one absorbed.
type Successor struct {
	On   string
	Find func(c *Ctx, record string) (href string, err error)
}

// Successor adds one.
func (s *Site) Successor(on string, find func(c *Ctx, record string) (string, error)) {
	s.successors = append(s.successors, Successor{On: on, Find: find})
}

// Successor asks where the page of a record that was not found leads.
func (c *Ctx) Successor(on, record string) (string, error) {
	for _, s := range c.site.successors {
		if s.On != on {
			continue
		}
		if href, err := s.Find(c, record); err != nil || href != "" {
			return href, err
		}
	}
	return "", nil
}

// Action is a button that another area brings to the head of a page.
type Action struct {
	// On is the page: "account".
	On    string
	Order int
	// Button is drawn for the record of the page; ok false leaves it out for who may not press it.
	Button func(c *Ctx, record string) (b ui.Button, ok bool)
}

// Action adds buttons to the heads of pages.
func (s *Site) Action(actions ...Action) {
	s.actions = append(s.actions, actions...)
	slices.SortStableFunc(s.actions, func(a, b Action) int { return cmp.Compare(a.Order, b.Order) })
}

// Actions are the buttons of a page in their order.
func (c *Ctx) Actions(on, record string) (out []ui.Button) {
	for _, a := range c.site.actions {
		if a.On != on {
			continue
		}
		if b, ok := a.Button(c, record); ok {
			out = append(out, b)
		}
	}
	return out
}
