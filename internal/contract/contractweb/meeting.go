package contractweb

import (
	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// meetingPanel shows a client the contracts that they have signed with us: what they are and how long they run. No
// value, no date of ours to decide by, no draft, and nothing of what we mean to do with them.
func (h *handlers) meetingPanel(c *web.Ctx, account string) (templ.Component, error) {
	if !teamdesk.May(c.Who, team.Contract, team.Read) {
		return nil, nil
	}
	signed, err := h.desk.Signed(c.Context(), c.Who, id.Account(account))
	if err != nil {
		return nil, err
	}
	var lines []ui.Line
	for _, r := range signed {
		l := ui.Line{Title: r.Name, Note: c.T("contract.type." + string(r.Type))}
		if r.Effective != nil {
			l.Note = c.T("contract.meeting.since", "type", l.Note, "day", c.Loc.Day(*r.Effective))
		}
		if r.End != nil {
			l.Right = c.Loc.Day(*r.End)
		}
		lines = append(lines, l)
	}
	if len(lines) == 0 {
		return nil, nil
	}
	return ui.LinesCard(ui.Card{ID: "contracts", Title: c.T("nav.contracts"), Width: ui.W6}, lines), nil
}
