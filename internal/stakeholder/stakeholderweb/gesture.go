package stakeholderweb

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/stakeholder"
)

// named reads whom an address means.
func named(c *web.Ctx) (account id.Account, person id.Any, f *web.Form, err error) {
	if account, err = web.PathID[id.Account](c, "id"); err != nil {
		return account, person, nil, err
	}
	if person, err = web.PathID[id.Any](c, "person"); err != nil {
		return account, person, nil, err
	}
	f, err = c.Form()
	return account, person, f, err
}

// feel notes what somebody feels towards us.
func (h *handlers) feel(c *web.Ctx) error {
	account, person, f, err := named(c)
	if err != nil {
		return err
	}
	in := stakeholder.MarkInput{Value: f.Int("sentiment"), Note: f.String("why")}
	list, err := f.Merge(h.desk.Feel(c.Context(), c.Who, account, person, in))
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showMap(c, account, 422, string(person), list, f.Texts([]string{"sentiment", "why"}))
	}
	c.Flash("stakeholder.flash.felt")
	return c.Redirect(personHref(account, person, f.Raw("view")))
}

// place moves somebody below another.
func (h *handlers) place(c *web.Ctx) error {
	account, person, f, err := named(c)
	if err != nil {
		return err
	}
	above, ok := id.Parse[id.Any](f.String("reports_to"))
	if !ok {
		above = ""
	}
	list, err := f.Merge(h.desk.Place(c.Context(), c.Who, account, person, above))
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showMap(c, account, 422, string(person), list, nil)
	}
	c.Flash("stakeholder.flash.placed")
	return c.Redirect(personHref(account, person, f.Raw("view")))
}

// pass brings somebody to another state.
func (h *handlers) pass(c *web.Ctx) error {
	account, person, f, err := named(c)
	if err != nil {
		return err
	}
	list, err := f.Merge(h.desk.Pass(c.Context(), c.Who, account, person, stakeholder.State(f.String("state"))))
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showMap(c, account, 422, string(person), list, nil)
	}
	c.Flash("stakeholder.flash.passed")
	return c.Redirect(personHref(account, person, f.Raw("view")))
}

func (h *handlers) remove(c *web.Ctx) error {
	account, person, f, err := named(c)
	if err != nil {
		return err
	}
	if err := h.desk.Remove(c.Context(), c.Who, account, person, f.Rev()); err != nil {
		return err
	}
	c.Flash("stakeholder.flash.removed")
	return c.Redirect(peopleHref(account))
}
