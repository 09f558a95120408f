package captureweb

import (
	"comptoir/internal/capture/capturedesk"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// startView is where files are given.
type startView struct {
	head   ui.Head
	title  string
	errors []ui.FieldError
	drop   ui.Card
	form   ui.Form
	files  ui.Field
	what   ui.Card
	lines  []ui.Line
	note   string
}

func (h *handlers) start(c *web.Ctx) error {
	if !capturedesk.May(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return h.showStart(c, 200, nil)
}

func (h *handlers) showStart(c *web.Ctx, status int, list problem.List) error {
	refused := c.Refuse(list).Label(func(string) string { return c.T("capture.field.files") })
	v := startView{head: ui.Head{Title: c.T("capture.title"), Lede: c.T("capture.lede")}, title: c.T("form.refused"), errors: refused.Summary,
		drop: ui.Card{ID: "drop", Title: c.T("capture.drop"), Width: ui.W7}, what: ui.Card{ID: "what", Title: c.T("capture.what"), Width: ui.W5},
		form: ui.Form{Action: "/capture", Files: true, Note: c.T("capture.nothing_yet"),
			Actions: []ui.Button{{Label: c.T("capture.read"), Kind: ui.Primary, Icon: "upload"}}},
		files: ui.Field{Name: "files", Label: c.T("capture.field.files"), Multiple: true, Required: true, Full: true, Accept: ".eml,.ics,.vcf",
			Hint: c.T("capture.field.files.hint"), Error: refused.At("files")},
		note: c.T("capture.privacy")}
	for _, kind := range []string{"mail", "event", "card"} {
		v.lines = append(v.lines, ui.Line{Title: c.T("capture.what." + kind), Note: c.T("capture.what." + kind + ".note")})
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "exchanges", Status: status, Body: startPage(v)})
}
