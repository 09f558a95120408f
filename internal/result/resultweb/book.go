package resultweb

import (
	"strconv"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/result/resultdesk"
)

type bookView struct {
	head    ui.Head
	years   []ui.Segment
	label   string
	waits   *ui.Callout
	approve []ui.Post
	kpis    []ui.Kpi
	whys    []ui.Explanation
	card    ui.Card
	chart   ui.ChartBox
	months  ui.Card
	table   ui.Table
	notes   []string
	// drawn says that there is something to draw; an empty chart says nothing that the table does not.
	drawn bool
}

func anything(b resultdesk.Book) bool {
	for _, m := range b.Months {
		if m.Revenue != nil || m.Previous != nil || m.Target != nil {
			return true
		}
	}
	return false
}

func (h *handlers) openBook(c *web.Ctx) (resultdesk.Book, error) {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return resultdesk.Book{}, err
	}
	year, err := strconv.Atoi(c.Query("year"))
	if err != nil || year < 1900 || year > 2199 {
		year = 0
	}
	return h.desk.Open(c.Context(), c.Who, account, year)
}

func (h *handlers) book(c *web.Ctx) error {
	b, err := h.openBook(c)
	if err != nil {
		return err
	}
	account := string(b.Account)
	v := bookView{head: bookHead(c, b), years: years(c, b, bookHref(account)), label: c.T("result.years"),
		card: ui.Card{ID: "chart", Title: c.T("result.panel.title"), Right: legend(c, b.Year)}, chart: monthBars(c, b.Year, pointsOf(b), wholePage),
		months: ui.Card{ID: "months", Title: c.T("result.book.months", "year", strconv.Itoa(b.Year))}, table: monthTable(c, b)}
	if b.Year == b.Figure.Year {
		v.kpis, v.whys = bookFigures(c, b, "why"), bookWhys(c, b, "why")
	}
	if n := incomplete(c, b.Figure.Revenue); n != "" {
		v.notes = append(v.notes, n)
	}
	if b.Pending > 0 {
		v.waits, v.approve = waits(c, b)
	}
	v.drawn = anything(b)
	return c.Page(web.Page{Title: v.head.Title, Nav: "accounts", Body: bookPage(v)})
}

func bookHead(c *web.Ctx, b resultdesk.Book) ui.Head {
	account := string(b.Account)
	head := ui.Head{Title: c.T("result.book.title"), Eyebrow: b.Name, CrumbsLabel: c.T("shell.crumbs"),
		Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: b.Name, Href: "/accounts/" + account}, {Label: c.T("result.book.title")}},
		Actions: []ui.Button{
			{Label: c.T("list.export_csv"), Icon: "download", Href: bookHref(account) + "/export.csv?year=" + strconv.Itoa(b.Year), Download: true, Wide: true},
			{Label: c.T("list.export_xlsx"), Icon: "download", Href: bookHref(account) + "/export.xlsx?year=" + strconv.Itoa(b.Year), Download: true, Wide: true},
		}}
	if b.MayWrite {
		head.Actions = append(head.Actions, ui.Button{Label: c.T("result.targets.title"), Icon: "target", Href: targetsHref(account) + "?year=" + strconv.Itoa(b.Year)})
		if m, ok := toEnter(b); ok {
			head.Actions = append(head.Actions, ui.Button{Label: c.T("result.enter", "month", c.T("month."+m.Month().String())), Icon: "plus", Kind: ui.Primary,
				Href: bookHref(account) + "/" + m.String()})
		}
	}
	return head
}

// toEnter is the month to enter next: the first one that is over and holds nothing, counted from the account's first
// result, else the one that runs. A month that is filled is not proposed: entering it again would count it twice.
func toEnter(b resultdesk.Book) (day.Month, bool) {
	this := b.Today.Month()
	began := b.Year > b.First
	for _, m := range b.Months {
		began = began || m.Lines > 0
		if m.Month < this && m.Lines == 0 && began {
			return m.Month, true
		}
	}
	if b.Year != b.Today.Year() {
		return 0, false
	}
	if !began && this.Month() > 1 {
		return this.Add(-1), true // nothing yet: the last month that is over
	}
	return this, b.Months[this.Month()-1].Lines == 0
}

// years are the years one may look at; the next one is there to be aimed at.
func years(c *web.Ctx, b resultdesk.Book, path string) (out []ui.Segment) {
	first, last := max(b.First, b.Year-2, b.Last-3), max(b.Last, b.Year)
	for y := min(first, b.Year); y <= last; y++ {
		out = append(out, ui.Segment{Label: strconv.Itoa(y), Href: path + "?year=" + strconv.Itoa(y), Current: y == b.Year})
	}
	return out
}

// waits says that proposals wait, and lets who may settle them.
func waits(c *web.Ctx, b resultdesk.Book) (*ui.Callout, []ui.Post) {
	call := &ui.Callout{Tone: ui.ToneMid, Title: c.Loc.N("result.pending", b.Pending), Note: c.T("result.pending.note")}
	if !b.MayApprove {
		return call, nil
	}
	fields := []ui.HiddenField{{Name: "year", Value: strconv.Itoa(b.Year)}}
	path := targetsHref(string(b.Account))
	return call, []ui.Post{
		{Action: path + "/approve", Fields: fields, Button: ui.Button{Label: c.T("result.approve"), Icon: "check", Kind: ui.Primary}},
		{Action: path + "/decline", Fields: fields, Button: ui.Button{Label: c.T("result.decline"), Icon: "x"}},
	}
}

func monthTable(c *web.Ctx, b resultdesk.Book) ui.Table {
	t := ui.Table{Caption: c.T("result.book.months", "year", strconv.Itoa(b.Year)), Columns: []ui.Column{
		{Label: c.T("result.field.month"), Head: true, Place: ui.TopLeft},
		{Label: c.T("result.field.revenue"), Num: true, Strong: true, Place: ui.TopRight},
		{Label: c.T("result.field.before"), Num: true, Place: ui.NotOnPhone},
		{Label: c.T("result.field.target"), Num: true, Place: ui.NotOnPhone},
		{Label: c.T("result.field.gap"), Num: true, Place: ui.MiddleRight},
		{Label: c.T("result.field.margin"), Num: true, Place: ui.NotOnPhone},
		{Label: c.T("result.col.gesture"), Hidden: true, Place: ui.MiddleLeft, Gap: true},
	}}
	for _, m := range b.Months {
		t.Rows = append(t.Rows, monthRow(c, b, m))
	}
	return t
}

func monthRow(c *web.Ctx, b resultdesk.Book, m resultdesk.BookMonth) ui.Row {
	gesture := ui.Content(nil)
	if !m.Future && (b.MayWrite || m.Lines > 0) {
		label := c.T("result.month.see")
		if b.MayWrite {
			label = c.T("result.month.edit")
			if m.Lines == 0 {
				label = c.T("result.month.enter")
			}
		}
		gesture = ui.Btn(ui.Button{Label: label, Small: true, Kind: ui.Ghost, Href: bookHref(string(b.Account)) + "/" + m.Month.String()})
	}
	gap := ui.Content(nil)
	if m.Revenue != nil && m.Target != nil && m.Month < b.Today.Month() {
		d := money.Of(m.Revenue.Minor-m.Target.Minor, money.EUR)
		share := 1.0
		if m.Target.Minor > 0 {
			share = float64(m.Revenue.Minor) / float64(m.Target.Minor)
		}
		gap = ui.StatPlain(judge(&share), signed(c, &d))
	}
	return ui.Row{Cells: []ui.Content{
		ui.Strong(capital(c.Loc.Month(m.Month))), revenueCell(c, b, m), amountCell(c, m.Previous, ""), targetCell(c, m), gap, marginCell(c, m), gesture}}
}

func revenueCell(c *web.Ctx, b resultdesk.Book, m resultdesk.BookMonth) ui.Content {
	own := ""
	for _, o := range m.Own {
		if o.Ccy != money.EUR {
			own = c.Loc.Money(o)
		}
	}
	switch {
	case m.NoRate:
		return ui.All(ui.Text(own), ui.Status(ui.StateWarn, c.T("result.no_rate")))
	case m.Revenue == nil && m.Month >= b.Today.Month():
		return ui.Quiet(c.T("result.to_come"))
	case m.Revenue == nil:
		return ui.Unknown(c.T("unknown"))
	case m.Month == b.Today.Month():
		return ui.Amount(euros(c, *m.Revenue), c.T("result.running"))
	}
	return ui.Amount(euros(c, *m.Revenue), own)
}

func amountCell(c *web.Ctx, m *money.Money, note string) ui.Content {
	if m == nil {
		return ui.Unknown(c.T("unknown"))
	}
	return ui.Amount(euros(c, *m), note)
}

func targetCell(c *web.Ctx, m resultdesk.BookMonth) ui.Content {
	note := ""
	if m.InForce != nil && m.InForce.Ccy != money.EUR {
		note = c.Loc.Money(*m.InForce)
	}
	if m.Proposed != nil {
		note = c.T("result.proposed", "amount", *m.Proposed)
	}
	switch {
	case m.Target != nil:
		return ui.Amount(euros(c, *m.Target), note)
	case m.InForce != nil: // no rate for that month
		return ui.Text(c.Loc.Money(*m.InForce))
	case m.Proposed != nil:
		return ui.Unknown(note)
	}
	return ui.Unknown(c.T("result.no_target"))
}

func marginCell(c *web.Ctx, m resultdesk.BookMonth) ui.Content {
	if m.Margin == nil || m.Revenue == nil {
		return ui.Unknown(c.T("unknown"))
	}
	note := ""
	if m.Revenue.Minor > 0 {
		note = c.Loc.Percent(float64(m.Margin.Minor)/float64(m.Revenue.Minor), 1)
	}
	return ui.Amount(euros(c, *m.Margin), note)
}

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

// export is the book as it is shown: what is unknown is an empty cell, never a zero.
func (h *handlers) export(c *web.Ctx, format export.Format) error {
	b, err := h.openBook(c)
	if err != nil {
		return err
	}
	t := export.Table{Name: c.T("result.export", "year", strconv.Itoa(b.Year)) + " " + b.Name, On: b.Today, Rows: export.Of(b.Months[:], func(m resultdesk.BookMonth) []any {
		var own *money.Money
		ccy := ""
		if len(m.Own) == 1 {
			own, ccy = &m.Own[0], string(m.Own[0].Ccy)
		}
		return []any{b.Name, m.Month.String(), own, ccy, m.Revenue, m.Previous, m.Target, m.Proposed, m.Margin}
	})}
	for _, k := range []string{"account", "month", "own", "currency", "revenue_eur", "before_eur", "target_eur", "proposed", "margin_eur"} {
		t.Columns = append(t.Columns, c.T("result.export."+k))
	}
	return export.Serve(c.W, format, c.Loc.Lang, t)
}
