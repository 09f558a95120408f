package stakeholderweb

import (
	"strconv"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/stakeholder"
	"comptoir/internal/stakeholder/stakeholderdesk"
)

type decisionsView struct {
	head  ui.Head
	empty *ui.EmptyState
	list  []decisionView
}

type decisionView struct {
	card    ui.Card
	callout *ui.Callout
	steps   []stepView
	totals  []ui.Kpi
	table   ui.Table
	note    string
	remove  *foldView
}

type stepView struct{ class, mark, name, owner, planned, state, reason string }

func (h *handlers) decisions(c *web.Ctx) error {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	d, err := h.desk.Decisions(c.Context(), c.Who, account)
	if err != nil {
		return err
	}
	title := c.T("stakeholder.decisions.title")
	v := decisionsView{head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: title, Eyebrow: d.AccountName, Lede: c.T("stakeholder.decisions.lede"), Crumbs: crumbs(c, account, d.AccountName, title),
		Actions: []ui.Button{{Label: c.T("stakeholder.title"), Href: peopleHref(account)}}}}
	add := ui.Button{Label: c.T("stakeholder.decisions.add"), Icon: "plus", Kind: ui.Primary, Href: decisionsHref(account) + "/new"}
	if d.MayWrite {
		v.head.Actions = append(v.head.Actions, add)
	}
	if len(d.List) == 0 {
		v.empty = &ui.EmptyState{Title: c.T("stakeholder.decisions.none.title"), Text: c.T("stakeholder.decisions.none.text")}
		if d.MayWrite {
			v.empty.Actions = []ui.Button{add}
		}
	}
	for _, p := range d.List {
		v.list = append(v.list, decision(c, d, p))
	}
	return c.Page(web.Page{Title: title, Nav: "accounts", Body: decisionsPage(v)})
}

func decision(c *web.Ctx, d stakeholderdesk.Decisions, p stakeholder.Process) decisionView {
	base := decisionsHref(d.Account) + "/" + string(p.ID)
	done := 0
	next, open := p.Next()
	v := decisionView{card: ui.Card{ID: "d-" + string(p.ID), Title: p.Name}, note: c.T("stakeholder.decisions.criteria_note")}
	for i, s := range p.Steps {
		if s.State == stakeholder.Done {
			done++
		}
		v.steps = append(v.steps, step(c, s, i, open && i == next, d.Today))
		if s.Late(d.Today) && v.callout == nil {
			v.callout = &ui.Callout{Tone: ui.ToneMid, Title: c.T("stakeholder.decisions.late", "step", s.Name, "date", *s.Planned), Note: s.Reason}
		}
	}
	if len(p.Steps) > 0 {
		v.card.Count = c.T("stakeholder.decisions.done", "n", done, "all", len(p.Steps))
	}
	if d.MayWrite {
		v.card.Right = ui.More(ui.Link{Label: c.T("stakeholder.decisions.edit"), Href: base + "/edit"})
		v.remove = &foldView{id: "g-remove-" + string(p.ID), summary: c.T("stakeholder.decisions.remove"), form: ui.Form{Action: base + "/remove",
			Hidden: []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(p.Rev)}}, Actions: []ui.Button{{Label: c.T("stakeholder.decisions.remove"), Kind: ui.Danger}}}}
	}
	criteria(c, &v, p)
	return v
}

func step(c *web.Ctx, s stakeholder.Step, i int, next bool, today day.Day) stepView {
	v := stepView{mark: strconv.Itoa(i + 1), name: s.Name, owner: s.Owner, reason: s.Reason}
	if s.Planned != nil {
		v.planned = c.T("stakeholder.step.planned_on", "date", c.Loc.DayShort(*s.Planned))
	}
	switch {
	case s.State == stakeholder.Done:
		v.class, v.mark, v.state = "done", "✓", c.T("stakeholder.step.done_on", "date", c.Loc.DayShort(*s.Actual))
		if s.Planned != nil && *s.Planned != *s.Actual {
			v.state = c.T("stakeholder.step.done_off", "date", c.Loc.DayShort(*s.Actual), "n", off(s.Planned.Until(*s.Actual)))
		}
	case s.State == stakeholder.Skipped:
		v.class, v.mark, v.state = "skipped", "–", c.T("stakeholder.step.state.SKIPPED")
	case s.Late(today):
		v.class, v.mark, v.state = "late", "!", c.Loc.Late(s.Planned.Until(today))
	case s.State == stakeholder.Blocked:
		v.class, v.mark, v.state = "stuck", "!", c.T("stakeholder.step.state.BLOCKED")
	case next && s.Planned != nil:
		v.class, v.state = "next", c.Loc.InDays(today, *s.Planned)
	case next:
		v.class, v.state = "next", c.T("stakeholder.step.next")
	default:
		v.class, v.state = "planned", c.T("stakeholder.step.state.PLANNED")
	}
	return v
}

func off(days int) string {
	if days > 0 {
		return "+" + strconv.Itoa(days)
	}
	return "−" + strconv.Itoa(-days)
}

func criteria(c *web.Ctx, v *decisionView, p stakeholder.Process) {
	competitor := p.Competitor
	if competitor == "" {
		competitor = c.T("stakeholder.decisions.competitor")
	}
	ours, theirs, known, ok := p.Totals()
	figure := func(x float64) string { return c.Loc.Float(x, 2) }
	if ok {
		lead := ours - theirs
		text := figure(lead)
		if lead > 0 {
			text = "+" + text
		}
		v.totals = []ui.Kpi{{Value: figure(ours), Label: c.T("stakeholder.decisions.us")}, {Value: figure(theirs), Label: competitor}, {Value: text, Label: c.T("stakeholder.decisions.lead")}}
		if known < 100 {
			v.note = c.T("stakeholder.decisions.partial", "n", known)
		}
	} else {
		v.totals = []ui.Kpi{{Value: c.T("stakeholder.undetermined"), Label: c.T("stakeholder.decisions.no_scores")}}
	}
	v.table = ui.Table{Caption: c.T("stakeholder.decisions.criteria"), Columns: []ui.Column{
		{Label: c.T("stakeholder.decisions.criterion"), Head: true, Place: ui.TopLeft, Wrap: true}, {Label: c.T("stakeholder.decisions.weight"), Num: true, Place: ui.TopRight},
		{Label: c.T("stakeholder.decisions.us"), Num: true, Place: ui.MiddleLeft}, {Label: competitor, Num: true, Place: ui.MiddleRight},
		{Label: c.T("stakeholder.decisions.evidence"), Place: ui.WholeLine, Wrap: true, Gap: true}}}
	for _, k := range p.Criteria {
		v.table.Rows = append(v.table.Rows, ui.Row{Cells: []ui.Content{ui.Strong(k.Name), ui.Text(c.Loc.Percent(float64(k.Weight)/100, 0)), mark(c, k.Ours), mark(c, k.Theirs), ui.Text(k.Evidence)}})
	}
}

func mark(c *web.Ctx, tenths *int) ui.Content {
	if tenths == nil {
		return ui.Unknown(c.T("unknown"))
	}
	return ui.Text(c.Loc.Float(float64(*tenths)/10, 1))
}
