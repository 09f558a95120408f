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

func (h *handlers) welcome(c *web.Ctx) error {
	link, err := h.desk.OpenLink(c.Context(), c.R.PathValue("token"))
	if err != nil {
		return h.deadLink(c, err)
	}
	return h.showWelcome(c, http.StatusOK, link, nil, nil)
}

// deadLink explains a link that was used, replaced or is too old.
func (h *handlers) deadLink(c *web.Ctx, err error) error {
	if !problem.Has(err, "link_used") {
		return err
	}
	title := c.T("team.welcome.dead")
	return c.Bare(http.StatusNotFound, title, notePage(noteView{title: title, text: c.T("problem.link_used"),
		link: ui.Link{Href: "/login", Label: c.T("team.forgotten.back")}}))
}

func (h *handlers) accept(c *web.Ctx) error {
	token := c.R.PathValue("token")
	link, err := h.desk.OpenLink(c.Context(), token)
	if err != nil {
		return h.deadLink(c, err)
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	user, epoch, err := h.useLink(c, link, token, f)
	if err != nil {
		list, err := f.Merge(err)
		if err != nil {
			return h.deadLink(c, err)
		}
		return h.showWelcome(c, http.StatusUnprocessableEntity, link, f, list)
	}
	if err := c.SignIn(user, epoch); err != nil {
		return err
	}
	return c.Redirect("/")
}

func (h *handlers) useLink(c *web.Ctx, link teamdesk.Link, token string, f *web.Form) (id.User, int, error) {
	password := team.PasswordInput{New: f.Raw("new"), Again: f.Raw("again")}
	if link.Purpose == teamdesk.ForPassword {
		return h.desk.AcceptInvitation(c.Context(), token, password)
	}
	return h.desk.BecomeFirstAdmin(c.Context(), token, teamdesk.FirstAdmin{Password: password, Title: team.Title(f.String("title")),
		UserInput: team.UserInput{Login: f.String("login"), Name: f.String("name"), Lang: f.String("lang")}})
}

func (h *handlers) showWelcome(c *web.Ctx, status int, link teamdesk.Link, f *web.Form, list problem.List) error {
	refused := refuse(c, c.Refuse(list))
	typed := func(name string) string {
		if f == nil {
			return ""
		}
		return f.Raw(name)
	}
	v := doorView{action: c.R.URL.Path, errors: refused.Summary, wrong: c.T("form.refused"), submit: c.T("team.welcome.submit")}
	passwords := passwordFields(c, refused)
	if link.Purpose == teamdesk.ForPassword {
		v.title, v.lede = c.T("team.welcome.invited", "name", link.Name), c.T("team.welcome.invited_lede", "login", link.Login)
		v.fields = passwords
		return c.Bare(status, c.T("team.welcome.password"), doorPage(v))
	}
	lang := typed("lang")
	if lang == "" {
		lang = c.Loc.Lang
	}
	v.title, v.lede = c.T("team.welcome.first"), c.T("team.welcome.first_lede")
	v.fields = append([]ui.Field{
		{Name: "name", Label: c.T("team.field.name"), Value: typed("name"), Error: refused.At("name"), Autocomplete: "name", Required: true},
		{Name: "login", Label: c.T("team.field.login"), Value: typed("login"), Error: refused.At("login"), Inputmode: "email", Autocomplete: "username", Required: true},
	}, passwords...)
	v.fields = append(v.fields,
		ui.Field{Name: "title", Label: c.T("team.field.title"), Hint: c.T("team.welcome.title_hint"), Error: refused.At("title"),
			Options: titleOptions(c.Loc, team.Title(typed("title")), c.T("team.welcome.no_title"))},
		ui.Field{Name: "lang", Label: c.T("team.field.lang"), Error: refused.At("lang"), Options: languageOptions(c.Loc, lang)})
	return c.Bare(status, v.title, doorPage(v))
}

// passwordFields ask for a new password twice; what was typed does not come back.
func passwordFields(c *web.Ctx, refused web.Refused) []ui.Field {
	return []ui.Field{
		{Name: "new", Label: c.T("team.field.new"), Kind: "password", Error: refused.At("new"), Hint: c.T("team.password.hint", "min", team.MinPassword), Autocomplete: "new-password", Required: true},
		{Name: "again", Label: c.T("team.field.again"), Kind: "password", Error: refused.At("again"), Autocomplete: "new-password", Required: true},
	}
}
