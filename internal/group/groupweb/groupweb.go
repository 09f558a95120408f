// Package groupweb shows the group of an account: its tree on a day, a legal body beside it, the gestures on both, the
// mergers of accounts, and what became of an account that was absorbed.
package groupweb

import (
	"embed"

	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct {
	desk     *groupdesk.Desk
	accounts web.Accounts
}

// Routes mounts the pages.
func Routes(s *web.Site, desk *groupdesk.Desk, accounts web.Accounts) {
	h := &handlers{desk: desk, accounts: accounts}
	s.Get("/accounts/{id}/group", h.show)
	s.Get("/accounts/{id}/group/export.csv", h.exportCSV)
	s.Get("/accounts/{id}/group/export.xlsx", h.exportXLSX)
	s.Post("/accounts/{id}/group/shares", h.addShare)
	s.Post("/accounts/{id}/group/shares/{share}", h.moveShare)
	s.Post("/accounts/{id}/group/shares/{share}/close", h.closeShare)
	s.Post("/accounts/{id}/group/shares/{share}/remove", h.removeShare)
	s.Post("/accounts/{id}/group/entities/{entity}/sell", h.sell)
	s.Post("/accounts/{id}/group/entities/{entity}/close", h.closeBody)
	s.Post("/accounts/{id}/group/entities/{entity}/activate", h.activate)
	s.Post("/accounts/{id}/group/entities/{entity}/head", h.chooseHead)
	s.Post("/accounts/{id}/group/sites", h.addSite)
	s.Post("/accounts/{id}/group/sites/{site}", h.editSite)
	s.Post("/accounts/{id}/group/sites/{site}/remove", h.removeSite)
	s.Get("/accounts/{id}/merge", h.mergePage)
	s.Post("/accounts/{id}/merge", h.merge)
	s.Get("/accounts/{id}/absorbed", h.absorbed)
	s.Panel(web.Panel{On: "account", Key: "group", Order: 45, Render: h.accountPanel})
	s.Action(web.Action{On: "account", Order: 10, Button: func(c *web.Ctx, account string) (ui.Button, bool) {
		return ui.Button{Label: c.T("group.name"), Icon: "network", Href: groupHref(id.Account(account)), Wide: true}, true
	}})
	s.Successor("account", h.successor)
}

func accountHref(c id.Account) string { return "/accounts/" + string(c) }
func groupHref(c id.Account) string   { return accountHref(c) + "/group" }
