package teamweb

import (
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// mostChoices bounds the accounts offered in a list.
const mostChoices = 500

// userPage shows a user; link is a fresh invitation, shown once.
func (h *handlers) userPage(c *web.Ctx, status int, a attempt, link *string) error {
	user, err := web.PathID[id.User](c, "id")
	if err != nil {
		return err
	}
	s, err := h.desk.OpenUser(c.Context(), c.Who, user)
	if err != nil {
		return err
	}
	people, err := h.desk.People(c.Context(), c.Who)
	if err != nil {
		return err
	}
	accounts, err := h.desk.AccountChoices(c.Context(), c.Who, mostChoices)
	if err != nil {
		return err
	}
	w, err := h.why(c, user)
	if err != nil {
		return err
	}
	b := userBuilder{c: c, s: s, people: people, accounts: accounts, attempt: a}
	v := userView{head: b.head(), wrong: c.T("form.refused"), errors: refuse(c, c.Refuse(a.list)).Summary,
		identity: b.identity(), positions: b.positions(), password: b.password(), state: b.state(), leave: b.leave(), grants: b.grants(), why: b.why(w)}
	if strings.HasPrefix(a.form, "to-") {
		for i := range v.errors {
			v.errors[i].ID = a.form
		}
	}
	if link != nil {
		v.invitation = b.invitation(*link)
	}
	return c.Page(web.Page{Title: s.Name, Nav: "users", Status: status, Body: userBody(v)})
}

// userBuilder turns a user's sheet into the cards of the page.
type userBuilder struct {
	c        *web.Ctx
	s        teamdesk.UserSheet
	people   []teamdesk.Person
	accounts []teamdesk.AccountChoice
	attempt  attempt
}

// values are what a form shows: what was just typed in it, else what is kept.
func (b userBuilder) values(form string, kept map[string]string) (typed func(string) string, r web.Refused) {
	f, list := b.attempt.at(form)
	if f == nil {
		return func(name string) string { return kept[name] }, b.c.Refuse(nil)
	}
	return f.Raw, b.c.Refuse(list)
}

func (b userBuilder) head() ui.Head {
	c, s := b.c, b.s
	meta := []ui.Content{ui.Text(s.Login), stateOf(c.Loc, s.State)}
	if s.Title != "" {
		meta = append(meta, ui.Text(titleName(c.Loc, s.Title)))
	}
	if s.Owner {
		meta = append(meta, ui.Pill(ui.PillKey, c.T("team.owner")))
	} else if s.Admin {
		meta = append(meta, ui.Pill(ui.PillOut, c.T("team.title.ADMIN")))
	}
	m := mono(s.Name)
	m.Large = true
	return ui.Head{Crumbs: []ui.Link{{Label: c.T("nav.users"), Href: "/admin/users"}, {Label: s.Name}}, CrumbsLabel: c.T("shell.crumbs"),
		Title: s.Name, Mono: m, Meta: meta, Menu: b.menu()}
}

func (b userBuilder) menu() *ui.Menu {
	c, at := b.c, userHref(b.s.ID)
	open := ui.MenuPart{Items: []ui.MenuItem{
		{Label: c.T("team.user.invite"), Icon: "link", Post: at + "/invite"},
		{Label: c.T("team.user.end_sessions"), Icon: "log-out", Post: at + "/sessions"}}}
	shut := ui.MenuPart{Items: []ui.MenuItem{{Label: c.T("team.user.disable"), Icon: "ban", Post: at + "/disable"}}}
	if b.s.State == team.Suspended || b.s.State == team.Left {
		open = ui.MenuPart{Items: []ui.MenuItem{{Label: c.T("team.user.enable"), Icon: "user-round-check", Post: at + "/enable"}}}
		shut = ui.MenuPart{}
	}
	if b.s.State != team.Left {
		shut.Items = append(shut.Items, ui.MenuItem{Label: c.T("team.user.leave"), Icon: "user-round-x", Dialog: "leave"})
	}
	m := &ui.Menu{Label: c.T("team.user.menu", "name", b.s.Name), Text: c.T("team.user.gestures"), Boxed: true, Parts: []ui.MenuPart{open}}
	if len(shut.Items) > 0 {
		m.Parts = append(m.Parts, shut)
	}
	return m
}

func (b userBuilder) identity() formCard {
	c := b.c
	typed, r := b.values("identity", identity(inputOf(b.s.User)))
	return formCard{title: c.T("team.users.who"), fields: identityFields(c, typed, r), choice: new(adminChoice(c, typed("admin") != "", r)),
		form: ui.Form{Action: userHref(b.s.ID), Hidden: []ui.HiddenField{{Name: "rev", Value: itoa(b.s.Rev)}}, Actions: []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}}}}
}

func (b userBuilder) password() formCard {
	c := b.c
	_, r := b.values("password", nil)
	return formCard{title: c.T("team.user.password"), note: c.T("team.user.password_note"), fields: passwordFields(c, r),
		form: ui.Form{Action: userHref(b.s.ID) + "/password", Actions: []ui.Button{{Label: c.T("team.user.password_save")}}}}
}
