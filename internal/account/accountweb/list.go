package accountweb

import (
	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

func filterOf(c *web.Ctx) accountdesk.Filter {
	f := accountdesk.Filter{Query: c.Query("q"), Status: account.Status(c.Query("status")), Tier: account.Tier(c.Query("tier")),
		Sector: c.Query("sector"), Country: c.Query("country"), Orphan: c.Query("orphan") != ""}
	if !f.Status.Valid() {
		f.Status = ""
	}
	if !f.Tier.Valid() {
		f.Tier = ""
	}
	if p, ok := id.Parse[id.User](c.Query("person")); ok {
		f.Person = p
	}
	return f
}

func (h *handlers) list(c *web.Ctx) error {
	l := c.List(accountdesk.Sorts[0])
	got, offered, err := h.desk.Browse(c.Context(), c.Who, filterOf(c), l.Page)
	if err != nil {
		return err
	}
	v := listView{head: ui.Head{Title: c.T("nav.accounts"), Lede: c.T("account.list.lede")}, filters: filters(c, l, offered),
		card: ui.Card{ID: "accounts", Title: c.T("nav.accounts"), NoTitle: true}, table: table(c, l, got)}
	v.head.Actions = []ui.Button{
		{Label: c.T("list.export_csv"), Icon: "download", Href: l.On("/accounts/export.csv"), Download: true, Wide: true},
		{Label: c.T("list.export_xlsx"), Icon: "download", Href: l.On("/accounts/export.xlsx"), Download: true, Wide: true},
	}
	if accountdesk.MayCreate(c.Who) {
		v.head.Actions = append(v.head.Actions, ui.Button{Label: c.T("account.new"), Icon: "plus", Kind: ui.Primary, Href: "/accounts/new"})
	}
	return c.Page(web.Page{Title: c.T("nav.accounts"), Nav: "accounts", Body: listPage(v)})
}

type listView struct {
	head    ui.Head
	filters ui.Filters
	card    ui.Card
	table   ui.Table
}

func table(c *web.Ctx, l web.ListState, got page.Of[accountdesk.Line]) ui.Table {
	t := ui.Table{Caption: c.T("nav.accounts"), RowLinks: true, Pager: c.Pager(l, got.Prev, got.Next, len(got.Rows)), Columns: []ui.Column{
		{Label: c.T("account.field.account"), Head: true, Place: ui.TopLeft, Sort: l.Sort("name"), Wrap: true},
		{Label: c.T("account.field.countries"), Place: ui.NotOnPhone, Roomy: true},
		{Label: c.T("account.field.status"), Place: ui.TopRight, Sort: l.Sort("status")},
		{Label: c.T("account.field.responsible"), Place: ui.MiddleLeft, Two: true},
		{Label: c.T("account.field.updated"), Place: ui.MiddleRight, Sort: l.Sort("updated")},
	}}
	for _, r := range got.Rows {
		t.Rows = append(t.Rows, ui.Row{Indented: true, Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: mono(r.Name, false), Name: r.Name, Href: href(r.ID), Sub: subOf(c, r)}),
			orUnknown(c, countriesText(c.Loc, r.Countries)),
			statusPill(c, r.Status),
			responsible(c, r),
			ui.Num(c.Loc.Day(r.UpdatedAt.Day(c.Who.Location()))),
		}})
	}
	if len(got.Rows) == 0 {
		t.Empty = ui.Empty(empty(c, l))
	}
	return t
}

// subOf is what an account does and where.
func subOf(c *web.Ctx, r accountdesk.Line) string {
	s := joined(" · ", r.Sector, r.City)
	if r.Tier != account.Unrated {
		s = joined(" · ", s, c.T("account.tier."+string(r.Tier)))
	}
	return s
}

func responsible(c *web.Ctx, r accountdesk.Line) ui.Content {
	switch {
	case r.Responsible == "":
		return ui.Unknown(c.T("account.nobody"))
	case r.ResponsibleRole == account.Interim:
		return ui.TwoLine(r.Responsible, c.T("account.role.INTERIM"))
	case r.ResponsibleRole == "" && r.Status.Carried():
		return ui.All(ui.Unknown(c.T("account.nobody")), ui.Small(c.T("account.brought_by", "name", r.Responsible)))
	}
	return ui.TwoLine(r.Responsible, "")
}

func empty(c *web.Ctx, l web.ListState) ui.EmptyState {
	if len(l.Query) > 0 {
		return ui.EmptyState{Title: c.T("list.none.title"), Text: c.T("list.none.text"), NoArt: true,
			Actions: []ui.Button{{Label: c.T("list.none.clear"), Href: "/accounts"}}}
	}
	e := ui.EmptyState{Title: c.T("account.empty.title"), Text: c.T("account.empty.text")}
	if accountdesk.MayCreate(c.Who) {
		e.Actions = []ui.Button{{Label: c.T("account.new"), Kind: ui.Primary, Href: "/accounts/new"}, {Label: c.T("account.empty.import"), Href: "/import"}}
	}
	for _, p := range []string{"p1", "p2", "p3"} {
		e.Points = append(e.Points, ui.EmptyPoint{Title: c.T("account.empty." + p + ".title"), Text: c.T("account.empty." + p + ".text")})
	}
	return e
}

func filters(c *web.Ctx, l web.ListState, o accountdesk.Choosable) ui.Filters {
	any := func(key string, list []ui.Option) []ui.Option {
		return append([]ui.Option{{Label: c.T("account.filter." + key)}}, list...)
	}
	var sectors, people []ui.Option
	for _, s := range o.Sectors {
		sectors = append(sectors, ui.Option{Value: s, Label: s})
	}
	for _, p := range o.People {
		people = append(people, ui.Option{Value: p.ID, Label: p.Name})
	}
	f := ui.Filters{Action: "/accounts", Label: c.T("list.filter"), Apply: c.T("list.apply"),
		Query: &ui.Field{Name: "q", Value: c.Query("q"), Label: c.T("list.search"), Placeholder: c.T("account.filter.query")}}
	for _, s := range []struct {
		name, label string
		options     []ui.Option
	}{
		{"status", "status", any("any_status", codes(c, "account.status.", account.Statuses, ""))},
		{"tier", "tier", any("any_tier", codes(c, "account.tier.", account.Tiers, ""))},
		{"sector", "sector", any("any_sector", sectors)},
		{"country", "country", any("any_country", sorted(c.Loc, o.Countries))},
		{"person", "responsible", any("anyone", people)},
	} {
		if len(s.options) > 2 || c.Query(s.name) != "" { // a list of one choice filters nothing
			f.Selects = append(f.Selects, ui.FilterSelect{Name: s.name, Label: c.T("account.field." + s.label), Options: choose(s.options, c.Query(s.name))})
		}
	}
	if c.Query("orphan") != "" {
		f.Chips = []ui.Chip{{Label: c.T("account.filter.orphan"), Href: l.With("orphan", ""), Remove: c.T("account.filter.remove")}}
		f.Hidden = append(f.Hidden, ui.HiddenField{Name: "orphan", Value: "1"})
	}
	if l.Query.Get("sort") != "" {
		f.Hidden = append(f.Hidden, ui.HiddenField{Name: "sort", Value: l.Page.Sort})
	}
	if l.Page.Desc {
		f.Hidden = append(f.Hidden, ui.HiddenField{Name: "dir", Value: "desc"})
	}
	return f
}
