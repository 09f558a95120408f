package teamweb

import (
	"net/http"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

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
