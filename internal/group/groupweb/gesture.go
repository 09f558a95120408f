package groupweb

import (
	"strings"

	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// typed is what a refused gesture on the page had typed, and why it was refused.
type typed struct {
	gesture string
	form    *web.Form
	refused web.Refused
}

// gestureView is a small form folded under its name.
type gestureView struct {
	id, summary, lede string
	open              bool
	errors            []ui.FieldError
	title             string
	form              ui.Form
	fields            []ui.Field
}

// gesture makes the form of a gesture; what was typed and refused stands in it again. words is the key of its texts.
func (p page) gesture(name, words, action string, kind ui.Kind, hidden []ui.HiddenField, fields ...ui.Field) gestureView {
	c := p.c
	g := gestureView{id: "g-" + name, summary: c.T("group.gesture." + words), open: p.t.gesture == name || c.Query("do") == name, title: c.T("form.refused"), fields: fields,
		form: ui.Form{Action: groupHref(p.s.Account) + action, Hidden: append(hidden, p.v.hidden()...), Actions: []ui.Button{{Label: c.T("group.gesture." + words + ".save"), Kind: kind}}}}
	if key := "group.gesture." + words + ".lede"; c.Loc.Has(key) {
		g.lede = c.T(key)
	}
	known := map[string]bool{}
	for i := range g.fields {
		f := &g.fields[i]
		known[f.Name], f.ID = true, name+"-"+f.Name
		if p.t.gesture != name {
			continue
		}
		f.Value, f.Error = p.t.form.Raw(f.Name), p.t.refused.At(f.Name)
		if len(f.Options) > 0 {
			choose(f.Options, f.Value)
		}
	}
	if p.t.gesture == name {
		for _, e := range p.t.refused.Summary {
			if e.ID = name + "-" + e.ID; !known[e.ID[len(name)+1:]] {
				e.ID = ""
			}
			g.errors = append(g.errors, e)
		}
	}
	return g
}

// act is the way of every form on the page: do it, or show the page again with what was typed.
func (h *handlers) act(c *web.Ctx, name string, do func(f *web.Form, s groupdesk.Sheet) error) error {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	v := shown{on: pageDay(f)}
	v.entity, _ = id.Parse[id.Entity](f.String("entity_page"))
	s, err := h.desk.Open(c.Context(), c.Who, a, v.on) // what is out of reach is absent, whatever the form holds
	if err != nil {
		return err
	}
	if !s.MayWrite {
		return problem.New(problem.Forbidden, "forbidden")
	}
	list, failed := f.Merge(do(f, s))
	status := 422
	if problem.Is(failed, problem.Conflict) {
		list, _ = problem.All(failed)
		status, failed = 409, nil
	}
	if failed != nil {
		return failed
	}
	if len(list) > 0 {
		return h.render(c, s, v, status, typed{gesture: name, form: f, refused: c.Refuse(list)})
	}
	c.Flash("group.done." + strings.SplitN(name, "-", 2)[0])
	return c.Redirect(v.href(a))
}

// small is the way of a gesture in a menu: a refusal shows on the next page.
func (h *handlers) small(c *web.Ctx, param string, do func(f *web.Form, a id.Account, what id.Any) error) error {
	a, err := web.PathID[id.Account](c, "id")
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
	v := shown{on: pageDay(f)}
	v.entity, _ = id.Parse[id.Entity](f.String("entity_page"))
	s, err := h.desk.Open(c.Context(), c.Who, a, v.on)
	if err != nil {
		return err
	}
	if !s.MayWrite {
		return problem.New(problem.Forbidden, "forbidden")
	}
	list, failed := f.Merge(do(f, a, what))
	if problem.Is(failed, problem.Conflict) {
		list, _ = problem.All(failed)
		failed = nil
	}
	switch {
	case failed != nil:
		return failed
	case len(list) > 0:
		c.FlashProblem(list)
	default:
		c.Flash("group.done.saved")
	}
	return c.Redirect(v.href(a))
}

// readPercent reads a part that people type as 72,4 or 72.4 %; nil when nothing was typed.
func readPercent(f *web.Form, name string) (*decimal.Decimal, problem.List) {
	s := strings.NewReplacer("%", "", " ", "", "\u00a0", "", "\u202f", "", ",", ".").Replace(f.String(name))
	if s == "" {
		return nil, nil
	}
	d, err := decimal.Parse(s)
	if err != nil || d%100 != 0 || d > 1000*decimal.One || d < -1000*decimal.One {
		return nil, problem.List{problem.At(name, "not_a_percentage")}
	}
	d /= 100
	return &d, nil
}
