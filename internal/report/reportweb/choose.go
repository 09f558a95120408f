package reportweb

import (
	"net/url"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/report"
	"comptoir/internal/report/reportdesk"
)

// chooseView is whose review one may draw.
type chooseView struct {
	head  ui.Head
	mine  *offer
	card  ui.Card
	table ui.Table
	// briefs are the reader's accounts.
	briefCard ui.Card
	briefs    ui.Table
	empty     ui.EmptyState
}

// offer is the reader's own review.
type offer struct {
	card    ui.Card
	text    string
	count   string
	buttons []ui.Button
}

func (h *handlers) choose(c *web.Ctx) error {
	choices, err := h.desk.Choices(c.Context(), c.Who)
	if err != nil {
		return err
	}
	v := chooseView{head: ui.Head{Title: c.T("report.page.title"), Lede: c.T("report.page.lede")},
		card:  ui.Card{ID: "people", Title: c.T("report.page.people")},
		empty: ui.EmptyState{Title: c.T("report.page.none"), Text: c.T("report.page.none.text")},
		table: ui.Table{Caption: c.T("report.page.people.table"), RowLinks: true, Columns: []ui.Column{
			{Label: c.T("report.col.person"), Head: true, Place: ui.TopLeft, Wrap: true}, {Label: c.T("report.col.extent"), Place: ui.MiddleLeft},
			{Label: c.T("report.col.accounts"), Num: true, Place: ui.TopRight}, {Label: c.T("report.page.pdf"), Hidden: true, Place: ui.LastRight}}}}
	for _, x := range choices {
		if x.Mine && x.Accounts > 0 {
			v.mine = h.mine(c, x)
		} else if !x.Mine {
			v.table.Rows = append(v.table.Rows, personRow(c, x))
		}
	}
	if v.briefCard, v.briefs, err = h.briefs(c); err != nil {
		return err
	}
	return c.Page(web.Page{Title: c.T("report.page.title"), Nav: "reports", Body: choosePage(v)})
}

// shownBriefs is how many accounts the page lists; the others are reached from their own page.
const shownBriefs = 40

// briefs lists the accounts that the reader carries.
func (h *handlers) briefs(c *web.Ctx) (ui.Card, ui.Table, error) {
	card := ui.Card{ID: "briefs", Title: c.T("report.page.briefs"), Right: ui.Sub(c.T("report.page.briefs.text"))}
	t := ui.Table{Caption: c.T("report.page.briefs.table"), RowLinks: true, Columns: []ui.Column{{Label: c.T("report.col.account"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("report.col.standing"), Place: ui.MiddleLeft}, {Label: c.T("report.page.pdf"), Hidden: true, Place: ui.LastRight}}}
	carried, err := h.desk.Carried(c.Context(), c.Who)
	for _, a := range carried[:min(len(carried), shownBriefs)] {
		at := "/accounts/" + string(a.ID) + "/brief"
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: web.Initials(a.Name), Name: a.Name}, Name: a.Name, Href: at, Sub: a.Sector}),
			ui.Text(c.T("account.status." + a.Status)),
			ui.Btn(ui.Button{Label: c.T("report.page.pdf"), Icon: "download", Small: true, Href: at + ".pdf", Download: true}),
		}})
	}
	return card, t, err
}

func (h *handlers) mine(c *web.Ctx, x reportdesk.Choice) *offer {
	o := &offer{card: ui.Card{ID: "mine", Title: c.T("report.page.mine")}, text: c.T("report.page.mine.text"), count: c.Loc.N("report.page.accounts", x.Accounts)}
	switch x.Extent {
	case report.Company:
		o.card.Title, o.text = c.T("report.page.company"), c.T("report.page.company.text")
	case report.Branch:
		o.card.Title, o.text = c.T("report.page.branch"), c.T("report.page.branch.text")
	}
	other := otherLang(c.Loc.Lang)
	o.buttons = []ui.Button{
		{Label: c.T("report.page.open"), Icon: "file-chart-column", Kind: ui.Primary, Href: address(x.ID, c.Loc.Lang, "")},
		{Label: c.T("report.page.pdf"), Icon: "download", Href: address(x.ID, c.Loc.Lang, ".pdf"), Download: true},
		{Label: h.Bundle.For(other).T("report.page.in_this_language"), Href: address(x.ID, other, ""), Lang: other},
	}
	return o
}

func personRow(c *web.Ctx, x reportdesk.Choice) ui.Row {
	title := c.T("team.title.none")
	if x.Title != "" {
		title = c.T("team.title." + x.Title)
	}
	return ui.Row{Cells: []ui.Content{
		ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: web.Initials(x.Name), Name: x.Name}, Name: x.Name, Href: address(x.ID, c.Loc.Lang, ""), Sub: title}),
		ui.Text(c.T("report.page.extent." + string(x.Extent))), ui.Num(c.Loc.Int(int64(x.Accounts))),
		ui.Btn(ui.Button{Label: c.T("report.page.pdf"), Icon: "download", Small: true, Href: address(x.ID, c.Loc.Lang, ".pdf"), Download: true}),
	}}
}

// address is where a review is, on screen or as a file.
func address(user id.User, lang, form string) string {
	q := url.Values{"user": {string(user)}, "lang": {lang}}
	return "/reports/portfolio" + form + "?" + q.Encode()
}
