// Package relationweb shows exchanges and relations: the list, the form reached from anywhere, who knows whom at an
// account, and what an account's and a contact's pages say of them.
package relationweb

import (
	"embed"

	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct{ desk *relationdesk.Desk }

func reads(a who.Actor) bool  { return teamdesk.May(a, team.Relation, team.Read) }
func writes(a who.Actor) bool { return teamdesk.May(a, team.Relation, team.Write) }

// addsContacts: who notes an exchange need not be allowed to add people.
func addsContacts(a who.Actor) bool { return teamdesk.May(a, team.Contact, team.Write) }

// Routes mounts the pages.
func Routes(s *web.Site, desk *relationdesk.Desk) {
	h := &handlers{desk: desk}
	s.Nav(web.NavItem{Key: "exchanges", Href: "/exchanges", Icon: "message-square-text", Group: 1, Keys: "g x", Show: reads})
	s.Capture(web.CaptureItem{Key: "exchange", Href: "/exchanges/new", Icon: "message-square-text", Show: writes})
	s.Get("/exchanges", h.list)
	s.Get("/exchanges/export.csv", h.exportCSV)
	s.Get("/exchanges/export.xlsx", h.exportXLSX)
	s.Get("/exchanges/new", h.new)
	s.Post("/exchanges", h.create)
	s.Get("/exchanges/{id}", h.show)
	s.Get("/exchanges/{id}/edit", h.edit)
	s.Post("/exchanges/{id}", h.save)
	s.Post("/exchanges/{id}/remove", h.remove)
	s.Get("/accounts/{id}/relation", h.matrix)
	s.Get("/accounts/{id}/relation/export.csv", h.strengthsCSV)
	s.Get("/accounts/{id}/relation/export.xlsx", h.strengthsXLSX)
	s.Post("/accounts/{id}/relation", h.want)
	s.Panel(web.Panel{On: "account", Key: "relation", Order: 35, Render: h.accountPanel},
		web.Panel{On: "contact", Key: "relation", Order: 10, Render: h.contactPanel})
}
