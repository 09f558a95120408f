package intakeweb

import (
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/money"
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

// columnsCard shows what each column fills, and asks what only a person can decide.
func (v *previewView) columnsCard(c *web.Ctx, s intakedesk.Sheet, wrong web.Refused) {
	v.columns = ui.Card{ID: "map", Title: c.T("intake.columns.title"), Count: columnsCount(c, s)}
	if s.Mine && len(s.Files) == 1 && !readsRecords(s) {
		v.columns.Right = ui.More(ui.Link{Label: c.T("intake.columns.change"), Href: href(s) + "/mapping"})
	}
	asked := map[string]bool{}
	for _, q := range s.Questions {
		asked[q.Field] = true
		v.questions = append(v.questions, questionOf(c, q))
	}
	v.mapped = mappedOf(c, s, asked)
	v.mapping = c.T("intake.columns.fold")
	if !s.Mine {
		return
	}
	if strings.HasPrefix(s.Profile, "decp-") {
		v.options = append(v.options, ui.Field{Name: "our_siren", Label: c.T("intake.our_siren"), Hint: c.T("intake.our_siren.hint"),
			Value: s.Settings.OurSIREN, Inputmode: "numeric", Error: wrong.At("our_siren")})
	} else if amounts(s.Kind) && s.Columns.Columns["currency"] == "" && s.Columns.Currency == "" {
		v.options = append(v.options, ui.Field{Name: "currency", Label: c.T("intake.currency"), Hint: c.T("intake.currency.hint"),
			Value: string(s.Settings.Currency), Options: currencies(), Error: wrong.At("currency")})
	}
	v.fold = c.T("intake.columns.options")
	v.reread = ui.Button{Label: c.T("intake.reread"), Kind: ui.Primary, Small: true}
}

func amounts(k intake.Kind) bool {
	return k == intake.Contracts || k == intake.Results || k == intake.Targets
}

func currencies() []ui.Option {
	var out []ui.Option
	for _, c := range []money.Currency{"EUR", "CHF", "GBP", "USD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON"} {
		out = append(out, ui.Option{Value: string(c), Label: string(c)})
	}
	return out
}

// readsRecords says that the profile knows its records by itself: there are no columns to choose.
func readsRecords(s intakedesk.Sheet) bool {
	return strings.HasPrefix(s.Profile, "decp-") || s.Profile == "ecb-rates" || s.Profile == "northwind-orders"
}

func columnsCount(c *web.Ctx, s intakedesk.Sheet) string {
	if readsRecords(s) {
		return c.T("intake.columns.profile", "profile", profileOf(c, s))
	}
	return c.T("intake.columns.count", "profile", profileOf(c, s), "used", len(s.Columns.Columns), "total", len(s.Files[0].Header))
}

func questionOf(c *web.Ctx, q intake.Question) ui.Question {
	out := ui.Question{Legend: c.T("intake.question.legend", "column", q.Column), Title: c.T("intake.question.title", "column", q.Column), Name: "layout." + q.Field,
		Text: c.Loc.N("intake.question.ambiguous", q.Ambiguous, "example", q.Example)}
	for _, r := range q.Readings {
		note := c.Loc.N("intake.question.readable", r.Readable)
		if r.Unreadable > 0 {
			note = c.Loc.N("intake.question.unreadable", r.Unreadable)
		}
		out.Items = append(out.Items, ui.Choice{Value: string(r.Layout), Label: Reads(c.Loc, r), Note: "(" + note + ")"})
	}
	return out
}

// mappedOf lists the columns of the file in their order.
func mappedOf(c *web.Ctx, s intakedesk.Sheet, asked map[string]bool) []ui.Mapped {
	if readsRecords(s) {
		return nil
	}
	fields := map[string]string{}
	for field, column := range s.Columns.Columns {
		fields[column] = field
	}
	var out []ui.Mapped
	for _, h := range s.Files[0].Header {
		field, used := fields[h]
		switch {
		case h == "":
		case used:
			out = append(out, ui.Mapped{Column: h, Field: c.T("intake.field." + field), Asked: asked[field]})
		default:
			out = append(out, ui.Mapped{Column: h, Field: c.T("intake.columns.ignored"), Ignored: true})
		}
	}
	return out
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
