package taskweb

import (
	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/task"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// meetingPanel shows a client what each side has promised the other: they know it already. What we have to do among
// ourselves is not a promise, and no line says that it is late.
func (h *handlers) meetingPanel(c *web.Ctx, account string) (templ.Component, error) {
	if !teamdesk.May(c.Who, team.Task, team.Read) {
		return nil, nil
	}
	open, _, _, err := h.desk.OfAccount(c.Context(), c.Who, id.Account(account), shownOnAccount*4)
	if err != nil {
		return nil, err
	}
	var lines []ui.Line
	for _, r := range open {
		l := ui.Line{Title: r.Title}
		switch r.Kind {
		case task.PromiseOurs:
			l.Note = c.T("task.meeting.ours", "name", r.OwnerName)
		case task.PromiseTheirs:
			l.Note = c.T("task.meeting.theirs")
		default:
			continue
		}
		if r.Due != nil {
			l.Right = c.Loc.Day(*r.Due)
		}
		lines = append(lines, l)
	}
	if len(lines) == 0 {
		return nil, nil
	}
	return ui.LinesCard(ui.Card{ID: "promises", Title: c.T("task.meeting.title"), Width: ui.W6}, lines), nil
}
