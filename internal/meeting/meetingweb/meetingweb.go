// Package meetingweb is "mode rendez-vous": one press turns the screen to the client, a code turns it back. The page is
// made of the panels that areas bring for it (web.Panel on "meeting"); anything else of the site does not answer.
package meetingweb

import (
	"embed"

	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/meeting/meetingdesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

// Path is the page that a client sees.
const Path = "/meeting"

type handlers struct{ desk *meetingdesk.Desk }

// Routes mounts the pages.
func Routes(s *web.Site, desk *meetingdesk.Desk) {
	h := &handlers{desk: desk}
	s.Facing(web.Facing{Home: Path, Frame: h.frame})
	s.Get("/accounts/{id}/face", h.begin)
	s.Post("/accounts/{id}/face", h.enter)
	s.Get("/profile/code", h.code)
	s.Post("/profile/code", h.setCode)
	s.Get("/offline", h.offline)
	s.FacingGet(Path, h.show)
	s.FacingPost(Path+"/leave", h.leave)
	s.Panel(web.Panel{On: "profile", Key: "code", Order: 10, Render: h.codePanel})
	s.Action(web.Action{On: "account", Order: 20, Button: func(c *web.Ctx, account string) (ui.Button, bool) {
		return ui.Button{Label: c.T("meeting.mode"), Icon: "presentation", Href: "/accounts/" + account + "/face", Wide: true}, true
	}})
}

// show is the client's page; without a meeting there is none.
func (h *handlers) show(c *web.Ctx) error { return h.render(c, 200) }

func (h *handlers) render(c *web.Ctx, status int) error {
	account := c.Facing()
	if account == "" {
		return c.Redirect("/")
	}
	f, err := h.desk.Open(c.Context(), c.Who, id.Account(account))
	if err != nil {
		return err
	}
	panels, err := c.Panels("meeting", account)
	if err != nil {
		return err
	}
	return c.Page(web.Page{Title: f.Name, Nav: "meeting", Status: status, Body: meetingPage(head(c, f), panels, nothing(c, len(panels)))})
}

func nothing(c *web.Ctx, panels int) *ui.EmptyState {
	if panels > 0 {
		return nil
	}
	return &ui.EmptyState{Title: c.T("meeting.empty"), Text: c.T("meeting.empty_text"), NoArt: true}
}

// codePanel leads from the profile to the code.
func (h *handlers) codePanel(c *web.Ctx, _ string) (templ.Component, error) {
	has, err := h.desk.HasCode(c.Context(), c.Who)
	if err != nil {
		return nil, err
	}
	text, label := "meeting.code.none", "meeting.code.choose"
	if has {
		text, label = "meeting.code.some", "meeting.code.change"
	}
	return codePanel(ui.Card{ID: "code", Title: c.T("meeting.code.title")}, c.T(text), ui.Button{Label: c.T(label), Href: "/profile/code"}), nil
}
