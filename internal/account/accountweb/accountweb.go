// Package accountweb shows accounts: the list, the account's page, its form, and the accounts on the cockpit.
package accountweb

import (
	"context"
	"embed"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

// Figures is what the cockpit says of accounts besides their names: it comes from the areas of results, contracts and
// tasks. An account without figures is absent from the answer.
type Figures interface {
	For(ctx context.Context, a who.Actor, accounts []id.Account) (map[id.Account]AccountFigures, error)
	// Listed is For without the tasks, for lists and exports.
	Listed(ctx context.Context, a who.Actor, accounts []id.Account) (map[id.Account]AccountFigures, error)
}

type handlers struct {
	desk    *accountdesk.Desk
	figures Figures
}

// Routes mounts the pages. figures may be nil: the cockpit then shows names without figures. The account's page takes
// the panels of other areas twice: "account-figures" across the page, under its head, and "account" in its main column.
func Routes(s *web.Site, desk *accountdesk.Desk, figures Figures) {
	h := &handlers{desk: desk, figures: figures}
	reads := func(a who.Actor) bool { return teamdesk.May(a, team.Account, team.Read) }
	s.Nav(web.NavItem{Key: "accounts", Href: "/accounts", Icon: "building-2", Group: 1, Phone: 2, Keys: "g a", Show: reads})
	s.Capture(web.CaptureItem{Key: "account", Href: "/accounts/new", Icon: "building-2", Show: accountdesk.MayCreate})
	s.GetKept("/accounts", h.list)
	s.Get("/accounts/export.csv", h.exportCSV)
	s.Get("/accounts/export.xlsx", h.exportXLSX)
	s.Get("/accounts/new", h.new)
	s.Post("/accounts", h.create)
	s.GetKept("/accounts/{id}", h.show)
	s.Get("/accounts/{id}/edit", h.edit)
	s.Post("/accounts/{id}", h.save)
	s.Post("/accounts/{id}/status", h.move)
	s.Post("/accounts/{id}/remove", h.remove)
	s.Post("/accounts/{id}/identifiers", h.addIdentifier)
	s.Post("/accounts/{id}/identifiers/{number}/verify", h.verifyIdentifier)
	s.Post("/accounts/{id}/identifiers/{number}/retire", h.retireIdentifier)
	s.Get("/accounts/{id}/entities/new", h.newEntity)
	s.Post("/accounts/{id}/entities", h.addEntity)
	s.Get("/accounts/{id}/entities/{entity}", h.editEntity)
	s.Post("/accounts/{id}/entities/{entity}", h.saveEntity)
	s.Post("/accounts/{id}/entities/{entity}/remove", h.removeEntity)
	s.Post("/accounts/{id}/assign", h.assign)
	s.Post("/accounts/{id}/hand-over", h.handOver)
	s.Post("/accounts/{id}/assignments/{assignment}/end", h.endAssignment)
	s.Post("/accounts/{id}/except", h.except)
	s.Post("/accounts/{id}/team", h.join)
	s.Post("/accounts/{id}/team/{member}/leave", h.leave)
	s.Panel(web.Panel{On: "cockpit", Key: "accounts", Order: 50, Render: h.cockpitPanel})
}
