package portfolioweb

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

// kpis are the figures of the portfolio, each with its calculation.
func kpis(c *web.Ctx, b portfoliodesk.Board) ([]ui.Kpi, []ui.Explanation) {
	carried := b.Carried()
	total := ui.Kpi{Label: c.T("portfolio.kpi.revenue"), Value: c.T("unknown"), Popover: "why-total"}
	if b.Known > 0 {
		total.Value = c.Loc.MoneyShort(b.Total)
		if b.Company != nil {
			total.Note = c.T("portfolio.kpi.share", "share", c.Loc.Percent(float64(b.Total.Minor)/float64(b.Company.Minor), 1))
		} else {
			total.Note = c.Loc.N("portfolio.kpi.known", b.Known)
		}
	}
	hhi := ui.Kpi{Label: c.T("portfolio.kpi.hhi"), Value: c.T("undetermined"), Popover: "why-hhi"}
	if b.HHI != nil {
		hhi.Value = c.Loc.Float(*b.HHI, 3)
		if all := b.Weights(); len(all) > 0 {
			hhi.Note = c.T("portfolio.kpi.heaviest", "name", all[0].Name, "share", c.Loc.Percent(all[0].Share, 1))
		}
	}
	strategic, moved, stale := 0, 0, 0
	for _, s := range b.Spots {
		if s.Quadrant == portfolio.Strategic && s.Status.Carried() {
			strategic++
		}
		if s.Moved() {
			moved++
		}
		if s.Stale(b.Today) {
			stale++
		}
	}
	return []ui.Kpi{total,
		{Label: c.T("portfolio.quadrants.STRATEGIC"), Value: c.Loc.Int(int64(strategic)), Note: c.T("portfolio.advice.STRATEGIC"), Href: "/portfolio?quadrant=STRATEGIC"},
		hhi,
		{Label: c.T("portfolio.kpi.moved"), Value: c.Loc.Int(int64(moved)), Note: c.T("portfolio.kpi.moved.note"), Href: "#moved"},
		{Label: c.T("portfolio.kpi.stale"), Value: c.Loc.Int(int64(stale)), Note: c.Loc.N("portfolio.kpi.stale.note", portfolio.StaleAfter), Href: "/portfolio?todo=1"},
	}, []ui.Explanation{whyTotal(c, b, carried), whyHHI(c, b)}
}

// mostSteps is how many accounts a calculation names; the others are added up.
const mostSteps = 12

func whyTotal(c *web.Ctx, b portfoliodesk.Board, of []portfoliodesk.Spot) ui.Explanation {
	e := ui.Explanation{ID: "why-total", Title: c.T("portfolio.why.total"), Lede: c.T("portfolio.why.total.lede"), Close: c.T("shell.close"),
		Notes: []ui.Content{ui.Text(c.T("explain.as_of", "date", b.Today))}}
	rest := money.Of(0, b.Total.Ccy)
	for i, s := range of {
		switch {
		case i < mostSteps:
			step := ui.ExplainStep{Label: s.Name, Value: revenue(c, s.Revenue, s.Hidden), Unknown: s.Revenue == nil}
			e.Steps = append(e.Steps, step)
		case s.Revenue != nil:
			rest.Minor += s.Revenue.Minor
		}
	}
	if len(of) > mostSteps {
		e.Steps = append(e.Steps, ui.ExplainStep{Label: c.Loc.N("portfolio.why.others", len(of)-mostSteps), Value: c.Loc.MoneyShort(rest)})
	}
	result := ui.ExplainStep{Label: c.T("portfolio.kpi.revenue"), Value: c.T("unknown"), Unknown: true, Result: true}
	if b.Known > 0 {
		result.Value, result.Unknown = c.Loc.MoneyShort(b.Total), false
	}
	e.Steps = append(e.Steps, result)
	return e
}

func whyHHI(c *web.Ctx, b portfoliodesk.Board) ui.Explanation {
	e := ui.Explanation{ID: "why-hhi", Title: c.T("portfolio.why.hhi"), Lede: c.T("portfolio.why.hhi.lede"), Close: c.T("shell.close"),
		Change: c.T("explain.change"), Changes: c.T("portfolio.why.hhi.change"), Notes: []ui.Content{ui.Text(c.T("explain.as_of", "date", b.Today))}}
	rest, all := 0.0, b.Weights()
	for i, w := range all {
		if i < mostSteps {
			e.Steps = append(e.Steps, ui.ExplainStep{Label: w.Name, Note: c.T("portfolio.why.share", "share", c.Loc.Percent(w.Share, 1)), Value: c.Loc.Float(w.Share*w.Share, 3)})
		} else {
			rest += w.Share * w.Share
		}
	}
	if len(all) > mostSteps {
		e.Steps = append(e.Steps, ui.ExplainStep{Label: c.Loc.N("portfolio.why.others", len(all)-mostSteps), Value: c.Loc.Float(rest, 3)})
	}
	result := ui.ExplainStep{Label: c.T("portfolio.kpi.hhi"), Value: c.T("undetermined"), Unknown: true, Result: true}
	if b.HHI != nil {
		result.Value, result.Unknown = c.Loc.Float(*b.HHI, 3), false
	}
	e.Steps = append(e.Steps, result)
	return e
}

// movedView is what changed case.
type movedView struct {
	card  ui.Card
	none  string
	lines []movedLine
}

type movedLine struct {
	name, href, from, why string
	to                    ui.Content
}

func movedCard(c *web.Ctx, b portfoliodesk.Board) *movedView {
	v := &movedView{card: ui.Card{ID: "moved", Anchor: true, Title: c.T("portfolio.moved.title")}}
	for _, s := range b.Spots {
		if !s.Moved() {
			continue
		}
		l := movedLine{name: s.Name, href: placeHref(s.Account), from: quadrantName(c, s.Before), to: quadrantPill(c, s.Quadrant), why: c.T("portfolio.moved.model")}
		if s.Criterion != "" {
			l.why = c.T("portfolio.moved.why", "criterion", s.Criterion, "by", c.Loc.Signed(c.Loc.Float(s.By, 1)))
		}
		v.lines = append(v.lines, l)
	}
	if len(v.lines) == 0 {
		v.none = c.T("portfolio.moved.none")
	} else {
		v.card.Count = c.Loc.Int(int64(len(v.lines)))
	}
	return v
}

// casesView counts the accounts by case.
type casesView struct {
	card  ui.Card
	lines []caseLine
}

type caseLine struct{ name, href, advice, count string }

func casesCard(c *web.Ctx, b portfoliodesk.Board) casesView {
	v := casesView{card: ui.Card{ID: "cases", Title: c.T("portfolio.cases.title")}}
	for _, q := range append(slices.Clone(portfolio.Quadrants), portfolio.Undetermined) {
		n, sum := 0, money.Of(0, money.EUR)
		for _, s := range b.Carried() {
			if s.Quadrant == q {
				n++
				if s.Revenue != nil {
					sum.Minor += s.Revenue.Minor
				}
			}
		}
		if q == portfolio.Undetermined && n == 0 {
			continue
		}
		l := caseLine{name: quadrantName(c, q), advice: c.T("portfolio.advice." + cmp.Or(string(q), "UNKNOWN")), count: c.Loc.N("portfolio.accounts.n", n)}
		if q != portfolio.Undetermined {
			l.href = "/portfolio?quadrant=" + string(q)
		}
		if sum.Minor > 0 {
			l.count += " · " + c.Loc.MoneyShort(sum)
		}
		v.lines = append(v.lines, l)
	}
	return v
}

func spotTable(c *web.Ctx, b portfoliodesk.Board, l web.ListState) ui.Table {
	t := ui.Table{Caption: c.T("portfolio.title"), RowLinks: true, Columns: []ui.Column{
		{Label: c.T("portfolio.col.account"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("portfolio.col.who"), Place: ui.NotOnPhone, Roomy: true},
		{Label: c.T("portfolio.col.revenue"), Num: true, Strong: true, Place: ui.TopRight},
		{Label: c.T("portfolio.col.growth"), Num: true, Place: ui.MiddleRight},
		{Label: c.T("portfolio.col.a"), Num: true, Place: ui.NotOnPhone},
		{Label: c.T("portfolio.col.s"), Num: true, Place: ui.NotOnPhone},
		{Label: c.T("portfolio.col.case"), Place: ui.MiddleLeft, Gap: true},
		{Label: c.T("portfolio.col.move"), Place: ui.NotOnPhone, Roomy: true},
		{Label: c.T("portfolio.col.assessed"), Place: ui.LastLeft, Two: true},
	}}
	for _, s := range b.Spots {
		t.Rows = append(t.Rows, spotLine(c, b, s))
	}
	if len(b.Spots) == 0 {
		t.Empty = ui.Empty(ui.EmptyState{Title: c.T("list.none.title"), Text: c.T("list.none.text"), NoArt: true,
			Actions: []ui.Button{{Label: c.T("list.none.clear"), Href: "/portfolio"}}})
	}
	return t
}

func spotLine(c *web.Ctx, b portfoliodesk.Board, s portfoliodesk.Spot) ui.Row {
	sub := s.Sector
	if s.Status != portfolio.Key {
		sub = join(sub, statusName(c, s.Status))
	}
	money := ui.Text(revenue(c, s.Revenue, s.Hidden))
	if s.Revenue == nil {
		money = ui.Unknown(revenue(c, nil, s.Hidden))
	}
	var growth, move ui.Content
	if s.Revenue != nil {
		growth = change(c, s)
	}
	switch {
	case s.Again && s.Before != s.Quadrant:
		move = ui.Quiet(c.T("portfolio.before", "case", quadrantName(c, s.Before)))
	case s.Again:
		move = ui.Quiet(c.T("portfolio.stable"))
	case s.On != nil:
		move = ui.Quiet(c.T("portfolio.first"))
	}
	when := ui.Unknown(c.T("portfolio.never"))
	if s.On != nil {
		note := ""
		if s.Stale(b.Today) {
			note = c.T("portfolio.redo")
		}
		when = ui.TwoLine(c.Loc.Day(*s.On), note)
	}
	return ui.Row{Cells: []ui.Content{
		ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: web.Initials(s.Name), Name: s.Name}, Name: s.Name, Href: placeHref(s.Account), Sub: sub}),
		ui.Text(whoever(c, s.Who)), money, growth, figureCell(c, s.A), figureCell(c, s.S), quadrantPill(c, s.Quadrant), move, when}, Indented: true}
}

// change is the growth over the months known in both years; which ones is said when some are missing.
func change(c *web.Ctx, s portfoliodesk.Spot) ui.Content {
	share, ok := s.Growth.Share()
	switch {
	case !ok:
		return ui.DeltaCell(ui.Delta{Text: c.Loc.Growth(s.Growth), Unknown: true}, c.Loc.GrowthCover(s.Growth))
	case s.Growth.Whole():
		return ui.DeltaText(ui.Delta{Text: c.Loc.Delta(share), Good: share >= 0})
	}
	return ui.DeltaCell(ui.Delta{Text: c.Loc.Delta(share), Good: share >= 0}, c.Loc.GrowthCover(s.Growth))
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}
