package historyweb

import (
	"slices"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team/teamdesk"
)

// onPage is how many entries a page of the journal holds.
const onPage = 50

// listView is the audit page.
type listView struct {
	Head  ui.Head
	Bar   ui.Filters
	Table ui.Table
}

func (h *handlers) audit(c *web.Ctx) error {
	typed := c.Query("q")
	if typed != "" {
		to, err := h.named(c, typed)
		if err != nil {
			return err
		}
		if to != "" {
			return c.Redirect(to)
		}
	}
	f := filterOf(c)
	bar, err := h.bar(c, f)
	if err != nil {
		return err
	}
	v := listView{Head: ui.Head{Title: c.T("history.title"), Lede: c.T("history.lede")}, Bar: bar}
	if typed == "" {
		page, err := h.desk.Audit(c.Context(), c.Who, f, journal.ParsePosition(c.Query("at")), onPage)
		if err != nil {
			return err
		}
		v.Table = table(c, page, true)
	} else {
		v.Table.Empty = nothing(c, c.T("history.no_account", "q", typed))
	}
	return c.Page(web.Page{Title: c.T("history.title"), Nav: "journal", Body: list(v)})
}

func nothing(c *web.Ctx, title string) ui.Content {
	return ui.Empty(ui.EmptyState{Title: title, Text: c.T("history.empty.text"), NoArt: true,
		Actions: []ui.Button{{Label: c.T("history.empty.clear"), Href: "/journal"}}})
}

// named turns an account's name into the address of its journal; "" when none answers.
func (h *handlers) named(c *web.Ctx, typed string) (string, error) {
	account, ok, err := h.o.Account(c.Context(), c.Who, typed)
	if err != nil || !ok {
		return "", err
	}
	return c.List("").With("q", "", "account", string(account)), nil
}

// filterOf reads the filters from the address; what is not one is left out.
func filterOf(c *web.Ctx) historydesk.Filter {
	f := historydesk.Filter{Kind: ref.Kind(c.Query("kind")), EachLine: c.Query("lines") == "each", Action: c.Query("action")}
	f.Actor, _ = id.Parse[id.User](c.Query("who"))
	f.Account, _ = id.Parse[id.Account](c.Query("account"))
	f.Batch, _ = id.Parse[id.Batch](c.Query("batch"))
	if back, ok := periods[c.Query("period")]; ok {
		f.Since = day.Ptr(c.Today().Add(-back))
	}
	if d, ok := web.ReadDay(c.Query("since")); ok {
		f.Since = &d
	}
	if d, ok := web.ReadDay(c.Query("until")); ok {
		f.Until = &d
	}
	return f
}

// periods are days back from today.
var periods = map[string]int{"today": 0, "week": 6, "month": 29, "year": 364}

func (h *handlers) bar(c *web.Ctx, f historydesk.Filter) (ui.Filters, error) {
	l := c.List("")
	people, err := h.desk.People(c.Context(), c.Who)
	if err != nil {
		return ui.Filters{}, err
	}
	b := ui.Filters{Action: "/journal", Label: c.T("list.filter"), Apply: c.T("list.apply"), ViewsLabel: c.T("history.view.label"),
		Views: []ui.Segment{{Label: c.T("history.view.folded"), Href: l.With("lines", ""), Current: !f.EachLine},
			{Label: c.T("history.view.each"), Href: l.With("lines", "each"), Current: f.EachLine}},
		Query: &ui.Field{Name: "q", Value: c.Query("q"), Label: c.T("history.col.account"), Placeholder: c.T("history.col.account")},
		Selects: []ui.FilterSelect{{Name: "who", Label: c.T("history.filter.person"), Options: whoOptions(c, people, f.Actor)},
			{Name: "kind", Label: c.T("history.filter.kind"), Options: kindOptions(c, f.Kind)},
			{Name: "period", Label: c.T("history.filter.period"), Options: periodOptions(c)}}}
	keep := func(name string) {
		if v := c.Query(name); v != "" {
			b.Hidden = append(b.Hidden, ui.HiddenField{Name: name, Value: v})
		}
	}
	for _, name := range []string{"lines", "account", "batch", "since", "until"} {
		keep(name)
	}
	if f.Account != "" {
		name, err := h.desk.AccountName(c.Context(), c.Who, f.Account)
		if err != nil {
			return b, err
		}
		if name == "" {
			name = c.T("masked")
		}
		b.Chips = append(b.Chips, ui.Chip{Label: c.T("history.filter.account", "name", name), Href: l.With("account", ""), Remove: c.T("history.filter.drop")})
	}
	if f.Batch != "" {
		b.Chips = append(b.Chips, ui.Chip{Label: c.T("history.filter.batch"), Href: l.With("batch", ""), Remove: c.T("history.filter.drop")})
	}
	return b, nil
}

func option(value, label, now string) ui.Option {
	return ui.Option{Value: value, Label: label, Selected: value == now}
}

func whoOptions(c *web.Ctx, people []historydesk.Person, now id.User) []ui.Option {
	out := []ui.Option{option("", c.T("history.filter.anyone"), string(now))}
	for _, p := range people {
		out = append(out, option(string(p.ID), p.Name, string(now)))
	}
	return web.Sorted(c.Loc, out)
}

// kinds are those of the filter in their order; the last ones concern no account, and only who reads everything sees
// them.
var (
	kinds      = []ref.Kind{"account", "entity", "assignment", "team_member", "contact", "contract", "result", "target", "task", "alert", "file", "import", "grant"}
	houseKinds = []ref.Kind{"user", "position", "grant", "setting", "job"}
	innerKinds = []ref.Kind{"user", "position", "fx_rate", "mapping", "setting", "job"}
)

func kindOptions(c *web.Ctx, now ref.Kind) []ui.Option {
	out := []ui.Option{option("", c.T("history.filter.any_kind"), string(now))}
	show := kinds
	switch {
	case !reads(c.Who):
		show = houseKinds
	case readsAll(c.Who):
		show = append(append([]ref.Kind{}, kinds...), innerKinds...)
	case teamdesk.ManagesUsers(c.Who):
		show = slices.Compact(append(append([]ref.Kind{}, kinds[:len(kinds)-1]...), houseKinds...))
	}
	for _, k := range show {
		out = append(out, option(string(k), kindName(c, k), string(now)))
	}
	return out
}

func periodOptions(c *web.Ctx) []ui.Option {
	now := c.Query("period")
	out := []ui.Option{option("", c.T("history.filter.any_time"), now)}
	for _, p := range []string{"today", "week", "month", "year"} {
		out = append(out, option(p, c.T("history.filter."+p), now))
	}
	return out
}

// table is a stretch of the journal; the account's column is left out on the page of one record.
func table(c *web.Ctx, page historydesk.Page, withAccount bool) ui.Table {
	t := ui.Table{Caption: c.T("history.caption"), Columns: []ui.Column{
		{Label: c.T("history.col.what"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("history.col.when"), Place: ui.TopRight, Two: true},
		{Label: c.T("history.col.who"), Place: ui.MiddleLeft, Two: true},
	}}
	if withAccount {
		t.Columns = append(t.Columns, ui.Column{Label: c.T("history.col.account"), Place: ui.LastLeft, Wrap: true})
	}
	t.Columns = append(t.Columns, ui.Column{Label: c.T("history.col.changes"), Place: ui.WholeLine, Class: "k-jr-c"})
	for _, e := range page.Entries {
		v := row(c, e)
		if !withAccount {
			v.History, v.Kind = ui.Link{}, ""
		}
		cells := []ui.Content{what(v), moment(v), ui.Text(v.Who)}
		if withAccount {
			cells = append(cells, accountCell(v))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: append(cells, changed(v.Changes))})
	}
	t.Empty = nothing(c, c.T("history.empty.title"))
	l := c.List("")
	if !page.Next.IsZero() || c.Query("at") != "" {
		t.Pager = &ui.Pager{FirstLabel: c.T("history.newest"), NextLabel: c.T("history.older"), Label: c.T("list.pages"), Shown: c.Loc.N("history.shown", len(page.Entries))}
		if c.Query("at") != "" {
			t.Pager.First = l.With()
		}
		if !page.Next.IsZero() {
			t.Pager.Next = l.With("at", page.Next.String())
		}
	}
	return t
}
