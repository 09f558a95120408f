package intakeweb

import (
	"cmp"

	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// runningView is an import at work, or stopped on the way.
type runningView struct {
	head    ui.Head
	steps   []ui.Step
	stepsOf string
	id      string
	poll    string // "" when nothing is going on
	card    ui.Card
	box     ui.Running
	why     *ui.Callout
	log     ui.Card
	lines   []ui.LogLine
	foot    string
	gesture ui.Content // at the right of the last lines
	refresh ui.Link
}

func (h *handlers) showRunning(c *web.Ctx, s intakedesk.Sheet) error {
	v := h.runningView(c, s)
	return c.Page(web.Page{Title: v.head.Title, Nav: "import", Body: runningPage(v)})
}

func (h *handlers) runningView(c *web.Ctx, s intakedesk.Sheet) runningView {
	kind := map[intakedesk.State]string{intakedesk.Reading: "reading", intakedesk.Applying: "applying", intakedesk.Paused: "paused"}[s.State]
	v := runningView{head: ui.Head{Eyebrow: c.T("nav.import"), Title: c.T("intake." + kind + ".title"), Lede: c.T("intake." + kind + ".lede")},
		steps: steps(c, 4), stepsOf: c.T("intake.steps"), id: "run", refresh: ui.Link{Label: c.T("intake.refresh"), Href: href(s)}}
	if s.Busy() {
		v.poll = href(s) + "/progress"
	}
	if s.State == intakedesk.Reading {
		v.steps = steps(c, 2)
	}
	started := s.CreatedAt
	if s.StartedAt != nil {
		started = *s.StartedAt
	}
	v.card = ui.Card{ID: "progress", Title: s.Name(), Right: ui.Sub(c.T("intake.started", "when", c.Loc.Clock(started.In(c.Who.Location())), "name", s.AuthorName))}
	v.box = h.box(c, s)
	if s.State == intakedesk.Reading {
		return v
	}
	v.log = ui.Card{ID: "log", Title: c.T("intake.log.title")}
	for _, l := range s.Latest {
		v.lines = append(v.lines, logLine(c, l))
	}
	v.foot = c.T("intake.log.foot")
	v.gestures(c, s)
	return v
}

// gestures are what may be done about an import that is being written: stop it, go on, end it there.
func (v *runningView) gestures(c *web.Ctx, s intakedesk.Sheet) {
	if what, todo := sentences(c, s.Failure); what != "" {
		v.why = &ui.Callout{Tone: ui.ToneBad, Title: what, Note: todo}
	}
	if s.State == intakedesk.Applying && s.FromShell {
		v.head.Title, v.head.Lede = c.T("intake.shell.title"), c.T("intake.shell.lede")
	}
	switch {
	case !s.Mine || !s.MayWrite:
	case s.State == intakedesk.Applying && !s.FromShell:
		v.gesture = ui.PostBtn(ui.Post{Action: href(s) + "/stop", Button: ui.Button{Label: c.T("intake.stop"), Icon: "pause", Small: true}})
	default:
		end := ui.PostBtn(ui.Post{Action: href(s) + "/discard", Button: ui.Button{Label: c.T("intake.end_there"), Small: true}})
		if v.gesture = end; !s.FromShell {
			v.gesture = ui.Inline(end, ui.PostBtn(ui.Post{Action: href(s) + "/apply", Button: ui.Button{Label: c.T("intake.resume"), Small: true, Kind: ui.Primary}}))
		}
	}
}

// box is the bar: in lines while writing, in bytes while reading.
func (h *handlers) box(c *web.Ctx, s intakedesk.Sheet) ui.Running {
	n, all := s.Counts.Sum(), s.Foreseen.Sum()
	b := ui.Running{ID: "pl", Done: int(s.BytesRead >> 10), Total: max(1, int(s.BytesAll>>10)), Label: c.Loc.N("intake.lines_read", n.Lines)}
	if s.State != intakedesk.Reading && all.Lines > 0 {
		b.Done, b.Total = n.Lines, all.Lines
		b.Label = c.T("intake.lines_of", "n", n.Lines, "total", c.Loc.N("intake.lines", all.Lines))
	}
	words := "intake.count."
	if s.State == intakedesk.Reading {
		words = "intake.reading.count."
	}
	b.Left = left(c, s, b.Done, b.Total)
	b.Percent = c.Loc.Percent(min(1, float64(b.Done)/float64(b.Total)), 0)
	for _, x := range []struct {
		icon, key string
		n         int
	}{{"plus", "created", n.Created}, {"pencil", "updated", n.Updated}, {"check", "unchanged", n.Unchanged}, {"circle-x", "rejected", n.Rejected}} {
		b.Counts = append(b.Counts, ui.RunCount{Icon: x.icon, Label: c.T(words + x.key), Value: c.Loc.Int(int64(x.n))})
	}
	return b
}

// left is how long it will take at this pace; nothing before there is a pace.
func left(c *web.Ctx, s intakedesk.Sheet, done, total int) string {
	if !s.Busy() || s.StartedAt == nil || done == 0 || done >= total {
		return ""
	}
	took := s.Now.Sub(*s.StartedAt)
	seconds := int(took.Seconds() * float64(total-done) / float64(done))
	switch {
	case took <= 0:
		return ""
	case seconds >= 90:
		return c.Loc.N("intake.left.minutes", (seconds+30)/60)
	}
	return c.Loc.N("intake.left.seconds", max(1, seconds))
}

func logLine(c *web.Ctx, l intakedesk.Latest) ui.LogLine {
	out := ui.LogLine{Line: c.T("intake.line", "n", l.Line), State: ui.StateOK, Word: c.T("intake.verb." + cmp.Or(l.Verb, "unchanged")), Text: l.Label}
	switch {
	case l.Verb == "rejected":
		out.State = ui.StateBad
	case l.Verb == "unchanged":
		out.State = ui.StateDim
	case l.Warn:
		out.State, out.Word = ui.StateWarn, c.T("intake.verb."+l.Verb+".warned")
	}
	if l.Value != nil {
		out.Value = c.Loc.Money(*l.Value)
	}
	return out
}

// failedView is a file of which no preview could be made.
type failedView struct {
	head    ui.Head
	steps   []ui.Step
	stepsOf string
	why     ui.Callout
	gesture []ui.Post
}

func (h *handlers) showFailed(c *web.Ctx, s intakedesk.Sheet) error {
	what, todo := sentences(c, s.Failure)
	v := failedView{head: ui.Head{Eyebrow: c.T("nav.import"), Title: c.T("intake.failed.title"), Lede: s.Name(),
		Actions: []ui.Button{{Label: c.T("intake.other_file"), Href: "/import"}}}, steps: steps(c, 2), stepsOf: c.T("intake.steps"),
		why: ui.Callout{Tone: ui.ToneBad, Title: what, Note: todo}}
	if s.Mine {
		v.gesture = []ui.Post{{Action: href(s) + "/discard", Button: ui.Button{Label: c.T("intake.discard")}}}
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "import", Body: failedPage(v)})
}

// showWaiting is what others see of a file whose columns its author has not named yet.
func (h *handlers) showWaiting(c *web.Ctx, s intakedesk.Sheet) error {
	v := failedView{head: ui.Head{Eyebrow: c.T("nav.import"), Title: c.T("intake.waiting.title"), Lede: s.Name()}, steps: steps(c, 2), stepsOf: c.T("intake.steps"),
		why: ui.Callout{Tone: ui.ToneMid, Title: c.T("intake.waiting.why"), Note: c.T("intake.waiting.note")}}
	return c.Page(web.Page{Title: v.head.Title, Nav: "import", Body: failedPage(v)})
}
