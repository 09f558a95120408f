// Package resultweb shows results and targets: the year on the cockpit and on an account's page, the book of an
// account month by month, the entry of a month, and the proposal and approval of a year's targets.
package resultweb

import (
	"embed"

	"comptoir/internal/platform/web"
	"comptoir/internal/result/resultdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct{ desk *resultdesk.Desk }

// Routes mounts the pages.
func Routes(s *web.Site, desk *resultdesk.Desk) {
	h := &handlers{desk: desk}
	s.Get("/accounts/{id}/results", h.book)
	s.Get("/accounts/{id}/results/export.csv", h.exportCSV)
	s.Get("/accounts/{id}/results/export.xlsx", h.exportXLSX)
	s.Get("/accounts/{id}/results/{month}", h.month)
	s.Post("/accounts/{id}/results/{month}", h.enter)
	s.Post("/accounts/{id}/results/{month}/remove", h.removeLine)
	s.Get("/accounts/{id}/targets", h.targets)
	s.Post("/accounts/{id}/targets", h.propose)
	s.Post("/accounts/{id}/targets/approve", h.approve)
	s.Post("/accounts/{id}/targets/decline", h.decline)
	s.Panel(
		web.Panel{On: "cockpit", Key: "revenue", Order: 25, Render: h.cockpitPanel},
		web.Panel{On: "account", Key: "revenue", Order: 10, Render: h.accountPanel},
	)
}

func bookHref(account string) string    { return "/accounts/" + account + "/results" }
func targetsHref(account string) string { return "/accounts/" + account + "/targets" }
