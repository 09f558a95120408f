// Package taskweb shows tasks and promises: my list with a line to add one, what I handed over, what each account
// waits for, and the form reached from anywhere.
package taskweb

import (
	"embed"

	"comptoir/internal/platform/web"
	"comptoir/internal/task/taskdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct {
	desk     *taskdesk.Desk
	accounts web.Accounts
}

// Routes mounts the pages.
func Routes(s *web.Site, desk *taskdesk.Desk, accounts web.Accounts) {
	h := &handlers{desk: desk, accounts: accounts}
	s.Nav(
		web.NavItem{Key: "tasks", Href: "/tasks", Icon: "list-checks", Group: 1, Keys: "g t"},
		web.NavItem{Key: "capture", Href: "/tasks/new", Icon: "plus", Group: 0, Phone: 4},
	)
	s.Capture(web.CaptureItem{Key: "task", Href: "/tasks/new", Icon: "list-checks"},
		web.CaptureItem{Key: "promise", Href: "/tasks/new?kind=PROMISE_OURS", Icon: "hand-helping"})
	s.Get("/tasks", h.list)
	s.Get("/tasks/export.csv", h.exportCSV)
	s.Get("/tasks/export.xlsx", h.exportXLSX)
	s.Get("/tasks/new", h.new)
	s.Post("/tasks", h.create)
	s.Get("/tasks/{id}", h.show)
	s.Get("/tasks/{id}/edit", h.edit)
	s.Post("/tasks/{id}", h.save)
	s.Post("/tasks/{id}/done", h.done)
	s.Post("/tasks/{id}/cancel", h.cancel)
	s.Post("/tasks/{id}/reopen", h.reopen)
	s.Post("/tasks/{id}/delegate", h.delegate)
	s.Post("/tasks/{id}/remove", h.remove)
	s.Panel(web.Panel{On: "account", Key: "tasks", Order: 40, Render: h.accountPanel},
		web.Panel{On: "meeting", Key: "promises", Order: 10, Render: h.meetingPanel})
}
