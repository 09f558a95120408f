// Package teamweb shows people: signing in, one's profile, the users and their rights, the organisation chart.
package teamweb

import (
	"embed"

	"comptoir/internal/platform/web"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct{ desk *teamdesk.Desk }

// Routes mounts the pages.
func Routes(s *web.Site, desk *teamdesk.Desk) {
	h := &handlers{desk: desk}
	s.Nav(web.NavItem{Key: "users", Href: "/admin/users", Icon: "users", Group: 2, Keys: "g u", Show: teamdesk.ManagesUsers})
	h.doors(s)
	h.users(s)
	s.Get("/profile", h.profile)
	s.Post("/profile", h.saveProfile)
	s.Post("/profile/password", h.changePassword)
	s.Post("/profile/sessions", h.endOwnSessions)
	s.Get("/team", h.chart)
}

// doors are the pages that strangers see.
func (h *handlers) doors(s *web.Site) {
	s.Public("GET /login", h.login)
	s.Public("POST /login", h.signIn)
	s.Public("GET /login/forgotten", h.forgotten)
	s.Public("POST /logout", h.signOut)
	s.Public("GET /welcome/{token}", h.welcome)
	s.Public("POST /welcome/{token}", h.accept)
	s.Public("POST /profile/lang", h.setLang)
	s.Public("POST /profile/theme", h.setTheme)
}

// users are the administrator's pages; the desk answers anyone else as if they did not exist.
func (h *handlers) users(s *web.Site) {
	s.Get("/admin/users", h.list)
	s.Get("/admin/users/new", h.newUser)
	s.Post("/admin/users", h.createUser)
	s.Get("/admin/users/{id}", h.showUser)
	s.Post("/admin/users/{id}", h.saveUser)
	s.Post("/admin/users/{id}/positions", h.givePosition)
	s.Post("/admin/users/{id}/positions/{position}/close", h.closePosition)
	s.Post("/admin/users/{id}/grants", h.giveGrant)
	s.Post("/admin/users/{id}/grants/{grant}/revoke", h.revokeGrant)
	s.Post("/admin/users/{id}/password", h.setPassword)
	s.Post("/admin/users/{id}/invite", h.invite)
	s.Get("/admin/users/{id}/invite", h.backToUser)
	s.Post("/admin/users/{id}/sessions", h.endSessions)
	s.Post("/admin/users/{id}/disable", h.disable)
	s.Post("/admin/users/{id}/enable", h.enable)
	s.Post("/admin/users/{id}/leave", h.leave)
	s.Get("/admin/access", h.accessLog)
}
