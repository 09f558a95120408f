package accountweb

import (
	"strconv"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// entityView is the form of a legal body.
type entityView struct {
	head   ui.Head
	errors []ui.FieldError
	title  string
	legend string
	form   ui.Form
	fields []ui.Field
	remove *gestureView
}

var entityNames = []string{"name", "parent", "country", "city", "ccy", "state", "from", "to"}

func readEntity(f *web.Form) account.EntityInput {
	parent, _ := id.Parse[id.Entity](f.String("parent"))
	return account.EntityInput{Name: f.String("name"), Parent: parent, Country: f.String("country"), City: f.String("city"),
		Ccy: money.Currency(f.String("ccy")), State: account.EntityState(f.String("state")), From: f.Day("from"), To: f.Day("to")}
}

func entityFields(e account.Entity) map[string]string {
	m := map[string]string{"name": e.Name, "parent": string(e.Parent), "country": e.Country, "city": e.City, "ccy": string(e.Ccy), "state": string(e.State)}
	if e.From != nil {
		m["from"] = e.From.String()
	}
	if e.To != nil {
		m["to"] = e.To.String()
	}
	return m
}

// openEntity finds a legal body of the account of the page; a new one has no identifier.
func (h *handlers) openEntity(c *web.Ctx) (accountdesk.Sheet, account.Entity, error) {
	s, err := h.open(c)
	if err != nil {
		return s, account.Entity{}, err
	}
	if !s.MayWrite {
		return s, account.Entity{}, problem.New(problem.Forbidden, "forbidden")
	}
	if c.R.PathValue("entity") == "" {
		return s, account.Entity{State: account.Live, Country: s.Country}, nil
	}
	key, err := web.PathID[id.Entity](c, "entity")
	for _, e := range s.Entities {
		if err == nil && e.ID == key {
			return s, e, nil
		}
	}
	return s, account.Entity{}, problem.Missing()
}

func (h *handlers) newEntity(c *web.Ctx) error { return h.editEntity(c) }

func (h *handlers) editEntity(c *web.Ctx) error {
	s, e, err := h.openEntity(c)
	if err != nil {
		return err
	}
	return showEntity(c, s, e, 200, e.Rev, entityFields(e), nil)
}

func (h *handlers) addEntity(c *web.Ctx) error  { return h.saveEntity(c) }
func (h *handlers) saveEntity(c *web.Ctx) error { return h.writeEntity(c) }

// writeEntity enters or corrects a legal body. A stale edit comes back on top of what stands now, with what was typed.
func (h *handlers) writeEntity(c *web.Ctx) error {
	s, e, err := h.openEntity(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := readEntity(f)
	switch {
	case len(f.Problems()) > 0:
		err = in.Validate().Err()
	case e.ID == "":
		_, err = h.desk.AddEntity(c.Context(), c.Who, s.ID, in)
	default:
		err = h.desk.EditEntity(c.Context(), c.Who, s.ID, e.ID, f.Rev(), in)
	}
	if problem.Has(err, "stale") {
		list, _ := problem.All(err)
		return showEntity(c, s, e, 409, e.Rev, f.Texts(entityNames), list)
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return showEntity(c, s, e, 422, f.Rev(), f.Texts(entityNames), list)
	}
	c.Flash("account.done.saved")
	return c.Redirect(href(s.ID) + "#bodies")
}

func (h *handlers) removeEntity(c *web.Ctx) error {
	return h.small(c, "entity", "bodies", func(f *web.Form, a id.Account, e id.Any) error {
		return h.desk.RemoveEntity(c.Context(), c.Who, a, id.Entity(e), f.Rev())
	})
}

func showEntity(c *web.Ctx, s accountdesk.Sheet, e account.Entity, status, rev int, values map[string]string, list problem.List) error {
	refused := c.Refuse(list).Label(func(field string) string { return fieldLabel(c, field) })
	b := builder{c: c, st: formState{values: values}, refused: refused}
	title, action := c.T("account.entity.new"), href(s.ID)+"/entities"
	if e.ID != "" {
		title, action = e.Name, action+"/"+string(e.ID)
	}
	v := entityView{errors: refused.Summary, title: c.T("form.refused"), legend: c.T("account.entity.legend"), fields: b.entity(s, e),
		head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: title,
			Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: s.Name, Href: href(s.ID)}, {Label: title}}},
		form: ui.Form{Action: action, Hidden: []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(rev)}},
			Actions: []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: href(s.ID) + "#bodies"}}}}
	if e.ID != "" {
		g := gesture(c, s, typed{}, "remove-entity", ui.Danger)
		g.form.Action, g.form.Hidden = action+"/remove", v.form.Hidden
		v.remove = &g
	}
	return c.Page(web.Page{Title: title, Nav: "accounts", Status: status, Body: entityPage(v)})
}

func (b builder) entity(s accountdesk.Sheet, e account.Entity) []ui.Field {
	c := b.c
	name := b.field("name")
	name.Label, name.Required, name.Full = c.T("account.field.legal_name"), true, true
	parents := []ui.Option{{Label: c.T("account.entity.no_parent")}}
	for _, o := range s.Entities {
		if o.ID != e.ID {
			parents = append(parents, ui.Option{Value: string(o.ID), Label: o.Name})
		}
	}
	parent := b.choice("parent", web.Sorted(c.Loc, parents))
	parent.Label = c.T("account.field.held_by")
	ccy := b.currency()
	ccy.Options = append([]ui.Option{{Label: c.T("unknown"), Selected: b.st.values["ccy"] == ""}}, ccy.Options...)
	from, to := b.field("from"), b.field("to")
	from.Kind, to.Kind, from.Note, to.Note = "date", "date", c.T("form.optional"), c.T("form.optional")
	return []ui.Field{name, b.choice("country", countryOptions(c.Loc, "", c.T("unknown"))), b.field("city"), parent,
		b.choice("state", codes(c, "account.entity_state.", account.EntityStates, "")), ccy, from, to}
}
