// Package portfolioweb shows the portfolio: the matrix and the load board, an account's place with its assessments and
// steps, the selection model, and hand-overs.
package portfolioweb

import (
	"embed"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio/portfoliodesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

// Told says an alert in the reader's words; the area of attention knows them.
type Told func(l *i18n.Loc, a alert.Alert, today day.Day) (title, why string)

type handlers struct {
	desk *portfoliodesk.Desk
	told Told
}

func reads(a who.Actor) bool  { return teamdesk.May(a, team.Portfolio, team.Read) }
func writes(a who.Actor) bool { return teamdesk.May(a, team.Portfolio, team.Write) }

// Routes mounts the pages.
func Routes(s *web.Site, desk *portfoliodesk.Desk, told Told) {
	h := &handlers{desk: desk, told: told}
	s.Nav(web.NavItem{Key: "portfolio", Href: "/portfolio", Icon: "star", Group: 1, Keys: "g p", Show: reads})
	// Who reads the portfolio finds its model there; an administrator has no other way to it.
	s.Nav(web.NavItem{Key: "models", Href: "/portfolio/models", Icon: "scale", Group: 2, Show: func(a who.Actor) bool { return portfoliodesk.Rules(a) && !reads(a) }})
	s.Capture(web.CaptureItem{Key: "assessment", Href: "/portfolio/assess", Icon: "scale", Show: writes})
	s.GetKept("/portfolio", h.board)
	s.Get("/portfolio/export.csv", h.exportCSV)
	s.Get("/portfolio/export.xlsx", h.exportXLSX)
	s.Get("/portfolio/simulate", h.simulate)
	s.Get("/portfolio/assess", h.choose)
	s.Get("/portfolio/models", h.models)
	s.Post("/portfolio/models", h.createModel)
	s.Get("/portfolio/models/new", h.newModel)
	s.Get("/portfolio/models/{id}", h.showModel)
	s.Get("/portfolio/models/{id}/edit", h.editModel)
	s.Post("/portfolio/models/{id}", h.saveModel)
	s.Post("/portfolio/models/{id}/adopt", h.adoptModel)
	s.Post("/portfolio/models/{id}/remove", h.removeModel)
	s.Get("/accounts/{id}/portfolio", h.place)
	s.Post("/accounts/{id}/portfolio/step", h.step)
	s.Post("/accounts/{id}/portfolio/answer", h.answer)
	s.Post("/accounts/{id}/portfolio/prepare-exit", h.prepareExit)
	s.Get("/accounts/{id}/assess", h.assess)
	s.Post("/accounts/{id}/assess", h.saveAssessment)
	s.Post("/accounts/{id}/assess/place", h.measure)
	s.Post("/accounts/{id}/assess/drop", h.dropDraft)
	s.Get("/accounts/{id}/assessments/{assessment}", h.assessment)
	s.Get("/handovers/{id}", h.handover)
	s.Get("/handovers/{id}/dossier", h.dossier)
	s.Post("/handovers/{id}/items/{item}", h.tick)
	s.Post("/handovers/{id}/pass-all", h.passAll)
	s.Post("/handovers/{id}/refresh", h.refresh)
	s.Post("/handovers/{id}/defer", h.deferIt)
	s.Post("/handovers/{id}/complete", h.complete)
	s.Post("/handovers/{id}/drop", h.drop)
	s.Panel(web.Panel{On: "account", Key: "portfolio", Order: 15, Render: h.panel})
}
