package accountweb

import (
	"slices"

	"github.com/a-h/templ"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

func (h *handlers) list(c *web.Ctx) error {
	if !teamdesk.May(c.Who, team.Account, team.Read) {
		return c.Closed("accounts", c.T("nav.accounts"))
	}
	l := c.List(accountdesk.Sorts[0])
	got, offered, err := h.desk.Browse(c.Context(), c.Who, filterOf(c), l.Page)
	if err != nil {
		return err
	}
	figures, err := h.listed(c, got.Rows)
	if err != nil {
		return err
	}
	v := ui.Listing{Head: ui.Head{Title: c.T("nav.accounts"), Lede: c.T("account.list.lede")}, Filters: filters(c, l, offered),
		Card: ui.Card{ID: "accounts", Title: c.T("nav.accounts"), NoTitle: true}, Table: table(c, l, got, figures)}
	v.Head.Actions = []ui.Button{
		{Label: c.T("list.export_csv"), Icon: "download", Href: l.On("/accounts/export.csv"), Download: true, Wide: true},
		{Label: c.T("list.export_xlsx"), Icon: "download", Href: l.On("/accounts/export.xlsx"), Download: true, Wide: true},
	}
	if accountdesk.MayCreate(c.Who) {
		v.Head.Actions = append(v.Head.Actions, ui.Button{Label: c.T("account.new"), Icon: "plus", Kind: ui.Primary, Href: "/accounts/new"})
	}
	return c.Page(web.Page{Title: c.T("nav.accounts"), Nav: "accounts", Body: ui.ListPage(v)})
}

// listed is what other areas say of the accounts of one page; nil where none does.
func (h *handlers) listed(c *web.Ctx, rows []accountdesk.Line) (map[id.Account]AccountFigures, error) {
	if h.figures == nil || len(rows) == 0 {
		return nil, nil
	}
	return h.figures.Listed(c.Context(), c.Who, idsOf(rows))
}

func idsOf(rows []accountdesk.Line) []id.Account {
	out := make([]id.Account, len(rows))
	for i, r := range rows {
		out[i] = r.ID
	}
	return out
}

// table shows the figures that the reader may see of some account of the page, and no others.
func table(c *web.Ctx, l web.ListState, got page.Of[accountdesk.Line], figures map[id.Account]AccountFigures) ui.Table {
	t := ui.Table{Caption: c.T("nav.accounts"), RowLinks: true, Pager: c.Pager(l, got.Prev, got.Next, len(got.Rows)), Columns: []ui.Column{
		{Label: c.T("account.field.account"), Head: true, Place: ui.TopLeft, Sort: l.Sort("name"), Wrap: true},
		{Label: c.T("account.field.countries"), Place: ui.NotOnPhone, Roomy: true},
		{Label: c.T("account.field.status"), Place: ui.TopRight, Sort: l.Sort("status")},
		{Label: c.T("account.field.responsible"), Place: ui.MiddleLeft, Two: true},
	}}
	some := func(hidden func(AccountFigures) bool) bool {
		return slices.ContainsFunc(got.Rows, func(r accountdesk.Line) bool { f, told := figures[r.ID]; return told && !hidden(f) })
	}
	results := some(func(f AccountFigures) bool { return f.ResultsHidden })
	dates := some(func(f AccountFigures) bool { return f.ContractsHidden })
	if results {
		t.Columns = append(t.Columns, ui.Column{Label: c.T("account.field.revenue12_short"), Num: true, Place: ui.NotOnPhone})
	}
	if dates {
		t.Columns = append(t.Columns, ui.Column{Label: c.T("account.field.next"), Place: ui.NotOnPhone, Gap: true})
	}
	t.Columns = append(t.Columns, ui.Column{Label: c.T("account.field.updated"), Place: ui.NotOnPhone, Sort: l.Sort("updated"), Spare: figures != nil},
		ui.Column{Label: c.T("account.brief"), Hidden: true, Place: ui.MiddleRight})
	for _, r := range got.Rows {
		row := ui.Row{Indented: true, Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: mono(r.Name, false), Name: r.Name, Href: href(r.ID), Sub: subOf(c, r)}),
			orUnknown(c, countriesText(c.Loc, r.Countries)),
			statusPill(c, r.Status),
			responsible(c, r)}}
		if results {
			row.Cells = append(row.Cells, rolling(c, figures[r.ID]))
		}
		if dates {
			row.Cells = append(row.Cells, next(c, figures[r.ID]))
		}
		row.Cells = append(row.Cells, ui.Num(c.Loc.Day(r.UpdatedAt.Day(c.Who.Location()))), brief(c, r))
		t.Rows = append(t.Rows, row)
	}
	if len(got.Rows) == 0 {
		t.Empty = ui.Empty(empty(c, l))
	}
	return t
}

// brief leads to the sheet to read before a meeting, in one press.
func brief(c *web.Ctx, r accountdesk.Line) ui.Content {
	b := ui.Button{Label: c.T("account.brief"), Icon: "file-text", Small: true, Kind: ui.Ghost, Href: href(r.ID) + "/brief",
		Attrs: templ.Attributes{"aria-label": c.T("account.brief.of", "name", r.Name)}}
	return ui.Btn(b)
}

// subOf is what an account does and where.
func subOf(c *web.Ctx, r accountdesk.Line) string {
	place := r.City
	if r.Apart != nil { // another account has its name: say all that tells them apart
		place = joined(" · ", places(c.Loc, r.City, r.Apart.Country), numberOf(c, *r.Apart), r.Apart.Parent)
	}
	s := joined(" · ", r.Sector, place)
	if r.Tier != account.Unrated {
		s = joined(" · ", s, c.T("account.tier."+string(r.Tier)))
	}
	return s
}

// numberOf is the legal number that tells an account from its homonyms: "SIREN 732 829 320".
func numberOf(c *web.Ctx, a accountdesk.Apart) string {
	if a.Number == "" {
		return ""
	}
	return schemeName(c.Loc, a.Scheme) + " " + spaced(account.Identifier{Scheme: a.Scheme, Value: a.Number})
}

func responsible(c *web.Ctx, r accountdesk.Line) ui.Content {
	switch {
	case r.Responsible == "":
		return ui.Unknown(c.T("account.nobody"))
	case r.ResponsibleRole == account.Interim:
		return ui.TwoLine(r.Responsible, c.T("account.role.INTERIM"))
	case r.ResponsibleRole == "": // who brought it in does not answer for it yet
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
