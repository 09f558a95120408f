package resultweb

import (
	"strconv"

	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// panelView is the year on the cockpit or on an account's page.
type panelView struct {
	card    ui.Card
	empty   *ui.EmptyState
	figures []ui.Kpi
	chart   ui.ChartBox
	behind  string // "the 6 furthest behind, of 14"
	bullets []ui.BulletRow
	notes   []string
	whys    []ui.Explanation
}

func (h *handlers) cockpitPanel(c *web.Ctx, _ string) (templ.Component, error) {
	if !teamdesk.May(c.Who, team.Result, team.Read) {
		return nil, nil
	}
	o, err := h.desk.Overview(c.Context(), c.Who)
	if err != nil {
		return nil, err
	}
	v := panelView{card: ui.Card{ID: "rev", Title: c.T("result.panel.title"), Count: c.Loc.N("result.whose."+string(o.Whose), o.Over), Width: ui.W7}}
	size := beside
	if !teamdesk.May(c.Who, team.Journal, team.Read) { // the changes of the journal stand beside it, for who reads them
		v.card.Width, size = "", wholePage
	}
	if !o.Known() {
		v.empty = emptyYear(c, "")
		return panel(v), nil
	}
	v.card.Right = legend(c, o.Year)
	v.figures = overviewFigures(c, o)
	v.chart = monthBars(c, o.Year, o.Months, size)
	for _, a := range o.Accounts {
		v.bullets = append(v.bullets, bullet(c, a))
	}
	if o.Behind {
		v.behind = c.T("result.behind", "shown", len(o.Accounts), "all", o.All)
	}
	if o.Waiting > 0 {
		v.notes = append(v.notes, c.Loc.N("result.waiting", o.Waiting, "month", through(c, o.Through)))
	}
	if n := incomplete(c, o.Revenue); n != "" {
		v.notes = append(v.notes, n)
	}
	v.whys = []ui.Explanation{explained(c, "why-rev", o.WhyRevenue), explained(c, "why-att", o.WhyAttainment), explained(c, "why-left", o.WhyLeft)}
	if o.Through != 0 {
		v.whys = append(v.whys, explained(c, "why-change", o.WhyChange))
	}
	return panel(v), nil
}

// emptyYear says what the panel will do, and offers the first step.
func emptyYear(c *web.Ctx, account string) *ui.EmptyState {
	e := &ui.EmptyState{Title: c.T("result.empty.title"), Text: c.T("result.empty.text"), NoArt: true}
	if account != "" && resultdesk.MayEnter(c.Who) {
		e.Actions = append(e.Actions, ui.Button{Label: c.T("result.empty.enter"), Href: bookHref(account)})
	}
	if teamdesk.May(c.Who, team.Import, team.Write) {
		e.Actions = append(e.Actions, ui.Button{Label: c.T("result.empty.import"), Href: "/import"})
	}
	return e
}

func overviewFigures(c *web.Ctx, o resultdesk.Overview) []ui.Kpi {
	year := strconv.Itoa(o.Year)
	revenue := ui.Kpi{Label: c.T("result.kpi.none"), Value: total(c, o.Revenue)}
	if o.Through != 0 {
		revenue.Label, revenue.Popover = c.T("result.kpi.through", "month", through(c, o.Through)), "why-rev"
	}
	revenue.Delta, revenue.Note = delta(c, o.Change, "why-change"), versus(c, o.Change, o.Year-1)
	attainment := ui.Kpi{Label: c.T("result.kpi.attainment"), Value: percent(c, o.Attainment)}
	if o.Progress.Target.Known() {
		attainment.Popover = "why-att"
	}
	if o.Attainment != nil {
		attainment.Note = c.T("result.kpi.of", "target", c.Loc.MoneyShort(o.Progress.Target.Money))
	} else if !o.Progress.Target.Known() {
		attainment.Value = c.T("result.no_target")
	}
	list := []ui.Kpi{revenue, attainment}
	if o.Left != nil {
		list = append(list, ui.Kpi{Label: c.T("result.kpi.left", "year", year), Value: c.Loc.MoneyShort(*o.Left), Popover: "why-left",
			Note: c.T("result.kpi.for", "target", c.Loc.MoneyShort(o.Progress.YearTarget.Money))})
	}
	return list
}

func bullet(c *web.Ctx, a resultdesk.AccountProgress) ui.BulletRow {
	r := ui.BulletRow{Label: a.Name, Href: bookHref(string(a.Account)), Gap: signed(c, a.Gap), Judge: judge(a.Attainment), Ratio: percent(c, a.Attainment)}
	if a.Attainment != nil {
		r.Bullet = charts.Bullet{Ratio: *a.Attainment, Tone: charts.BulletTone(r.Judge)}
	}
	return r
}

// accountPanel is the year of one account on its page.
func (h *handlers) accountPanel(c *web.Ctx, record string) (templ.Component, error) {
	if !teamdesk.May(c.Who, team.Result, team.Read) {
		return hidden(c), nil
	}
	b, err := h.desk.Open(c.Context(), c.Who, id.Account(record), 0)
	if err != nil {
		return nil, err
	}
	v := panelView{card: ui.Card{ID: "rev", Anchor: true, Title: c.T("result.panel.title"),
		Right: ui.More(ui.Link{Label: c.T("result.panel.book"), Href: bookHref(record)})}}
	if !b.Figure.Known() && !b.Figure.Progress.YearTarget.Known() {
		v.empty = emptyYear(c, record)
		return panel(v), nil
	}
	v.figures = bookFigures(c, b, "acc")
	v.chart = monthBars(c, b.Year, pointsOf(b), mainColumn)
	if n := incomplete(c, b.Figure.Revenue); n != "" {
		v.notes = append(v.notes, n)
	}
	v.whys = bookWhys(c, b, "acc")
	return panel(v), nil
}

// hidden is the panel of who may read the account and not its results.
func hidden(c *web.Ctx) templ.Component {
	return panel(panelView{card: ui.Card{ID: "rev", Anchor: true, Title: c.T("result.panel.title")},
		empty: &ui.EmptyState{Title: c.T("result.hidden.title"), Text: c.T("result.hidden.text"), NoArt: true}})
}

// pointsOf are the months of a book as the chart draws them: the running month is not over.
func pointsOf(b resultdesk.Book) (out [12]resultdesk.Point) {
	for i, m := range b.Months {
		out[i] = resultdesk.Point{Month: m.Month, Previous: m.Previous, Target: m.Target}
		if m.Month < b.Today.Month() {
			out[i].Current = m.Revenue
		}
	}
	return out
}

// bookFigures are the account's figures; prefix keeps popovers apart on a page that has several.
func bookFigures(c *web.Ctx, b resultdesk.Book, prefix string) []ui.Kpi {
	f := b.Figure
	revenue := ui.Kpi{Label: c.T("result.kpi.year", "year", strconv.Itoa(f.Year)), Value: total(c, f.Revenue)}
	if f.Known() {
		revenue.Label, revenue.Popover = c.T("result.kpi.through", "month", through(c, f.Through)), prefix+"-rev"
	}
	revenue.Delta, revenue.Note = delta(c, f.Change, prefix+"-change"), versus(c, f.Change, f.Year-1)
	if f.Own != nil {
		revenue.Note = c.Loc.MoneyShort(*f.Own) + " · " + revenue.Note
	}
	attainment := ui.Kpi{Label: c.T("result.kpi.attainment"), Value: percent(c, f.Attainment)}
	if f.Progress.Target.Known() && f.Known() {
		attainment.Popover = prefix + "-att"
	}
	if f.Attainment != nil {
		attainment.Note = c.T("result.kpi.of", "target", c.Loc.MoneyShort(f.Progress.Target.Money))
	} else if !f.Progress.Target.Known() {
		attainment.Value = c.T("result.no_target")
	}
	rolling := ui.Kpi{Label: c.T("result.kpi.rolling"), Value: total(c, f.Rolling), Delta: delta(c, f.Growth, prefix+"-growth"), Note: c.Loc.GrowthNote(f.Growth)}
	if f.Known() {
		rolling.Popover = prefix + "-rolling"
	} else {
		rolling.Note = ""
	}
	margin := ui.Kpi{Label: c.T("result.kpi.margin"), Value: c.T("unknown")}
	if f.Margin.Known {
		margin.Value, margin.Popover = c.Loc.Percent(f.Margin.Rate, 1), prefix+"-margin"
		if f.Margin.Coverage < .9995 {
			margin.Note = c.T("result.kpi.coverage", "share", c.Loc.Percent(f.Margin.Coverage, 0))
		}
	}
	return []ui.Kpi{revenue, attainment, rolling, margin}
}

func bookWhys(c *web.Ctx, b resultdesk.Book, prefix string) []ui.Explanation {
	if !b.Figure.Known() {
		return nil
	}
	f := b.Figure
	return []ui.Explanation{explained(c, prefix+"-rev", f.WhyRevenue), explained(c, prefix+"-att", f.WhyAttainment), explained(c, prefix+"-change", f.WhyChange),
		explained(c, prefix+"-rolling", f.WhyRolling), explained(c, prefix+"-growth", f.WhyGrowth), explained(c, prefix+"-margin", f.WhyMargin)}
}
