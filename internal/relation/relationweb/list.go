package relationweb

import (
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

func filterOf(c *web.Ctx) relationdesk.Filter {
	f := relationdesk.Filter{Kind: relation.Kind(c.Query("kind")), When: c.Query("when"), Query: c.Query("q")}
	f.Account, _ = id.Parse[id.Account](c.Query("account"))
	f.Contact, _ = id.Parse[id.Contact](c.Query("contact"))
	if c.Query("mine") == "1" {
		f.User = c.Who.ID
	}
	if !f.Kind.Valid() {
		f.Kind = ""
	}
	if !slices.Contains([]string{"past", "planned"}, f.When) {
		f.When = ""
	}
	return f
}

func (h *handlers) list(c *web.Ctx) error {
	l, f := c.List(""), filterOf(c)
	got, err := h.desk.List(c.Context(), c.Who, f, l.Page)
	if err != nil {
		return err
	}
	v := ui.Listing{Head: ui.Head{Title: c.T("nav.exchanges"), Lede: c.T("relation.list.lede")}, Filters: filters(c, l, f, got.Rows),
		Card: ui.Card{ID: "exchanges", Title: c.T("nav.exchanges"), NoTitle: true}}
	v.Table = ui.Table{Caption: c.T("nav.exchanges"), RowLinks: true, Pager: c.Pager(l, got.Prev, got.Next, len(got.Rows)), Columns: []ui.Column{
		{Label: c.T("relation.field.contacts"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("relation.field.day"), Place: ui.TopRight},
		{Label: c.T("relation.field.kind"), Place: ui.MiddleLeft},
		{Label: c.T("relation.field.summary"), Place: ui.WholeLine, Wrap: true},
		{Label: c.T("relation.field.users"), Place: ui.LastLeft, Wrap: true, Roomy: true},
	}}
	for _, s := range got.Rows {
		v.Table.Rows = append(v.Table.Rows, ui.Row{Cells: []ui.Content{
			ui.PartyCell(ui.Party{Name: names(s.Theirs), Href: href(s.ID), Sub: s.AccountName}), when(c, s), kindCell(c, s), summaryCell(c, s), ui.Text(ours(c, s))}})
	}
	if len(got.Rows) == 0 {
		v.Table.Empty = ui.Empty(empty(c, l))
	}
	v.Head.Actions = []ui.Button{
		{Label: c.T("list.export_csv"), Icon: "download", Href: l.On("/exchanges/export.csv"), Download: true, Wide: true},
		{Label: c.T("list.export_xlsx"), Icon: "download", Href: l.On("/exchanges/export.xlsx"), Download: true, Wide: true},
	}
	if writes(c.Who) {
		to := "/exchanges/new"
		switch {
		case f.Contact != "":
			to = newHref("contact", string(f.Contact), "/exchanges")
		case f.Account != "":
			to = newHref("account", string(f.Account), "/exchanges")
		}
		v.Head.Actions = append(v.Head.Actions, ui.Button{Label: c.T("relation.drop"), Icon: "inbox", Href: "/capture", Wide: true},
			ui.Button{Label: c.T("relation.note"), Icon: "plus", Kind: ui.Primary, Href: to})
	}
	return c.Page(web.Page{Title: c.T("nav.exchanges"), Nav: "exchanges", Body: ui.ListPage(v)})
}

// summaryCell is the first words of what was said.
func summaryCell(c *web.Ctx, s relationdesk.Sheet) ui.Content {
	if s.Summary == "" {
		return ui.Unknown(c.T("relation.no_summary"))
	}
	return ui.Text(relation.Headline(s.Summary, 110))
}

func empty(c *web.Ctx, l web.ListState) ui.EmptyState {
	if len(l.Query) > 0 {
		return ui.EmptyState{Title: c.T("list.none.title"), Text: c.T("list.none.text"), NoArt: true,
			Actions: []ui.Button{{Label: c.T("list.none.clear"), Href: "/exchanges"}}}
	}
	e := ui.EmptyState{Title: c.T("relation.empty.title"), Text: c.T("relation.empty.text")}
	if writes(c.Who) {
		e.Actions = []ui.Button{{Label: c.T("relation.note"), Icon: "plus", Kind: ui.Primary, Href: "/exchanges/new"}}
	}
	for _, p := range []string{"p1", "p2", "p3"} {
		e.Points = append(e.Points, ui.EmptyPoint{Title: c.T("relation.empty." + p + ".title"), Text: c.T("relation.empty." + p + ".text")})
	}
	return e
}

func filters(c *web.Ctx, l web.ListState, f relationdesk.Filter, rows []relationdesk.Sheet) ui.Filters {
	view := func(key, value string) ui.Segment {
		return ui.Segment{Label: c.T("relation.when." + key), Href: l.With("when", value), Current: f.When == value}
	}
	kinds := []ui.Option{{Label: c.T("relation.any_kind"), Selected: f.Kind == ""}}
	for _, k := range relation.Kinds {
		kinds = append(kinds, ui.Option{Value: string(k), Label: c.T("relation.kind." + string(k)), Selected: f.Kind == k})
	}
	out := ui.Filters{Action: "/exchanges", Label: c.T("list.filter"), Apply: c.T("list.apply"), ViewsLabel: c.T("relation.views"),
		Views: []ui.Segment{view("all", ""), view("past", "past"), view("planned", "planned")},
		Query: &ui.Field{Name: "q", Value: f.Query, Label: c.T("list.search"), Placeholder: c.T("relation.filter.query")},
		Selects: []ui.FilterSelect{{Name: "kind", Label: c.T("relation.field.kind"), Options: kinds},
			{Name: "mine", Label: c.T("relation.field.users"), Options: []ui.Option{{Label: c.T("relation.everyone"), Selected: f.User == ""},
				{Value: "1", Label: c.T("relation.mine"), Selected: f.User != ""}}}}}
	chip := func(param, label string) {
		out.Hidden = append(out.Hidden, ui.HiddenField{Name: param, Value: l.Query.Get(param)})
		out.Chips = append(out.Chips, ui.Chip{Label: label, Href: l.With(param, ""), Remove: c.T("relation.filter.without", "what", label)})
	}
	if f.When != "" {
		out.Hidden = append(out.Hidden, ui.HiddenField{Name: "when", Value: f.When})
	}
	if f.Account != "" {
		chip("account", named(c, "relation.field.account", rows, func(s relationdesk.Sheet) string { return s.AccountName }))
	}
	if f.Contact != "" {
		chip("contact", named(c, "relation.field.contact", rows, func(s relationdesk.Sheet) string {
			for _, p := range s.Theirs {
				if p.ID == f.Contact {
					return p.Name
				}
			}
			return ""
		}))
	}
	return out
}

// named is the name of what the list is narrowed to, as its lines have it, or the word for what it is.
func named(c *web.Ctx, word string, rows []relationdesk.Sheet, of func(relationdesk.Sheet) string) string {
	if len(rows) > 0 {
		if n := of(rows[0]); n != "" {
			return n
		}
	}
	return c.T(word)
}

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

// export writes what the list shows: same filters, same scope, page after page.
func (h *handlers) export(c *web.Ctx, f export.Format) error {
	filter := filterOf(c)
	next := func(at page.Cursor) ([]relationdesk.Sheet, page.Cursor, bool, error) {
		got, err := h.desk.List(c.Context(), c.Who, filter, page.Request{Cursor: at, Size: page.MaxSize})
		return got.Rows, got.Next, !got.Next.IsZero(), err
	}
	t := export.Table{Name: c.T("relation.export")}
	for _, k := range []string{"day", "account", "contacts", "kind", "users", "summary"} {
		t.Columns = append(t.Columns, c.T("relation.field."+k))
	}
	t.Rows = export.Pages(next, func(s relationdesk.Sheet) []any {
		kind := c.T("relation.kind." + string(s.Kind))
		if s.Planned(s.Today) {
			kind += ", " + c.T("relation.planned")
		}
		return []any{s.Day, s.AccountName, names(s.Theirs), kind, names(s.Ours), s.Summary}
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}
