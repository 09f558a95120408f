package web

// Command is a page or a gesture that can be reached by its name.
type Command struct{ Label, Href, Icon string }

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
