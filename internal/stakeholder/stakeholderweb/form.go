package stakeholderweb

import (
	"slices"
	"strconv"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/stakeholder"
	"comptoir/internal/stakeholder/stakeholderdesk"
)

// formNames are the fields that a correction compares.
var formNames = []string{"post", "roles", "influence", "reports_to", "owner", "external", "note"}

type formView struct {
	head            ui.Head
	title           string
	errors          []ui.FieldError
	callout         *ui.Callout
	form            ui.Form
	who, what       string
	contact         *ui.Field
	name, job, post ui.Field
	fixed           bool
	roles           ui.Choices
	influence       ui.Field
	above, owner    ui.Field
	external        string
	isExternal      bool
	note            ui.Field
}

type formState struct {
	status int
	person *stakeholderdesk.Person
	rev    int
	values map[string]string
	list   problem.List
	stale  bool
}

func (h *handlers) new(c *web.Ctx) error {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	values := map[string]string{"owner": string(c.Who.ID), "contact": c.Query("contact"), "reports_to": c.Query("above")}
	return h.showForm(c, account, formState{status: 200, values: values})
}

func typed(f *web.Form) map[string]string {
	m := f.Texts([]string{"contact", "new_name", "new_job", "post", "influence", "reports_to", "owner", "external", "note"})
	m["roles"] = strings.Join(f.Strings("roles"), " ")
	return m
}

func readInput(f *web.Form) stakeholder.Input {
	in := stakeholder.Input{Post: f.String("post"), Influence: f.Int("influence"), External: f.Bool("external"), Note: f.String("note")}
	in.Contact, _ = id.Parse[id.Contact](f.String("contact"))
	in.Owner, _ = id.Parse[id.User](f.String("owner"))
	in.ReportsTo, _ = id.Parse[id.Any](f.String("reports_to"))
	for _, r := range f.Strings("roles") {
		in.Roles = append(in.Roles, stakeholder.Role(r))
	}
	return in
}

func (h *handlers) create(c *web.Ctx) error {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := readInput(f)
	var n *stakeholderdesk.Newcomer
	if name := f.String("new_name"); in.Contact == "" && name != "" {
		n = &stakeholderdesk.Newcomer{Name: name, Job: f.String("new_job")}
	}
	var made id.Any
	if len(f.Problems()) == 0 {
		made, _, err = web.Once(c, f, func(tx *db.Tx) (id.Any, error) { return h.desk.AddIn(tx, c.Who, account, in, n) })
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showForm(c, account, formState{status: 422, values: typed(f), list: list})
	}
	c.Flash("stakeholder.flash.added")
	if f.Bool("again") {
		return c.Redirect(peopleHref(account) + "/new")
	}
	return c.Redirect(personHref(account, made, ""))
}

func (h *handlers) found(c *web.Ctx) (account id.Account, p stakeholderdesk.Person, err error) {
	if account, err = web.PathID[id.Account](c, "id"); err != nil {
		return account, p, err
	}
	who, err := web.PathID[id.Any](c, "person")
	if err != nil {
		return account, p, err
	}
	m, err := h.desk.Map(c.Context(), c.Who, account)
	if err != nil {
		return account, p, err
	}
	p, ok := m.Find(who)
	if !ok {
		return account, p, problem.Missing()
	}
	if !m.MayWrite {
		return account, p, problem.New(problem.Forbidden, "forbidden")
	}
	return account, p, nil
}

func fieldsOf(p stakeholderdesk.Person) map[string]string {
	m := map[string]string{"contact": string(p.Contact), "post": p.Post, "reports_to": string(p.ReportsTo), "owner": string(p.Owner), "note": p.Note}
	parts := make([]string, len(p.Roles))
	for i, r := range p.Roles {
		parts[i] = string(r)
	}
	m["roles"] = strings.Join(parts, " ")
	if p.Influence != nil {
		m["influence"] = strconv.Itoa(*p.Influence)
	}
	if p.External {
		m["external"] = "1"
	}
	return m
}

func (h *handlers) edit(c *web.Ctx) error {
	account, p, err := h.found(c)
	if err != nil {
		return err
	}
	return h.showForm(c, account, formState{status: 200, person: &p, rev: p.Rev, values: fieldsOf(p)})
}

func (h *handlers) save(c *web.Ctx) error {
	account, p, err := h.found(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if len(f.Problems()) == 0 {
		err = h.desk.Edit(c.Context(), c.Who, account, p.ID, f.Rev(), readInput(f))
	}
	if problem.Has(err, "stale") {
		// What was typed stays, beside what somebody else saved meanwhile; saving again is a choice.
		return h.showForm(c, account, formState{status: 409, person: &p, rev: p.Rev, values: typed(f), stale: true})
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showForm(c, account, formState{status: 422, person: &p, rev: f.Rev(), values: typed(f), list: list})
	}
	c.Flash("stakeholder.flash.saved")
	return c.Redirect(personHref(account, p.ID, ""))
}

func (h *handlers) showForm(c *web.Ctx, account id.Account, st formState) error {
	form, err := h.desk.FormOf(c.Context(), c.Who, account)
	if err != nil {
		return err
	}
	refused := c.Refuse(st.list).Label(func(f string) string { return fieldLabel(c, f) })
	title := c.T("stakeholder.add")
	v := formView{title: c.T("form.refused"), errors: refused.Summary, who: c.T("stakeholder.form.who"), what: c.T("stakeholder.form.what"),
		form: ui.Form{Action: peopleHref(account), Hidden: []ui.HiddenField{c.OnceField()}}}
	field := func(name string) ui.Field {
		return ui.Field{Name: name, Label: fieldLabel(c, name), Value: st.values[name], Error: refused.At(name)}
	}
	self := id.Any("")
	cancel := peopleHref(account)
	if st.person == nil {
		contact := field("contact")
		contact.Options = []ui.Option{{Label: c.T("stakeholder.form.nobody_chosen")}}
		for _, k := range form.Contacts {
			label := k.Name
			if k.Job != "" {
				label += ", " + k.Job
			}
			contact.Options = append(contact.Options, ui.Option{Value: string(k.ID), Label: label, Selected: string(k.ID) == st.values["contact"]})
		}
		contact.Full, v.contact = true, &contact
		v.name, v.job = field("new_name"), field("new_job")
		v.name.Hint, v.name.Autocomplete, v.job.Autocomplete = c.T("stakeholder.form.new_hint"), "off", "off"
	} else {
		self, title, cancel = st.person.ID, c.T("stakeholder.person.edit"), personHref(account, st.person.ID, "")
		v.form.Action, v.fixed = peopleHref(account)+"/"+string(self), true
		v.form.Hidden = []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(st.rev)}, {Name: "contact", Value: string(st.person.Contact)}}
		if st.stale {
			v.callout = stale(c, *st.person, st.values)
		}
	}
	v.post = field("post")
	v.post.Hint = c.T("stakeholder.form.post_hint")
	v.roles = ui.Choices{Name: "roles", Legend: fieldLabel(c, "roles"), Error: refused.At("roles"), Many: true, Full: true}
	for _, r := range stakeholder.Roles {
		v.roles.Items = append(v.roles.Items, ui.Choice{Value: string(r), Label: c.T("stakeholder.role." + string(r)), Checked: slices.Contains(strings.Fields(st.values["roles"]), string(r))})
	}
	v.influence = field("influence")
	v.influence.Inputmode, v.influence.Hint = "numeric", c.T("stakeholder.form.influence_hint")
	v.above = field("reports_to")
	v.above.Options = aboves(c, form.Map, self, st.values["reports_to"])
	v.owner = field("owner")
	v.owner.Options = []ui.Option{{Label: c.T("stakeholder.no_owner")}}
	for _, u := range form.Owners {
		v.owner.Options = append(v.owner.Options, ui.Option{Value: string(u.ID), Label: u.Name, Selected: string(u.ID) == st.values["owner"]})
	}
	v.external, v.isExternal = c.T("stakeholder.form.external"), st.values["external"] != ""
	v.note = field("note")
	v.note.Rows, v.note.Full, v.note.Hint = 3, true, c.T("stakeholder.may_ask")+" "+c.T("stakeholder.facts_only")
	v.form.Actions = []ui.Button{{Label: c.T("form.save"), Icon: "check", Kind: ui.Primary}}
	if st.person == nil {
		v.form.Actions = append(v.form.Actions, ui.Button{Label: c.T("stakeholder.form.again"), Name: "again", Value: "1"})
	}
	v.form.Actions = append(v.form.Actions, ui.Button{Label: c.T("form.cancel"), Kind: ui.Ghost, Href: cancel})
	v.head = ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: title, Eyebrow: form.AccountName,
		Crumbs: crumbs(c, account, form.AccountName, title, ui.Link{Label: c.T("stakeholder.title"), Href: peopleHref(account)})}
	if st.person != nil {
		v.head.Title = st.person.Name
	}
	return c.Page(web.Page{Title: title, Nav: "accounts", Status: st.status, Body: formPage(v)})
}

// stale says what somebody else saved meanwhile, field by field.
func stale(c *web.Ctx, p stakeholderdesk.Person, mine map[string]string) *ui.Callout {
	theirs := fieldsOf(p)
	var parts []string
	for _, n := range formNames {
		if theirs[n] == mine[n] {
			continue
		}
		value := theirs[n]
		switch n {
		case "roles":
			value = roles(c, p.Roles)
		case "owner":
			value = p.OwnerName
		case "external":
			value = c.T("stakeholder.no")
			if p.External {
				value = c.T("stakeholder.yes")
			}
		case "reports_to":
			value = c.T("stakeholder.changed_above")
		}
		if value == "" {
			value = c.T("unknown")
		}
		parts = append(parts, c.T("stakeholder.stale.part", "field", fieldLabel(c, n), "value", value))
	}
	return &ui.Callout{Tone: ui.ToneMid, Icon: "git-compare-arrows", Title: c.T("stakeholder.stale.title"), Note: strings.Join(parts, " ; ")}
}
