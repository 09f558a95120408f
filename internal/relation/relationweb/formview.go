package relationweb

import (
	"slices"
	"strconv"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

// offered bounds the names proposed while somebody types.
const offered = 300

func (h *handlers) showForm(c *web.Ctx, st formState) error {
	refused := c.Refuse(inSight(st)).Label(func(field string) string { return fieldLabel(c, field) })
	v := formView{title: c.T("form.refused"), errors: refused.Summary, legend: c.T("relation.form.exchange"), more: c.T("relation.form.more")}
	frame(c, &v, st)
	field := func(name string) ui.Field {
		return ui.Field{Name: name, Label: fieldLabel(c, name), Value: st.values[name], Error: refused.At(name)}
	}
	v.day, v.rest = field("day"), field("summary")
	v.day.Kind, v.day.Required = "date", true
	v.rest.Rows, v.rest.Full, v.rest.Note, v.rest.Hint = 3, true, c.T("relation.form.optional"), c.T("relation.form.summary_hint")
	v.check = checkView{"planned", c.T("relation.form.planned"), st.values["planned"] != ""}
	v.kind = ui.Choices{Name: "kind", Legend: fieldLabel(c, "kind"), Error: refused.At("kind"), Full: true}
	for _, k := range slices.Backward(relation.Kinds) {
		v.kind.Items = append(v.kind.Items, ui.Choice{Value: string(k), Label: c.T("relation.kind." + string(k)), Checked: string(k) == st.values["kind"]})
	}
	if err := h.sides(c, &v, st, refused); err != nil {
		return err
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "exchanges", Status: st.status, Body: formPage(v)})
}

// inSight puts what is wrong where it can be seen: while a name is asked for, it is the name that finds people.
func inSight(st formState) problem.List {
	out := slices.Clone(st.list)
	if st.account != "" {
		return out
	}
	seen := slices.ContainsFunc(out, func(p problem.Problem) bool { return p.Field == "who" })
	out = slices.DeleteFunc(out, func(p problem.Problem) bool {
		return seen && slices.Contains([]string{"account", "contacts", "users"}, p.Field)
	})
	for i := range out {
		if slices.Contains([]string{"account", "contacts", "users"}, out[i].Field) {
			out[i].Field = "who"
		}
	}
	return out
}

// sides asks who was there: by name from anywhere, with boxes to tick once the account is known.
func (h *handlers) sides(c *web.Ctx, v *formView, st formState, refused web.Refused) error {
	if st.account == "" {
		some, err := h.desk.Somebodies(c.Context(), c.Who, offered)
		if err != nil {
			return err
		}
		who := ui.Field{Name: "who", Label: fieldLabel(c, "who"), Value: st.values["who"], Error: refused.At("who"), Required: true, Full: true,
			Autocomplete: "off", Hint: c.T("relation.form.who_hint")}
		for _, s := range some {
			who.Options = append(who.Options, ui.Option{Value: s.Name + " · " + s.AccountName})
		}
		v.who = &who
		return nil
	}
	people, err := h.desk.ChoicesOf(c.Context(), c.Who, st.account)
	if err != nil {
		return err
	}
	if st.sheet != nil {
		people.Theirs, people.Ours = with(people.Theirs, st.sheet.Theirs), with(people.Ours, st.sheet.Ours)
	}
	if len(people.Theirs) == 0 {
		v.none = c.T("relation.form.nobody", "name", people.AccountName)
		v.form.Actions = v.form.Actions[1:]
		if addsContacts(c.Who) {
			v.form.Actions = append([]ui.Button{{Label: c.T("relation.form.add_contact"), Kind: ui.Primary, Href: "/contacts/new?account=" + string(st.account)}}, v.form.Actions...)
		}
	}
	v.theirs = tick(c, "contacts", people.Theirs, st.values["contacts"], refused.At("contacts"), func(p relationdesk.Person[id.Contact]) string { return p.Job })
	v.ours = tick(c, "users", people.Ours, st.values["users"], refused.At("users"), func(p relationdesk.Person[id.User]) string { return titleWord(c, p.Job) })
	v.theirs.Hint = c.T("relation.form.at", "name", people.AccountName)
	if v.head.Eyebrow == "" {
		v.head.Eyebrow = people.AccountName
	}
	return nil
}

// with adds who took part and is no longer there to be chosen.
func with[T ~string](list, more []relationdesk.Person[T]) []relationdesk.Person[T] {
	for _, p := range more {
		if !slices.ContainsFunc(list, func(o relationdesk.Person[T]) bool { return o.ID == p.ID }) {
			list = append(list, p)
		}
	}
	return list
}

func tick[T ~string](c *web.Ctx, name string, list []relationdesk.Person[T], now, bad string, note func(relationdesk.Person[T]) string) *ui.Choices {
	v := &ui.Choices{Name: name, Legend: fieldLabel(c, name), Error: bad, Many: true, Full: true}
	chosen := strings.Fields(now)
	for _, p := range list {
		label := p.Name
		if string(p.ID) == string(c.Who.ID) {
			label = c.T("relation.me")
		}
		v.Items = append(v.Items, ui.Choice{Value: string(p.ID), Label: label, Note: note(p), Checked: slices.Contains(chosen, string(p.ID))})
	}
	return v
}

func titleWord(c *web.Ctx, title string) string {
	if key := "team.title.short." + title; title != "" && c.Loc.Has(key) {
		return c.T(key)
	}
	return ""
}

// frame puts the form under its title, with its buttons.
func frame(c *web.Ctx, v *formView, st formState) {
	title, save, back := c.T("relation.note"), c.T("relation.form.save"), web.Local(st.back, "/exchanges")
	v.form = ui.Form{Action: "/exchanges", Hidden: []ui.HiddenField{{Name: "account", Value: string(st.account)}, {Name: "back", Value: web.Local(st.back, "")}}}
	v.head = ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: []ui.Link{{Label: c.T("nav.exchanges"), Href: "/exchanges"}}}
	if st.sheet == nil {
		v.head.Lede = c.T("relation.form.lede")
	} else {
		title, save, back = c.T("relation.edit"), c.T("form.save"), href(st.sheet.ID)
		v.form.Action, v.form.Hidden = back, append([]ui.HiddenField{{Name: "rev", Value: strconv.Itoa(st.rev)}}, web.Opened(formNames, st.was)...)
		v.head.Crumbs = append(v.head.Crumbs, ui.Link{Label: names(st.sheet.Theirs), Href: back})
	}
	v.head.Title, v.head.Crumbs = title, append(v.head.Crumbs, ui.Link{Label: title})
	v.form.Actions = []ui.Button{{Label: save, Icon: "check", Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: back}}
}

func fieldLabel(c *web.Ctx, field string) string {
	if key := "relation.field." + field; c.Loc.Has(key) {
		return c.T(key)
	}
	return field
}
