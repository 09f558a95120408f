package coordinationweb

import (
	"slices"

	"comptoir/internal/coordination"
	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

var states = []string{"open", "late", "answered", "all"}

func filterOf(c *web.Ctx) coordinationdesk.Filter {
	f := coordinationdesk.Filter{View: c.Query("view"), State: c.Query("state"), Query: c.Query("q")}
	if a, ok := id.Parse[id.Account](c.Query("account")); ok {
		f.Account, f.View = a, coordinationdesk.Accounts
	}
	if !slices.Contains([]string{coordinationdesk.Sent, coordinationdesk.Accounts}, f.View) {
		f.View = coordinationdesk.Inbox
	}
	if !slices.Contains(states, f.State) {
		f.State = "open"
	}
	return f
}

func (h *handlers) list(c *web.Ctx) error {
	l, f := c.List(""), filterOf(c)
	got, err := h.desk.List(c.Context(), c.Who, f, l.Page)
	if err != nil {
		return err
	}
	n, err := h.desk.Count(c.Context(), c.Who)
	if err != nil {
		return err
	}
	t := ui.Table{Caption: c.T("nav.requests"), Columns: columns(c, true), RowLinks: true, Pager: c.Pager(l, got.Prev, got.Next, len(got.Rows))}
	for _, s := range got.Rows {
		t.Rows = append(t.Rows, rowOf(c, s, true))
	}
	t.Empty = ui.Empty(emptyOf(c, f))
	return c.Page(web.Page{Title: c.T("nav.requests"), Nav: "requests", Body: ui.ListPage(ui.Listing{Head: listHead(c, l, n), Filters: filters(c, l, f, n),
		Card: ui.Card{ID: "requests", Title: c.T("coordination.view." + f.View)}, Table: t})})
}

func listHead(c *web.Ctx, l web.ListState, n coordinationdesk.Counts) ui.Head {
	head := ui.Head{Title: c.T("nav.requests"), Lede: c.T("coordination.lede.none")}
	switch {
	case n.Late > 0:
		head.Lede = c.Loc.N("coordination.lede.late", n.Late)
	case n.Inbox > 0:
		head.Lede = c.Loc.N("coordination.lede.open", n.Inbox)
	}
	head.Actions = []ui.Button{
		{Label: c.T("list.export_csv"), Icon: "download", Href: l.On("/requests/export.csv"), Download: true, Wide: true},
		{Label: c.T("list.export_xlsx"), Icon: "download", Href: l.On("/requests/export.xlsx"), Download: true, Wide: true},
	}
	if asks(c.Who) {
		head.Actions = append(head.Actions, ui.Button{Label: c.T("coordination.ask"), Icon: "plus", Kind: ui.Primary, Href: "/requests/new"})
	}
	return head
}

func filters(c *web.Ctx, l web.ListState, f coordinationdesk.Filter, n coordinationdesk.Counts) ui.Filters {
	view := func(key string, count int) ui.Segment {
		s := ui.Segment{Label: c.T("coordination.view." + key), Href: l.With("view", key, "account", ""), Current: f.View == key}
		if count > 0 {
			s.Count = c.Loc.Int(int64(count))
		}
		return s
	}
	out := ui.Filters{Action: "/requests", Label: c.T("list.filter"), Apply: c.T("list.apply"), ViewsLabel: c.T("coordination.views"),
		Views:  []ui.Segment{view(coordinationdesk.Inbox, n.Inbox)},
		Hidden: []ui.HiddenField{{Name: "view", Value: f.View}},
		Query:  &ui.Field{Name: "q", Value: f.Query, Label: c.T("list.search"), Placeholder: c.T("coordination.filter.query")}}
	if f.Account != "" {
		out.Hidden = append(out.Hidden, ui.HiddenField{Name: "account", Value: string(f.Account)})
	}
	if asks(c.Who) || n.Sent > 0 {
		out.Views = append(out.Views, view(coordinationdesk.Sent, n.Sent))
	}
	if reads(c.Who) {
		out.Views = append(out.Views, view(coordinationdesk.Accounts, 0))
	}
	state := ui.FilterSelect{Name: "state", Label: c.T("coordination.field.state")}
	for _, s := range states {
		state.Options = append(state.Options, ui.Option{Value: s, Label: c.T("coordination.filter." + s), Selected: s == f.State})
	}
	out.Selects = []ui.FilterSelect{state}
	return out
}

// columns are those of a list; whose it is stands beside the account only where there are several.
func columns(c *web.Ctx, withAsker bool) []ui.Column {
	out := []ui.Column{
		{Label: c.T("coordination.field.subject"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("coordination.field.due"), Two: true, Place: ui.MiddleLeft},
		{Label: c.T("coordination.field.asked"), Two: true, Place: ui.MiddleRight},
		{Label: c.T("coordination.field.state"), Place: ui.LastLeft},
	}
	if withAsker {
		out = append(out, ui.Column{Label: c.T("coordination.field.by"), Place: ui.LastRight})
	}
	return out
}

func rowOf(c *web.Ctx, s coordinationdesk.Sheet, withAsker bool) ui.Row {
	p := ui.Party{Name: s.Subject, Sub: s.AccountName, Href: href(s.ID)}
	if !withAsker {
		p.Sub = c.T("coordination.by", "name", byText(c, s))
	}
	cells := []ui.Content{ui.PartyCell(p), dueCell(c, s), askedCell(c, s), statusCell(c, s)}
	if withAsker {
		cells = append(cells, ui.Text(byText(c, s)))
	}
	return ui.Row{Cells: cells}
}

func emptyOf(c *web.Ctx, f coordinationdesk.Filter) ui.EmptyState {
	if f.Query != "" || f.State != "open" || f.Account != "" {
		return ui.EmptyState{Title: c.T("list.none.title"), Text: c.T("list.none.text"), NoArt: true,
			Actions: []ui.Button{{Label: c.T("list.none.clear"), Href: "/requests?view=" + f.View}}}
	}
	e := ui.EmptyState{Title: c.T("coordination.empty." + f.View + ".title"), Text: c.T("coordination.empty." + f.View + ".text")}
	if asks(c.Who) && f.View != coordinationdesk.Inbox {
		e.Actions = []ui.Button{{Label: c.T("coordination.ask"), Kind: ui.Primary, Href: "/requests/new"}}
	}
	return e
}

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

func (h *handlers) export(c *web.Ctx, format export.Format) error {
	f := filterOf(c)
	next := func(at page.Cursor) ([]coordinationdesk.Sheet, page.Cursor, bool, error) {
		got, err := h.desk.List(c.Context(), c.Who, f, page.Request{Size: page.MaxSize, Cursor: at})
		return got.Rows, got.Next, !got.Next.IsZero(), err
	}
	t := export.Table{Name: c.T("coordination.export"), On: c.Today(), Rows: export.Pages(next, func(s coordinationdesk.Sheet) []any {
		row := []any{s.Subject, s.Question, s.AccountName, s.AskedName, functionWord(c, s.Function), s.ByName, s.AskedAt.Day(c.Who.Location()), s.Due,
			c.T("coordination.state." + string(s.Status())), s.Answer}
		if s.State != coordination.Answered {
			return append(row, nil)
		}
		return append(row, s.AnsweredAt.Day(c.Who.Location()))
	})}
	for _, k := range []string{"subject", "question", "account", "asked", "function", "by", "asked_on", "due", "state", "answer", "answered_on"} {
		t.Columns = append(t.Columns, c.T("coordination.field."+k))
	}
	return export.Serve(c.W, format, c.Loc.Lang, t)
}
