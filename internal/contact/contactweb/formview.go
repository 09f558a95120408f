package contactweb

import (
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// formView is the contact form.
type formView struct {
	head   ui.Head
	twins  *twinsView
	errors []ui.FieldError
	title  string
	form   ui.Form
	legend string
	fields []ui.Field
}

// twinsView warns that somebody who looks like them is known.
type twinsView struct {
	callout ui.Callout
	card    ui.Card
	list    []ui.FeedItem
}

func (h *handlers) showForm(c *web.Ctx, st formState) error {
	accounts, err := h.accountOptions(c, st)
	if err != nil {
		return err
	}
	refused := c.Refuse(st.list).Label(func(field string) string { return fieldLabel(c, field) })
	v := formView{title: c.T("form.refused"), errors: refused.Summary, legend: c.T("contact.form.who"), form: ui.Form{Action: "/contacts", Hidden: []ui.HiddenField{c.OnceField()}}}
	title, save, back := c.T("contact.new"), c.T("contact.form.create"), "/contacts"
	if a := st.values["account"]; a != "" && st.sheet.ID == "" {
		back = "/accounts/" + a
	}
	v.head = ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: []ui.Link{{Label: c.T("nav.contacts"), Href: "/contacts"}}}
	if st.sheet.ID != "" {
		title, save, back = c.T("contact.edit.title"), c.T("form.save"), href(st.sheet.ID)
		v.form.Action, v.form.Hidden = back, append(rev(st.rev), web.Opened(formNames, st.was)...)
		v.head.Crumbs = append(v.head.Crumbs, ui.Link{Label: st.sheet.Name, Href: back})
	}
	v.head.Title, v.head.Crumbs = title, append(v.head.Crumbs, ui.Link{Label: title})
	v.form.Actions = []ui.Button{{Label: save, Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: back}}
	if len(st.twins) > 0 {
		v.twins = twins(c, st.twins)
		v.form.Hidden = append(v.form.Hidden, ui.HiddenField{Name: "sure", Value: "1"})
		v.form.Actions[0].Label = c.T("contact.form.anyway")
		if st.sheet.ID != "" {
			v.form.Actions[0].Label = c.T("contact.form.save_anyway")
		}
	}
	if v.form.Aside, err = h.preview(c, st); err != nil {
		return err
	}
	v.fields = fields(c, st, refused, accounts)
	return c.Page(web.Page{Title: title, Nav: "contacts", Status: st.status, Body: formPage(v)})
}

func twins(c *web.Ctx, list []contactdesk.Twin) *twinsView {
	v := &twinsView{callout: ui.Callout{Tone: ui.ToneMid, Icon: "users", Title: c.Loc.N("contact.form.twins", len(list)), Note: c.T("contact.form.twins.note")},
		card: ui.Card{ID: "twins", Title: c.T("contact.form.twins.title"), NoTitle: true}}
	for _, t := range list {
		v.list = append(v.list, ui.FeedItem{Date: c.T("contact.twin." + string(t.Why)), Title: t.Contact.Name, Href: href(t.Contact.ID),
			Note: joined(" · ", t.Contact.Job, t.AccountName, t.Contact.Email, t.Contact.Phone)})
	}
	return v
}

// mostAccounts bounds the list of accounts to choose from; the others are reached from their own page.
const mostAccounts = 300

func (h *handlers) accountOptions(c *web.Ctx, st formState) ([]ui.Option, error) {
	list, err := h.accounts.Writable(c.Context(), c.Who, mostAccounts)
	if err != nil {
		return nil, err
	}
	now := st.values["account"]
	out, known := []ui.Option{{Label: c.T("form.choose")}}, now == ""
	for _, a := range list {
		known = known || a.ID == now
		out = append(out, ui.Option{Value: a.ID, Label: a.Name, Selected: a.ID == now})
	}
	if account, ok := id.Parse[id.Account](now); ok && !known {
		name, err := h.accounts.Name(c.Context(), c.Who, account)
		if err == nil {
			out = append(out, ui.Option{Value: now, Label: name, Selected: true})
		} else if !problem.Is(err, problem.NotFound) {
			return nil, err
		}
	}
	return web.Sorted(c.Loc, out), nil
}

func fieldLabel(c *web.Ctx, field string) string {
	if key := "contact.field." + field; c.Loc.Has(key) {
		return c.T(key)
	}
	return field
}

func fields(c *web.Ctx, st formState, refused web.Refused, accounts []ui.Option) []ui.Field {
	field := func(name string) ui.Field {
		return ui.Field{Name: name, Label: fieldLabel(c, name), Value: st.values[name], Error: refused.At(name)}
	}
	account, name, job := field("account"), field("name"), field("job")
	account.Options, account.Required, account.Full, name.Required = accounts, true, true, true
	email, phone, lang := field("email"), field("phone"), field("lang")
	email.Kind, email.Autocomplete, phone.Kind, phone.Autocomplete, phone.Hint = "email", "off", "tel", "off", c.T("contact.form.phone_hint")
	lang.Options = languageOptions(c, st.values["lang"])
	origin, note := field("origin"), field("note")
	origin.Hint, note.Hint = c.T("contact.form.origin_hint"), c.T("contact.form.note_hint")
	note.Rows, note.Full = 3, true
	return []ui.Field{account, name, job, email, phone, lang, origin, note}
}
