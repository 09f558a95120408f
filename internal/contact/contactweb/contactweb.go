// Package contactweb shows contacts: the list, the person's page and form, and the contacts on the account's page.
package contactweb

import (
	"embed"

	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct {
	desk     *contactdesk.Desk
	accounts web.Accounts
}

func reads(a who.Actor) bool  { return teamdesk.May(a, team.Contact, team.Read) }
func writes(a who.Actor) bool { return teamdesk.May(a, team.Contact, team.Write) }

// Routes mounts the pages.
func Routes(s *web.Site, desk *contactdesk.Desk, accounts web.Accounts) {
	h := &handlers{desk: desk, accounts: accounts}
	s.Nav(web.NavItem{Key: "contacts", Href: "/contacts", Icon: "contact", Group: 1, Keys: "g p", Show: reads})
	s.Capture(web.CaptureItem{Key: "contact", Href: "/contacts/new", Icon: "contact", Show: writes})
	s.Get("/contacts", h.list)
	s.Get("/contacts/export.csv", h.exportCSV)
	s.Get("/contacts/export.xlsx", h.exportXLSX)
	s.Get("/contacts/export.vcf", h.cards)
	s.Get("/contacts/new", h.new)
	s.Post("/contacts", h.create)
	s.Get("/contacts/{id}", h.show)
	s.Get("/contacts/{id}/edit", h.edit)
	s.Post("/contacts/{id}", h.save)
	s.Post("/contacts/{id}/remove", h.remove)
	s.Get("/contacts/{id}/move", h.company)
	s.Post("/contacts/{id}/move", h.changeCompany)
	s.Get("/contacts/{id}/card.vcf", h.card)
	s.Panel(web.Panel{On: "account", Key: "contacts", Order: 30, Render: h.accountPanel},
		web.Panel{On: "account", Key: "former", Order: 36, Render: h.formerPanel})
}
