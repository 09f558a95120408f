package intakeweb

import (
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// previewView is the page before anything is written.
type previewView struct {
	head      ui.Head
	steps     []ui.Step
	stepsOf   string
	errors    []ui.FieldError
	sum       string
	kpis      []ui.Kpi
	columns   ui.Card
	answers   string
	questions []ui.Question
	options   []ui.Field
	fold      string
	reread    ui.Button
	mapped    []ui.Mapped
	mapping   string
	reasons   ui.Card
	folded    ui.Table
	lines     ui.Card
	table     ui.Table
	foot      string
	next      ui.Content
	apply     string
	act       *act
}

type act struct {
	strong, rest, note string
	buttons            []ui.Button
}

func (h *handlers) showPreview(c *web.Ctx, s intakedesk.Sheet, status int, wrong problem.List) error {
	r := c.Refuse(wrong)
	v := previewView{head: previewHead(c, s), steps: steps(c, 3), stepsOf: c.T("intake.steps"), errors: r.Summary, sum: c.T("form.refused"),
		kpis: kpis(c, s), answers: href(s) + "/answers", apply: href(s) + "/apply"}
	v.columnsCard(c, s, r)
	if err := h.reasonsCard(c, s, &v); err != nil {
		return err
	}
	if err := h.linesCard(c, s, &v); err != nil {
		return err
	}
	if s.Mine {
		v.act = actOf(c, s)
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "import", Status: status, Body: previewPage(v)})
}

func previewHead(c *web.Ctx, s intakedesk.Sheet) ui.Head {
	f := s.Files[0]
	lede := c.T("intake.preview.lede", "file", s.Name(), "lines", c.Loc.N("intake.lines", s.Foreseen.Sum().Lines))
	switch {
	case len(s.Files) > 1:
	case f.Separator != "":
		lede += c.T("intake.preview.csv", "encoding", f.Encoding, "separator", separatorWords(c, f.Separator))
	case f.Sheet != "":
		lede += c.T("intake.preview.sheet", "sheet", f.Sheet)
	}
	return ui.Head{Eyebrow: c.T("nav.import"), Title: c.T("intake.preview.title"), Lede: lede + ".",
		Actions: []ui.Button{{Label: c.T("intake.other_file"), Href: "/import"}}}
}

func separatorWords(c *web.Ctx, sep string) string {
	if sep == "\t" {
		return c.T("intake.preview.tab")
	}
	return c.T("intake.preview.separator", "separator", sep)
}

func kpis(c *web.Ctx, s intakedesk.Sheet) []ui.Kpi {
	n := s.Foreseen.Sum()
	one := func(key string, n int, state ui.State, note string) ui.Kpi {
		if n == 0 {
			state, note = ui.StateDim, c.T("intake.kpi.none")
		}
		return ui.Kpi{Label: c.T("intake.kpi." + key), Value: c.Loc.Int(int64(n)), NoteRow: ui.Status(state, note)}
	}
	asks := ""
	if len(s.Questions) > 0 {
		asks = c.T("intake.kpi.question.note", "column", s.Questions[0].Column)
	}
	return []ui.Kpi{one("ready", n.Ready(), ui.StateOK, c.T("intake.kpi.ready.note")), one("warned", n.Warned, ui.StateWarn, c.T("intake.kpi.warned.note")),
		one("rejected", n.Rejected, ui.StateBad, c.T("intake.kpi.rejected.note")), one("question", len(s.Questions), ui.StateAsk, asks)}
}

// actOf says what pressing will do, in figures, before it is done.
func actOf(c *web.Ctx, s intakedesk.Sheet) *act {
	n := s.Foreseen.Sum()
	a := &act{strong: c.Loc.N("intake.act.applied", n.Taken()), note: c.T("intake.act.note"),
		rest: c.T("intake.act.detail", "created", c.Loc.N("intake.act.created", n.Created), "updated", c.Loc.N("intake.act.updated", n.Updated),
			"unchanged", c.Loc.N("intake.act.unchanged", n.Unchanged))}
	if n.Rejected > 0 {
		a.rest += " " + c.Loc.N("intake.act.left", n.Rejected)
	}
	a.buttons = rejectedButtons(c, s, n.Rejected)
	a.buttons = append(a.buttons, ui.Button{Label: c.T("intake.discard"), Kind: ui.Ghost, Attrs: map[string]any{"formaction": href(s) + "/discard"}})
	switch {
	case len(s.Questions) > 0:
		a.note = c.T("intake.act.answer_first")
	case n.Taken() == 0:
		a.note = c.T("intake.act.nothing")
	case n.Created+n.Updated == 0:
		a.note = c.T("intake.act.same")
	default:
		a.buttons = append(a.buttons, ui.Button{Label: c.Loc.N("intake.act.apply", n.Taken()), Kind: ui.Primary})
	}
	return a
}

// rejectedButtons download the lines to correct, as the file was written.
func rejectedButtons(c *web.Ctx, s intakedesk.Sheet, n int) []ui.Button {
	if n == 0 {
		return nil
	}
	b := ui.Button{Label: c.T("intake.rejected.csv"), Icon: "download", Href: href(s) + "/rejected.csv", Download: true}
	if s.Files[0].Format == "json" {
		b.Label, b.Href = c.T("intake.rejected.json"), href(s)+"/rejected.json"
	}
	return []ui.Button{b}
}
