// Package attentionweb shows alerts: the list on the cockpit and on an account, the page of all of them, one alert with
// its explanation, and the manager's view of a branch. It holds the words of every alert.
package attentionweb

import (
	"embed"

	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/platform/web"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct{ desk *attentiondesk.Desk }

// Routes mounts the pages and the panels.
func Routes(s *web.Site, desk *attentiondesk.Desk) {
	h := &handlers{desk: desk}
	s.Get("/attention", h.list)
	s.Get("/attention/branch", h.branch)
	s.Get("/attention/{id}", h.show)
	s.Post("/attention/{id}/snooze", h.snooze)
	s.Post("/attention/{id}/done", h.done)
	s.Post("/attention/{id}/dismiss", h.dismiss)
	s.Post("/attention/{id}/reopen", h.reopen)
	s.Post("/attention/{id}/feedback", h.feedback)
	s.Panel(
		web.Panel{On: "cockpit", Key: "attention", Order: 10, Render: h.dayPanel},
		web.Panel{On: "account-figures", Key: "attention", Order: 10, Render: h.accountPanel},
	)
}
