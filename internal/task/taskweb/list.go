package taskweb

import (
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
)

func filterOf(c *web.Ctx) taskdesk.Filter {
	f := taskdesk.Filter{View: c.Query("view"), State: c.Query("state"), Kind: task.Kind(c.Query("kind")), Late: c.Query("late") == "1", Query: c.Query("q")}
	if a, ok := id.Parse[id.Account](c.Query("account")); ok {
		f.Account, f.View = a, taskdesk.Everyones
	}
	if !slices.Contains([]string{taskdesk.Delegated, taskdesk.Everyones}, f.View) {
		f.View = taskdesk.Mine
	}
	if !slices.Contains([]string{"done", "all"}, f.State) {
		f.State = "open"
	}
	if !f.Kind.Valid() {
		f.Kind = ""
	}
	return f
}

type listView struct {
	head    ui.Head
	quick   quickView
	filters ui.Filters
	groups  []group
	empty   *ui.EmptyState
}

// group is one card of the list: all of it, or one account's part.
type group struct {
	card  ui.Card
	table ui.Table
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
	quick, err := h.quick(c, f)
	if err != nil {
		return err
	}
	v := listView{head: listHead(c, l, n), quick: quick, filters: h.filters(c, l, f, n), groups: groupsOf(c, f, got.Rows)}
	if len(v.groups) == 0 {
		e := emptyOf(c, f)
		v.empty = &e
	} else {
		v.groups[len(v.groups)-1].table.Pager = c.Pager(l, got.Prev, got.Next, len(got.Rows))
	}
	return c.Page(web.Page{Title: c.T("nav.tasks"), Nav: "tasks", Body: listPage(v)})
}

func listHead(c *web.Ctx, l web.ListState, n taskdesk.Counts) ui.Head {
	head := ui.Head{Title: c.T("nav.tasks"), Lede: c.T("task.lede.none")}
	switch {
	case n.Late > 0:
		head.Lede = c.Loc.N("task.lede.late", n.Late)
	case n.Mine > 0:
		head.Lede = c.Loc.N("task.lede.open", n.Mine)
	}
	head.Actions = []ui.Button{
		{Label: c.T("list.export_csv"), Icon: "download", Href: l.On("/tasks/export.csv"), Download: true, Wide: true},
		{Label: c.T("list.export_xlsx"), Icon: "download", Href: l.On("/tasks/export.xlsx"), Download: true, Wide: true},
	}
	return head
}

func (h *handlers) filters(c *web.Ctx, l web.ListState, f taskdesk.Filter, n taskdesk.Counts) ui.Filters {
	view := func(key string, count int) ui.Segment {
		s := ui.Segment{Label: c.T("task.view." + key), Href: l.With("view", key, "account", ""), Current: f.View == key}
		if count > 0 {
			s.Count = c.Loc.Int(int64(count))
		}
		return s
	}
	options := func(prefix, now string, values ...string) (out []ui.Option) {
		for _, v := range values {
			out = append(out, ui.Option{Value: v, Label: c.T(prefix + v), Selected: v == now})
		}
		return out
	}
	kinds := []ui.Option{{Label: c.T("task.filter.any_kind"), Selected: f.Kind == ""}}
	for _, k := range task.Kinds {
		kinds = append(kinds, ui.Option{Value: string(k), Label: c.T("task.kind." + string(k)), Selected: f.Kind == k})
	}
	out := ui.Filters{Action: "/tasks", Label: c.T("list.filter"), Apply: c.T("list.apply"), ViewsLabel: c.T("task.views"),
		Views:  []ui.Segment{view(taskdesk.Mine, n.Mine), view(taskdesk.Delegated, n.Delegated), view(taskdesk.Everyones, 0)},
		Hidden: []ui.HiddenField{{Name: "view", Value: f.View}},
		Query:  &ui.Field{Name: "q", Value: f.Query, Label: c.T("list.search"), Placeholder: c.T("task.filter.query")},
		Selects: []ui.FilterSelect{{Name: "state", Label: c.T("task.field.state"), Options: options("task.filter.state.", f.State, "open", "done", "all")},
			{Name: "kind", Label: c.T("task.field.kind"), Options: kinds}}}
	if f.Late {
		out.Hidden = append(out.Hidden, ui.HiddenField{Name: "late", Value: "1"})
		out.Chips = append(out.Chips, ui.Chip{Label: c.T("task.filter.late"), Href: l.With("late", ""), Remove: c.T("task.filter.without", "what", c.T("task.filter.late"))})
	}
	if f.Account != "" {
		name := ""
		if got, err := h.accounts.Name(c.Context(), c.Who, f.Account); err == nil {
			name = got
		}
		out.Hidden = append(out.Hidden, ui.HiddenField{Name: "account", Value: string(f.Account)})
		out.Chips = append(out.Chips, ui.Chip{Label: name, Href: l.With("account", ""), Remove: c.T("task.filter.without", "what", name)})
	}
	return out
}

// groupsOf cuts the list by account in the view that runs by account.
func groupsOf(c *web.Ctx, f taskdesk.Filter, rows []taskdesk.Sheet) (out []group) {
	byAccount := f.View == taskdesk.Everyones
	back := c.R.URL.RequestURI()
	for i, s := range rows {
		if i == 0 || (byAccount && s.Account != rows[i-1].Account) {
			out = append(out, newGroup(c, f, s, byAccount))
		}
		g := &out[len(out)-1]
		g.table.Rows = append(g.table.Rows, rowOf(c, s, back, !byAccount))
	}
	return out
}

func newGroup(c *web.Ctx, f taskdesk.Filter, s taskdesk.Sheet, byAccount bool) group {
	g := group{card: ui.Card{ID: "tasks", Title: c.T("task.view." + f.View), NoTitle: true}, table: ui.Table{Caption: c.T("task.view." + f.View), Columns: columns(c)}}
	if byAccount {
		g.card = ui.Card{ID: "tasks-" + string(s.Account), Title: s.AccountName}
		g.table.Caption = s.AccountName
		if s.AccountOpen {
			g.card.Right = ui.More(ui.Link{Label: c.T("task.open_account"), Href: "/accounts/" + string(s.Account)})
		}
	}
	return g
}

func columns(c *web.Ctx) []ui.Column {
	return []ui.Column{
		{Label: c.T("task.col.tick"), Hidden: true, Place: ui.LastRight, Class: "k-tk-0"},
		{Label: c.T("task.field.title"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("task.field.due"), Two: true, Place: ui.MiddleLeft, Class: "k-tk-1"},
		{Label: c.T("task.field.kind"), Place: ui.LastLeft, Class: "k-tk-1"},
		{Label: c.T("task.field.owner"), Place: ui.MiddleRight, Class: "k-tk-2"},
	}
}

func rowOf(c *web.Ctx, s taskdesk.Sheet, back string, withAccount bool) ui.Row {
	return ui.Row{Cells: []ui.Content{tick(c, s, back), party(c, s, withAccount), dueCell(c, s), stateCell(c, s), ui.Text(whoText(c, s))}}
}

func emptyOf(c *web.Ctx, f taskdesk.Filter) ui.EmptyState {
	if f.Query != "" || f.Kind != "" || f.Late || f.Account != "" {
		return ui.EmptyState{Title: c.T("list.none.title"), Text: c.T("list.none.text"), NoArt: true,
			Actions: []ui.Button{{Label: c.T("list.none.clear"), Href: "/tasks?view=" + f.View}}}
	}
	e := ui.EmptyState{Title: c.T("task.empty." + f.View + ".title"), Text: c.T("task.empty." + f.View + ".text"),
		Actions: []ui.Button{{Label: c.T("task.new"), Kind: ui.Primary, Href: "/tasks/new"}}}
	if f.State == "done" {
		e.Title, e.Text = c.T("task.empty.done.title"), c.T("task.empty.done.text")
	}
	return e
}

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

func (h *handlers) export(c *web.Ctx, format export.Format) error {
	f := filterOf(c)
	next := func(at page.Cursor) ([]taskdesk.Sheet, page.Cursor, bool, error) {
		got, err := h.desk.List(c.Context(), c.Who, f, page.Request{Size: page.MaxSize, Cursor: at})
		return got.Rows, got.Next, !got.Next.IsZero(), err
	}
	t := export.Table{Name: c.T("task.export"), On: c.Today(), Rows: export.Pages(next, func(s taskdesk.Sheet) []any {
		return []any{s.Title, s.AccountName, c.T("task.kind." + string(s.Kind)), s.OwnerName, s.From, s.Due, c.T("task.state." + string(s.State)), s.DoneOn, s.Note}
	})}
	for _, k := range []string{"title", "account", "kind", "owner", "from", "due", "state", "done", "note"} {
		t.Columns = append(t.Columns, c.T("task.field."+k))
	}
	return export.Serve(c.W, format, c.Loc.Lang, t)
}
