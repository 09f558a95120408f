package stakeholderweb

import (
	"math"
	"strconv"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/stakeholder"
	"comptoir/internal/stakeholder/stakeholderdesk"
)

// spare are the empty lines that a form offers beyond those there are.
const spare = 3

// mostLines bounds what a form holds.
const mostLines = 20

type decisionFormView struct {
	head                        ui.Head
	callout                     *ui.Callout
	title                       string
	errors                      []ui.FieldError
	form                        ui.Form
	what                        string
	name, competitor            ui.Field
	stepsTitle, stepsHint       string
	steps                       []lineView
	criteriaTitle, criteriaHint string
	criteria                    []lineView
}

type lineView struct {
	legend string
	fields []ui.Field
}

var (
	stepFields      = []string{"name", "owner", "planned", "actual", "state", "reason"}
	criterionFields = []string{"name", "weight", "ours", "theirs", "evidence"}
)

func at(kind string, n int, field string) string {
	return kind + "_" + strconv.Itoa(n) + "_" + field
}

// readProcess reads the lines that something was typed in; empty ones are left out, and the others move up.
func readProcess(f *web.Form) (stakeholder.Process, map[string]string) {
	p, values := stakeholder.Process{Name: f.String("name"), Competitor: f.String("competitor")}, f.Texts([]string{"name", "competitor"})
	keep := func(kind string, n, to int, fields []string) bool {
		any := false
		for _, k := range fields {
			any = any || k != "state" && f.String(at(kind, n, k)) != ""
		}
		if any {
			for _, k := range fields {
				values[at(kind, to, k)] = f.String(at(kind, n, k))
			}
		}
		return any
	}
	for n := 1; n <= mostLines; n++ {
		if keep("step", n, len(p.Steps)+1, stepFields) {
			s := stakeholder.Step{Name: f.String(at("step", n, "name")), Owner: f.String(at("step", n, "owner")), State: stakeholder.StepState(f.String(at("step", n, "state"))),
				Reason: f.String(at("step", n, "reason")), Planned: f.Day(at("step", n, "planned")), Actual: f.Day(at("step", n, "actual"))}
			p.Steps = append(p.Steps, s)
		}
		if keep("criterion", n, len(p.Criteria)+1, criterionFields) {
			p.Criteria = append(p.Criteria, stakeholder.Criterion{Name: f.String(at("criterion", n, "name")), Weight: f.IntOr(at("criterion", n, "weight"), 0),
				Ours: tenths(f.String(at("criterion", n, "ours"))), Theirs: tenths(f.String(at("criterion", n, "theirs"))), Evidence: f.String(at("criterion", n, "evidence"))})
		}
	}
	return p, values
}

// tenths reads a score of 0 to 10 with one decimal; what is none is out of range, and said so.
func tenths(s string) *int {
	if s == "" {
		return nil
	}
	x, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	n := -1
	if err == nil && x >= 0 && x <= 10 {
		n = int(math.Round(10 * x))
	}
	return &n
}

func valuesOf(p stakeholder.Process, c *web.Ctx) map[string]string {
	v := map[string]string{"name": p.Name, "competitor": p.Competitor}
	for i, s := range p.Steps {
		n := i + 1
		v[at("step", n, "name")], v[at("step", n, "owner")], v[at("step", n, "state")], v[at("step", n, "reason")] = s.Name, s.Owner, string(s.State), s.Reason
		if s.Planned != nil {
			v[at("step", n, "planned")] = s.Planned.String()
		}
		if s.Actual != nil {
			v[at("step", n, "actual")] = s.Actual.String()
		}
	}
	score := func(tenths *int) string {
		if tenths == nil {
			return ""
		}
		return c.Loc.Float(float64(*tenths)/10, 1)
	}
	for i, k := range p.Criteria {
		n := i + 1
		v[at("criterion", n, "name")], v[at("criterion", n, "weight")], v[at("criterion", n, "evidence")] = k.Name, strconv.Itoa(k.Weight), k.Evidence
		v[at("criterion", n, "ours")], v[at("criterion", n, "theirs")] = score(k.Ours), score(k.Theirs)
	}
	return v
}

// opened reads the decision that an address means, for who may change it.
func (h *handlers) opened(c *web.Ctx) (d stakeholderdesk.Decisions, p stakeholder.Process, err error) {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return d, p, err
	}
	if d, err = h.desk.Decisions(c.Context(), c.Who, account); err != nil {
		return d, p, err
	}
	if c.R.PathValue("decision") != "" {
		which, err := web.PathID[id.Any](c, "decision")
		if err != nil {
			return d, p, err
		}
		var ok bool
		if p, ok = d.Find(which); !ok {
			return d, p, problem.Missing()
		}
	}
	if !d.MayWrite {
		return d, p, problem.New(problem.Forbidden, "forbidden")
	}
	return d, p, nil
}

func (h *handlers) newDecision(c *web.Ctx) error {
	d, _, err := h.opened(c)
	if err != nil {
		return err
	}
	return h.showDecision(c, d, stakeholder.Process{}, 200, map[string]string{}, nil)
}

func (h *handlers) editDecision(c *web.Ctx) error {
	d, p, err := h.opened(c)
	if err != nil {
		return err
	}
	return h.showDecision(c, d, p, 200, valuesOf(p, c), nil)
}

func (h *handlers) createDecision(c *web.Ctx) error {
	d, _, err := h.opened(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	p, values := readProcess(f)
	if len(f.Problems()) == 0 {
		_, _, err = web.Once(c, f, func(tx *db.Tx) (id.Any, error) { return h.desk.CreateProcessIn(tx, c.Who, d.Account, p) })
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showDecision(c, d, stakeholder.Process{}, 422, values, list)
	}
	c.Flash("stakeholder.flash.decision")
	return c.Redirect(decisionsHref(d.Account))
}

func (h *handlers) saveDecision(c *web.Ctx) error {
	d, old, err := h.opened(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	p, values := readProcess(f)
	p.ID = old.ID
	if len(f.Problems()) == 0 {
		err = h.desk.EditProcess(c.Context(), c.Who, d.Account, p, f.Rev())
	}
	if problem.Has(err, "stale") {
		return h.showDecision(c, d, old, 409, values, nil)
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		old.Rev = f.Rev()
		return h.showDecision(c, d, old, 422, values, list)
	}
	c.Flash("stakeholder.flash.decision")
	return c.Redirect(decisionsHref(d.Account))
}

func (h *handlers) removeDecision(c *web.Ctx) error {
	d, p, err := h.opened(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := h.desk.RemoveProcess(c.Context(), c.Who, d.Account, p.ID, f.Rev()); err != nil {
		return err
	}
	c.Flash("stakeholder.flash.decision_removed")
	return c.Redirect(decisionsHref(d.Account))
}

func (h *handlers) showDecision(c *web.Ctx, d stakeholderdesk.Decisions, p stakeholder.Process, status int, values map[string]string, list problem.List) error {
	label := func(field string) string {
		parts := strings.SplitN(field, "_", 3)
		if len(parts) == 3 {
			return c.T("stakeholder.line."+parts[0], "n", parts[1]) + ", " + strings.ToLower(c.T("stakeholder.line."+parts[0]+"."+parts[2]))
		}
		return fieldLabel(c, field)
	}
	refused := c.Refuse(list).Label(label)
	title := c.T("stakeholder.decisions.add")
	v := decisionFormView{title: c.T("form.refused"), errors: refused.Summary, what: c.T("stakeholder.decisions.what"), stepsTitle: c.T("stakeholder.decisions.steps"), stepsHint: c.T("stakeholder.decisions.steps_hint"),
		criteriaTitle: c.T("stakeholder.decisions.criteria"), criteriaHint: c.T("stakeholder.decisions.criteria_hint"),
		form: ui.Form{Action: decisionsHref(d.Account), Hidden: []ui.HiddenField{c.OnceField()},
			Actions: []ui.Button{{Label: c.T("form.save"), Icon: "check", Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: decisionsHref(d.Account)}}}}
	if p.ID != "" {
		title = c.T("stakeholder.decisions.edit")
		v.form.Action, v.form.Hidden = decisionsHref(d.Account)+"/"+string(p.ID), []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(p.Rev)}}
	}
	if status == 409 {
		v.callout = &ui.Callout{Tone: ui.ToneMid, Icon: "git-compare-arrows", Title: c.T("stakeholder.stale.title"), Note: c.T("stakeholder.decisions.stale")}
	}
	v.name = ui.Field{Name: "name", Label: c.T("stakeholder.decisions.name"), Value: values["name"], Error: refused.At("name"), Required: true, Hint: c.T("stakeholder.decisions.name_hint")}
	v.competitor = ui.Field{Name: "competitor", Label: c.T("stakeholder.decisions.competitor"), Value: values["competitor"], Error: refused.At("competitor")}
	if bad := refused.At("criteria"); bad != "" {
		v.criteriaHint = bad
	}
	line := func(kind string, n int, fields []string) lineView {
		r := lineView{legend: c.T("stakeholder.line."+kind, "n", n)}
		for _, k := range fields {
			name := at(kind, n, k)
			f := ui.Field{Name: name, Label: c.T("stakeholder.line." + kind + "." + k), Value: values[name], Error: refused.At(name)}
			switch k {
			case "planned", "actual":
				f.Kind = "date"
			case "weight", "ours", "theirs":
				f.Inputmode = "decimal"
			case "state":
				for _, s := range stakeholder.StepStates {
					f.Options = append(f.Options, ui.Option{Value: string(s), Label: c.T("stakeholder.step.state." + string(s)), Selected: string(s) == values[name]})
				}
			}
			r.fields = append(r.fields, f)
		}
		return r
	}
	used := func(kind string) (n int) {
		for n = 0; n < mostLines; n++ {
			if _, ok := values[at(kind, n+1, "name")]; !ok {
				return n
			}
		}
		return n
	}
	for n := 1; n <= min(mostLines, used("step")+spare); n++ {
		v.steps = append(v.steps, line("step", n, stepFields))
	}
	for n := 1; n <= min(mostLines, used("criterion")+spare); n++ {
		v.criteria = append(v.criteria, line("criterion", n, criterionFields))
	}
	v.head = ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: title, Eyebrow: d.AccountName,
		Crumbs: crumbs(c, d.Account, d.AccountName, title, ui.Link{Label: c.T("stakeholder.decisions.title"), Href: decisionsHref(d.Account)})}
	return c.Page(web.Page{Title: title, Nav: "accounts", Status: status, Body: decisionForm(v)})
}
