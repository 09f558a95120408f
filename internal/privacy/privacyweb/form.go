package privacyweb

import (
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

type formView struct {
	head   ui.Head
	title  string
	errors []ui.FieldError
	form   ui.Form
	parts  []partView
	remove *removeView
}

// partView is a part of a form: fields, boxes, and the reasons that boxes ask for.
type partView struct {
	legend  string
	fields  []ui.Field
	checks  []checkView
	reasons []ui.Field
}

type checkView struct {
	name, words string
	checked     bool
}

type removeView struct {
	summary, lede string
	form          ui.Form
}

// sheet is what a showing of a form knows.
type sheet struct {
	c       *web.Ctx
	values  map[string]string
	refused web.Refused
}

func newSheet(c *web.Ctx, values map[string]string, list problem.List) sheet {
	return sheet{c, values, c.Refuse(list).Label(func(field string) string { return fieldLabel(c, field) })}
}

func (s sheet) field(name string) ui.Field {
	f := ui.Field{Name: name, Label: fieldLabel(s.c, name), Value: s.values[name], Error: s.refused.At(name)}
	if key := "privacy.hint." + name; s.c.Loc.Has(key) {
		f.Hint = s.c.T(key)
	}
	return f
}

func (s sheet) date(name string) ui.Field {
	f := s.field(name)
	f.Kind = "date"
	return f
}

func (s sheet) area(name string, rows int) ui.Field {
	f := s.field(name)
	f.Rows, f.Full = rows, true
	return f
}

func (s sheet) check(name string) checkView {
	return checkView{name, s.c.T("privacy.check." + name), s.values[name] == "1"}
}

func (s sheet) view(head ui.Head, form ui.Form, parts ...partView) formView {
	return formView{head: head, title: s.c.T("form.refused"), errors: s.refused.Summary, form: form, parts: parts}
}

func crumbs(c *web.Ctx, list ...ui.Link) ui.Head {
	return ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: list, Title: list[len(list)-1].Label}
}
