package contractweb

import (
	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

func filterOf(c *web.Ctx) contractdesk.Filter {
	f := contractdesk.Filter{Query: c.Query("q"), State: contract.State(c.Query("state")),
		Renewal: contract.RenewalKind(c.Query("renewal")), Observed: c.Query("whose"), Live: c.Query("over") == ""}
	if a, ok := id.Parse[id.Account](c.Query("account")); ok {
		f.Account = a
	}
	if !f.State.Valid() {
		f.State = ""
	}
	if f.State.Over() {
		f.Live = false
	}
	if !f.Renewal.Valid() {
		f.Renewal = ""
	}
	return f
}

func (h *handlers) list(c *web.Ctx) error {
	if !teamdesk.May(c.Who, team.Contract, team.Read) {
		return c.Closed("contracts", c.T("contract.list.title"))
	}
	l := c.List("deadline")
	got, err := h.desk.List(c.Context(), c.Who, filterOf(c), l.Page)
	if err != nil {
		return err
	}
	return c.Page(web.Page{Title: c.T("contract.list.title"), Nav: "contracts", Body: ui.ListPage(h.listView(c, l, got))})
}

func (h *handlers) listView(c *web.Ctx, l web.ListState, got page.Of[contractdesk.Line]) ui.Listing {
	v := ui.Listing{Head: ui.Head{Title: c.T("contract.list.title"), Lede: c.T("contract.list.lede")}}
	v.Head.Actions = []ui.Button{
		{Label: c.T("list.export_csv"), Icon: "download", Href: l.On("/contracts/export.csv"), Download: true, Wide: true},
		{Label: c.T("list.export_xlsx"), Icon: "download", Href: l.On("/contracts/export.xlsx"), Download: true, Wide: true},
	}
	if writes(c.Who) {
		v.Head.Actions = append(v.Head.Actions, ui.Button{Label: c.T("contract.new"), Icon: "plus", Kind: ui.Primary, Href: "/contracts/new"})
	}
	v.Filters = h.filters(c, l)
	v.Card = ui.Card{ID: "contracts", Title: c.T("contract.list.title"), NoTitle: true}
	v.Table = ui.Table{Caption: c.T("contract.list.title"), RowLinks: true, Pager: c.Pager(l, got.Prev, got.Next, len(got.Rows)),
		Columns: []ui.Column{
			{Label: c.T("contract.field.name"), Head: true, Place: ui.TopLeft, Sort: l.Sort("name"), Wrap: true},
			{Label: c.T("contract.field.state"), Place: ui.LastLeft},
			{Label: c.T("contract.col.next"), Place: ui.MiddleLeft, Sort: l.Sort("deadline"), Two: true},
			{Label: c.T("contract.field.renewal"), Place: ui.MiddleRight, Class: "k-soft", Roomy: true},
			{Label: c.T("contract.field.value"), Num: true, Strong: true, Place: ui.TopRight},
			{Label: c.T("contract.field.owner"), Place: ui.NotOnPhone, Gap: true, Two: true},
		}}
	for _, r := range got.Rows {
		v.Table.Rows = append(v.Table.Rows, h.listRow(c, r))
	}
	if len(got.Rows) == 0 {
		v.Table.Empty = ui.Empty(h.empty(c, l))
	}
	return v
}

// firstContract is the first step of who may enter contracts.
func firstContract(c *web.Ctx, href string, others ...ui.Button) []ui.Button {
	if !writes(c.Who) {
		return nil
	}
	return append([]ui.Button{{Label: c.T("contract.new"), Kind: ui.Primary, Href: href}}, others...)
}

func (h *handlers) empty(c *web.Ctx, l web.ListState) ui.EmptyState {
	if len(l.Query) > 0 {
		return ui.EmptyState{Title: c.T("list.none.title"), Text: c.T("list.none.text"), NoArt: true,
			Actions: []ui.Button{{Label: c.T("list.none.clear"), Href: "/contracts"}}}
	}
	return ui.EmptyState{Title: c.T("contract.empty.title"), Text: c.T("contract.empty.text"),
		Actions: firstContract(c, "/contracts/new", ui.Button{Label: c.T("contract.empty.import"), Href: "/import"}),
		Points: []ui.EmptyPoint{
			{Title: c.T("contract.empty.p1.title"), Text: c.T("contract.empty.p1.text")},
			{Title: c.T("contract.empty.p2.title"), Text: c.T("contract.empty.p2.text")},
			{Title: c.T("contract.empty.p3.title"), Text: c.T("contract.empty.p3.text")},
		}}
}

func (h *handlers) listRow(c *web.Ctx, r contractdesk.Line) ui.Row {
	date, note := lineDate(c, r)
	value := ui.Unknown(c.T("to_be_costed"))
	if r.Value != nil {
		value = ui.Text(c.Loc.Money(*r.Value))
	}
	sub := r.AccountName
	if r.Number != "" {
		sub += " · " + r.Number
	}
	if r.Observed && r.Holder != "" {
		sub += " · " + c.T("contract.held_by", "holder", r.Holder)
	}
	return ui.Row{Cells: []ui.Content{
		ui.PartyCell(ui.Party{Name: r.Name, Href: "/contracts/" + string(r.ID), Sub: sub}),
		stateOf(c, r.State),
		ui.TwoLine(date, note),
		ui.Text(renewalText(c.Loc, r.Renewal)),
		value,
		ui.Text(r.OwnerName),
	}}
}

// lineDate is the next date of a contract, and what it is.
func lineDate(c *web.Ctx, r contractdesk.Line) (date, note string) {
	note = c.T("contract.col." + string(r.Next.Step))
	if r.Next.On == nil {
		return c.T("contract.col.no_date"), note
	}
	return c.Loc.Day(*r.Next.On), note
}

func (h *handlers) filters(c *web.Ctx, l web.ListState) ui.Filters {
	opt := func(value, label, now string) ui.Option {
		return ui.Option{Value: value, Label: label, Selected: value == now}
	}
	states := []ui.Option{opt("", c.T("contract.filter.any_state"), c.Query("state"))}
	for _, s := range contract.States {
		states = append(states, opt(string(s), c.T("contract.state."+string(s)), c.Query("state")))
	}
	renewals := []ui.Option{opt("", c.T("contract.filter.any_renewal"), c.Query("renewal"))}
	for _, r := range contract.RenewalKinds {
		renewals = append(renewals, opt(string(r), c.T("contract.renewal."+string(r)), c.Query("renewal")))
	}
	whose := []ui.Option{opt("", c.T("contract.filter.ours"), c.Query("whose")), opt("market", c.T("contract.filter.market"), c.Query("whose")),
		opt("all", c.T("contract.filter.all"), c.Query("whose"))}
	over := []ui.Option{opt("", c.T("contract.filter.live"), c.Query("over")), opt("1", c.T("contract.filter.with_over"), c.Query("over"))}
	f := ui.Filters{Action: "/contracts", Label: c.T("list.filter"), Apply: c.T("list.apply"),
		Query: &ui.Field{Name: "q", Value: c.Query("q"), Label: c.T("list.search"), Placeholder: c.T("contract.filter.query")},
		Selects: []ui.FilterSelect{{Name: "state", Label: c.T("contract.field.state"), Options: states},
			{Name: "renewal", Label: c.T("contract.field.renewal"), Options: renewals},
			{Name: "whose", Label: c.T("contract.filter.whose"), Options: whose},
			{Name: "over", Label: c.T("contract.filter.over"), Options: over}}}
	if l.Page.Sort != "" {
		f.Hidden = []ui.HiddenField{{Name: "sort", Value: l.Page.Sort}}
		if l.Page.Desc {
			f.Hidden = append(f.Hidden, ui.HiddenField{Name: "dir", Value: "desc"})
		}
	}
	return f
}
