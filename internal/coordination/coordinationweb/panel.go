package coordinationweb

import (
	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// shownOnAccount is how many requests an account's page shows.
const shownOnAccount = 6

type panelView struct {
	card  ui.Card
	table ui.Table
	empty *ui.EmptyState
}

// accountPanel shows what is being asked about an account, and the latest answers.
func (h *handlers) accountPanel(c *web.Ctx, record string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	account := id.Account(record)
	open, answered, more, err := h.desk.OfAccount(c.Context(), c.Who, account, shownOnAccount)
	if err != nil {
		return nil, err
	}
	v := panelView{card: ui.Card{ID: "requests", Anchor: true, Title: c.T("coordination.panel.title")},
		table: ui.Table{Caption: c.T("coordination.panel.title"), Columns: columns(c, false), RowLinks: true}}
	ask := ui.Link{Label: c.T("coordination.ask"), Href: newFor(account, accountHref(account))}
	switch {
	case more:
		v.card.Right = ui.More(ui.Link{Label: c.T("coordination.panel.all"), Href: "/requests?account=" + record})
	case asks(c.Who):
		v.card.Right = ui.More(ask)
	}
	for _, s := range append(open, answered...) {
		v.table.Rows = append(v.table.Rows, rowOf(c, s, false))
	}
	if len(v.table.Rows) == 0 {
		v.empty = &ui.EmptyState{Title: c.T("coordination.panel.none"), Text: c.T("coordination.panel.none_text"), NoArt: true}
		if asks(c.Who) {
			v.empty.Actions = []ui.Button{{Label: ask.Label, Icon: "plus", Href: ask.Href}}
		}
	}
	return panel(v), nil
}
