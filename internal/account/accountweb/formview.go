package accountweb

import (
	"strconv"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
)

// currencies offered first; any other ISO code may come with an import.
var currencies = []string{"EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "JPY", "CAD", "AUD", "CNY", "BRL", "MAD"}

// formView is the account form.
type formView struct {
	head   ui.Head
	twins  *twinsView
	errors []ui.FieldError
	title  string
	form   ui.Form
	parts  []partView
}

type partView struct {
	legend string
	fields []ui.Field
}

// twinsView warns that accounts of that name exist.
type twinsView struct {
	callout ui.Callout
	links   []ui.Link
}

func (h *handlers) showForm(c *web.Ctx, st formState) error {
	parents, err := h.desk.Choices(c.Context(), c.Who, team.Account, team.Read, "", 300)
	if err != nil {
		return err
	}
	offered, err := h.desk.Choosable(c.Context(), c.Who)
	if err != nil {
		return err
	}
	if st.most, err = h.desk.Cap(c.Context(), c.Today()); err != nil {
		return err
	}
	refused := c.Refuse(st.list).Label(func(field string) string { return fieldLabel(c, field) })
	v := formView{title: c.T("form.refused"), errors: refused.Summary, form: ui.Form{Action: "/accounts"}}
	title, save, back := c.T("account.new"), c.T("account.form.create"), "/accounts"
	v.head = ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}}}
	fresh := st.sheet.ID == ""
	if fresh {
		v.form.Hidden = []ui.HiddenField{c.OnceField()}
	} else {
		title, save, back = c.T("account.edit.title"), c.T("form.save"), href(st.sheet.ID)
		v.form.Action = back
		v.form.Hidden = append([]ui.HiddenField{{Name: "rev", Value: strconv.Itoa(st.rev)}}, web.Opened(formNames, st.was)...)
		v.head.Crumbs = append(v.head.Crumbs, ui.Link{Label: st.sheet.Name, Href: back})
	}
	v.head.Title, v.head.Crumbs = title, append(v.head.Crumbs, ui.Link{Label: title})
	v.form.Actions = []ui.Button{{Label: save, Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: back}}
	if len(st.twins) > 0 && len(st.list) == 0 {
		v.twins = twins(c, st.twins)
		v.form.Hidden = append(v.form.Hidden, ui.HiddenField{Name: "sure", Value: "1"})
		v.form.Actions[0].Label = c.T("account.form.anyway")
	}
	v.form.Aside = preview(c, st)
	b := builder{c: c, st: st, refused: refused}
	v.parts = b.parts(fresh, parents, offered)
	return c.Page(web.Page{Title: title, Nav: "accounts", Status: st.status, Body: formPage(v)})
}

func twins(c *web.Ctx, list []accountdesk.Choice) *twinsView {
	v := &twinsView{callout: ui.Callout{Tone: ui.ToneMid, Title: c.Loc.N("account.form.twins", len(list)), Note: c.T("account.form.twins.note")}}
	for _, t := range list {
		v.links = append(v.links, ui.Link{Label: joined(" · ", t.Name, t.Detail), Href: "/accounts/" + t.ID})
	}
	return v
}

func fieldLabel(c *web.Ctx, field string) string {
	if key := "account.field." + field; c.Loc.Has(key) {
		return c.T(key)
	}
	return field
}

// builder makes the fields of the form from what was typed and what is wrong.
type builder struct {
	c       *web.Ctx
	st      formState
	refused web.Refused
}

func (b builder) field(name string) ui.Field {
	return ui.Field{Name: name, Label: b.c.T("account.field." + name), Value: b.st.values[name], Error: b.refused.At(name)}
}

func (b builder) choice(name string, options []ui.Option) ui.Field {
	f := b.field(name)
	f.Options = choose(options, f.Value)
	return f
}

func (b builder) parts(fresh bool, parents []accountdesk.Choice, o accountdesk.Choosable) []partView {
	c := b.c
	name := b.field("name")
	name.Required, name.Full, name.Autocomplete = true, true, "organization"
	sector := b.field("sector")
	sector.Kind = "list"
	for _, s := range o.Sectors {
		sector.Options = append(sector.Options, ui.Option{Value: s, Label: s})
	}
	sector.Options = web.Sorted(c.Loc, sector.Options)
	since, site, note := b.field("since"), b.field("website"), b.field("note")
	since.Kind, site.Kind, site.Placeholder, note.Rows, note.Full = "date", "url", b.c.T("account.form.website_hint"), 3, true
	who := partView{legend: c.T("account.form.who"), fields: []ui.Field{name}}
	if fresh {
		who.fields = append(who.fields, b.siren())
	}
	who.fields = append(who.fields, sector, b.choice("tier", codes(c, "account.tier.", account.Tiers, "")), since)
	return []partView{who,
		{legend: c.T("account.form.where"), fields: []ui.Field{b.choice("country", countryOptions(c.Loc, "", c.T("unknown"))), b.field("city"), site, b.currency()}},
		{legend: c.T("account.form.group"), fields: []ui.Field{b.parent(parents)}},
		{legend: c.T("account.form.note"), fields: []ui.Field{note}}}
}

func (b builder) siren() ui.Field {
	f := b.field("siren")
	f.Note, f.Inputmode, f.Hint = b.c.T("form.optional"), "numeric", b.c.T("account.form.siren_hint")
	for i, p := range b.st.list {
		if p.Field == "siren" {
			f.Fix = swapFix(b.c, &b.st.list[i])
		}
	}
	return f
}

func (b builder) currency() ui.Field {
	f := b.field("ccy")
	known := false
	for _, k := range currencies {
		known = known || k == f.Value
		f.Options = append(f.Options, ui.Option{Value: k, Label: k})
	}
	if !known && f.Value != "" {
		f.Options = append(f.Options, ui.Option{Value: f.Value, Label: f.Value})
	}
	f.Options = choose(f.Options, f.Value)
	return f
}

// parent offers the accounts in sight, by name. The one that stands is offered even when it is hidden: the
// form must not move what its reader cannot see.
func (b builder) parent(list []accountdesk.Choice) ui.Field {
	c, f := b.c, b.field("parent")
	f.Options, f.Hint = []ui.Option{{Label: c.T("account.form.no_parent")}}, c.T("account.form.parent_hint")
	known := f.Value == ""
	for _, p := range list {
		if p.ID == string(b.st.sheet.ID) {
			continue
		}
		known = known || p.ID == f.Value
		f.Options = append(f.Options, ui.Option{Value: p.ID, Label: joined(" · ", p.Name, p.Detail)})
	}
	if !known {
		label := c.T("masked")
		if p, ok := b.st.sheet.ParentNode(); ok && string(p.ID) == f.Value {
			label = p.Name
		}
		f.Options = append(f.Options, ui.Option{Value: f.Value, Label: label})
	}
	f.Options = choose(web.Sorted(c.Loc, f.Options), f.Value)
	return f
}
