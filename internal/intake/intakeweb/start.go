package intakeweb

import (
	"mime/multipart"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// startView is where files are given.
type startView struct {
	head      ui.Head
	steps     []ui.Step
	stepsOf   string
	errors    []ui.FieldError
	sum       string
	form      ui.Form
	files     ui.Field
	options   ui.Field
	fold      string
	drop      ui.Card
	templates ui.Card
	list      []templateLine
	note      string
	open      ui.Card
	opened    *ui.Table
	done      ui.Card
	history   ui.Table
}

type templateLine struct {
	kind  string
	links []ui.Link
}

func (h *handlers) start(c *web.Ctx) error { return h.showStart(c, 200, nil) }

func (h *handlers) showStart(c *web.Ctx, status int, wrong []ui.FieldError) error {
	l := c.List("")
	works, done, err := h.desk.List(c.Context(), c.Who, l.Page)
	if err != nil {
		return err
	}
	if len(works)+len(done.Rows) == 0 && !mayImport(c.Who) {
		return problem.Missing()
	}
	v := startView{head: ui.Head{Title: c.T("intake.start.title"), Lede: c.T("intake.start.lede"),
		Actions: []ui.Button{{Label: c.T("intake.mappings.title"), Href: "/import/mappings"}}},
		steps: steps(c, 1), stepsOf: c.T("intake.steps"), errors: wrong, sum: c.T("intake.start.refused")}
	v.drop = ui.Card{ID: "drop", Title: c.T("intake.start.drop"), Width: ui.W7}
	v.form = ui.Form{Action: "/import", Files: true, Actions: []ui.Button{{Label: c.T("intake.start.read"), Kind: ui.Primary, Icon: "upload"}},
		Note: c.T("intake.start.nothing")}
	v.files = ui.Field{Name: "files", Label: c.T("intake.start.files"), Multiple: true, Required: true, Full: true,
		Accept: ".csv,.txt,.tsv,.xlsx,.json", Hint: c.T("intake.start.files.hint")}
	if len(wrong) > 0 {
		v.files.Error = wrong[0].Message
	}
	v.fold = c.T("intake.start.options")
	v.options = ui.Field{Name: "our_siren", Label: c.T("intake.our_siren"), Hint: c.T("intake.our_siren.hint"), Inputmode: "numeric"}
	v.templates = ui.Card{ID: "templates", Title: c.T("intake.templates.title"), Width: ui.W5}
	v.note = c.T("intake.templates.note")
	v.list = templates(c)
	v.tables(c, l, works, done)
	return c.Page(web.Page{Title: c.T("intake.start.title"), Nav: "import", Status: status, Body: startPage(v)})
}

func templates(c *web.Ctx) []templateLine {
	var out []templateLine
	for _, k := range intake.Kinds {
		line := templateLine{kind: c.T("intake.kind." + string(k))}
		for _, lang := range ownFirst(c.Loc.Lang) {
			for _, format := range []string{"csv", "xlsx"} {
				words := c.T("intake.templates." + format)
				if lang != c.Loc.Lang {
					words = c.T("intake.templates." + format + "." + lang)
				}
				link := ui.Link{Label: words, Href: "/import/template/" + string(k) + "." + format + "?lang=" + lang}
				if lang != c.Loc.Lang {
					link.Lang = lang
				}
				line.links = append(line.links, link)
			}
		}
		out = append(out, line)
	}
	return out
}

// ownFirst are the languages, the reader's first.
func ownFirst(own string) []string {
	out := []string{own}
	for _, l := range i18n.Langs {
		if l != own {
			out = append(out, l)
		}
	}
	return out
}

// upload takes files; one that reads leads to its preview.
func (h *handlers) upload(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	sources, closeAll, err := uploads(c)
	if err != nil {
		return err
	}
	defer closeAll()
	if len(sources) == 0 {
		return h.showStart(c, 422, []ui.FieldError{{ID: "files", Message: c.T("intake.start.none")}})
	}
	got, err := h.desk.Upload(c.Context(), c.Who, sources, intakedesk.Settings{OurSIREN: strings.TrimSpace(f.String("our_siren"))})
	if err != nil {
		return err
	}
	var wrong []ui.FieldError
	for _, u := range got {
		if list, ok := problem.All(u.Problem); ok && u.Problem != nil {
			what, todo := sentences(c, list)
			wrong = append(wrong, ui.FieldError{ID: "files", Message: strings.TrimSpace(u.Name + "\u00a0: " + what + " " + todo)})
		}
	}
	if len(got) == 1 && len(wrong) == 0 {
		return c.Redirect("/import/" + string(got[0].Batch))
	}
	if len(wrong) == 0 {
		c.Flash("intake.start.several", "n", len(got))
		return c.Redirect("/import")
	}
	return h.showStart(c, 422, wrong)
}

// uploads opens the files of a form.
func uploads(c *web.Ctx) (sources []intakedesk.Source, closeAll func(), err error) {
	var open []multipart.File
	closeAll = func() {
		for _, f := range open {
			f.Close()
		}
	}
	if c.R.MultipartForm == nil {
		return nil, closeAll, nil
	}
	for _, part := range c.R.MultipartForm.File["files"] {
		f, err := part.Open()
		if err != nil {
			closeAll()
			return nil, nil, err
		}
		open = append(open, f)
		sources = append(sources, intakedesk.Source{Name: part.Filename, At: f, Size: part.Size})
	}
	return sources, closeAll, nil
}
