package meetingweb

import (
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// keptLine is a brief that the service worker keeps.
type keptLine struct{ href, title, note string }

// offline lists the briefs that stay readable without a network. The service worker keeps this page and what it lists.
func (h *handlers) offline(c *web.Ctx) error {
	accounts, err := h.desk.Carried(c.Context(), c.Who)
	if err != nil {
		return err
	}
	var lines []keptLine
	for _, a := range accounts {
		lines = append(lines, keptLine{href: "/accounts/" + string(a.ID) + "/brief", title: a.Name, note: a.City})
	}
	var empty *ui.EmptyState
	if len(lines) == 0 {
		empty = &ui.EmptyState{Title: c.T("meeting.offline.none"), Text: c.T("meeting.offline.none_text"), NoArt: true}
	}
	head := ui.Head{Title: c.T("meeting.offline.title"), Lede: c.T("meeting.offline.lede", "when", c.Loc.Moment(c.Now(), c.Who.Location()))}
	return c.Page(web.Page{Title: head.Title, Body: offlinePage(head, ui.Card{ID: "kept", Title: c.T("meeting.offline.kept")}, lines, empty)})
}
