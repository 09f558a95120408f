package contactweb

import (
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

func filterOf(c *web.Ctx) contactdesk.Filter {
	f := contactdesk.Filter{Query: c.Query("q"), Lang: c.Query("lang_of")}
	if a, ok := id.Parse[id.Account](c.Query("account")); ok {
		f.Account = a
	}
	return f
}

func (h *handlers) list(c *web.Ctx) error {
	if !teamdesk.May(c.Who, team.Contact, team.Read) {
		return c.Closed("contacts", c.T("nav.contacts"))
	}
	l := c.List("name")
	filter := filterOf(c)
	got, err := h.desk.List(c.Context(), c.Who, filter, l.Page)
	if err != nil {
		return err
	}
	v := ui.Listing{Head: ui.Head{Title: c.T("nav.contacts"), Lede: c.T("contact.list.lede")}, Card: ui.Card{ID: "contacts", Title: c.T("nav.contacts"), NoTitle: true}}
	if v.Filters, err = h.filters(c, l, filter); err != nil {
		return err
	}
	v.Table = table(c, got.Rows, true)
	v.Table.Pager = c.Pager(l, got.Prev, got.Next, len(got.Rows))
	v.Table.Columns[0].Sort, v.Table.Columns[len(v.Table.Columns)-1].Sort = l.Sort("name"), l.Sort("updated")
	if len(got.Rows) == 0 {
		v.Table.Empty = ui.Empty(empty(c, l))
	}
	v.Head.Actions = []ui.Button{
		{Label: c.T("list.export_csv"), Icon: "download", Href: l.On("/contacts/export.csv"), Download: true, Wide: true},
		{Label: c.T("list.export_xlsx"), Icon: "download", Href: l.On("/contacts/export.xlsx"), Download: true, Wide: true},
		{Label: c.T("contact.cards"), Icon: "download", Href: l.On("/contacts/export.vcf"), Download: true, Wide: true},
	}
	if writes(c.Who) {
		v.Head.Actions = append(v.Head.Actions, ui.Button{Label: c.T("contact.new"), Icon: "plus", Kind: ui.Primary, Href: newHref(filter.Account)})
	}
	return c.Page(web.Page{Title: c.T("nav.contacts"), Nav: "contacts", Body: ui.ListPage(v)})
}

func newHref(account id.Account) string {
	if account == "" {
		return "/contacts/new"
	}
	return "/contacts/new?account=" + string(account)
}

// table lists people; withAccount says where they work, and the rest that their account's own page need not.
func table(c *web.Ctx, rows []contactdesk.Line, withAccount bool) ui.Table {
	limited := contactdesk.Limited(c.Who)
	t := ui.Table{Caption: c.T("nav.contacts"), RowLinks: true, Columns: []ui.Column{{Label: c.T("contact.field.name"), Head: true, Place: ui.TopLeft, Wrap: true}}}
	if withAccount {
		t.Columns = append(t.Columns, ui.Column{Label: c.T("contact.field.account"), Place: ui.WholeLine, Wrap: true})
	}
	t.Columns = append(t.Columns, ui.Column{Label: c.T("contact.field.phone"), Place: ui.MiddleLeft})
	if !limited {
		t.Columns = append(t.Columns, ui.Column{Label: c.T("contact.field.email"), Place: ui.LastLeft, Wrap: true})
	}
	if withAccount && !limited {
		t.Columns = append(t.Columns, ui.Column{Label: c.T("contact.field.lang"), Place: ui.NotOnPhone, Roomy: true})
	}
	if withAccount {
		t.Columns = append(t.Columns, ui.Column{Label: c.T("contact.field.updated"), Place: ui.NotOnPhone, Roomy: true})
	}
	for _, r := range rows {
		cells := []ui.Content{ui.PartyCell(ui.Party{Mono: mono(r.Name, false), Name: r.Name, Href: href(r.ID), Sub: r.Job})}
		if withAccount {
			cells = append(cells, ui.TextLink(ui.Link{Label: r.AccountName, Href: "/accounts/" + string(r.Account)}))
		}
		cells = append(cells, call(c, r.Phone, r.Tel))
		if !limited {
			cells = append(cells, write(c, r.Email))
		}
		if withAccount && !limited {
			cells = append(cells, orUnknown(c, c.Loc.Language(r.Lang)))
		}
		if withAccount {
			cells = append(cells, ui.Num(c.Loc.Day(r.UpdatedAt.Day(c.Who.Location()))))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: cells})
	}
	return t
}

func empty(c *web.Ctx, l web.ListState) ui.EmptyState {
	if len(l.Query) > 0 {
		return ui.EmptyState{Title: c.T("list.none.title"), Text: c.T("list.none.text"), NoArt: true,
			Actions: []ui.Button{{Label: c.T("list.none.clear"), Href: "/contacts"}}}
	}
	e := ui.EmptyState{Title: c.T("contact.empty.title"), Text: c.T("contact.empty.text")}
	if writes(c.Who) {
		e.Actions = []ui.Button{{Label: c.T("contact.new"), Kind: ui.Primary, Href: "/contacts/new"}, {Label: c.T("contact.empty.import"), Href: "/import"}}
	}
	for _, p := range []string{"p1", "p2", "p3"} {
		e.Points = append(e.Points, ui.EmptyPoint{Title: c.T("contact.empty." + p + ".title"), Text: c.T("contact.empty." + p + ".text")})
	}
	return e
}

func (h *handlers) filters(c *web.Ctx, l web.ListState, filter contactdesk.Filter) (ui.Filters, error) {
	f := ui.Filters{Action: "/contacts", Label: c.T("list.filter"), Apply: c.T("list.apply"),
		Query: &ui.Field{Name: "q", Value: c.Query("q"), Label: c.T("list.search"), Placeholder: c.T("contact.filter.query")}}
	if !contactdesk.Limited(c.Who) {
		options := languageOptions(c, filter.Lang)
		options[0].Label = c.T("contact.filter.any_lang")
		f.Selects = []ui.FilterSelect{{Name: "lang_of", Label: c.T("contact.field.lang"), Options: options}}
	}
	if filter.Account != "" {
		name, err := h.accounts.Name(c.Context(), c.Who, filter.Account)
		if err != nil {
			return f, err
		}
		f.Chips = []ui.Chip{{Label: name, Href: l.With("account", ""), Remove: c.T("contact.filter.remove")}}
		f.Hidden = append(f.Hidden, ui.HiddenField{Name: "account", Value: string(filter.Account)})
	}
	if l.Query.Get("sort") != "" {
		f.Hidden = append(f.Hidden, ui.HiddenField{Name: "sort", Value: l.Page.Sort})
	}
	if l.Page.Desc {
		f.Hidden = append(f.Hidden, ui.HiddenField{Name: "dir", Value: "desc"})
	}
	return f, nil
}
