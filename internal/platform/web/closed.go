package web

import "comptoir/internal/platform/web/ui"

// Closed is a list of records that the reader's role does not open: it says so, and offers nothing to do there.
func (c *Ctx) Closed(nav, title string) error {
	e := ui.EmptyState{Title: c.T("shell.closed.title"), Text: c.T("shell.closed.text"), NoArt: true,
		Actions: []ui.Button{{Label: c.T("shell.error.home"), Href: "/"}}}
	return c.Page(Page{Title: title, Nav: nav, Body: closedBody(title, e)})
}
