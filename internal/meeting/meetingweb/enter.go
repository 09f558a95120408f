package meetingweb

import (
	"context"
	"net/http"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/meeting"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// begin says what will be hidden, and asks for a code when the person has none yet.
func (h *handlers) begin(c *web.Ctx) error {
	return h.askToBegin(c, nil, http.StatusOK)
}

func (h *handlers) askToBegin(c *web.Ctx, l problem.List, status int) error {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	face, err := h.desk.Open(c.Context(), c.Who, account)
	if err != nil {
		return err
	}
	has, err := h.desk.HasCode(c.Context(), c.Who)
	if err != nil {
		return err
	}
	back := "/accounts/" + string(account)
	v := beginView{head: ui.Head{Title: c.T("meeting.mode"), Lede: c.T("meeting.begin.lede", "account", face.Name), CrumbsLabel: c.T("shell.crumbs"),
		Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: face.Name, Href: back}, {Label: c.T("meeting.mode")}}},
		card: ui.Card{ID: "hidden", Title: c.T("meeting.begin.hidden")}, hidden: hiddenWords(c), note: c.T("meeting.begin.note"),
		form: ui.Form{Action: back + "/face", Native: true, Actions: []ui.Button{{Label: c.T("meeting.begin.go"), Kind: ui.Primary, Icon: "presentation"},
			{Label: c.T("form.cancel"), Href: back}}}}
	if !has {
		v.fields = codeFields(c, l)
	}
	return c.Page(web.Page{Title: c.T("meeting.mode"), Nav: "accounts", Status: status, Body: beginPage(v)})
}

// enter turns the screen to the client.
func (h *handlers) enter(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	if _, err := h.desk.Open(c.Context(), c.Who, account); err != nil {
		return err
	}
	has, err := h.desk.HasCode(c.Context(), c.Who)
	if err != nil {
		return err
	}
	if !has {
		if l, err := h.choose(c, f); err != nil || len(l) > 0 {
			if err != nil {
				return err
			}
			return h.askToBegin(c, l, http.StatusUnprocessableEntity)
		}
	}
	if err := h.desk.Forgive(c.Context(), c.Who); err != nil {
		return err
	}
	c.Face(string(account))
	return c.Redirect(Path)
}

// leave takes the code. Too many wrong ones end the session: the password then opens it.
func (h *handlers) leave(c *web.Ctx) error {
	account := c.Facing()
	if account == "" {
		return c.Redirect("/")
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	right, spent, err := h.desk.Try(c.Context(), c.Who, f.String("code"))
	switch {
	case err != nil:
		return err
	case spent:
		if err := c.SignOut(); err != nil {
			return err
		}
		return c.Redirect("/login")
	case !right:
		c.R = c.R.WithContext(context.WithValue(c.R.Context(), wrongKey{}, true))
		return h.render(c, http.StatusUnprocessableEntity)
	}
	c.TurnBack()
	return c.Redirect("/accounts/" + account)
}

// code is the page where a person changes their code.
func (h *handlers) code(c *web.Ctx) error {
	return h.askCode(c, nil, http.StatusOK)
}

func (h *handlers) askCode(c *web.Ctx, l problem.List, status int) error {
	v := beginView{head: ui.Head{Title: c.T("meeting.code.title"), Lede: c.T("meeting.code.lede"), CrumbsLabel: c.T("shell.crumbs"),
		Crumbs: []ui.Link{{Label: c.T("shell.profile"), Href: "/profile"}, {Label: c.T("meeting.code.title")}}},
		card: ui.Card{ID: "code", Title: c.T("meeting.code.new")},
		form: ui.Form{Action: "/profile/code", Native: true, Actions: []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}, {Label: c.T("form.cancel"), Href: "/profile"}}}}
	v.fields = codeFields(c, l)
	return c.Page(web.Page{Title: c.T("meeting.code.title"), Status: status, Body: beginPage(v)})
}

func (h *handlers) setCode(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	l, err := h.choose(c, f)
	if err != nil {
		return err
	}
	if len(l) > 0 {
		return h.askCode(c, l, http.StatusUnprocessableEntity)
	}
	c.Flash("meeting.code.saved")
	return c.Redirect("/profile")
}

// choose keeps a new code, typed twice.
func (h *handlers) choose(c *web.Ctx, f *web.Form) (problem.List, error) {
	code := f.String("code")
	l := meeting.CheckCode(code)
	if len(l) == 0 && code != f.String("again") {
		l.Add("again", "meeting_code_differs")
	}
	if len(l) > 0 {
		return l, nil
	}
	return nil, h.desk.SetCode(c.Context(), c.Who, code)
}

func codeFields(c *web.Ctx, l problem.List) []ui.Field {
	r := c.Refuse(l)
	field := func(name, hint string) ui.Field {
		// What is typed wrong does not come back: it is a secret, and it is short.
		return ui.Field{Name: name, Label: c.T("meeting.field." + name), Kind: "password", Inputmode: "numeric", Autocomplete: "off", Required: true,
			Hint: hint, Error: r.At(name)}
	}
	return []ui.Field{field("code", c.T("meeting.code.hint", "min", meeting.MinCode, "max", meeting.MaxCode)), field("again", "")}
}
