package portfolioweb

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/portfolio"
)

// parseTenths reads a score as people type it, "6,5" or "6.5"; nil when empty. code says what is wrong.
func parseTenths(s string) (t *portfolio.Tenths, code string) {
	s = strings.Replace(strings.TrimSpace(s), ",", ".", 1)
	if s == "" {
		return nil, ""
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 1000 {
		return nil, "score_range"
	}
	n := portfolio.Tenths(math.Round(v * 10))
	if math.Abs(v*10-float64(n)) > 1e-9 {
		return nil, "score_step"
	}
	return &n, ""
}

func readTenths(f *web.Form, name string, l *problem.List) *portfolio.Tenths {
	t, code := parseTenths(f.String(name))
	if code != "" {
		l.Add(name, code)
	}
	return t
}

// text is a score as a field holds it.
func text(c *web.Ctx, t *portfolio.Tenths) string { return tenths(c, t) }

func rev(n int) ui.HiddenField { return ui.HiddenField{Name: "rev", Value: strconv.Itoa(n)} }

// typed is what a refused form on a page had typed, and why it was refused.
type typed struct {
	name    string
	form    *web.Form
	refused web.Refused
}

func (t typed) raw(form, field, or string) string {
	if t.name == form && t.form != nil {
		return t.form.Raw(field)
	}
	return or
}

func (t typed) at(form, field string) string {
	if t.name == form {
		return t.refused.At(field)
	}
	return ""
}

// gestureView is a small form folded under its name.
type gestureView struct {
	id, summary, lede string
	open              bool
	title             string
	errors            []ui.FieldError
	form              ui.Form
	fields            []ui.Field
}

// gesture makes it; what was typed and refused stands in it again.
func gesture(c *web.Ctx, t typed, name, action string, kind ui.Kind, hidden []ui.HiddenField, fields ...ui.Field) gestureView {
	g := gestureView{id: "g-" + name, summary: c.T("portfolio.gesture." + name), open: t.name == name || c.Query("do") == name, title: c.T("form.refused"), fields: fields,
		form: ui.Form{Action: action, Hidden: hidden, Actions: []ui.Button{{Label: c.T("portfolio.gesture." + name + ".save"), Kind: kind}}}}
	if key := "portfolio.gesture." + name + ".lede"; c.Loc.Has(key) {
		g.lede = c.T(key)
	}
	known := map[string]bool{}
	for i := range g.fields {
		f := &g.fields[i]
		known[f.Name] = true
		f.ID, f.Value, f.Error = name+"-"+f.Name, t.raw(name, f.Name, f.Value), t.at(name, f.Name)
	}
	if t.name == name {
		for _, e := range t.refused.Summary {
			if known[e.ID] {
				e.ID = name + "-" + e.ID
			} else {
				e.ID = ""
			}
			g.errors = append(g.errors, e)
		}
	}
	return g
}

// refusal sorts what a verb said: problems to show at their fields with a status, or an error for the edge.
func refusal(f *web.Form, err error) (list problem.List, status int, failed error) {
	list, failed = f.Merge(err)
	status = 422
	if problem.Is(failed, problem.Conflict) {
		list, _ = problem.All(failed)
		status, failed = 409, nil
	}
	return list, status, failed
}

// all joins what could not be read with what the rule says of the rest, so that every error shows at once.
func all(unread, wrong problem.List) problem.List {
	for _, p := range wrong {
		if !slices.ContainsFunc(unread, func(o problem.Problem) bool { return o.Field == p.Field }) {
			unread = append(unread, p)
		}
	}
	return unread
}
