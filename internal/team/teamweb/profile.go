package teamweb

import (
	"net/http"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
)

func (h *handlers) profile(c *web.Ctx) error {
	return h.showProfile(c, http.StatusOK, team.ProfileInput{Name: c.Who.Name, Lang: c.Who.Lang, TZ: c.Who.Location().String(), Theme: c.Who.Theme}, nil, nil)
}

func (h *handlers) saveProfile(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := team.ProfileInput{Name: f.String("name"), Lang: f.String("lang"), TZ: f.String("tz"), Theme: f.String("theme")}
	if err := h.desk.UpdateProfile(c.Context(), c.Who, in); err != nil {
		list, err := f.Merge(err)
		if err != nil {
			return err
		}
		return h.showProfile(c, http.StatusUnprocessableEntity, in, list, nil)
	}
	keepLang(c, in.Lang)
	c.Flash("team.profile.saved")
	return c.Redirect("/profile")
}

func (h *handlers) changePassword(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	epoch, err := h.desk.SetPassword(c.Context(), c.Who, c.Who.ID, team.PasswordInput{Current: f.Raw("current"), New: f.Raw("new"), Again: f.Raw("again")})
	if err != nil {
		list, ok := problem.All(err)
		if !ok || (list[0].Kind != problem.Invalid && list[0].Kind != problem.TooMany) {
			return err
		}
		if list[0].Field == "" {
			list[0].Field = "current" // throttled: the wait is said where the guess was typed
		}
		in := team.ProfileInput{Name: c.Who.Name, Lang: c.Who.Lang, TZ: c.Who.Location().String(), Theme: c.Who.Theme}
		return h.showProfile(c, web.StatusOf(list[0].Kind), in, nil, list)
	}
	return h.goOn(c, epoch, "team.profile.password_saved")
}

func (h *handlers) endOwnSessions(c *web.Ctx) error {
	epoch, err := h.desk.EndSessions(c.Context(), c.Who, c.Who.ID)
	if err != nil {
		return err
	}
	return h.goOn(c, epoch, "team.profile.sessions_ended")
}

// goOn keeps this session when all the others of the person have ended.
func (h *handlers) goOn(c *web.Ctx, epoch int, done string) error {
	if err := c.SignIn(c.Who.ID, epoch); err != nil {
		return err
	}
	c.Flash(done)
	return c.Redirect("/profile")
}

func (h *handlers) showProfile(c *web.Ctx, status int, in team.ProfileInput, wrong, wrongPassword problem.List) error {
	people, err := h.desk.OrgChart(c.Context(), c.Who, nil)
	if err != nil {
		return err
	}
	r, p := refuse(c, c.Refuse(wrong)), refuse(c, c.Refuse(wrongPassword))
	v := profileView{
		head:   ui.Head{Title: c.T("team.profile.title"), Lede: c.T("team.profile.lede")},
		wrong:  c.T("form.refused"),
		errors: append(r.Summary, p.Summary...),
		about:  c.T("team.profile.about"),
		form:   ui.Form{Action: "/profile", Native: true, Actions: []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}}},
		fields: []ui.Field{
			{Name: "name", Label: c.T("team.field.name"), Value: in.Name, Error: r.At("name"), Autocomplete: "name", Required: true, Full: true},
			{Name: "lang", Label: c.T("team.field.lang"), Error: r.At("lang"), Options: languageOptions(c.Loc, in.Lang)},
			{Name: "tz", Label: c.T("team.field.tz"), Error: r.At("tz"), Hint: c.T("team.profile.zone_hint"), Options: zoneOptions(c.Loc, in.TZ)},
		},
		theme:    themeChoices(c, in.Theme, r.At("theme")),
		password: c.T("team.profile.password"),
		pwForm:   ui.Form{Action: "/profile/password", Actions: []ui.Button{{Label: c.T("team.profile.password_save")}}, Note: c.T("team.profile.password_note")},
		pwFields: append([]ui.Field{{Name: "current", Label: c.T("team.field.current"), Kind: "password", Error: p.At("current"),
			Autocomplete: "current-password", Required: true, Full: true}}, passwordFields(c, p)...),
		place: c.T("team.profile.place"), facts: placeFacts(c, people),
		chart:    ui.Link{Href: "/team", Label: c.T("team.chart.see")},
		sessions: c.T("team.profile.sessions"), sessionsText: c.T("team.profile.sessions_text"),
		end: ui.Post{Action: "/profile/sessions", Button: ui.Button{Label: c.T("team.profile.sessions_end"), Icon: "log-out"}},
	}
	if v.panels, err = c.Panels("profile", ""); err != nil {
		return err
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "profile", Status: status, Body: profilePage(v)})
}
