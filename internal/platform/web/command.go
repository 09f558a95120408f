package web

import (
	"net/url"

	"comptoir/internal/platform/web/ui"
)

// Command is a page or a gesture that can be reached by its name.
type Command struct {
	// Key is that of the page or of the capture entry.
	Key, Label, Href, Icon string
	// Creates says that it enters a new record.
	Creates bool
	// Post is what it does when it opens no page.
	Post *ui.Post
}

// Captures are the entries of the "+" menu as views of one page, for a phone, which has no such menu.
func (c *Ctx) Captures() []ui.Segment {
	var out []ui.Segment
	for _, i := range c.captureItems() {
		out = append(out, ui.Segment{Label: i.Label, Href: i.Href, Current: i.Href == c.R.URL.Path})
	}
	return out
}

// Commands are the pages of the navigation and the entries of the "+" menu that the reader may use, and what they do with
// their own session.
func (c *Ctx) Commands() []Command {
	var out []Command
	for _, n := range c.site.nav {
		if n.Group > 0 && (n.Show == nil || n.Show(c.Who)) {
			out = append(out, Command{Key: n.Key, Label: c.T("nav." + n.Key), Href: n.Href, Icon: n.Icon})
		}
	}
	for _, i := range c.site.capture {
		if i.Show == nil || i.Show(c.Who) {
			out = append(out, Command{Key: i.Key, Creates: true, Label: c.T("capture." + i.Key), Href: i.Href, Icon: i.Icon})
		}
	}
	return append(out, c.ownCommands()...)
}

// ownCommands are what everybody may do with their own session.
func (c *Ctx) ownCommands() []Command {
	theme, lang := c.themeSwitch(), c.languageSwitch()
	return []Command{
		{Key: "theme", Label: theme.Hint, Icon: theme.Icon, Post: c.switched(theme)},
		{Key: "language", Label: lang.Hint, Icon: "globe", Post: c.switched(lang)},
		{Key: "profile", Label: c.T("shell.profile"), Href: "/profile", Icon: "user-round"},
		{Key: "sign_out", Label: c.T("shell.sign_out"), Icon: "log-out", Post: &ui.Post{Action: "/logout"}},
	}
}

// switched is a switch as a gesture of the palette, which comes back to the page it was opened on.
func (c *Ctx) switched(s *ui.Switch) *ui.Post {
	back := "/"
	if u, err := url.Parse(c.R.Header.Get("HX-Current-URL")); err == nil && u.Path != "" {
		back = u.RequestURI()
	} else if !c.Partial() {
		back = c.R.URL.RequestURI()
	}
	return &ui.Post{Action: s.Action, Fields: []ui.HiddenField{{Name: s.Name, Value: s.Value}, {Name: "back", Value: back}}}
}
