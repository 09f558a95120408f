package contactweb

import (
	"github.com/a-h/templ"

	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// panelRows is how many people the account's page shows.
const panelRows = 8

// accountPanel lists an account's people on its page.
func (h *handlers) accountPanel(c *web.Ctx, account string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	a := id.Account(account)
	got, err := h.desk.List(c.Context(), c.Who, contactdesk.Filter{Account: a}, page.Request{Size: panelRows})
	if err != nil {
		return nil, err
	}
	v := panelView{card: ui.Card{ID: "contacts", Title: c.T("nav.contacts")}, table: table(c, got.Rows, false)}
	switch {
	case !got.Next.IsZero():
		v.card.Right = ui.More(ui.Link{Label: c.T("contact.panel.all"), Href: "/contacts?account=" + account})
	case writes(c.Who):
		v.card.Right = ui.More(ui.Link{Label: c.T("contact.panel.add"), Href: newHref(a)})
	}
	if len(got.Rows) == 0 {
		v.table.Empty = ui.Empty(ui.EmptyState{Title: c.T("contact.panel.none"), Text: c.T("contact.empty.text"), NoArt: true})
	}
	return panel(v), nil
}

type panelView struct {
	card  ui.Card
	table ui.Table
}
