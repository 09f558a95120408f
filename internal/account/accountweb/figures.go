package accountweb

import (
	"strconv"

	"github.com/a-h/templ"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

// tolerated is how far under its target an account may be before it is red: RS_TARGET turns high there.
const tolerated = 0.95

func figuresTable(c *web.Ctx, rows []accountdesk.Line, figures map[id.Account]AccountFigures) ui.Table {
	year := c.Today().Year()
	t := ui.Table{Caption: c.T("account.cockpit.title"), RowLinks: true, Columns: []ui.Column{
		{Label: c.T("account.field.account"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("account.cockpit.months"), Place: ui.NotOnPhone, Spare: true},
		{Label: c.T("account.cockpit.revenue", "year", strconv.Itoa(year)), Num: true, Strong: true, Place: ui.TopRight},
		{Label: c.T("account.cockpit.growth", "year", strconv.Itoa(year-1)), Num: true, Place: ui.MiddleRight},
		{Label: c.T("account.cockpit.target"), Bullet: true, Gap: true, Place: ui.NotOnPhone},
		{Label: c.T("account.cockpit.contracts"), Two: true, Place: ui.NotOnPhone, Spare: true},
		{Label: c.T("account.cockpit.next"), Place: ui.LastLeft},
		{Label: c.T("account.cockpit.step"), Two: true, Place: ui.NotOnPhone},
		{Label: c.T("account.brief"), Hidden: true, Place: ui.LastRight},
	}}
	for _, r := range rows {
		f := figures[r.ID]
		t.Rows = append(t.Rows, ui.Row{Indented: true, Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: mono(r.Name, false), Name: r.Name, Href: href(r.ID), Sub: cockpitSub(c, r)}),
			spark(f), revenue(c, f), growth(c, f), attainment(c, f), contracts(c, f), next(c, f), step(c, f), briefIcon(c, r)}})
	}
	return t
}

// briefIcon is brief where figures leave it little room.
func briefIcon(c *web.Ctx, r accountdesk.Line) ui.Content {
	label := c.T("account.brief.of", "name", r.Name)
	return ui.Btn(ui.Button{Label: label, Icon: "file-text", Square: true, Kind: ui.Ghost, Href: href(r.ID) + "/brief", Attrs: templ.Attributes{"title": label}})
}

// cockpitSub is the sector and the countries, and what the account is when it is no key account yet.
func cockpitSub(c *web.Ctx, r accountdesk.Line) string {
	s := joined(" · ", r.Sector, countriesText(c.Loc, r.Countries))
	if r.Apart != nil {
		s = joined(" · ", s, r.City, numberOf(c, *r.Apart))
	}
	if !r.Status.Carried() {
		s = joined(" · ", s, c.T("account.status."+string(r.Status)))
	}
	return s
}

func spark(f AccountFigures) ui.Content {
	if len(f.Months) < 2 {
		return nil
	}
	return ui.Sparkline(charts.Spark{Values: f.Months, Down: f.Growth != nil && *f.Growth < 0})
}

func revenue(c *web.Ctx, f AccountFigures) ui.Content {
	if f.Revenue == nil {
		return ui.Unknown(c.T("unknown"))
	}
	original := ""
	if f.Original != nil && f.Original.Ccy != f.Revenue.Ccy {
		original = c.Loc.MoneyShort(*f.Original)
	}
	return ui.Amount(c.Loc.Money(*f.Revenue), original)
}

func growth(c *web.Ctx, f AccountFigures) ui.Content {
	if f.Growth == nil {
		return ui.Unknown(c.T("account.cockpit.no_growth"))
	}
	return ui.DeltaText(ui.Delta{Text: c.Loc.Delta(*f.Growth), Good: *f.Growth >= 0})
}

func attainment(c *web.Ctx, f AccountFigures) ui.Content {
	if f.Attainment == nil {
		return ui.Unknown(c.T("account.cockpit.no_target"))
	}
	j := ui.Judgement("")
	if *f.Attainment < tolerated {
		j = ui.Bad
	}
	return ui.BulletFigure(charts.Bullet{Ratio: *f.Attainment, Low: j == ui.Bad}, j, c.Loc.Percent(*f.Attainment, 1))
}

func contracts(c *web.Ctx, f AccountFigures) ui.Content {
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
	if f.Next == nil {
		return ui.Unknown(c.T("account.cockpit.none"))
	}
	return ui.Pill(f.Next.Tone, c.T(f.Next.Key, "date", c.Loc.DayShort(f.Next.On)))
}

func step(c *web.Ctx, f AccountFigures) ui.Content {
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
