package teamweb

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team/teamdesk"
)

// mostAccesses is how far back the page looks; the rest is in the database.
const mostAccesses = 200

// accessLog lists refusals and sensitive reads.
func (h *handlers) accessLog(c *web.Ctx) error {
	lines, err := h.desk.AccessLog(c.Context(), c.Who, mostAccesses)
	if err != nil {
		return err
	}
	v := listView{
		head: ui.Head{Title: c.T("team.access.title"), Lede: c.T("team.access.lede"), CrumbsLabel: c.T("shell.crumbs"),
			Crumbs: []ui.Link{{Label: c.T("nav.users"), Href: "/admin/users"}, {Label: c.T("team.access.title")}}},
		card: ui.Card{ID: "access", Title: c.T("team.access.title"), NoTitle: true},
		table: ui.Table{ID: "access-list", Caption: c.T("team.access.title"), Columns: []ui.Column{
			{Label: c.T("team.access.when"), Place: ui.LastLeft}, {Label: c.T("team.access.who"), Head: true, Place: ui.TopLeft},
			{Label: c.T("team.access.what"), Wrap: true, Place: ui.WholeLine}, {Label: c.T("team.access.outcome"), Place: ui.TopRight}},
			Empty: ui.Empty(ui.EmptyState{Title: c.T("team.access.none"), Text: c.T("team.access.none_text"), NoArt: true})},
	}
	for _, l := range lines {
		v.table.Rows = append(v.table.Rows, ui.Row{Cells: []ui.Content{ui.Num(c.Loc.Moment(l.At, c.Who.Location())), whoCell(c, l), whatCell(c, l), outcome(c, l)}})
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "users", Body: accessPage(v)})
}

func whoCell(c *web.Ctx, l teamdesk.Access) ui.Content {
	if l.UserName == "" {
		return ui.Unknown(c.T("unknown"))
	}
	return ui.TextLink(ui.Link{Href: userHref(l.User), Label: l.UserName})
}

// whatCell names the gesture, and its record by identifier: an account is not named to an administrator, who sees no
// business by it, and whoever may read it finds it at that address.
func whatCell(c *web.Ctx, l teamdesk.Access) ui.Content {
	words := c.T("team.access.other")
	if key := "team.access.action." + l.Action; c.Loc.Has(key) {
		words = c.T(key)
	}
	if _, ok := id.Parse[id.Any](l.On.ID); ok && l.On.Kind != "" && l.On.Kind != teamdesk.UserKind {
		words = c.T("team.access.of", "what", words, "id", tail(l.On.ID))
	}
	return ui.Text(words)
}

func outcome(c *web.Ctx, l teamdesk.Access) ui.Content {
	look := ui.StateDim
	if l.Outcome == teamdesk.OutcomeRefused {
		look = ui.StateBad
	}
	return ui.Status(look, c.T("team.access.outcome."+l.Outcome))
}

// tail is enough of an identifier to tell two lines about one record from two about two, and opens nothing.
func tail(id string) string { return "…" + id[len(id)-8:] }
