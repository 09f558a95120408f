// Package stakeholderweb shows who decides at a client: the map, the person beside it, the forms, and how decisions go.
package stakeholderweb

import (
	"embed"

	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/stakeholder/stakeholderdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct{ desk *stakeholderdesk.Desk }

func reads(a who.Actor) bool { return teamdesk.May(a, team.Stakeholder, team.Read) }

// Routes mounts the pages.
func Routes(s *web.Site, desk *stakeholderdesk.Desk) {
	h := &handlers{desk: desk}
	s.Get("/accounts/{id}/people", h.show)
	s.Get("/accounts/{id}/people/export.csv", h.exportCSV)
	s.Get("/accounts/{id}/people/export.xlsx", h.exportXLSX)
	s.Get("/accounts/{id}/people/new", h.new)
	s.Post("/accounts/{id}/people", h.create)
	s.Get("/accounts/{id}/people/{person}/edit", h.edit)
	s.Post("/accounts/{id}/people/{person}", h.save)
	s.Post("/accounts/{id}/people/{person}/feel", h.feel)
	s.Post("/accounts/{id}/people/{person}/place", h.place)
	s.Post("/accounts/{id}/people/{person}/pass", h.pass)
	s.Post("/accounts/{id}/people/{person}/remove", h.remove)
	s.Get("/accounts/{id}/decisions", h.decisions)
	s.Get("/accounts/{id}/decisions/new", h.newDecision)
	s.Post("/accounts/{id}/decisions", h.createDecision)
	s.Get("/accounts/{id}/decisions/{decision}/edit", h.editDecision)
	s.Post("/accounts/{id}/decisions/{decision}", h.saveDecision)
	s.Post("/accounts/{id}/decisions/{decision}/remove", h.removeDecision)
	s.Panel(web.Panel{On: "account", Key: "people", Order: 34, Render: h.accountPanel})
}
