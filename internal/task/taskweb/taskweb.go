// Package taskweb shows tasks and promises: my list with a line to add one, what I handed over, what each account
// waits for, and the form reached from anywhere.
package taskweb

import (
	"context"
	"embed"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/task/taskdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

// Accounts is what the pages need to know of accounts: names to choose from.
type Accounts interface {
	// Writable lists the accounts on which the person may write tasks, by name, at most limit.
	Writable(ctx context.Context, a who.Actor, limit int) ([]Choice, error)
	// Name is the account's name, if the person may read tasks there.
	Name(ctx context.Context, a who.Actor, account id.Account) (string, error)
}

// Choice is an entry of a list to choose from.
type Choice struct{ ID, Name string }

type handlers struct {
	desk     *taskdesk.Desk
	accounts Accounts
}

// Routes mounts the pages.
func Routes(s *web.Site, desk *taskdesk.Desk, accounts Accounts) {
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
	s.Panel(web.Panel{On: "account", Key: "tasks", Order: 40, Render: h.accountPanel})
}
