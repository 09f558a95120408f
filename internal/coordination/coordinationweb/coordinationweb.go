// Package coordinationweb shows what colleagues ask each other about accounts: what one is asked, what one asked, the
// answer, and who works on an account and answers there for what.
package coordinationweb

import (
	"embed"

	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct {
	desk     *coordinationdesk.Desk
	accounts web.Accounts
}

func asks(a who.Actor) bool  { return teamdesk.May(a, team.Coordination, team.Write) }
func reads(a who.Actor) bool { return teamdesk.May(a, team.Coordination, team.Read) }

// Routes mounts the pages. Everybody has the list of requests: anyone may be asked.
func Routes(s *web.Site, desk *coordinationdesk.Desk, accounts web.Accounts) {
	h := &handlers{desk: desk, accounts: accounts}
	s.Nav(web.NavItem{Key: "requests", Href: "/requests", Icon: "inbox", Group: 1, Keys: "g q"})
	s.Capture(web.CaptureItem{Key: "request", Href: "/requests/new", Icon: "message-circle-question-mark", Show: asks})
	s.Get("/requests", h.list)
	s.Get("/requests/export.csv", h.exportCSV)
	s.Get("/requests/export.xlsx", h.exportXLSX)
	s.Get("/requests/new", h.new)
	s.Post("/requests", h.create)
	s.Get("/requests/{id}", h.show)
	s.Post("/requests/{id}/answer", h.answer)
	s.Post("/requests/{id}/remind", h.remind)
	s.Post("/requests/{id}/reassign", h.reassign)
	s.Post("/requests/{id}/cancel", h.cancel)
	s.Get("/accounts/{id}/team", h.team)
	s.Post("/accounts/{id}/team/topics", h.assign)
	s.Panel(web.Panel{On: "account", Key: "requests", Order: 42, Render: h.accountPanel})
	s.Action(web.Action{On: "account", Order: 20, Button: func(c *web.Ctx, account string) (ui.Button, bool) {
		return ui.Button{Label: c.T("coordination.team"), Icon: "users", Href: teamHref(id.Account(account)), Wide: true}, true
	}})
}
