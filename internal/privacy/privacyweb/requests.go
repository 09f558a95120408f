package privacyweb

import (
	"slices"

	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/privacy"
	"comptoir/internal/privacy/privacydesk"
)

// roomView is one of the rooms: a list under its tabs.
type roomView struct {
	head      ui.Head
	tabsLabel string
	tabs      []ui.Segment
	filters   *ui.Filters
	card      ui.Card
	table     ui.Table
	note      string
}

func room(c *web.Ctx, key string) roomView {
	return roomView{head: ui.Head{Title: c.T("privacy.title." + key), Lede: c.T("privacy.lede." + key)}, tabsLabel: c.T("nav.privacy"), tabs: tabs(c, key),
		card: ui.Card{ID: key, Title: c.T("privacy.title." + key), NoTitle: true}, table: ui.Table{Caption: c.T("privacy.title." + key), RowLinks: true}}
}

func exports(c *web.Ctx, l web.ListState, path string) []ui.Button {
	return []ui.Button{
		{Label: c.T("list.export_csv"), Icon: "download", Href: l.On(path + ".csv"), Download: true, Wide: true},
		{Label: c.T("list.export_xlsx"), Icon: "download", Href: l.On(path + ".xlsx"), Download: true, Wide: true},
	}
}

func filterOf(c *web.Ctx) privacydesk.Filter {
	f := privacydesk.Filter{State: c.Query("state"), Right: privacy.Right(c.Query("right"))}
	if f.State != "ALL" && !slices.Contains(privacy.States, privacy.State(f.State)) {
		f.State = ""
	}
	if !f.Right.Valid() {
		f.Right = ""
	}
	return f
}

func (h *handlers) requests(c *web.Ctx) error {
	if !reads(c.Who) {
		return c.Closed("privacy", c.T("nav.privacy"))
	}
	l, f := c.List("due"), filterOf(c)
	got, err := h.desk.Requests(c.Context(), c.Who, f, l.Page)
	if err != nil {
		return err
	}
	v := room(c, "requests")
	v.filters = requestFilters(c, l, f)
	v.table.Pager = c.Pager(l, got.Prev, got.Next, len(got.Rows))
	v.table.Columns = []ui.Column{
		{Label: c.T("privacy.field.contact"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("privacy.field.due"), Place: ui.TopRight},
		{Label: c.T("privacy.field.right"), Place: ui.MiddleLeft},
		{Label: c.T("privacy.field.received"), Place: ui.MiddleRight, Roomy: true},
		{Label: c.T("privacy.field.state"), Place: ui.LastLeft},
	}
	for _, r := range got.Rows {
		v.table.Rows = append(v.table.Rows, ui.Row{Cells: []ui.Content{ui.PartyCell(ui.Party{Name: r.Name, Href: requestHref(r.ID), Sub: r.AccountName}),
			due(c, r.Request), ui.Text(c.T("privacy.right." + string(r.Right))), ui.Num(c.Loc.Day(r.Received)), stateOf(c, r.State)}})
	}
	if len(got.Rows) == 0 {
		v.table.Empty = ui.Empty(noRequest(c, l))
	}
	v.head.Actions = exports(c, l, "/privacy/export")
	if writes(c.Who) {
		v.head.Actions = append(v.head.Actions, ui.Button{Label: c.T("privacy.request.new"), Icon: "plus", Kind: ui.Primary, Href: "/privacy/requests/new"})
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "privacy", Body: roomPage(v)})
}

// due is the legal day, and how near it is while nobody has answered.
func due(c *web.Ctx, r privacy.Request) ui.Content {
	if r.State.Closed() {
		return ui.Num(c.Loc.Day(r.Due))
	}
	return ui.TwoLine(c.Loc.Day(r.Due), c.Loc.InDays(c.Today(), r.Due))
}

func noRequest(c *web.Ctx, l web.ListState) ui.EmptyState {
	if len(l.Query) > 0 {
		return ui.EmptyState{Title: c.T("list.none.title"), Text: c.T("list.none.text"), NoArt: true,
			Actions: []ui.Button{{Label: c.T("list.none.clear"), Href: "/privacy"}}}
	}
	e := ui.EmptyState{Title: c.T("privacy.none.requests"), Text: c.T("privacy.none.requests.text")}
	if writes(c.Who) {
		e.Actions = []ui.Button{{Label: c.T("privacy.request.new"), Kind: ui.Primary, Href: "/privacy/requests/new"}, {Label: c.T("privacy.none.all"), Href: "/privacy?state=ALL"}}
	}
	return e
}

func requestFilters(c *web.Ctx, l web.ListState, f privacydesk.Filter) *ui.Filters {
	view := func(key, value string) ui.Segment {
		return ui.Segment{Label: c.T("privacy.view." + key), Href: l.With("state", value), Current: f.State == value}
	}
	rights := []ui.Option{{Label: c.T("privacy.any_right"), Selected: f.Right == ""}}
	for _, r := range privacy.Rights {
		rights = append(rights, ui.Option{Value: string(r), Label: c.T("privacy.right." + string(r)), Selected: f.Right == r})
	}
	out := &ui.Filters{Action: "/privacy", Label: c.T("list.filter"), Apply: c.T("list.apply"), ViewsLabel: c.T("privacy.field.state"),
		Views:   []ui.Segment{view("waiting", ""), view("done", "DONE"), view("refused", "REFUSED"), view("all", "ALL")},
		Selects: []ui.FilterSelect{{Name: "right", Label: c.T("privacy.field.right"), Options: rights}}}
	if f.State != "" {
		out.Hidden = []ui.HiddenField{{Name: "state", Value: f.State}}
	}
	return out
}

func (h *handlers) requestsCSV(c *web.Ctx) error  { return h.exportRequests(c, export.CSV) }
func (h *handlers) requestsXLSX(c *web.Ctx) error { return h.exportRequests(c, export.XLSX) }

func (h *handlers) exportRequests(c *web.Ctx, f export.Format) error {
	l, filter := c.List("due"), filterOf(c)
	next := func(at page.Cursor) ([]privacydesk.RequestLine, page.Cursor, bool, error) {
		req := l.Page
		req.Cursor, req.Size = at, page.MaxSize
		got, err := h.desk.Requests(c.Context(), c.Who, filter, req)
		return got.Rows, got.Next, !got.Next.IsZero(), err
	}
	t := export.Table{Name: c.T("privacy.title.requests"), On: c.Today()}
	for _, k := range []string{"contact", "account", "right", "received", "due", "state", "closed", "outcome"} {
		t.Columns = append(t.Columns, c.T("privacy.field."+k))
	}
	t.Rows = export.Pages(next, func(r privacydesk.RequestLine) []any {
		var closed any
		if r.ClosedOn != nil {
			closed = *r.ClosedOn
		}
		return []any{r.Name, r.AccountName, c.T("privacy.right." + string(r.Right)), r.Received, r.Due, c.T("privacy.state." + string(r.State)), closed, r.Outcome}
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}
