package contactweb

import (
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web"
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
	made, again, err := web.Once(c, f, func(tx *db.Tx) (id.Contact, error) { return h.desk.CreateIn(tx, c.Who, in, f.Bool("sure")) })
	st, err := h.refused(c, f, "", in, err)
	if err != nil {
		return err
	}
	if st != nil {
		st.values = f.Texts(formNames)
		return h.showForm(c, *st)
	}
	if !again {
		c.Flash("contact.done.create")
	}
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
