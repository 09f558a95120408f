package privacyweb

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/privacy"
	"comptoir/internal/privacy/privacydesk"
)

var lineNames = []string{"purpose", "basis", "people", "data", "recipients", "retention", "measures"}

func (h *handlers) register(c *web.Ctx) error {
	if !privacydesk.ReadsRegister(c.Who) {
		return c.Closed("privacy", c.T("nav.privacy"))
	}
	list, err := h.desk.Register(c.Context(), c.Who)
	if err != nil {
		return err
	}
	v := room(c, "register")
	keeps := privacydesk.KeepsRegister(c.Who)
	v.table.RowLinks = keeps
	v.table.Columns = []ui.Column{
		{Label: c.T("privacy.field.purpose"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("privacy.field.basis"), Place: ui.TopRight},
		{Label: c.T("privacy.field.data"), Place: ui.WholeLine, Wrap: true},
		{Label: c.T("privacy.field.recipients"), Place: ui.NotOnPhone, Wrap: true, Roomy: true},
		{Label: c.T("privacy.field.retention"), Place: ui.LastLeft, Wrap: true},
	}
	for _, p := range list {
		name := ui.Strong(p.Purpose)
		if keeps {
			name = ui.PartyCell(ui.Party{Name: p.Purpose, Href: lineHref(p.ID), Sub: p.People})
		}
		v.table.Rows = append(v.table.Rows, ui.Row{Cells: []ui.Content{name, ui.Text(c.T("privacy.basis." + string(p.Basis))), ui.Text(p.Data), ui.Text(p.Recipients), ui.Text(p.Retention)}})
	}
	if len(list) == 0 {
		v.table.Empty = ui.Empty(ui.EmptyState{Title: c.T("privacy.none.register"), Text: c.T("privacy.none.register.text")})
	}
	v.head.Actions = exports(c, c.List(""), "/privacy/register/export")
	if keeps {
		v.head.Actions = append(v.head.Actions, ui.Button{Label: c.T("privacy.erasures"), Icon: "download", Href: "/privacy/erasures.csv", Download: true, Wide: true},
			ui.Button{Label: c.T("privacy.register.new"), Icon: "plus", Kind: ui.Primary, Href: "/privacy/register/new"})
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "privacy", Body: roomPage(v)})
}

func (h *handlers) registerCSV(c *web.Ctx) error  { return h.exportRegister(c, export.CSV) }
func (h *handlers) registerXLSX(c *web.Ctx) error { return h.exportRegister(c, export.XLSX) }

func (h *handlers) exportRegister(c *web.Ctx, f export.Format) error {
	list, err := h.desk.Register(c.Context(), c.Who)
	if err != nil {
		return err
	}
	t := export.Table{Name: c.T("privacy.title.register"), On: c.Today()}
	for _, k := range lineNames {
		t.Columns = append(t.Columns, c.T("privacy.field."+k))
	}
	t.Rows = export.Of(list, func(p privacy.Processing) []any {
		return []any{p.Purpose, c.T("privacy.basis." + string(p.Basis)), p.People, p.Data, p.Recipients, p.Retention, p.Measures}
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}

func readLine(f *web.Form) privacy.ProcessingInput {
	return privacy.ProcessingInput{Purpose: f.String("purpose"), Basis: privacy.Basis(f.String("basis")), People: f.String("people"), Data: f.String("data"),
		Recipients: f.String("recipients"), Retention: f.String("retention"), Measures: f.String("measures")}
}

func (h *handlers) newProcessing(c *web.Ctx) error {
	if !privacydesk.KeepsRegister(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return h.showLine(c, 200, nil, 0, map[string]string{"basis": string(privacy.LegitimateInterest)}, nil)
}

func (h *handlers) showLine(c *web.Ctx, status int, line *privacy.Processing, at int, values map[string]string, list problem.List) error {
	form := newSheet(c, values, list)
	purpose, basis := form.field("purpose"), form.field("basis")
	purpose.Required, purpose.Full, basis.Options = true, true, basisOptions(c, values["basis"])
	part := partView{legend: c.T("privacy.register.legend"), fields: []ui.Field{purpose, basis}}
	for _, name := range lineNames[2:] {
		part.fields = append(part.fields, form.area(name, 2))
	}
	title := c.T("privacy.register.new")
	action := ui.Form{Action: "/privacy/register", Hidden: []ui.HiddenField{c.OnceField()}}
	if line != nil {
		title, action = line.Purpose, ui.Form{Action: lineHref(line.ID), Hidden: []ui.HiddenField{rev(at)}}
	}
	action.Actions = []ui.Button{{Label: c.T("form.save"), Icon: "check", Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: "/privacy/register"}}
	head := crumbs(c, ui.Link{Label: c.T("privacy.title.register"), Href: "/privacy/register"}, ui.Link{Label: title})
	v := form.view(head, action, part)
	if line != nil {
		v.remove = &removeView{summary: c.T("privacy.register.remove"), lede: c.T("privacy.register.remove.lede"), form: ui.Form{Action: lineHref(line.ID) + "/remove",
			Hidden: []ui.HiddenField{rev(line.Rev)}, Actions: []ui.Button{{Label: c.T("privacy.register.remove"), Kind: ui.Danger}}}}
	}
	return c.Page(web.Page{Title: title, Nav: "privacy", Status: status, Body: formPage(v)})
}

func (h *handlers) enter(c *web.Ctx) error {
	if !privacydesk.KeepsRegister(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	_, _, err = web.Once(c, f, func(tx *db.Tx) (id.Any, error) { return h.desk.Enter(tx, c.Who, readLine(f)) })
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showLine(c, 422, nil, 0, f.Texts(lineNames), list)
	}
	c.Flash("privacy.flash.register")
	return c.Redirect("/privacy/register")
}

func (h *handlers) openLine(c *web.Ctx) (privacy.Processing, error) {
	key, err := web.PathID[id.Any](c, "id")
	if err != nil {
		return privacy.Processing{}, err
	}
	return h.desk.Processing(c.Context(), c.Who, key)
}

func (h *handlers) editProcessing(c *web.Ctx) error {
	p, err := h.openLine(c)
	if err != nil {
		return err
	}
	return h.showLine(c, 200, &p, p.Rev, map[string]string{"purpose": p.Purpose, "basis": string(p.Basis), "people": p.People, "data": p.Data,
		"recipients": p.Recipients, "retention": p.Retention, "measures": p.Measures}, nil)
}

func (h *handlers) correct(c *web.Ctx) error {
	p, err := h.openLine(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	list, err := f.Merge(h.desk.Correct(c.Context(), c.Who, p.ID, f.Rev(), readLine(f)))
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showLine(c, 422, &p, f.Rev(), f.Texts(lineNames), list)
	}
	c.Flash("privacy.flash.register")
	return c.Redirect("/privacy/register")
}

func (h *handlers) strike(c *web.Ctx) error {
	p, err := h.openLine(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := h.desk.Strike(c.Context(), c.Who, p.ID, f.Rev()); err != nil {
		return err
	}
	c.Flash("privacy.flash.struck")
	return c.Redirect("/privacy/register")
}
