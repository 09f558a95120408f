package accountweb

import (
	"strconv"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// typed is what a refused gesture on the account's page had typed, and why it was refused.
type typed struct {
	gesture string
	form    *web.Form
	list    problem.List
	refused web.Refused
}

// raw gives back a field of the gesture.
func (t typed) raw(gesture, field string) string {
	if t.gesture == gesture && t.form != nil {
		return t.form.Raw(field)
	}
	return ""
}

// problemAt is what is wrong with a field of the gesture.
func (t typed) problemAt(gesture, field string) *problem.Problem {
	if t.gesture != gesture {
		return nil
	}
	for i, p := range t.list {
		if p.Field == field {
			return &t.list[i]
		}
	}
	return nil
}

// gestureView is a small form folded under its name.
type gestureView struct {
	id, summary, lede string
	open              bool
	errors            []ui.FieldError
	title             string
	form              ui.Form
	fields            []ui.Field
	check             *checkView
}

type checkView struct {
	name, words string
	on          bool
}

// gesture makes the form of a gesture; what was typed and refused stands in it again.
func gesture(c *web.Ctx, s accountdesk.Sheet, t typed, name string, kind ui.Kind, fields ...ui.Field) gestureView {
	g := gestureView{id: "g-" + name, summary: c.T("account.gesture." + name), open: t.gesture == name || c.Query("do") == name, title: c.T("form.refused"), fields: fields,
		form: ui.Form{Action: href(s.ID) + "/" + name, Actions: []ui.Button{{Label: c.T("account.gesture." + name + ".save"), Kind: kind}}}}
	if key := "account.gesture." + name + ".lede"; c.Loc.Has(key) {
		g.lede = c.T(key)
	}
	known := map[string]bool{}
	for i := range g.fields {
		f := &g.fields[i]
		known[f.Name] = true
		f.ID = name + "-" + f.Name
		if t.gesture != name {
			continue
		}
		f.Value, f.Error = t.form.Raw(f.Name), t.refused.At(f.Name)
		if len(f.Options) > 0 {
			choose(f.Options, f.Value)
		}
	}
	if t.gesture == name {
		for _, e := range t.refused.Summary {
			if e.ID = name + "-" + e.ID; !known[e.ID[len(name)+1:]] {
				e.ID = ""
			}
			g.errors = append(g.errors, e)
		}
	}
	return g
}

// gesture is the way of every form on the account's page: do it, or show the page again with what was typed.
func (h *handlers) gesture(c *web.Ctx, name string, do func(f *web.Form, s accountdesk.Sheet) error) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	err = do(f, s)
	list, failed := f.Merge(err)
	status := 422
	if problem.Is(failed, problem.Conflict) {
		list, _ = problem.All(failed)
		status, failed = 409, nil
	}
	if failed != nil {
		return failed
	}
	if len(list) > 0 {
		return h.render(c, s, status, typed{gesture: name, form: f, list: list, refused: c.Refuse(list)})
	}
	c.Flash("account.done." + name)
	return c.Redirect(href(s.ID))
}

// small is the way of a gesture without a form of its own, on something of the account: a refusal shows on the next
// page.
func (h *handlers) small(c *web.Ctx, param, anchor string, do func(f *web.Form, a id.Account, what id.Any) error) error {
	s, err := h.open(c) // what is out of reach is absent, whatever the form holds
	if err != nil {
		return err
	}
	what, err := web.PathID[id.Any](c, param)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := do(f, s.ID, what); err != nil {
		list, ok := problem.All(err)
		if !ok || problem.Is(err, problem.NotFound) || problem.Is(err, problem.Forbidden) {
			return err
		}
		c.FlashProblem(list)
	} else {
		c.Flash("account.done.saved")
	}
	return c.Redirect(href(s.ID) + "#" + anchor)
}

func rev(s accountdesk.Sheet) []ui.HiddenField {
	return []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(s.Rev)}}
}
