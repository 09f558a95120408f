package contactweb

import (
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// formNames are the fields of the form, in its order.
var formNames = []string{"account", "name", "job", "email", "phone", "lang", "origin", "note"}

func readInput(f *web.Form) contact.Input {
	account, _ := id.Parse[id.Account](f.String("account"))
	return contact.Input{Account: account, Name: f.String("name"), Job: f.String("job"), Lang: f.String("lang"), Email: f.String("email"),
		Phone: f.String("phone"), Origin: f.String("origin"), Note: f.String("note")}
}

func fieldsOf(s contact.Contact) map[string]string {
	return map[string]string{"account": string(s.Account), "name": s.Name, "job": s.Job, "email": s.Email, "phone": s.Phone,
		"lang": s.Lang, "origin": s.Origin, "note": s.Note}
}

// formState is what a showing of the form knows.
type formState struct {
	status int
	sheet  contactdesk.Sheet // of the person being corrected; empty for a new one
	rev    int
	values map[string]string
	was    map[string]string
	list   problem.List
	twins  []contactdesk.Twin
}

func (h *handlers) new(c *web.Ctx) error {
	if !writes(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return h.showForm(c, formState{status: 200, values: map[string]string{"account": c.Query("account"), "lang": c.Loc.Lang}})
}

func (h *handlers) create(c *web.Ctx) error {
	if !writes(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := readInput(f)
	made, err := h.desk.Create(c.Context(), c.Who, in, f.Bool("sure"))
	st, err := h.refused(c, f, "", in, err)
	if err != nil {
		return err
	}
	if st != nil {
		st.values = f.Texts(formNames)
		return h.showForm(c, *st)
	}
	c.Flash("contact.done.create")
	return c.Redirect(href(made))
}

// refused is the state of the form after a refusal, nil when there was none. A likely twin is no fault of the form: the
// people it may be are shown, and the same form may be sent again.
func (h *handlers) refused(c *web.Ctx, f *web.Form, self id.Contact, in contact.Input, err error) (*formState, error) {
	if problem.Has(err, "contact_twins") {
		twins, err := h.desk.Twins(c.Context(), c.Who, self, in)
		return &formState{status: 422, twins: twins}, err
	}
	list, err := f.Merge(err)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &formState{status: 422, list: list}, nil
}

func (h *handlers) edit(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if !s.MayWrite {
		return problem.New(problem.Forbidden, "forbidden")
	}
	values := fieldsOf(s.Contact)
	return h.showForm(c, formState{status: 200, sheet: s, rev: s.Rev, values: values, was: values})
}

func (h *handlers) save(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	f.Settled(formNames)
	in := readInput(f)
	err = h.desk.Edit(c.Context(), c.Who, s.ID, f.Rev(), in, f.Bool("sure"))
	if problem.Has(err, "stale") {
		return h.conflict(c, s, f)
	}
	st, err := h.refused(c, f, s.ID, in, err)
	if err != nil {
		return err
	}
	if st != nil {
		st.sheet, st.rev, st.values, st.was = s, f.Rev(), f.Texts(formNames), f.Was(formNames)
		return h.showForm(c, *st)
	}
	c.Flash("contact.done.save")
	return c.Redirect(href(s.ID))
}

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
	v := formView{title: c.T("form.refused"), errors: refused.Summary, legend: c.T("contact.form.who"), form: ui.Form{Action: "/contacts"}}
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
	return out, nil
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
