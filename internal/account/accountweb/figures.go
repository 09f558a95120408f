package accountweb

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

// Under near an account is behind its target, and under missed it has missed it: RS_TARGET is raised, then turns high.
const (
	near   = 0.95
	missed = 0.90
)

// judge grades an attainment as the alerts and the panel of results do.
func judge(share float64) ui.Judgement {
	switch {
	case share >= 1:
		return ui.Good
	case share >= near:
		return ""
	case share >= missed:
		return ui.Mid
	}
	return ui.Bad
}

// figuresTable leaves out the columns of which the reader may see nothing: a whole column of « masqué » says nothing.
func figuresTable(c *web.Ctx, rows []accountdesk.Line, figures map[id.Account]AccountFigures, backed map[id.Account]bool) ui.Table {
	t := ui.Table{Caption: c.T("account.cockpit.title"), RowLinks: true}
	columns := figureColumns(c, rows, figures, backed)
	for _, k := range columns {
		t.Columns = append(t.Columns, k.Column)
	}
	for _, r := range rows {
		row := ui.Row{Indented: true}
		for _, k := range columns {
			row.Cells = append(row.Cells, k.cell(r, figures[r.ID]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// figureColumn is a column and what it says of an account.
type figureColumn struct {
	ui.Column
	cell func(r accountdesk.Line, f AccountFigures) ui.Content
}

func figureColumns(c *web.Ctx, rows []accountdesk.Line, figures map[id.Account]AccountFigures, backed map[id.Account]bool) []figureColumn {
	year := c.Today().Year()
	of := func(col ui.Column, say func(*web.Ctx, AccountFigures) ui.Content) figureColumn {
		return figureColumn{col, func(_ accountdesk.Line, f AccountFigures) ui.Content { return say(c, f) }}
	}
	some := func(hidden func(AccountFigures) bool) bool {
		return slices.ContainsFunc(rows, func(r accountdesk.Line) bool { return !hidden(figures[r.ID]) })
	}
	out := []figureColumn{{ui.Column{Label: c.T("account.field.account"), Head: true, Place: ui.TopLeft, Wrap: true}, func(r accountdesk.Line, _ AccountFigures) ui.Content {
		return ui.PartyCell(ui.Party{Mono: mono(r.Name, false), Name: r.Name, Href: href(r.ID), Sub: cockpitSub(c, r, backed[r.ID])})
	}}}
	if some(func(f AccountFigures) bool { return f.ResultsHidden }) {
		out = append(out,
			of(ui.Column{Label: c.T("account.cockpit.months"), Place: ui.NotOnPhone, Spare: true}, func(_ *web.Ctx, f AccountFigures) ui.Content { return spark(f) }),
			of(ui.Column{Label: c.T("account.cockpit.revenue", "year", strconv.Itoa(year)), Num: true, Strong: true, Place: ui.TopRight}, revenue),
			of(ui.Column{Label: c.T("account.cockpit.growth", "year", strconv.Itoa(year-1)), Num: true, Place: ui.MiddleRight, Class: "k-soft"}, change),
			of(ui.Column{Label: c.T("account.cockpit.target"), Bullet: true, Gap: true, Place: ui.NotOnPhone}, attainment))
	}
	if some(func(f AccountFigures) bool { return f.ContractsHidden }) {
		out = append(out, of(ui.Column{Label: c.T("account.cockpit.contracts"), Two: true, Place: ui.NotOnPhone, Spare: true}, contracts),
			of(ui.Column{Label: c.T("account.cockpit.next"), Place: ui.LastLeft}, next))
	}
	if some(func(f AccountFigures) bool { return f.StepsHidden && f.Step == nil }) {
		out = append(out, of(ui.Column{Label: c.T("account.cockpit.step"), Two: true, Place: ui.NotOnPhone, Roomy: true}, step))
	}
	return append(out, figureColumn{ui.Column{Label: c.T("account.brief"), Hidden: true, Place: ui.LastRight},
		func(r accountdesk.Line, _ AccountFigures) ui.Content { return briefIcon(c, r) }})
}

// briefIcon is brief where figures leave it little room.
func briefIcon(c *web.Ctx, r accountdesk.Line) ui.Content {
	label := c.T("account.brief.of", "name", r.Name)
	return ui.Btn(ui.Button{Label: label, Icon: "file-text", Square: true, Kind: ui.Ghost, Href: href(r.ID) + "/brief", Attrs: templ.Attributes{"title": label}})
}

// cockpitSub is the sector and the countries, what the account is when it is no key account yet, and whom the reader
// backs up on it when they do not carry it.
func cockpitSub(c *web.Ctx, r accountdesk.Line, backed bool) string {
	s := joined(" · ", r.Sector, countriesText(c.Loc, r.Countries))
	if r.Apart != nil {
		s = joined(" · ", s, r.City, numberOf(c, *r.Apart))
	}
	if !r.Status.Carried() {
		s = joined(" · ", s, c.T("account.status."+string(r.Status)))
	}
	switch {
	case backed && r.Responsible == "":
		s = joined(" · ", s, c.T("account.cockpit.backed.nobody"))
	case backed:
		s = joined(" · ", s, c.T("account.cockpit.backed", "name", r.Responsible))
	}
	return s
}

func spark(f AccountFigures) ui.Content {
	if len(f.Months) < 2 {
		return nil
	}
	return ui.Sparkline(charts.Spark{Values: f.Months, Down: f.Down})
}

// masked is what the reader has no right to: neither zero nor unknown.
func masked(c *web.Ctx) ui.Content { return ui.Unknown(c.T("masked")) }

func revenue(c *web.Ctx, f AccountFigures) ui.Content {
	if f.ResultsHidden {
		return masked(c)
	}
	if f.Revenue == nil {
		return ui.Unknown(c.T("unknown"))
	}
	original := ""
	if f.Original != nil && f.Original.Ccy != f.Revenue.Ccy {
		original = c.Loc.MoneyShort(*f.Original)
	}
	return ui.Amount(c.Loc.Money(*f.Revenue), original)
}

// rolling is twelve months of revenue, in the company's currency.
func rolling(c *web.Ctx, f AccountFigures) ui.Content {
	switch {
	case f.ResultsHidden:
		return masked(c)
	case f.Rolling == nil:
		return ui.Unknown(c.T("unknown"))
	}
	return ui.Num(c.Loc.MoneyShort(*f.Rolling))
}

// change is the growth over the months known in both years; which ones is said when some are missing.
func change(c *web.Ctx, f AccountFigures) ui.Content {
	if f.ResultsHidden {
		return masked(c)
	}
	share, ok := f.Growth.Share()
	switch {
	case f.Growth.Reason() == growth.NothingYet:
		return ui.Unknown(c.T("account.cockpit.no_growth"))
	case !ok:
		return ui.DeltaCell(ui.Delta{Text: c.Loc.Growth(f.Growth), Unknown: true}, c.Loc.GrowthCover(f.Growth))
	case f.Growth.Whole():
		return ui.DeltaText(ui.Delta{Text: c.Loc.Delta(share), Good: share >= 0})
	}
	return ui.DeltaCell(ui.Delta{Text: c.Loc.Delta(share), Good: share >= 0}, c.Loc.GrowthCover(f.Growth))
}

func attainment(c *web.Ctx, f AccountFigures) ui.Content {
	if f.ResultsHidden {
		return masked(c)
	}
	if f.Attainment == nil {
		return ui.Unknown(c.T("account.cockpit.no_target"))
	}
	j := judge(*f.Attainment)
	return ui.BulletFigure(charts.Bullet{Ratio: *f.Attainment, Tone: charts.BulletTone(j)}, j, c.Loc.Percent(*f.Attainment, 1))
}

func contracts(c *web.Ctx, f AccountFigures) ui.Content {
	if f.ContractsHidden {
		return masked(c)
	}
	if f.Contracts == nil {
		return ui.Unknown(c.T("unknown"))
	}
	note := ""
	if f.PerYear != nil && *f.Contracts > 0 {
		note = c.T("account.cockpit.per_year", "value", c.Loc.MoneyShort(*f.PerYear))
	}
	if *f.Contracts == 0 && f.Observed != nil && *f.Observed > 0 {
		return ui.TwoLine(c.Loc.N("account.cockpit.observed", *f.Observed), c.T("account.cockpit.outside"))
	}
	return ui.TwoLine(c.Loc.N("account.cockpit.contracts.n", *f.Contracts), note)
}

func next(c *web.Ctx, f AccountFigures) ui.Content {
	if f.ContractsHidden {
		return masked(c)
	}
	if f.Next == nil {
		return ui.Unknown(c.T("account.cockpit.none"))
	}
	return ui.Pill(f.Next.Tone, c.T(f.Next.Key, "date", c.Loc.DayShort(f.Next.On)))
}

func step(c *web.Ctx, f AccountFigures) ui.Content {
	if f.Step == nil && f.StepsHidden {
		return masked(c)
	}
	if f.Step == nil {
		return ui.Unknown(c.T("account.cockpit.no_step"))
	}
	when := c.T("account.cockpit.no_date")
	if f.Step.On != nil {
		when = c.Loc.InDays(c.Today(), *f.Step.On)
		if n := f.Step.On.Until(c.Today()); n > 0 {
			when = c.Loc.Late(n)
		}
	}
	return ui.TwoLine(f.Step.Title, when)
}
