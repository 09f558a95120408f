package portfolioweb

import (
	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

// placeView is an account's place in the portfolio.
type placeView struct {
	head      ui.Head
	callouts  []ui.Callout
	empty     *ui.EmptyState
	kpis      []ui.Kpi
	whys      []ui.Explanation
	answer    *answerView
	scores    *scoresView
	changes   *changesView
	acts      ui.Card
	gestures  []gestureView
	past      ui.Card
	history   []ui.FeedItem
	steps     ui.Card
	taken     []ui.FeedItem
	handovers *linesView
}

func (h *handlers) openPlace(c *web.Ctx) (portfoliodesk.Sheet, error) {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return portfoliodesk.Sheet{}, err
	}
	return h.desk.Open(c.Context(), c.Who, a)
}

func (h *handlers) place(c *web.Ctx) error {
	s, err := h.openPlace(c)
	if err != nil {
		return err
	}
	return h.showPlace(c, s, 200, typed{})
}

func (h *handlers) showPlace(c *web.Ctx, s portfoliodesk.Sheet, status int, t typed) error {
	v := placeView{head: placeHead(c, s), callouts: placeCallouts(c, s), acts: ui.Card{ID: "steps", Anchor: true, Title: c.T("portfolio.steps.next")},
		past: ui.Card{ID: "history", Title: c.T("portfolio.history.title")}, history: assessmentFeed(c, s), steps: ui.Card{ID: "taken", Title: c.T("portfolio.steps.taken")}, taken: stepFeed(c, s),
		gestures: stepGestures(c, s, t)}
	if s.Last == nil {
		v.empty = neverAssessed(c, s)
	} else {
		v.kpis, v.whys = placeKpis(c, s, *s.Last), whys(c, s)
		v.scores, v.changes = scoresOf(c, *s.Last), changesOf(c, s)
	}
	if s.Pending != nil && s.MayDirect {
		v.answer = answerOf(c, s, t)
	}
	if len(s.Handovers) > 0 {
		v.handovers = &linesView{card: ui.Card{ID: "handovers", Title: c.T("portfolio.handovers.of")}}
		for _, x := range s.Handovers {
			l := handoverLine(c, x)
			l.name, l.sub = passage(c, x), ""
			v.handovers.lines = append(v.handovers.lines, l)
		}
	}
	return c.Page(web.Page{Title: c.T("portfolio.place.title", "account", s.Name), Nav: "portfolio", Status: status, Body: placePage(v)})
}

func placeHead(c *web.Ctx, s portfoliodesk.Sheet) ui.Head {
	v := ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: crumbs(c, s.Account, s.Name, ui.Link{Label: c.T("portfolio.place.crumb")}), Title: c.T("portfolio.place.title", "account", s.Name),
		Mono: &ui.Mono{Initials: web.Initials(s.Name), Name: s.Name, Large: true}, Meta: []ui.Content{ui.Status(statusLook(s.Status), statusName(c, s.Status))}}
	if s.Last != nil {
		v.Meta = append(v.Meta, ui.Num(c.T("portfolio.assessed_on", "date", s.Last.On, "name", s.Last.By)))
	}
	if s.MayWrite && s.Ready && s.Status != portfolio.Exited {
		label := c.T("portfolio.assess.again")
		switch {
		case s.Draft:
			label = c.T("portfolio.assess.resume")
		case s.Last == nil:
			label = c.T("portfolio.assess.first")
		}
		v.Actions = []ui.Button{{Label: label, Icon: "scale", Kind: ui.Primary, Href: assessHref(s.Account)}}
	}
	return v
}

func statusLook(s portfolio.Status) ui.State {
	switch s {
	case portfolio.Key:
		return ui.StateOK
	case portfolio.Watch:
		return ui.StateWarn
	}
	return ui.StateDim
}

func placeCallouts(c *web.Ctx, s portfoliodesk.Sheet) (out []ui.Callout) {
	if s.Pending != nil && !s.MayDirect {
		out = append(out, ui.Callout{Tone: ui.ToneInfo, Icon: "hourglass", Title: c.T("portfolio.pending.waits"), Note: c.T("portfolio.asked_by", "name", s.Pending.AskedName, "date", s.Pending.AskedOn)})
	}
	if s.Stale() {
		k := ui.Callout{Tone: ui.ToneMid, Title: c.T("portfolio.stale", "compte", s.Name, "date", s.Last.On), Note: c.Loc.N("portfolio.stale.note", portfolio.StaleAfter)}
		if s.MayWrite {
			k.Action = &ui.Button{Label: c.T("portfolio.assess.again"), Href: assessHref(s.Account)}
		}
		out = append(out, k)
	}
	if s.Drifted() {
		title := c.T("portfolio.drift.model", "compte", s.Name, "avant", quadrantName(c, s.Before.Quadrant), "apres", quadrantName(c, s.Last.Quadrant))
		if k, _, ok := portfolio.Moved(s.Last.Model, s.Before.Marks, s.Last.Marks); ok {
			title = c.T("portfolio.drift", "compte", s.Name, "avant", quadrantName(c, s.Before.Quadrant), "apres", quadrantName(c, s.Last.Quadrant), "critere", k.Label)
		}
		out = append(out, ui.Callout{Tone: ui.ToneMid, Title: title})
	}
	for _, x := range s.Handovers {
		if x.State != portfolio.HandoverOpen {
			continue
		}
		tone := ui.ToneInfo
		if x.Late(s.Today) {
			tone = ui.ToneBad
		}
		out = append(out, ui.Callout{Tone: tone, Icon: "git-compare-arrows", Title: passage(c, x), Note: c.Loc.N("portfolio.handover.left", x.Left, "all", x.Items),
			Action: &ui.Button{Label: c.T("portfolio.handover.open"), Href: handoverHref(x.ID)}})
	}
	return out
}

func neverAssessed(c *web.Ctx, s portfoliodesk.Sheet) *ui.EmptyState {
	e := &ui.EmptyState{Title: c.T("portfolio.never.title"), Text: c.T("portfolio.never.text"), NoArt: true}
	if !s.Ready {
		e.Text = c.T("portfolio.empty.model.wait")
	} else if s.MayWrite {
		e.Actions = []ui.Button{{Label: c.T("portfolio.assess.first"), Kind: ui.Primary, Href: assessHref(s.Account)}}
	}
	return e
}

func placeKpis(c *web.Ctx, s portfoliodesk.Sheet, d portfoliodesk.Dated) []ui.Kpi {
	show := func(v *float64) string {
		if v == nil {
			return c.T("undetermined")
		}
		return c.Loc.Float(*v, 2)
	}
	p := portfolio.PlaceOf(d.Model, d.Marks)
	cover := func(m portfolio.Mean) string {
		return c.T("portfolio.coverage", "share", c.Loc.Percent(m.Coverage(), 0))
	}
	where := ui.Kpi{Label: c.T("portfolio.col.case"), Value: quadrantName(c, d.Quadrant)}
	if d.Quadrant != portfolio.Undetermined {
		where.Note = c.T("portfolio.advice." + string(d.Quadrant))
	}
	before := ui.Kpi{Label: c.T("portfolio.col.before"), Value: c.T("portfolio.first")}
	if s.Before != nil {
		before.Value, before.Note = quadrantName(c, s.Before.Quadrant), c.T("portfolio.before.scores", "a", show(s.Before.A), "s", show(s.Before.S), "date", s.Before.On)
	}
	return []ui.Kpi{where, {Label: c.T("portfolio.col.a"), Value: show(d.A), Popover: "why-a", Note: cover(p.Attract)},
		{Label: c.T("portfolio.col.s"), Value: show(d.S), Popover: "why-s", Note: cover(p.Us)}, before}
}

func whys(c *web.Ctx, s portfoliodesk.Sheet) []ui.Explanation {
	return []ui.Explanation{c.Explain("why-a", "portfolio.", s.WhyA), c.Explain("why-s", "portfolio.", s.WhyS)}
}

// scoresView are the scores as they were given, with their evidence.
type scoresView struct {
	card ui.Card
	axes []modelAxis
	note string
}

func scoresOf(c *web.Ctx, d portfoliodesk.Dated) *scoresView {
	v := &scoresView{card: ui.Card{ID: "scores", Title: c.T("portfolio.scores.title")}, note: c.T("portfolio.scores.note", "name", d.Model.Name, "version", d.Model.Version)}
	if d.Competitor != "" {
		v.note += " " + c.T("portfolio.scores.against", "name", d.Competitor)
	}
	for _, x := range portfolio.Axes {
		a := modelAxis{card: ui.Card{ID: "scores-" + portfolio.FieldOf(x, 0, "axis"), Title: c.T("portfolio.axis.title." + string(x))}, table: ui.Table{Caption: c.T("portfolio.axis.title." + string(x)), Columns: []ui.Column{
			{Label: c.T("portfolio.axis.title." + string(x)), Head: true, Place: ui.TopLeft, Wrap: true}, {Label: c.T("portfolio.field.weight"), Num: true, Place: ui.NotOnPhone},
			{Label: c.T("portfolio.field.us_short"), Num: true, Strong: true, Place: ui.TopRight}}}}
		if x == portfolio.Strength {
			a.table.Columns = append(a.table.Columns, ui.Column{Label: c.T("portfolio.field.them_short"), Num: true, Place: ui.MiddleRight})
		}
		a.table.Columns = append(a.table.Columns, ui.Column{Label: c.T("portfolio.field.evidence"), Wrap: true, Gap: true, Place: ui.WholeLine})
		for _, k := range d.Model.On(x) {
			mark := d.Marks.Of(k.Code)
			row := []ui.Content{ui.Text(k.Label), ui.Text(c.T("portfolio.weight.short", "n", k.Weight)), scoreCell(c, mark.Ours)}
			if x == portfolio.Strength {
				row = append(row, scoreCell(c, mark.Theirs))
			}
			var evidence ui.Content
			if mark.Evidence != "" {
				evidence = ui.Quiet(mark.Evidence)
			}
			a.table.Rows = append(a.table.Rows, ui.Row{Cells: append(row, evidence)})
		}
		v.axes = append(v.axes, a)
	}
	return v
}

func scoreCell(c *web.Ctx, t *portfolio.Tenths) ui.Content {
	if t == nil {
		return ui.Unknown(c.T("unknown"))
	}
	return ui.Text(tenths(c, t))
}

// changesView is what would take the account to another case.
type changesView struct {
	card  ui.Card
	none  string
	lines []string
}

func changesOf(c *web.Ctx, s portfoliodesk.Sheet) *changesView {
	v := &changesView{card: ui.Card{ID: "changes", Title: c.T("portfolio.changes.title")}}
	for _, x := range portfolio.Axes {
		if s.Last.Quadrant == portfolio.Undetermined {
			for _, k := range portfolio.Missing(s.Last.Model, s.Last.Marks, x) {
				v.lines = append(v.lines, c.T("portfolio.change_missing", "criterion", k.Label, "weight", k.Weight))
			}
		}
	}
	for _, k := range s.Changes {
		v.lines = append(v.lines, c.T("portfolio.change_score", "criterion", k.Criterion.Label, "from", tenths(c, &k.From), "to", tenths(c, &k.To), "quadrant", quadrantName(c, k.Quadrant)))
	}
	if len(v.lines) == 0 {
		v.none = c.T("portfolio.changes.none")
	}
	return v
}

func assessmentFeed(c *web.Ctx, s portfoliodesk.Sheet) (out []ui.FeedItem) {
	for _, d := range s.History {
		out = append(out, ui.FeedItem{Date: c.Loc.Day(d.On), ISO: d.On.String(), Title: quadrantName(c, d.Quadrant), Href: assessmentHref(s.Account, d.ID),
			Note: c.T("portfolio.history.line", "a", figure(c, d.A), "s", figure(c, d.S), "name", d.By)})
	}
	return out
}

func stepFeed(c *web.Ctx, s portfoliodesk.Sheet) (out []ui.FeedItem) {
	for _, x := range s.Steps {
		note := c.T("portfolio.steps.by", "name", x.AskedName, "reason", x.Reason)
		if x.DecidedOn != nil && x.DecidedName != x.AskedName {
			note += " " + c.T("portfolio.steps.decided."+string(x.State), "name", x.DecidedName, "date", *x.DecidedOn)
			if x.Answer != "" {
				note += " " + c.T("portfolio.steps.answer", "answer", x.Answer)
			}
		}
		out = append(out, ui.FeedItem{Date: c.Loc.Day(x.AskedOn), ISO: x.AskedOn.String(), Title: c.T("portfolio.verb." + string(x.Verb) + "." + string(x.State)), Note: note})
	}
	return out
}

// stepGestures are the steps that the reader may take, each with its reason.
func stepGestures(c *web.Ctx, s portfoliodesk.Sheet, t typed) (out []gestureView) {
	reason := func() ui.Field {
		return ui.Field{Name: "reason", Label: c.T("portfolio.field.reason"), Rows: 2, Full: true, Required: true}
	}
	action := placeHref(s.Account)
	for _, v := range s.Verbs {
		if v == portfolio.Exit && !s.ExitReady {
			if !s.ExitUnderWay {
				out = append(out, gesture(c, t, "prepare-exit", action+"/prepare-exit", ui.Plain, nil, reason()))
			}
			continue
		}
		kind := ui.Plain
		if v == portfolio.Qualify || v == portfolio.Propose {
			kind = ui.Primary
		}
		out = append(out, gesture(c, t, string(v), action+"/step", kind, []ui.HiddenField{{Name: "verb", Value: string(v)}, rev(s.Rev)}, reason()))
	}
	return out
}

// act is the way of every form of the page: do it, or show the page again with what was typed.
func (h *handlers) act(c *web.Ctx, name func(f *web.Form) string, done func(f *web.Form) string, do func(f *web.Form, s portfoliodesk.Sheet) (to string, err error)) error {
	s, err := h.openPlace(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	to, err := do(f, s)
	list, status, failed := refusal(f, err)
	if failed != nil {
		return failed
	}
	if len(list) > 0 {
		return h.showPlace(c, s, status, typed{name: name(f), form: f, refused: c.Refuse(list)})
	}
	c.Flash(done(f))
	return c.Redirect(to)
}

func always(s string) func(*web.Form) string { return func(*web.Form) string { return s } }

func (h *handlers) step(c *web.Ctx) error {
	verb := func(f *web.Form) string { return f.String("verb") }
	done := func(f *web.Form) string {
		if f.String("verb") == string(portfolio.Propose) && portfoliodesk.Directs(c.Who) {
			return "portfolio.done.answer.yes"
		}
		return "portfolio.done.step." + f.String("verb")
	}
	return h.act(c, verb, done, func(f *web.Form, s portfoliodesk.Sheet) (string, error) {
		return placeHref(s.Account), h.desk.Step(c.Context(), c.Who, s.Account, f.Rev(), portfoliodesk.StepInput{Verb: portfolio.Verb(f.String("verb")), Reason: f.String("reason")})
	})
}

func (h *handlers) prepareExit(c *web.Ctx) error {
	return h.act(c, always("prepare-exit"), always("portfolio.done.prepare_exit"), func(f *web.Form, s portfoliodesk.Sheet) (string, error) {
		made, err := h.desk.PrepareExit(c.Context(), c.Who, s.Account, f.String("reason"))
		return handoverHref(made), err
	})
}

// answerView is the Direction's word on a proposal.
type answerView struct {
	card   ui.Card
	facts  []ui.Fact
	title  string
	errors []ui.FieldError
	form   ui.Form
	field  ui.Field
}

func answerOf(c *web.Ctx, s portfoliodesk.Sheet, t typed) *answerView {
	v := &answerView{card: ui.Card{ID: "answer", Anchor: true, Title: c.T("portfolio.answer.title")}, title: c.T("form.refused"),
		facts: []ui.Fact{{Label: c.T("portfolio.answer.asked"), Value: s.Pending.AskedName, Note: c.Loc.Day(s.Pending.AskedOn)}, {Label: c.T("portfolio.field.reason"), Value: s.Pending.Reason}},
		form:  ui.Form{Action: placeHref(s.Account) + "/answer", Actions: []ui.Button{{Label: c.T("portfolio.answer.yes"), Kind: ui.Primary, Name: "yes", Value: "1"}, {Label: c.T("portfolio.answer.no"), Name: "no", Value: "1"}}},
		field: ui.Field{Name: "answer", Label: c.T("portfolio.field.answer"), Note: c.T("portfolio.field.answer.note"), Rows: 2, Full: true, Value: t.raw("answer", "answer", ""), Error: t.at("answer", "answer")}}
	if t.name == "answer" {
		v.errors = t.refused.Summary
	}
	return v
}

func (h *handlers) answer(c *web.Ctx) error {
	done := func(f *web.Form) string {
		if f.Has("yes") {
			return "portfolio.done.answer.yes"
		}
		return "portfolio.done.answer.no"
	}
	return h.act(c, always("answer"), done, func(f *web.Form, s portfoliodesk.Sheet) (string, error) {
		return placeHref(s.Account), h.desk.Answer(c.Context(), c.Who, s.Account, f.Has("yes"), f.String("answer"))
	})
}

// assessmentView is a validated assessment on its own.
type assessmentView struct {
	head   ui.Head
	kpis   []ui.Kpi
	whys   []ui.Explanation
	scores *scoresView
}

func (h *handlers) assessment(c *web.Ctx) error {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	n, err := web.PathID[id.Any](c, "assessment")
	if err != nil {
		return err
	}
	s, d, err := h.desk.Assessment(c.Context(), c.Who, a, n)
	if err != nil {
		return err
	}
	title := c.T("portfolio.assessment.title", "date", d.On)
	one := s
	one.WhyA, one.WhyS = portfolio.ExplainA(d.Model, d.Assessment, s.Today), portfolio.ExplainS(d.Model, d.Assessment, s.Today)
	v := assessmentView{head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: crumbs(c, a, s.Name, ui.Link{Label: c.T("portfolio.place.crumb"), Href: placeHref(a)}, ui.Link{Label: title}), Title: title,
		Lede: c.T("portfolio.assessed_on", "date", d.On, "name", d.By)}, kpis: placeKpis(c, one, d)[:3], whys: whys(c, one), scores: scoresOf(c, d)}
	return c.Page(web.Page{Title: title, Nav: "portfolio", Body: assessmentPage(v)})
}

// panelView is the place on the account's page.
type panelView struct {
	card    ui.Card
	none    string
	actions []ui.Button
	case_   ui.Content
	advice  string
	figures []ui.Kpi
	whys    []ui.Explanation
	changes []string
	alerts  []ui.Callout
}

// panel is the account's place, its last assessment and what would change it.
func (h *handlers) panel(c *web.Ctx, record string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	s, err := h.desk.Open(c.Context(), c.Who, id.Account(record))
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	v := panelView{card: ui.Card{ID: "portfolio", Anchor: true, Title: c.T("portfolio.panel.title"), Right: ui.More(ui.Link{Label: c.T("portfolio.panel.more"), Href: placeHref(s.Account)})}, alerts: placeCallouts(c, s)}
	if s.MayWrite && s.Ready && s.Last == nil && s.Status != portfolio.Exited {
		v.actions = []ui.Button{{Label: c.T("portfolio.assess.first"), Icon: "scale", Small: true, Href: assessHref(s.Account)}}
	}
	if s.Last == nil {
		v.none = c.T("portfolio.never.title")
		return panelCard(v), nil
	}
	v.case_ = quadrantPill(c, s.Last.Quadrant)
	if s.Last.Quadrant != portfolio.Undetermined {
		v.advice = c.T("portfolio.advice." + string(s.Last.Quadrant))
	}
	show := func(x *float64) string {
		if x == nil {
			return c.T("undetermined")
		}
		return c.Loc.Float(*x, 2)
	}
	v.figures = []ui.Kpi{{Label: c.T("portfolio.col.a"), Value: show(s.Last.A), Popover: "why-a"}, {Label: c.T("portfolio.col.s"), Value: show(s.Last.S), Popover: "why-s"},
		{Label: c.T("portfolio.col.assessed"), Value: c.Loc.Day(s.Last.On), Note: s.Last.By}}
	if s.Before != nil {
		v.figures = append(v.figures, ui.Kpi{Label: c.T("portfolio.col.before"), Value: quadrantName(c, s.Before.Quadrant), Note: c.Loc.Day(s.Before.On)})
	}
	v.whys = whys(c, s)
	v.changes = changesOf(c, s).lines
	if len(v.changes) > 3 {
		v.changes = v.changes[:3]
	}
	return panelCard(v), nil
}
