package web

import "comptoir/internal/platform/web/ui"

// Command is a page or a gesture that can be reached by its name.
type Command struct{ Label, Href, Icon string }

// Captures are the entries of the "+" menu as views of one page, for a phone, which has no such menu.
func (c *Ctx) Captures() []ui.Segment {
	var out []ui.Segment
	for _, i := range c.captureItems() {
		out = append(out, ui.Segment{Label: i.Label, Href: i.Href, Current: i.Href == c.R.URL.Path})
	}
	return out
}

// Commands are the pages of the navigation and the entries of the "+" menu that the reader may use.
func (c *Ctx) Commands() []Command {
	var out []Command
	for _, n := range c.site.nav {
		if n.Group > 0 && (n.Show == nil || n.Show(c.Who)) {
			out = append(out, Command{Label: c.T("nav." + n.Key), Href: n.Href, Icon: n.Icon})
		}
	}
	for _, i := range c.site.capture {
		if i.Show == nil || i.Show(c.Who) {
			out = append(out, Command{Label: c.T("capture." + i.Key), Href: i.Href, Icon: i.Icon})
		}
	}
	return out
}
