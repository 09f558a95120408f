package resultweb

import (
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/result"
	"comptoir/internal/result/resultdesk"
)

// currencies offered first after the account's own; any other ISO code may come by import.
var currencies = []money.Currency{"EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "JPY", "CAD", "AUD", "CNY", "BRL", "MAD"}

type monthView struct {
	head   ui.Head
	title  string
	errors []ui.FieldError
	card   ui.Card
	table  ui.Table
	entry  *entryView
}

type entryView struct {
	card   ui.Card
	note   string
	form   ui.Form
	fields []ui.Field
	// credit asks whether a negative amount is a credit note; empty while there is none.
	credit string
	ticked bool
	remove *ui.Post
}

func (h *handlers) openMonth(c *web.Ctx) (resultdesk.MonthSheet, error) {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return resultdesk.MonthSheet{}, err
	}
	month, err := day.ParseMonth(c.R.PathValue("month"))
	if err != nil || !month.First().Plausible() || month.String() != c.R.PathValue("month") {
		return resultdesk.MonthSheet{}, problem.Missing()
	}
	return h.desk.OpenMonth(c.Context(), c.Who, account, month)
}

func (h *handlers) month(c *web.Ctx) error {
	s, err := h.openMonth(c)
	if err != nil {
		return err
	}
	return h.showMonth(c, 200, s, chosen(s, id.Any(c.Query("line"))), nil, nil)
}

// chosen is the line to correct: the one asked for, else the one entered by hand.
func chosen(s resultdesk.MonthSheet, line id.Any) *resultdesk.LineSheet {
	for i, l := range s.Lines {
		if l.ID == line || (line == "" && l.Source == resultdesk.Manual) {
			return &s.Lines[i]
		}
	}
	return nil
}

func (h *handlers) showMonth(c *web.Ctx, status int, s resultdesk.MonthSheet, line *resultdesk.LineSheet, typed map[string]string, bad problem.List) error {
	account := string(s.Account)
	title := c.T("result.month.title", "month", c.Loc.Month(s.Month))
	v := monthView{title: c.T("form.refused"), head: ui.Head{Title: title, Eyebrow: s.Name, CrumbsLabel: c.T("shell.crumbs"),
		Crumbs: []ui.Link{{Label: s.Name, Href: "/accounts/" + account}, {Label: c.T("result.book.title"), Href: bookHref(account) + "?year=" + strconv.Itoa(s.Month.Year())}, {Label: c.Loc.Month(s.Month)}},
		Actions: []ui.Button{
			{Label: c.Loc.Month(s.Month - 1), Icon: "chevron-left", Kind: ui.Ghost, Href: bookHref(account) + "/" + (s.Month - 1).String()}}},
		card: ui.Card{ID: "lines", Title: c.T("result.month.lines"), Width: ui.W7}, table: linesTable(c, s)}
	if s.Month < s.Today.Month() {
		v.head.Actions = append(v.head.Actions, ui.Button{Label: c.Loc.Month(s.Month + 1), Icon: "chevron-right", Kind: ui.Ghost, Href: bookHref(account) + "/" + (s.Month + 1).String()})
	}
	for _, p := range bad {
		v.errors = append(v.errors, ui.FieldError{ID: p.Field, Message: c.T("result.field."+p.Field) + c.T("result.colon") + c.Loc.Problem(p)})
	}
	if s.MayWrite && s.Month <= s.Today.Month() {
		v.entry = entry(c, s, line, typed, bad)
	}
	return c.Page(web.Page{Title: title, Nav: "accounts", Status: status, Body: monthPage(v)})
}

func linesTable(c *web.Ctx, s resultdesk.MonthSheet) ui.Table {
	t := ui.Table{Caption: c.T("result.month.lines"), Columns: []ui.Column{
		{Label: c.T("result.field.source"), Head: true, Place: ui.TopLeft, Wrap: true}, {Label: c.T("result.field.revenue"), Num: true, Strong: true, Place: ui.TopRight},
		{Label: c.T("result.field.margin"), Num: true, Place: ui.MiddleRight}, {Label: c.T("result.col.gesture"), Hidden: true, Place: ui.LastRight, Gap: true}},
		Empty: ui.Empty(ui.EmptyState{Title: c.T("result.month.none"), Text: c.T("result.month.none_text"), NoArt: true})}
	for _, l := range s.Lines {
		gesture := ui.Content(nil)
		if s.MayWrite {
			gesture = ui.Btn(ui.Button{Label: c.T("result.month.edit"), Small: true, Kind: ui.Ghost, Href: bookHref(string(s.Account)) + "/" + s.Month.String() + "?line=" + string(l.ID)})
		}
		margin := ui.Unknown(c.T("unknown"))
		if l.Margin != nil {
			margin = ui.Text(c.Loc.Money(*l.Margin))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Content{ui.PartyCell(ui.Party{Name: sourceOf(c, l), Sub: lineNote(c, l)}), ui.Text(c.Loc.Money(l.Revenue)), margin, gesture}})
	}
	return t
}

func sourceOf(c *web.Ctx, l resultdesk.LineSheet) string {
	if l.Source == resultdesk.Manual || l.Source == "" {
		return c.T("result.source.manual")
	}
	return l.Source
}

func lineNote(c *web.Ctx, l resultdesk.LineSheet) string {
	note := l.ContractName
	if l.By != "" {
		if note != "" {
			note += " · "
		}
		note += c.T("result.by", "name", l.By)
	}
	for _, w := range l.Warnings {
		note += " · " + c.Loc.Problem(w)
	}
	return note
}

// entry is the form of a month: a new line, or the correction of one.
func entry(c *web.Ctx, s resultdesk.MonthSheet, line *resultdesk.LineSheet, typed map[string]string, bad problem.List) *entryView {
	account, path := string(s.Account), bookHref(string(s.Account))+"/"+s.Month.String()
	v := &entryView{card: ui.Card{ID: "entry", Title: c.T("result.month.new"), Width: ui.W5},
		form: ui.Form{Action: path, Actions: []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: bookHref(account)}}}}
	values := map[string]string{"currency": string(s.Currency)}
	switch {
	case line != nil:
		v.card.Title = c.T("result.month.correct", "source", sourceOf(c, *line))
		if line.Source != resultdesk.Manual {
			v.note = c.T("result.month.imported")
		}
		v.form.Hidden = []ui.HiddenField{{Name: "line", Value: string(line.ID)}, {Name: "rev", Value: strconv.Itoa(line.Rev)}}
		v.remove = &ui.Post{Action: path + "/remove", Fields: v.form.Hidden, Button: ui.Button{Label: c.T("result.month.remove"), Icon: "trash-2", Kind: ui.Ghost}}
		values = map[string]string{"currency": string(line.Revenue.Ccy), "revenue": c.Loc.MoneyInput(line.Revenue)}
		if line.Margin != nil {
			values["margin"] = c.Loc.MoneyInput(*line.Margin)
		}
	case len(s.Lines) > 0:
		v.card.Title = c.T("result.month.add")
	}
	if other := others(c, s, line); other != "" && (line == nil || line.Source == resultdesk.Manual) {
		v.note = c.T("result.month.adds", "lines", other)
	}
	if typed != nil {
		values = typed
	}
	// Less than nothing is asked about once: a minus typed by mistake must not be saved in silence.
	if negative := typed["credit"] != "" || (typed == nil && line != nil && line.Revenue.Minor < 0); negative || problem.Has(bad.Err(), "credit_note_unsaid") {
		v.credit, v.ticked = c.T("result.month.credit"), negative
	}
	v.fields = entryFields(c, s, values, bad)
	return v
}

func entryFields(c *web.Ctx, s resultdesk.MonthSheet, values map[string]string, bad problem.List) []ui.Field {
	errorAt := map[string]string{}
	for _, p := range bad {
		errorAt[p.Field] = c.Loc.Problem(p)
	}
	revenue := ui.Field{Name: "revenue", Label: c.T("result.field.revenue"), Value: values["revenue"], Inputmode: "decimal", Required: true, Full: true,
		Error: errorAt["revenue"] + errorAt["month"], Hint: c.T("result.month.hint"), Unit: unit(c, s.Currency, values["currency"])}
	margin := ui.Field{Name: "margin", Label: c.T("result.field.margin"), Note: c.T("result.optional"), Value: values["margin"], Inputmode: "decimal", Full: true,
		Error: errorAt["margin"], Hint: c.T("result.month.margin_hint")}
	return []ui.Field{revenue, margin}
}

// others are the lines that already make the month beside the one corrected: "ERP Ardoval 486 000 €".
func others(c *web.Ctx, s resultdesk.MonthSheet, line *resultdesk.LineSheet) string {
	var out []string
	for _, l := range s.Lines {
		if line == nil || l.ID != line.ID {
			out = append(out, sourceOf(c, l)+" "+c.Loc.Money(l.Revenue))
		}
	}
	return strings.Join(out, ", ")
}

// unit is the list of currencies beside an amount.
func unit(c *web.Ctx, own money.Currency, now string) *ui.Unit {
	u := &ui.Unit{Name: "currency", Label: c.T("result.field.currency")}
	seen := map[money.Currency]bool{}
	for _, ccy := range append([]money.Currency{own, money.Currency(now)}, currencies...) {
		if ccy.Valid() && !seen[ccy] {
			seen[ccy] = true
			u.Options = append(u.Options, ui.Option{Value: string(ccy), Label: string(ccy), Selected: string(ccy) == now})
		}
	}
	return u
}

func (h *handlers) enter(c *web.Ctx) error {
	s, err := h.openMonth(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	ccy := money.Currency(f.String("currency"))
	in := result.Input{Account: s.Account, Month: &s.Month}
	if ccy.Valid() {
		in.Revenue, in.Margin = f.Money("revenue", ccy), f.Money("margin", ccy)
	}
	var line *resultdesk.LineSheet
	if f.Has("line") {
		if line = chosen(s, id.Any(f.String("line"))); line == nil {
			return problem.Missing()
		}
		in.Contract = line.Contract
	}
	switch {
	case len(f.Problems()) > 0:
		err = in.Validate(s.Today.Month()).Err()
	case in.Revenue != nil && in.Revenue.Minor < 0 && !f.Bool("credit"):
		err = problem.At("revenue", "credit_note_unsaid")
	case line != nil:
		err = h.desk.Correct(c.Context(), c.Who, line.ID, f.Rev(), in)
	default:
		_, err = h.desk.Enter(c.Context(), c.Who, in)
	}
	if problem.Has(err, "stale") {
		return h.staleLine(c, s, *line, f)
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showMonth(c, 422, s, line, typedOf(f), list)
	}
	c.Flash("result.flash.saved", "month", s.Month)
	return c.Redirect(bookHref(string(s.Account)) + "?year=" + strconv.Itoa(s.Month.Year()))
}

func typedOf(f *web.Form) map[string]string {
	return map[string]string{"revenue": f.Raw("revenue"), "margin": f.Raw("margin"), "currency": f.Raw("currency"), "credit": f.Raw("credit")}
}

// staleLine shows what somebody saved meanwhile, above what was typed: a save then goes over the present version.
func (h *handlers) staleLine(c *web.Ctx, s resultdesk.MonthSheet, line resultdesk.LineSheet, f *web.Form) error {
	saved := c.Loc.Money(line.Revenue)
	list := problem.List{problem.At("revenue", "result.stale", "amount", saved, "name", line.By)}
	return h.showMonth(c, 409, s, &line, typedOf(f), list)
}

func (h *handlers) removeLine(c *web.Ctx) error {
	s, err := h.openMonth(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	line := chosen(s, id.Any(f.String("line")))
	if line == nil || f.String("line") == "" {
		return problem.Missing()
	}
	if err := h.desk.RemoveLine(c.Context(), c.Who, line.ID, f.Rev()); err != nil {
		return err
	}
	c.Flash("result.flash.removed", "month", s.Month)
	return c.Redirect(bookHref(string(s.Account)) + "/" + s.Month.String())
}
