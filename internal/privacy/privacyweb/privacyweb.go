// Package privacyweb shows the lawfulness of contact data: the desk of requests, the retention queue, the register, the
// data card of a contact, the copy of a person's data and the wizard that erases them.
package privacyweb

import (
	"embed"

	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/privacy/privacydesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct{ desk *privacydesk.Desk }

func reads(a who.Actor) bool  { return teamdesk.May(a, team.Privacy, team.Read) }
func writes(a who.Actor) bool { return teamdesk.May(a, team.Privacy, team.Write) }

// Routes mounts the pages.
func Routes(s *web.Site, desk *privacydesk.Desk) {
	h := &handlers{desk: desk}
	s.Nav(web.NavItem{Key: "privacy", Href: "/privacy", Icon: "shield-check", Group: 2, Keys: "g y", Show: reads})
	s.Capture(web.CaptureItem{Key: "privacy_request", Href: "/privacy/requests/new", Icon: "shield-check", Show: writes})
	s.Get("/privacy", h.requests)
	s.Get("/privacy/export.csv", h.requestsCSV)
	s.Get("/privacy/export.xlsx", h.requestsXLSX)
	s.Get("/privacy/requests/new", h.newRequest)
	s.Post("/privacy/requests", h.receive)
	s.Get("/privacy/requests/{id}", h.request)
	s.Post("/privacy/requests/{id}/check", h.check)
	s.Post("/privacy/requests/{id}/extend", h.extend)
	s.Post("/privacy/requests/{id}/finish", h.finish)
	s.Post("/privacy/requests/{id}/refuse", h.refuse)
	s.Get("/privacy/retention", h.retention)
	s.Get("/privacy/retention/export.csv", h.retentionCSV)
	s.Get("/privacy/retention/export.xlsx", h.retentionXLSX)
	s.Get("/privacy/register", h.register)
	s.Get("/privacy/register/export.csv", h.registerCSV)
	s.Get("/privacy/register/export.xlsx", h.registerXLSX)
	s.Get("/privacy/register/new", h.newProcessing)
	s.Post("/privacy/register", h.enter)
	s.Get("/privacy/register/{id}", h.editProcessing)
	s.Post("/privacy/register/{id}", h.correct)
	s.Post("/privacy/register/{id}/remove", h.strike)
	s.Get("/privacy/erasures.csv", h.erasures)
	s.Get("/contacts/{id}/privacy", h.card)
	s.Post("/contacts/{id}/privacy", h.fill)
	s.Get("/contacts/{id}/privacy/copy", h.copy)
	s.Get("/contacts/{id}/erase", h.preview)
	s.Post("/contacts/{id}/erase", h.erase)
	s.Panel(web.Panel{On: "contact", Key: "privacy", Order: 40, Render: h.panel})
}
