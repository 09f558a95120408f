package portfolioweb

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

// boardView is the portfolio's page.
type boardView struct {
	head      ui.Head
	callout   *ui.Callout
	empty     *ui.EmptyState
	filters   ui.Filters
	kpis      []ui.Kpi
	matrix    matrixView
	pending   *linesView
	moved     *movedView
	cases     casesView
	loads     loadsView
	handovers *linesView
	card      ui.Card
	table     ui.Table
	whys      []ui.Explanation
}

// linesView is a card of a few lines.
type linesView struct {
	card  ui.Card
	lines []line
}

type line struct {
	name, href, sub, note string
	state                 ui.Content
}

func filterOf(c *web.Ctx) portfoliodesk.Filter {
	f := portfoliodesk.Filter{Mine: c.Query("view") == "mine", Todo: c.Query("todo") != ""}
	if q := portfolio.Quadrant(c.Query("quadrant")); q.Valid() {
		f.Quadrant = q
	}
	f.Person, _ = id.Parse[id.User](c.Query("person"))
	return f
}

func (h *handlers) board(c *web.Ctx) error {
	b, err := h.desk.Board(c.Context(), c.Who, filterOf(c))
	if err != nil {
		return err
	}
	return c.Page(web.Page{Title: c.T("portfolio.title"), Nav: "portfolio", Body: boardPage(h.boardView(c, b))})
}

func (h *handlers) boardView(c *web.Ctx, b portfoliodesk.Board) boardView {
	l := c.List("")
	v := boardView{head: boardHead(c, b), filters: filters(c, b, l), pending: pendingCard(c, b), handovers: handoverCard(c, b.Handovers)}
	switch {
	case !b.Ready:
		v.empty = noModel(c)
		return v
	case len(b.Spots) == 0 && len(l.Query) == 0:
		v.empty = noAccount(c)
		return v
	}
	v.kpis, v.whys = kpis(c, b)
	v.matrix = matrixOf(c, b.Model, b.Spots, "")
	v.moved, v.cases, v.loads = movedCard(c, b), casesCard(c, b), loadBoard(c, b)
	v.card = ui.Card{ID: "accounts", Anchor: true, Title: c.Loc.N("portfolio.list.title", len(b.Spots)), Right: ui.Buttons(
		ui.Button{Label: c.T("list.export_csv"), Icon: "download", Small: true, Href: l.On("/portfolio/export.csv"), Download: true},
		ui.Button{Label: c.T("list.export_xlsx"), Icon: "download", Small: true, Href: l.On("/portfolio/export.xlsx"), Download: true})}
	v.table = spotTable(c, b, l)
	return v
}

func boardHead(c *web.Ctx, b portfoliodesk.Board) ui.Head {
	v := ui.Head{Eyebrow: c.Loc.DayLong(b.Today), Title: c.T("portfolio.title")}
	if b.Ready {
		v.Lede = c.Loc.N("portfolio.lede.accounts", len(b.Carried())) + " " + modelSentence(c, b.Model)
	} else {
		v.Lede = c.T("portfolio.lede.none")
	}
	if b.Ready && portfoliodesk.MaySimulate(c.Who) {
		v.Actions = append(v.Actions, ui.Button{Label: c.T("portfolio.simulate"), Icon: "flask-conical", Href: "/portfolio/simulate"})
	}
	v.Actions = append(v.Actions, ui.Button{Label: c.T("portfolio.models.open"), Icon: "scale", Href: "/portfolio/models"})
	if b.Ready && writes(c.Who) {
		v.Actions = append(v.Actions, ui.Button{Label: c.T("portfolio.assess"), Icon: "plus", Kind: ui.Primary, Href: "/portfolio/assess"})
	}
	return v
}

func modelSentence(c *web.Ctx, m portfolio.Model) string {
	if m.Used != nil {
		return c.T("portfolio.lede.frozen", "name", m.Name, "version", m.Version, "date", *m.Used)
	}
	return c.T("portfolio.lede.model", "name", m.Name, "version", m.Version)
}

func noModel(c *web.Ctx) *ui.EmptyState {
	e := &ui.EmptyState{Title: c.T("portfolio.empty.model.title"), Text: c.T("portfolio.empty.model.wait"), Points: []ui.EmptyPoint{
		{Title: c.T("portfolio.empty.p1.title"), Text: c.T("portfolio.empty.p1.text")},
		{Title: c.T("portfolio.empty.p2.title"), Text: c.T("portfolio.empty.p2.text")},
		{Title: c.T("portfolio.empty.p3.title"), Text: c.T("portfolio.empty.p3.text")}}}
	if portfoliodesk.Rules(c.Who) {
		e.Text = c.T("portfolio.empty.model.make")
		e.Actions = []ui.Button{{Label: c.T("portfolio.models.new"), Kind: ui.Primary, Href: "/portfolio/models/new"}}
	}
	return e
}

func noAccount(c *web.Ctx) *ui.EmptyState {
	e := &ui.EmptyState{Title: c.T("portfolio.empty.account.title"), Text: c.T("portfolio.empty.account.text")}
	if writes(c.Who) {
		e.Actions = []ui.Button{{Label: c.T("portfolio.assess"), Kind: ui.Primary, Href: "/portfolio/assess"}}
	}
	return e
}

func filters(c *web.Ctx, b portfoliodesk.Board, l web.ListState) ui.Filters {
	opt := func(value, label, now string) ui.Option {
		return ui.Option{Value: value, Label: label, Selected: value == now}
	}
	f := ui.Filters{Action: "/portfolio", Label: c.T("list.filter"), Apply: c.T("list.apply"), ViewsLabel: c.T("portfolio.view"), Views: []ui.Segment{
		{Label: c.T("portfolio.view.all"), Href: l.With("view", ""), Current: c.Query("view") == ""},
		{Label: c.T("portfolio.view.mine"), Href: l.With("view", "mine"), Current: c.Query("view") == "mine"}}}
	if c.Query("view") != "" {
		f.Hidden = []ui.HiddenField{{Name: "view", Value: c.Query("view")}}
	}
	cases := []ui.Option{opt("", c.T("portfolio.filter.any_case"), c.Query("quadrant"))}
	for _, q := range portfolio.Quadrants {
		cases = append(cases, opt(string(q), quadrantName(c, q), c.Query("quadrant")))
	}
	people := []ui.Option{opt("", c.T("portfolio.filter.anyone"), c.Query("person"))}
	for _, p := range b.Loads {
		people = append(people, opt(string(p.User), p.Name, c.Query("person")))
	}
	f.Selects = []ui.FilterSelect{{Name: "quadrant", Label: c.T("portfolio.col.case"), Options: cases}}
	if len(people) > 2 {
		f.Selects = append(f.Selects, ui.FilterSelect{Name: "person", Label: c.T("portfolio.col.who"), Options: people})
	}
	f.Selects = append(f.Selects, ui.FilterSelect{Name: "todo", Label: c.T("portfolio.col.assessed"), Options: []ui.Option{
		opt("", c.T("portfolio.filter.any_age"), c.Query("todo")), opt("1", c.T("portfolio.filter.todo"), c.Query("todo"))}})
	return f
}

func pendingCard(c *web.Ctx, b portfoliodesk.Board) *linesView {
	if len(b.Pending) == 0 {
		return nil
	}
	v := &linesView{card: ui.Card{ID: "pending", Anchor: true, Title: c.T("portfolio.pending.title"), Count: c.Loc.Int(int64(len(b.Pending)))}}
	for _, s := range b.Pending {
		v.lines = append(v.lines, line{name: s.AccountName, href: placeHref(s.Account), sub: s.Reason, note: c.T("portfolio.asked_by", "name", s.AskedName, "date", s.AskedOn)})
	}
	return v
}

func handoverCard(c *web.Ctx, of []portfoliodesk.HandoverLine) *linesView {
	if len(of) == 0 {
		return nil
	}
	v := &linesView{card: ui.Card{ID: "handovers", Anchor: true, Title: c.T("portfolio.handovers.title"), Count: c.Loc.Int(int64(len(of)))}}
	for _, x := range of {
		v.lines = append(v.lines, handoverLine(c, x))
	}
	return v
}

func handoverLine(c *web.Ctx, x portfoliodesk.HandoverLine) line {
	l := line{name: x.AccountName, href: handoverHref(x.ID), sub: passage(c, x), state: handoverState(c, x)}
	if x.State == portfolio.HandoverOpen {
		l.note = c.Loc.N("portfolio.handover.left", x.Left, "all", x.Items)
	}
	return l
}

// passage is "Hervé Lacombe → Camille Durand, le 4 nov."
func passage(c *web.Ctx, x portfoliodesk.HandoverLine) string {
	if x.Purpose == portfolio.Leaving {
		return c.T("portfolio.handover.leaving", "from", whoever(c, x.FromName))
	}
	return c.T("portfolio.handover.passage", "from", whoever(c, x.FromName), "to", whoever(c, x.ToName), "date", x.Day)
}

func handoverState(c *web.Ctx, x portfoliodesk.HandoverLine) ui.Content {
	switch {
	case x.State == portfolio.HandoverDone:
		return ui.Status(ui.StateOK, c.T("portfolio.handover.state.DONE"))
	case x.State == portfolio.HandoverDropped:
		return ui.Status(ui.StateDim, c.T("portfolio.handover.state.DROPPED"))
	case x.Late(c.Today()):
		return ui.Status(ui.StateStop, c.T("portfolio.handover.late", "date", x.By()))
	}
	return ui.Status(ui.StateDim, c.T("portfolio.handover.by", "date", x.By()))
}

// matrixView is the drawing with its legend and its key.
type matrixView struct {
	card ui.Card
	box  ui.ChartBox
	key  []string
	note string
	none string
}

func matrixOf(c *web.Ctx, m portfolio.Model, spots []portfoliodesk.Spot, added id.Account) matrixView {
	v := matrixView{card: ui.Card{ID: "matrix", Title: c.T("portfolio.matrix.title"), Right: legend(c, added)}, note: c.T("portfolio.matrix.note", "a", m.ThresholdA.Float(), "s", m.ThresholdS.Float())}
	wide := charts.Matrix{AxisX: c.T("portfolio.axis.s"), AxisY: c.T("portfolio.axis.a"), ThresholdX: m.ThresholdS.Float(), ThresholdY: m.ThresholdA.Float(), Corners: corners(c)}
	unplaced := 0
	for _, s := range spots {
		switch {
		case s.A == nil || s.S == nil:
			unplaced++
		case len(wide.Spots) < portfoliodesk.MostShown:
			v.key = append(v.key, s.Name)
			wide.Spots = append(wide.Spots, spot(c, s, len(wide.Spots)+1, added))
		}
	}
	if unplaced > 0 {
		v.note += " " + c.Loc.N("portfolio.matrix.unplaced", unplaced)
	}
	if placed := len(spots) - unplaced; placed > portfoliodesk.MostShown {
		v.note += " " + c.T("portfolio.matrix.cut", "shown", portfoliodesk.MostShown, "all", placed)
	}
	if len(wide.Spots) == 0 {
		v.none = c.T("portfolio.matrix.none")
	}
	wide.Label = c.Loc.N("portfolio.matrix.label", len(wide.Spots))
	narrow := wide
	narrow.Narrow = true
	v.box = ui.ChartBox{Wide: wide, Narrow: narrow, Data: matrixData(c, spots)}
	return v
}

func legend(c *web.Ctx, added id.Account) ui.Content {
	keys := []ui.Key{{Label: c.T("portfolio.legend.mine"), Mark: "mine"}, {Label: c.T("portfolio.legend.others"), Mark: "other"}, {Label: c.T("portfolio.legend.arrow"), Mark: "arrow"}}
	if added != "" {
		keys = append([]ui.Key{{Label: c.T("portfolio.legend.added"), Mark: "new"}}, keys...)
	}
	return ui.Legend(keys...)
}

func corners(c *web.Ctx) (out [4]charts.Corner) {
	for i, q := range []portfolio.Quadrant{portfolio.Star, portfolio.Strategic, portfolio.Streamline, portfolio.Standing} {
		out[i] = charts.Corner{Name: quadrantName(c, q), Advice: c.T("portfolio.advice." + string(q)), Best: q == portfolio.Strategic}
	}
	return out
}

func spot(c *web.Ctx, s portfoliodesk.Spot, n int, added id.Account) charts.Spot {
	x := charts.Spot{Href: placeHref(s.Account), Label: s.Name, Sub: revenue(c, s.Revenue, s.Hidden), X: *s.S, Y: *s.A, Mine: s.Mine,
		Watch: s.Status == portfolio.Watch || s.Status == portfolio.Qualified, New: s.Account == added, Number: c.Loc.Int(int64(n))}
	if s.Revenue != nil {
		x.Size = s.Revenue.Units()
	}
	if s.BeforeA != nil && s.BeforeS != nil {
		x.Before = &[2]float64{*s.BeforeS, *s.BeforeA}
	}
	return x
}

func matrixData(c *web.Ctx, spots []portfoliodesk.Spot) charts.Data {
	d := charts.Data{Summary: c.T("portfolio.data.summary"), Caption: c.T("portfolio.matrix.title"), Unknown: c.T("undetermined"),
		Head: []string{c.T("portfolio.col.account"), c.T("portfolio.col.a"), c.T("portfolio.col.s"), c.T("portfolio.col.before"), c.T("portfolio.col.revenue")}}
	for _, s := range spots {
		before := c.T("portfolio.first")
		if s.Again {
			before = figure(c, s.BeforeA) + " · " + figure(c, s.BeforeS)
		}
		d.Rows = append(d.Rows, []string{s.Name, figure(c, s.A), figure(c, s.S), before, revenue(c, s.Revenue, s.Hidden)})
	}
	return d
}
