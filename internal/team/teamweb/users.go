package teamweb

import (
	"strings"

	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// mostShown bounds the list: beyond, one searches by name.
const mostShown = 300

func (h *handlers) list(c *web.Ctx) error {
	users, err := h.desk.ListUsers(c.Context(), c.Who)
	if err != nil {
		return err
	}
	l := c.List("name")
	q, show := strings.TrimSpace(c.Query("q")), c.Query("show")
	v := listView{
		head: ui.Head{Title: c.T("nav.users"), Lede: listLede(c, users), Actions: []ui.Button{
			{Label: c.T("team.chart.title"), Icon: "network", Href: "/team"},
			{Label: c.T("team.access.title"), Icon: "shield", Href: "/admin/access"},
			{Label: c.T("team.users.new"), Icon: "plus", Kind: ui.Primary, Href: "/admin/users/new"}}},
		filters: ui.Filters{Action: "/admin/users", Label: c.T("list.filter"), Apply: c.T("list.apply"), ViewsLabel: c.T("team.users.views"),
			Query: &ui.Field{Name: "q", Label: c.T("list.search"), Placeholder: c.T("list.search"), Value: q},
			Views: []ui.Segment{{Label: c.T("team.users.present"), Href: l.With("show", ""), Current: show != "all"},
				{Label: c.T("team.users.all"), Href: l.With("show", "all"), Current: show == "all"}}},
		card: ui.Card{ID: "users", Title: c.T("nav.users"), NoTitle: true},
	}
	if show == "all" {
		v.filters.Hidden = []ui.HiddenField{{Name: "show", Value: "all"}}
	}
	users = matching(users, q, show == "all")
	if len(users) > mostShown {
		users, v.more = users[:mostShown], c.T("team.users.more", "n", mostShown)
	}
	v.table = userTable(c, users)
	return c.Page(web.Page{Title: v.head.Title, Nav: "users", Body: listPage(v)})
}

// listLede counts who can sign in and who is awaited.
func listLede(c *web.Ctx, users []teamdesk.UserLine) string {
	active, invited := 0, 0
	for _, u := range users {
		switch u.State {
		case team.Active:
			active++
		case team.Invited:
			invited++
		}
	}
	s := c.Loc.N("team.users.active", active)
	if invited > 0 {
		s += ", " + c.Loc.N("team.users.invited", invited)
	}
	return s + "."
}

func matching(users []teamdesk.UserLine, q string, all bool) (out []teamdesk.UserLine) {
	q = text.Fold(q)
	for _, u := range users {
		if (all || u.State == team.Active || u.State == team.Invited) && strings.Contains(text.Fold(u.Name+" "+u.Login), q) {
			out = append(out, u)
		}
	}
	return out
}

func userTable(c *web.Ctx, users []teamdesk.UserLine) ui.Table {
	t := ui.Table{ID: "user-list", Caption: c.T("team.users.caption"), RowLinks: true, Columns: []ui.Column{
		{Label: c.T("team.field.name"), Head: true, Place: ui.TopLeft},
		{Label: c.T("team.field.title"), Place: ui.MiddleLeft, Two: true},
		{Label: c.T("team.field.manager"), Place: ui.NotOnPhone, Two: true},
		{Label: c.T("team.field.last_visit"), Place: ui.NotOnPhone, Two: true},
		{Label: c.T("team.field.state"), Place: ui.TopRight},
	}, Empty: ui.Empty(ui.EmptyState{Title: c.T("list.none.title"), Text: c.T("list.none.text"), NoArt: true,
		Actions: []ui.Button{{Label: c.T("list.none.clear"), Href: "/admin/users?show=all"}}})}
	for _, u := range users {
		t.Rows = append(t.Rows, ui.Row{Indented: true, Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: mono(u.Name), Name: u.Name, Sub: u.Login, Href: "/admin/users/" + string(u.ID)}),
			titleCell(c, u), managerCell(c, u), visitCell(c, u), stateOf(c.Loc, u.State)}})
	}
	return t
}

func titleCell(c *web.Ctx, u teamdesk.UserLine) ui.Content {
	var admin ui.Content
	switch {
	case u.Owner:
		admin = ui.Pill(ui.PillKey, c.T("team.owner"))
	case u.Admin:
		admin = ui.Pill(ui.PillOut, c.T("team.title.short.ADMIN"))
	}
	title := ui.Unknown(c.T("team.title.none"))
	if u.Title != "" {
		title = ui.Text(c.T("team.title." + string(u.Title)))
	}
	switch {
	case admin == nil:
		return title
	case u.Title == "":
		return admin
	}
	return ui.Inline(title, admin)
}

func managerCell(c *web.Ctx, u teamdesk.UserLine) ui.Content {
	if u.ManagerName == "" {
		return ui.Unknown(c.T("team.manager.none"))
	}
	return ui.Text(u.ManagerName)
}

func visitCell(c *web.Ctx, u teamdesk.UserLine) ui.Content {
	if u.LastVisit == nil {
		return ui.Unknown(c.T("team.visit.never"))
	}
	on := u.LastVisit.Day(c.Who.Location())
	return ui.TwoLine(c.Loc.Day(on), c.Loc.InDays(c.Today(), on))
}
