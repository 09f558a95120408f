package teamweb

import (
	"net/http"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
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
		{Label: c.T("team.field.title"), Place: ui.MiddleLeft},
		{Label: c.T("team.field.manager"), Place: ui.NotOnPhone},
		{Label: c.T("team.field.last_visit"), Place: ui.NotOnPhone, Two: true},
		{Label: c.T("team.field.state"), Place: ui.LastLeft},
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

func (h *handlers) newUser(c *web.Ctx) error {
	if !teamdesk.ManagesUsers(c.Who) {
		_, err := h.desk.ListUsers(c.Context(), c.Who) // says no, and is noted
		return err
	}
	values := map[string]string{"lang": c.Loc.Lang, "tz": team.HouseZone, "from": c.Today().String()}
	return h.showNew(c, http.StatusOK, func(name string) string { return values[name] }, false, nil)
}

func (h *handlers) createUser(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := teamdesk.NewUser{UserInput: readUser(f)}
	if f.String("title") != "" {
		p := readPosition(f)
		in.Position = &p
	}
	user, err := h.desk.CreateUser(c.Context(), c.Who, in)
	if err == nil && len(f.Problems()) > 0 {
		err = f.Problems()
	}
	if err != nil {
		list, err := f.Merge(err)
		if err != nil {
			return err
		}
		return h.showNew(c, http.StatusUnprocessableEntity, f.Raw, f.Bool("admin"), list)
	}
	c.Flash("team.user.created", "name", in.Name)
	return c.Redirect("/admin/users/" + string(user))
}

func readUser(f *web.Form) team.UserInput {
	return team.UserInput{Login: f.String("login"), Name: f.String("name"), Lang: f.String("lang"), TZ: f.String("tz"), Admin: f.Bool("admin")}
}

func readPosition(f *web.Form) team.PositionInput {
	return team.PositionInput{Title: team.Title(f.String("title")), Manager: id.User(f.String("manager")), From: f.Day("from"), To: f.Day("to")}
}

func (h *handlers) showNew(c *web.Ctx, status int, typed func(string) string, admin bool, list problem.List) error {
	people, err := h.desk.People(c.Context(), c.Who)
	if err != nil {
		return err
	}
	r := refuse(c, c.Refuse(list))
	v := newView{
		head: ui.Head{Title: c.T("team.users.new"), Lede: c.T("team.users.new_lede"), CrumbsLabel: c.T("shell.crumbs"),
			Crumbs: []ui.Link{{Label: c.T("nav.users"), Href: "/admin/users"}, {Label: c.T("team.users.new")}}},
		wrong: c.T("form.refused"), errors: r.Summary,
		form: ui.Form{Action: "/admin/users", Actions: []ui.Button{{Label: c.T("team.users.create"), Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: "/admin/users"}}},
		who:  c.T("team.users.who"), fields: identityFields(c, typed, r), admin: adminChoice(c, admin, r),
		place: c.T("team.users.place"), position: positionFields(c, people, "", typed, r, c.T("team.users.later")),
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "users", Status: status, Body: newPage(v)})
}

func identityFields(c *web.Ctx, typed func(string) string, r web.Refused) []ui.Field {
	return []ui.Field{
		{Name: "name", Label: c.T("team.field.name"), Value: typed("name"), Error: r.At("name"), Required: true, Autocomplete: "off"},
		{Name: "login", Label: c.T("team.field.login"), Value: typed("login"), Error: r.At("login"), Required: true, Inputmode: "email", Autocomplete: "off"},
		{Name: "lang", Label: c.T("team.field.lang"), Error: r.At("lang"), Options: languageOptions(c.Loc, typed("lang"))},
		{Name: "tz", Label: c.T("team.field.tz"), Error: r.At("tz"), Options: zoneOptions(c.Loc, typed("tz"))},
	}
}

func adminChoice(c *web.Ctx, on bool, r web.Refused) ui.Choices {
	return ui.Choices{Name: "admin", Legend: c.T("team.field.admin"), Many: true, Full: true, Error: r.At("admin"), Hint: c.T("team.user.admin_hint"),
		Items: []ui.Choice{{Value: "on", Label: c.T("team.user.admin"), Checked: on}}}
}

func positionFields(c *web.Ctx, people []teamdesk.Person, but id.User, typed func(string) string, r web.Refused, none string) []ui.Field {
	return []ui.Field{
		{Name: "title", Label: c.T("team.field.title"), Error: r.At("title"), Options: titleOptions(c.Loc, team.Title(typed("title")), none)},
		{Name: "manager", Label: c.T("team.field.manager"), Error: r.At("manager"), Options: peopleOptions(c.Loc, people, id.User(typed("manager")), but, c.T("team.manager.none"))},
		{Name: "from", Label: c.T("team.field.from"), Kind: "date", Value: typed("from"), Error: r.At("from")},
		{Name: "to", Label: c.T("team.field.to"), Kind: "date", Value: typed("to"), Error: r.At("to"), Hint: c.T("team.position.to_hint")},
	}
}
