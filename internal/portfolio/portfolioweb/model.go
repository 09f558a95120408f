package portfolioweb

import (
	"strconv"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

func modelHref(m id.Any) string { return "/portfolio/models/" + string(m) }

// modelsView lists the versions of the selection model.
type modelsView struct {
	head  ui.Head
	card  ui.Card
	table ui.Table
}

func (h *handlers) models(c *web.Ctx) error {
	all, err := h.desk.Models(c.Context(), c.Who)
	if err != nil {
		return err
	}
	v := modelsView{head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: crumbs(c, "", "", ui.Link{Label: c.T("nav.models")}), Title: c.T("portfolio.models.title"), Lede: c.T("portfolio.models.lede")},
		card: ui.Card{ID: "models", Title: c.T("portfolio.models.title"), NoTitle: true},
		table: ui.Table{Caption: c.T("portfolio.models.title"), RowLinks: true, Columns: []ui.Column{
			{Label: c.T("portfolio.field.name"), Head: true, Place: ui.TopLeft, Wrap: true}, {Label: c.T("portfolio.models.version"), Num: true, Place: ui.TopRight},
			{Label: c.T("portfolio.models.state"), Place: ui.LastLeft}, {Label: c.T("portfolio.models.criteria"), Num: true, Place: ui.MiddleRight},
			{Label: c.T("portfolio.models.adopted"), Place: ui.MiddleLeft}}}}
	if !reads(c.Who) {
		v.head.Crumbs = []ui.Link{{Label: c.T("nav.models")}}
	}
	if portfoliodesk.Rules(c.Who) {
		v.head.Actions = []ui.Button{{Label: c.T("portfolio.models.new"), Icon: "plus", Kind: ui.Primary, Href: "/portfolio/models/new"}}
	}
	for _, m := range all {
		adopted := ui.Unknown(c.T("portfolio.models.never"))
		if m.Adopted != nil {
			adopted = ui.Text(c.Loc.Day(*m.Adopted))
		}
		v.table.Rows = append(v.table.Rows, ui.Row{Cells: []ui.Content{ui.PartyCell(ui.Party{Name: m.Name, Href: modelHref(m.ID)}), ui.Text(c.Loc.Int(int64(m.Version))),
			modelState(c, m), ui.Text(c.Loc.Int(int64(len(m.Criteria)))), adopted}})
	}
	if len(all) == 0 {
		v.table.Empty = ui.Empty(*noModel(c))
	}
	return c.Page(web.Page{Title: c.T("portfolio.models.title"), Nav: "models", Body: modelsPage(v)})
}

func modelState(c *web.Ctx, m portfolio.Model) ui.Content {
	look := ui.StateDim
	if m.State == portfolio.Current {
		look = ui.StateOK
	}
	return ui.Status(look, c.T("portfolio.models.state."+string(m.State)))
}

// modelView is one version.
type modelView struct {
	head    ui.Head
	callout ui.Callout
	axes    []modelAxis
	card    ui.Card
	facts   []ui.Fact
	posts   []ui.Post
}

type modelAxis struct {
	card  ui.Card
	table ui.Table
}

func (h *handlers) openModel(c *web.Ctx) (portfolio.Model, error) {
	m, err := web.PathID[id.Any](c, "id")
	if err != nil {
		return portfolio.Model{}, err
	}
	return h.desk.OpenModel(c.Context(), c.Who, m)
}

func (h *handlers) showModel(c *web.Ctx) error {
	m, err := h.openModel(c)
	if err != nil {
		return err
	}
	v := modelView{head: modelHead(c, m, m.Name), card: ui.Card{ID: "thresholds", Title: c.T("portfolio.models.thresholds")}}
	v.head.Meta = []ui.Content{modelState(c, m), ui.Num(c.T("portfolio.models.version_n", "n", m.Version))}
	switch {
	case m.Used != nil:
		v.callout = ui.Callout{Tone: ui.ToneInfo, Icon: "lock", Title: c.T("portfolio.models.frozen", "date", *m.Used), Note: c.T("portfolio.models.frozen.note")}
	case m.State == portfolio.Draft:
		v.callout = ui.Callout{Tone: ui.ToneInfo, Title: c.T("portfolio.models.draft"), Note: c.T("portfolio.models.draft.note")}
	default:
		v.callout = ui.Callout{Tone: ui.ToneInfo, Title: c.T("portfolio.models.open_still")}
	}
	for _, x := range portfolio.Axes {
		v.axes = append(v.axes, modelAxisOf(c, m, x))
	}
	v.facts = []ui.Fact{{Label: c.T("portfolio.col.a"), Value: c.Loc.Float(m.ThresholdA.Float(), 1)}, {Label: c.T("portfolio.col.s"), Value: c.Loc.Float(m.ThresholdS.Float(), 1)}}
	if portfoliodesk.Rules(c.Who) {
		if !m.Frozen() {
			v.head.Actions = append(v.head.Actions, ui.Button{Label: c.T("portfolio.models.edit"), Icon: "file-pen", Href: modelHref(m.ID) + "/edit"})
		}
		v.head.Actions = append(v.head.Actions, ui.Button{Label: c.T("portfolio.models.copy"), Icon: "copy", Href: "/portfolio/models/new?from=" + string(m.ID)})
		if m.State == portfolio.Draft {
			fields := []ui.HiddenField{rev(m.Rev)}
			v.posts = []ui.Post{{Action: modelHref(m.ID) + "/adopt", Fields: fields, Button: ui.Button{Label: c.T("portfolio.models.adopt"), Kind: ui.Primary, Icon: "check"}},
				{Action: modelHref(m.ID) + "/remove", Fields: fields, Button: ui.Button{Label: c.T("portfolio.models.remove"), Kind: ui.Ghost, Icon: "trash-2"}}}
		}
	}
	return c.Page(web.Page{Title: m.Name, Nav: "models", Body: modelPage(v)})
}

func modelHead(c *web.Ctx, m portfolio.Model, title string) ui.Head {
	h := ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: title}
	if reads(c.Who) {
		h.Crumbs = append(h.Crumbs, ui.Link{Label: c.T("nav.portfolio"), Href: "/portfolio"})
	}
	h.Crumbs = append(h.Crumbs, ui.Link{Label: c.T("nav.models"), Href: "/portfolio/models"})
	if m.ID != "" && title != m.Name {
		h.Crumbs = append(h.Crumbs, ui.Link{Label: m.Name, Href: modelHref(m.ID)})
	}
	h.Crumbs = append(h.Crumbs, ui.Link{Label: title})
	return h
}

func modelAxisOf(c *web.Ctx, m portfolio.Model, x portfolio.Axis) modelAxis {
	v := modelAxis{card: ui.Card{ID: "axis-" + portfolio.FieldOf(x, 0, "axis"), Title: c.T("portfolio.axis.title." + string(x))},
		table: ui.Table{Caption: c.T("portfolio.axis.title." + string(x)), Columns: []ui.Column{
			{Label: c.T("portfolio.field.criterion"), Head: true, Place: ui.TopLeft, Wrap: true}, {Label: c.T("portfolio.field.weight"), Num: true, Strong: true, Place: ui.TopRight},
			{Label: c.T("portfolio.score.of", "score", 0), Place: ui.NotOnPhone, Wrap: true, Gap: true}, {Label: c.T("portfolio.score.of", "score", 5), Place: ui.WholeLine, Wrap: true},
			{Label: c.T("portfolio.score.of", "score", 10), Place: ui.NotOnPhone, Wrap: true}}}}
	anchor := func(s string) ui.Content {
		if s == "" {
			return ui.Unknown(c.T("unknown"))
		}
		return ui.Text(s)
	}
	for _, k := range m.On(x) {
		v.table.Rows = append(v.table.Rows, ui.Row{Cells: []ui.Content{ui.Strong(k.Label), ui.Text(c.T("portfolio.weight.short", "n", k.Weight)), anchor(k.Low), anchor(k.Middle), anchor(k.High)}})
	}
	return v
}

// modelFormView is the editor of a version.
type modelFormView struct {
	head   ui.Head
	title  string
	errors []ui.FieldError
	form   ui.Form
	legend string
	fields []ui.Field
	axes   []editAxis
}

type editAxis struct {
	legend, hint string
	rows         []editRow
}

// editRow is one criterion: its name and weight on a line, what its scores mean on the next.
type editRow struct {
	title  string
	code   ui.HiddenField
	fields []ui.Field
}

// modelParts are the fields of a criterion.
var modelParts = []string{"label", "weight", "low", "middle", "high"}

// valuesOf are a model's values as the form writes them.
func valuesOf(c *web.Ctx, in portfolio.ModelInput) map[string]string {
	v := map[string]string{"name": in.Name, "threshold_a": text(c, &in.ThresholdA), "threshold_s": text(c, &in.ThresholdS)}
	for _, x := range portfolio.Axes {
		i := 0
		for _, k := range in.Criteria {
			if k.Axis != x {
				continue
			}
			at := func(part, value string) { v[portfolio.FieldOf(x, i, part)] = value }
			at("code", k.Code)
			at("label", k.Label)
			at("weight", strconv.Itoa(k.Weight))
			at("low", k.Low)
			at("middle", k.Middle)
			at("high", k.High)
			i++
		}
	}
	return v
}

func inputOf(m portfolio.Model) portfolio.ModelInput {
	return portfolio.ModelInput{Name: m.Name, ThresholdA: m.ThresholdA, ThresholdS: m.ThresholdS, Criteria: m.Criteria}
}

// proposed is a model to begin with, in the reader's language.
func proposed(c *web.Ctx) portfolio.ModelInput {
	in := portfolio.ModelInput{Name: c.T("portfolio.proposed.name", "year", strconv.Itoa(c.Today().Year())), ThresholdA: portfolio.DefaultThreshold, ThresholdS: portfolio.DefaultThreshold}
	add := func(x portfolio.Axis, weights ...int) {
		for i, w := range weights {
			key := "portfolio.proposed." + portfolio.FieldOf(x, i, "")
			in.Criteria = append(in.Criteria, portfolio.Criterion{Axis: x, Label: c.T(key + "label"), Weight: w, Low: c.T(key + "low"), Middle: c.T(key + "middle"), High: c.T(key + "high")})
		}
	}
	add(portfolio.Attract, 30, 25, 20, 15, 10)
	add(portfolio.Strength, 40, 35, 25)
	return in
}

func (h *handlers) newModel(c *web.Ctx) error {
	if !portfoliodesk.Rules(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	in := proposed(c)
	if from, ok := id.Parse[id.Any](c.Query("from")); ok {
		m, err := h.desk.OpenModel(c.Context(), c.Who, from)
		if err != nil {
			return err
		}
		in = inputOf(m)
	}
	values := valuesOf(c, in)
	return h.showModelForm(c, portfolio.Model{}, 200, values, values, nil)
}

func (h *handlers) editModel(c *web.Ctx) error {
	m, err := h.openModel(c)
	if err != nil {
		return err
	}
	if !portfoliodesk.Rules(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	if m.Frozen() {
		c.FlashProblem(problem.List{problem.New(problem.Conflict, "model_frozen")})
		return c.Redirect(modelHref(m.ID))
	}
	values := valuesOf(c, inputOf(m))
	return h.showModelForm(c, m, 200, values, values, nil)
}

// modelNames are the fields of the form.
func modelNames() []string {
	names := []string{"name", "threshold_a", "threshold_s"}
	for _, x := range portfolio.Axes {
		for i := range portfolio.MostCriteria {
			for _, part := range append([]string{"code"}, modelParts...) {
				names = append(names, portfolio.FieldOf(x, i, part))
			}
		}
	}
	return names
}

// readModel reads the form; criteria left empty are left out, and the others move up: values are the texts by where they
// then stand.
func readModel(f *web.Form) (in portfolio.ModelInput, values map[string]string, l problem.List) {
	values = map[string]string{"name": f.String("name"), "threshold_a": f.String("threshold_a"), "threshold_s": f.String("threshold_s")}
	in.Name = f.String("name")
	for name, to := range map[string]*portfolio.Tenths{"threshold_a": &in.ThresholdA, "threshold_s": &in.ThresholdS} {
		if t := readTenths(f, name, &l); t != nil {
			*to = *t
		} else if f.String(name) == "" {
			l.Add(name, "required")
		}
	}
	for _, x := range portfolio.Axes {
		n := 0
		for i := range portfolio.MostCriteria {
			raw := func(part string) string { return f.String(portfolio.FieldOf(x, i, part)) }
			if raw("label")+raw("weight")+raw("low")+raw("middle")+raw("high") == "" {
				continue
			}
			for _, part := range append([]string{"code"}, modelParts...) {
				values[portfolio.FieldOf(x, n, part)] = raw(part)
			}
			weight, err := strconv.Atoi(raw("weight"))
			if err != nil {
				weight = 0
			}
			in.Criteria = append(in.Criteria, portfolio.Criterion{Code: raw("code"), Axis: x, Label: raw("label"), Weight: weight, Low: raw("low"), Middle: raw("middle"), High: raw("high")})
			n++
		}
	}
	return in, values, l
}

func (h *handlers) showModelForm(c *web.Ctx, m portfolio.Model, status int, values, was map[string]string, list problem.List) error {
	title := c.T("portfolio.models.new")
	v := modelFormView{head: modelHead(c, m, title), title: c.T("form.refused"), form: ui.Form{Action: "/portfolio/models", Hidden: []ui.HiddenField{c.OnceField()}}}
	back := "/portfolio/models"
	if m.ID != "" {
		v.head = modelHead(c, m, c.T("portfolio.models.edit"))
		back = modelHref(m.ID)
		v.form.Action, v.form.Hidden = back, append([]ui.HiddenField{rev(m.Rev)}, web.Opened(modelNames(), was)...)
	}
	v.head.Lede = c.T("portfolio.models.form.lede")
	v.form.Actions = []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: back}}
	refused := c.Refuse(list).Label(func(field string) string { return modelLabel(c, field) })
	v.errors = refused.Summary
	v.legend = c.T("portfolio.models.what")
	v.fields = []ui.Field{{Name: "name", Label: c.T("portfolio.field.name"), Value: values["name"], Required: true, Full: true, Error: refused.At("name")},
		{Name: "threshold_a", Label: c.T("portfolio.field.threshold_a"), Value: values["threshold_a"], Inputmode: "decimal", Error: refused.At("threshold_a")},
		{Name: "threshold_s", Label: c.T("portfolio.field.threshold_s"), Value: values["threshold_s"], Inputmode: "decimal", Error: refused.At("threshold_s")}}
	for _, x := range portfolio.Axes {
		v.axes = append(v.axes, editAxisOf(c, x, values, refused))
	}
	return c.Page(web.Page{Title: title, Nav: "models", Status: status, Body: modelFormPage(v)})
}

func editAxisOf(c *web.Ctx, x portfolio.Axis, values map[string]string, refused web.Refused) editAxis {
	v := editAxis{legend: c.T("portfolio.axis.title." + string(x)), hint: c.T("portfolio.models.hint." + string(x))}
	used := 0
	for used < portfolio.MostCriteria && values[portfolio.FieldOf(x, used, "label")]+values[portfolio.FieldOf(x, used, "weight")] != "" {
		used++
	}
	for i := range min(portfolio.MostCriteria, used+1) {
		r := editRow{title: c.T("portfolio.criterion.n", "n", i+1), code: ui.HiddenField{Name: portfolio.FieldOf(x, i, "code"), Value: values[portfolio.FieldOf(x, i, "code")]}}
		for _, part := range modelParts {
			name := portfolio.FieldOf(x, i, part)
			f := ui.Field{Name: name, Label: c.T("portfolio.field." + fieldKeys[part]), Value: values[name], Error: refused.At(name)}
			if part == "weight" {
				f.Inputmode = "numeric"
			}
			r.fields = append(r.fields, f)
		}
		v.rows = append(v.rows, r)
	}
	return v
}

// fieldKeys are the labels of a criterion's fields.
var fieldKeys = map[string]string{"label": "criterion", "weight": "weight", "low": "low", "middle": "middle", "high": "high"}

// modelLabel names a field of the form: « Attractivité 2, poids ».
func modelLabel(c *web.Ctx, field string) string {
	for _, x := range portfolio.Axes {
		for i := range portfolio.MostCriteria {
			for _, part := range modelParts {
				if portfolio.FieldOf(x, i, part) == field {
					return c.T("portfolio.label.criterion", "axis", c.T("portfolio.axis.title."+string(x)), "n", i+1, "field", c.T("portfolio.field."+fieldKeys[part]))
				}
			}
		}
	}
	return c.T("portfolio.field." + field)
}

func (h *handlers) createModel(c *web.Ctx) error {
	if !portfoliodesk.Rules(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in, values, list := readModel(f)
	var made id.Any
	if len(list) == 0 {
		made, _, err = web.Once(c, f, func(tx *db.Tx) (id.Any, error) { return h.desk.CreateModelIn(tx, c.Who, in) })
		if list, err = f.Merge(err); err != nil {
			return err
		}
	}
	if len(list) > 0 {
		return h.showModelForm(c, portfolio.Model{}, 422, values, nil, list)
	}
	c.Flash("portfolio.done.model")
	return c.Redirect(modelHref(made))
}

func (h *handlers) saveModel(c *web.Ctx) error {
	m, err := h.openModel(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if !portfoliodesk.Rules(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	names := modelNames()
	f.Settled(names)
	in, values, list := readModel(f)
	if len(list) == 0 {
		err = h.desk.EditModel(c.Context(), c.Who, m.ID, f.Rev(), in)
		if problem.Has(err, "stale") {
			return conflict(c, clash{head: modelHead(c, m, c.T("portfolio.models.edit")), action: modelHref(m.ID), back: modelHref(m.ID), rev: m.Rev,
				stale: web.Stale{Names: names, Was: f.Was(names), Mine: f.Texts(names), Theirs: valuesOf(c, inputOf(m))}, label: func(field string) string { return modelLabel(c, field) }})
		}
		if list, err = f.Merge(err); err != nil {
			return err
		}
	}
	if len(list) > 0 {
		m.Rev = f.Rev()
		return h.showModelForm(c, m, 422, values, f.Was(names), list)
	}
	c.Flash("portfolio.done.model")
	return c.Redirect(modelHref(m.ID))
}

func (h *handlers) adoptModel(c *web.Ctx) error {
	return h.modelGesture(c, "portfolio.done.adopted", "", func(m id.Any, rev int) error { return h.desk.AdoptModel(c.Context(), c.Who, m, rev) })
}

func (h *handlers) removeModel(c *web.Ctx) error {
	return h.modelGesture(c, "portfolio.done.model_removed", "/portfolio/models", func(m id.Any, rev int) error { return h.desk.RemoveModel(c.Context(), c.Who, m, rev) })
}

// modelGesture is the way of a gesture without a form of its own: a refusal shows on the next page.
func (h *handlers) modelGesture(c *web.Ctx, done, to string, do func(m id.Any, rev int) error) error {
	m, err := h.openModel(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := do(m.ID, f.Rev()); err != nil {
		list, ok := problem.All(err)
		if !ok || problem.Is(err, problem.NotFound) || problem.Is(err, problem.Forbidden) {
			return err
		}
		c.FlashProblem(list)
		return c.Redirect(modelHref(m.ID))
	}
	c.Flash(done)
	if to == "" {
		to = modelHref(m.ID)
	}
	return c.Redirect(to)
}
