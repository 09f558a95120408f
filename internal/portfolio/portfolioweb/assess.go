package portfolioweb

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

// assessView is the form of an assessment.
type assessView struct {
	head    ui.Head
	none    *ui.EmptyState
	title   string
	errors  []ui.FieldError
	form    ui.Form
	about   []ui.Field
	legend  string
	axes    []axisView
	place   placeCard
	measure string
	drop    *ui.Post
}

type axisView struct {
	legend   string
	criteria []criterionView
}

// criterionView is a criterion with its anchors beside its scores.
type criterionView struct {
	name, weight   string
	anchors        []string
	ours           ui.Field
	theirs         *ui.Field
	evidence       ui.Field
	open           bool
	evidenceLegend string
}

func (h *handlers) openForm(c *web.Ctx) (portfoliodesk.AssessSheet, error) {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return portfoliodesk.AssessSheet{}, err
	}
	return h.desk.AssessForm(c.Context(), c.Who, a)
}

// formNames are the fields of the form against a model.
func formNames(m portfolio.Model) []string {
	names := []string{"on", "competitor"}
	for _, k := range m.Criteria {
		names = append(names, portfolio.MarkField(k.Code, "ours"))
		if k.Axis == portfolio.Strength {
			names = append(names, portfolio.MarkField(k.Code, "theirs"))
		}
		names = append(names, portfolio.MarkField(k.Code, "evidence"))
	}
	return names
}

// fieldsOf are an assessment's values as the form writes them.
func fieldsOf(c *web.Ctx, m portfolio.Model, s portfolio.Assessment) map[string]string {
	v := map[string]string{"on": s.On.String(), "competitor": s.Competitor}
	for _, k := range m.Criteria {
		mark := s.Marks.Of(k.Code)
		v[portfolio.MarkField(k.Code, "ours")] = text(c, mark.Ours)
		if k.Axis == portfolio.Strength {
			v[portfolio.MarkField(k.Code, "theirs")] = text(c, mark.Theirs)
		}
		v[portfolio.MarkField(k.Code, "evidence")] = mark.Evidence
	}
	return v
}

func readAssessment(f *web.Form, m portfolio.Model) (in portfolio.AssessInput, l problem.List) {
	in.Competitor = f.String("competitor")
	if d := f.Day("on"); d != nil {
		in.On = *d
	} else if len(f.Problems()) == 0 {
		l.Add("on", "required")
	}
	for _, k := range m.Criteria {
		mark := portfolio.Mark{Criterion: k.Code, Ours: readTenths(f, portfolio.MarkField(k.Code, "ours"), &l), Evidence: f.String(portfolio.MarkField(k.Code, "evidence"))}
		if k.Axis == portfolio.Strength {
			mark.Theirs = readTenths(f, portfolio.MarkField(k.Code, "theirs"), &l)
		}
		in.Marks = append(in.Marks, mark)
	}
	return in, append(l, f.Problems()...)
}

func (h *handlers) assess(c *web.Ctx) error {
	s, err := h.openForm(c)
	if err != nil {
		return err
	}
	var opened portfolio.Assessment
	switch {
	case s.Draft != nil:
		opened = *s.Draft
	case s.Last != nil:
		opened = *s.Last // one starts from what was known, on today's date
		opened.On = s.Today
	default:
		opened.On = s.Today
	}
	values := fieldsOf(c, s.Model, opened)
	return h.showAssess(c, s, 200, values, values, nil)
}

// showAssess shows the form: values are what stands in it, was what it was opened on.
func (h *handlers) showAssess(c *web.Ctx, s portfoliodesk.AssessSheet, status int, values, was map[string]string, list problem.List) error {
	v := assessView{head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: crumbs(c, s.Account, s.AccountName, ui.Link{Label: c.T("portfolio.assess.title")}),
		Title: c.T("portfolio.assess.of", "account", s.AccountName), Lede: c.T("portfolio.assess.lede")}, title: c.T("form.refused")}
	if !s.Ready {
		v.none = noModel(c)
		return c.Page(web.Page{Title: c.T("portfolio.assess.title"), Nav: "portfolio", Status: status, Body: assessPage(v)})
	}
	refused := c.Refuse(list).Label(func(field string) string { return markLabel(c, s.Model, field) })
	v.errors = refused.Summary
	draftRev := 0
	if s.Draft != nil {
		draftRev = s.Draft.Rev
		v.drop = &ui.Post{Action: assessHref(s.Account) + "/drop", Button: ui.Button{Label: c.T("portfolio.assess.drop"), Kind: ui.Ghost, Icon: "trash-2"}}
	}
	v.form = ui.Form{Action: assessHref(s.Account), ID: "assess", Hidden: append([]ui.HiddenField{rev(draftRev)}, web.Opened(formNames(s.Model), was)...),
		Actions: []ui.Button{{Label: c.T("portfolio.assess.validate"), Kind: ui.Primary, Name: "validate", Value: "1"}, {Label: c.T("portfolio.assess.draft")},
			{Label: c.T("form.cancel"), Kind: ui.Ghost, Href: placeHref(s.Account)}}, Note: c.T("portfolio.assess.note")}
	v.legend = c.T("portfolio.assess.about")
	v.about = []ui.Field{{Name: "on", Label: c.T("portfolio.field.on"), Kind: "date", Value: values["on"], Required: true, Error: refused.At("on")},
		{Name: "competitor", Label: c.T("portfolio.field.competitor"), Note: c.T("form.optional"), Value: values["competitor"], Hint: c.T("portfolio.field.competitor.hint"), Error: refused.At("competitor")}}
	for _, x := range portfolio.Axes {
		v.axes = append(v.axes, axisOf(c, s.Model, x, values, refused))
	}
	v.place = cardOf(c, s.Model, portfolio.PlaceOf(s.Model, marksOf(s.Model, values)), s.Last)
	v.measure = assessHref(s.Account) + "/place"
	return c.Page(web.Page{Title: c.T("portfolio.assess.title"), Nav: "portfolio", Status: status, Body: assessPage(v)})
}

// marksOf reads marks from the texts of the fields, for the showing of the form; what cannot be read is unknown.
func marksOf(m portfolio.Model, values map[string]string) (out portfolio.Marks) {
	for _, k := range m.Criteria {
		mark := portfolio.Mark{Criterion: k.Code}
		mark.Ours, _ = parseTenths(values[portfolio.MarkField(k.Code, "ours")])
		mark.Theirs, _ = parseTenths(values[portfolio.MarkField(k.Code, "theirs")])
		out = append(out, mark)
	}
	return out
}

func axisOf(c *web.Ctx, m portfolio.Model, x portfolio.Axis, values map[string]string, refused web.Refused) axisView {
	v := axisView{legend: c.T("portfolio.axis.title." + string(x))}
	for _, k := range m.On(x) {
		field := func(part, label string) ui.Field {
			name := portfolio.MarkField(k.Code, part)
			return ui.Field{Name: name, Label: label, Value: values[name], Error: refused.At(name)}
		}
		score := func(part, label string) ui.Field {
			f := field(part, label)
			f.Inputmode, f.Autocomplete, f.Placeholder = "decimal", "off", c.T("portfolio.score.placeholder")
			return f
		}
		cv := criterionView{name: k.Label, weight: c.T("portfolio.weight", "n", k.Weight), evidenceLegend: c.T("portfolio.field.evidence"),
			ours: score("ours", c.T("portfolio.field.score")), evidence: field("evidence", c.T("portfolio.field.evidence.of", "criterion", k.Label))}
		cv.evidence.Rows = 2
		cv.open = cv.evidence.Value != "" || cv.evidence.Error != ""
		if x == portfolio.Strength {
			cv.ours.Label = c.T("portfolio.field.ours")
			f := score("theirs", c.T("portfolio.field.theirs"))
			cv.theirs = &f
		}
		for i, anchor := range []string{k.Low, k.Middle, k.High} {
			if anchor != "" {
				cv.anchors = append(cv.anchors, c.T("portfolio.anchor", "score", 5*i, "text", anchor))
			}
		}
		v.criteria = append(v.criteria, cv)
	}
	return v
}

// markLabel names a field of the form: « Potentiel, preuve ».
func markLabel(c *web.Ctx, m portfolio.Model, field string) string {
	for _, k := range m.Criteria {
		switch field {
		case portfolio.MarkField(k.Code, "ours"):
			return k.Label
		case portfolio.MarkField(k.Code, "theirs"):
			return c.T("portfolio.label.theirs", "criterion", k.Label)
		case portfolio.MarkField(k.Code, "evidence"):
			return c.T("portfolio.field.evidence.of", "criterion", k.Label)
		}
	}
	if field == "competitor" {
		return c.T("portfolio.field.competitor")
	}
	return c.T("portfolio.field.on")
}

func (h *handlers) saveAssessment(c *web.Ctx) error {
	s, err := h.openForm(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	names := formNames(s.Model)
	f.Settled(names)
	in, list := readAssessment(f, s.Model)
	if len(list) > 0 {
		list = all(list, in.Validate(s.Model, s.Today, nil))
	} else {
		_, err = h.desk.Assess(c.Context(), c.Who, s.Account, f.Rev(), in, f.Has("validate"))
		if problem.Has(err, "stale") {
			return h.assessConflict(c, s, f, names)
		}
		if list, err = f.Merge(err); err != nil {
			return err
		}
	}
	if len(list) > 0 {
		return h.showAssess(c, s, 422, f.Texts(names), f.Was(names), list)
	}
	if f.Has("validate") {
		c.Flash("portfolio.done.validated")
	} else {
		c.Flash("portfolio.done.draft")
	}
	return c.Redirect(placeHref(s.Account))
}

// assessConflict shows the draft that somebody else saved meanwhile; what they validated or dropped is no draft any more,
// and the form goes on as a new one.
func (h *handlers) assessConflict(c *web.Ctx, s portfoliodesk.AssessSheet, f *web.Form, names []string) error {
	theirs, n := f.Was(names), 0
	switch {
	case s.Draft != nil:
		theirs, n = fieldsOf(c, s.Model, *s.Draft), s.Draft.Rev
	case s.Last != nil:
		theirs = fieldsOf(c, s.Model, *s.Last)
		theirs["on"] = f.String("on")
	}
	var more []ui.HiddenField
	if f.Has("validate") {
		more = []ui.HiddenField{{Name: "validate", Value: "1"}}
	}
	return conflict(c, clash{more: more, head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: crumbs(c, s.Account, s.AccountName, ui.Link{Label: c.T("portfolio.assess.title")}),
		Title: c.T("portfolio.assess.of", "account", s.AccountName)}, action: assessHref(s.Account), back: placeHref(s.Account), rev: n,
		stale: web.Stale{Names: names, Was: f.Was(names), Mine: f.Texts(names), Theirs: theirs}, label: func(field string) string { return markLabel(c, s.Model, field) }})
}

// measure answers the form while it is typed: where these scores put the account. It writes nothing.
func (h *handlers) measure(c *web.Ctx) error {
	s, err := h.openForm(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in, _ := readAssessment(f, s.Model)
	m, p, err := h.desk.Measure(c.Context(), c.Who, s.Account, in)
	if err != nil {
		return err
	}
	return c.Fragment(200, placeBody(cardOf(c, m, p, s.Last)))
}

func (h *handlers) dropDraft(c *web.Ctx) error {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	if err := h.desk.DropDraft(c.Context(), c.Who, a); err != nil {
		return err
	}
	c.Flash("portfolio.done.dropped")
	return c.Redirect(placeHref(a))
}

// placeCard is A, S and the case beside the form.
type placeCard struct {
	title    string
	facts    []ui.Fact
	quadrant ui.Content
	advice   string
	notes    []string
}

func cardOf(c *web.Ctx, m portfolio.Model, p portfolio.Place, last *portfolio.Assessment) placeCard {
	v := placeCard{title: c.T("portfolio.place.live"), quadrant: quadrantPill(c, p.Quadrant)}
	fact := func(key string, value *float64, mean portfolio.Mean) ui.Fact {
		f := ui.Fact{Label: c.T("portfolio.col." + key), Note: c.T("portfolio.coverage", "share", c.Loc.Percent(mean.Coverage(), 0))}
		if value == nil {
			f.Unknown = c.T("undetermined")
		} else {
			f.Value = c.Loc.Float(*value, 2)
		}
		return f
	}
	v.facts = []ui.Fact{fact("a", p.A(), p.Attract), fact("s", p.S(), p.Us)}
	if p.Us.Weight > 0 {
		v.facts = append(v.facts, ui.Fact{Label: c.T("portfolio.us_them"), Value: c.Loc.Float(p.Us.Value(), 2) + " / " + c.Loc.Float(p.Them.Value(), 2)})
	}
	switch {
	case p.Quadrant != portfolio.Undetermined:
		v.advice = c.T("portfolio.advice." + string(p.Quadrant))
	case !p.Attract.Known():
		v.notes = append(v.notes, c.T("portfolio.place.low_a", "floor", portfolio.CoverageFloor))
	}
	if p.Quadrant == portfolio.Undetermined && !p.Us.Known() {
		v.notes = append(v.notes, c.T("portfolio.place.low_s", "floor", portfolio.CoverageFloor))
	}
	if last != nil && last.Model == m.ID {
		if before := portfolio.PlaceOf(m, last.Marks).Quadrant; before != portfolio.Undetermined && p.Quadrant != portfolio.Undetermined && before != p.Quadrant {
			v.notes = append(v.notes, c.T("portfolio.place.moves", "from", quadrantName(c, before), "to", quadrantName(c, p.Quadrant)))
		}
	}
	return v
}
