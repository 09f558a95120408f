package intakeweb

import (
	"strconv"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// mappingView says what each column of a table holds.
type mappingView struct {
	head    ui.Head
	steps   []ui.Step
	stepsOf string
	why     *ui.Callout
	errors  []ui.FieldError
	sum     string
	kinds   ui.Card
	saved   []ui.Link
	savedOf string
	form    ui.Form
	columns []ui.MapField
	colsOf  string
	options []ui.Field
	more    string
	save    string
}

func (h *handlers) mapping(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if s.Done() || s.Busy() || s.State == intakedesk.Paused || !s.Mine {
		return c.Redirect(href(s))
	}
	m, sample, proposed, err := h.chosen(c, s)
	if err != nil {
		return err
	}
	return h.showMapping(c, s, sample, m, proposed, 200, nil)
}

// chosen is the mapping to begin with: a saved one, the one in use, or what the names of the columns suggest; a suggestion
// is shown as one, and serves nothing until the person reads the file by it.
func (h *handlers) chosen(c *web.Ctx, s intakedesk.Sheet) (m intake.Mapping, sample intakedesk.Samples, proposed bool, err error) {
	if sample, err = h.desk.Samples(c.Context(), c.Who, s.ID); err != nil {
		return m, sample, false, err
	}
	if saved := c.Query("saved"); saved != "" {
		all, err := h.desk.Mappings(c.Context(), c.Who)
		if err != nil {
			return m, sample, false, err
		}
		for _, x := range all {
			if string(x.ID) == saved {
				return x.Mapping, sample, false, nil
			}
		}
	}
	kind := intake.Kind(c.Query("kind"))
	switch {
	case isKind(kind) && kind != s.Columns.Kind:
		return intake.SuggestAs(kind, sample.Header), sample, true, nil
	case len(s.Columns.Columns) > 0:
		return s.Columns, sample, false, nil
	case sample.Suggested.Kind == "":
		return intake.SuggestAs(intake.Accounts, sample.Header), sample, true, nil
	}
	return sample.Suggested, sample, true, nil
}

func isKind(k intake.Kind) bool {
	for _, x := range intake.Kinds {
		if x == k {
			return true
		}
	}
	return false
}

func (h *handlers) showMapping(c *web.Ctx, s intakedesk.Sheet, sample intakedesk.Samples, m intake.Mapping, proposed bool, status int,
	wrong problem.List) error {
	wrong = named(c, wrong)
	r := c.Refuse(wrong)
	v := mappingView{head: ui.Head{Eyebrow: c.T("nav.import"), Title: c.T("intake.mapping.title"), Lede: c.T("intake.mapping.lede", "file", s.Name()),
		Actions: []ui.Button{{Label: c.T("intake.other_file"), Href: "/import"}}}, steps: steps(c, 2), stepsOf: c.T("intake.steps"),
		errors: r.Summary, sum: c.T("form.refused"), colsOf: c.T("intake.mapping.columns"), more: c.T("intake.mapping.more"), save: c.T("intake.mapping.save")}
	v.kinds = ui.Card{ID: "columns", Title: c.T("intake.mapping.kind"), Right: ui.Segmented(c.T("intake.mapping.kind"), kindSegments(c, s, m.Kind))}
	what, todo := sentences(c, s.Failure)
	if proposed && len(m.Columns) > 0 {
		todo = c.Loc.N("intake.mapping.guessed", len(m.Columns))
	}
	if what == "" {
		what, todo = todo, ""
	}
	if what != "" {
		v.why = &ui.Callout{Tone: ui.ToneMid, Title: what, Note: todo}
	}
	if err := h.savedLinks(c, s, sample, &v); err != nil {
		return err
	}
	v.form = ui.Form{Action: href(s) + "/mapping", Hidden: []ui.HiddenField{{Name: "kind", Value: string(m.Kind)}},
		Actions: []ui.Button{{Label: c.T("intake.mapping.read"), Kind: ui.Primary}}, Note: c.T("intake.start.nothing")}
	fields := map[string]string{}
	for f, column := range m.Columns {
		fields[column] = f
	}
	for i, column := range sample.Header {
		if column == "" {
			continue
		}
		f := ui.MapField{Column: column, Sample: strings.Join(sample.Values[i], ", "), Name: "c" + strconv.Itoa(i),
			Options: fieldOptions(c, m.Kind, fields[column]), Error: r.At("columns." + fields[column])}
		if proposed && fields[column] != "" {
			f.Note = c.T("intake.mapping.proposed")
		}
		v.columns = append(v.columns, f)
	}
	v.options = []ui.Field{{Name: "source", Label: c.T("intake.mapping.source"), Value: m.Source, Hint: c.T("intake.mapping.source.hint")}}
	if amounts(m.Kind) || m.Kind == intake.Accounts {
		v.options = append(v.options, ui.Field{Name: "currency", Label: c.T("intake.currency"), Value: string(m.Currency), Hint: c.T("intake.currency.hint"),
			Options: currencies(), Error: r.At("currency")})
	}
	v.options = append(v.options, ui.Field{Name: "name", Label: c.T("intake.mapping.name"), Value: m.Name, Note: c.T("intake.optional"), Hint: c.T("intake.mapping.name.hint"),
		Error: r.At("name")})
	return c.Page(web.Page{Title: v.head.Title, Nav: "import", Status: status, Body: mappingPage(v)})
}

func kindSegments(c *web.Ctx, s intakedesk.Sheet, now intake.Kind) []ui.Segment {
	var out []ui.Segment
	for _, k := range intake.Kinds {
		out = append(out, ui.Segment{Label: c.T("intake.kind." + string(k)), Href: href(s) + "/mapping?kind=" + string(k), Current: k == now})
	}
	return out
}

// fieldOptions are what a column may hold; those that the lines cannot do without are marked.
func fieldOptions(c *web.Ctx, k intake.Kind, now string) []ui.Option {
	out := []ui.Option{{Value: "", Label: c.T("intake.columns.ignored"), Selected: now == ""}}
	for _, f := range intake.Fields(k) {
		label := c.T("intake.field." + f.Name)
		if intake.Required(k, f.Name) {
			label = c.T("intake.mapping.required", "field", label)
		}
		out = append(out, ui.Option{Value: f.Name, Label: label, Selected: f.Name == now})
	}
	return out
}

// savedLinks offers the mappings of the house that fit the table.
func (h *handlers) savedLinks(c *web.Ctx, s intakedesk.Sheet, sample intakedesk.Samples, v *mappingView) error {
	all, err := h.desk.Mappings(c.Context(), c.Who)
	if err != nil {
		return err
	}
	v.savedOf = c.T("intake.mapping.saved")
	for _, x := range all {
		if x.Mapping.Fits(sample.Header) {
			v.saved = append(v.saved, ui.Link{Label: x.Mapping.Name, Href: href(s) + "/mapping?saved=" + string(x.ID)})
		}
	}
	return nil
}

// named puts the words of a field in the place of its name: people choose from words.
func named(c *web.Ctx, list problem.List) problem.List {
	out := make(problem.List, len(list))
	for i, p := range list {
		if f, ok := p.Args["field"].(string); ok && c.Loc.Has("intake.field."+f) {
			args := problem.Args{}
			for k, v := range p.Args {
				args[k] = v
			}
			args["field"] = c.T("intake.field." + f)
			p.Args = args
		}
		out[i] = p
	}
	return out
}
