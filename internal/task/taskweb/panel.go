package taskweb

import (
	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// shownOnAccount is how many tasks an account's page shows.
const shownOnAccount = 12

type panelView struct {
	card  ui.Card
	sides []side
	empty *ui.EmptyState
}

// side is what we owe, or what the client owes us.
type side struct {
	title string
	table ui.Table
}

// accountPanel shows what is to be done for an account: what we owe, and what the client promised.
func (h *handlers) accountPanel(c *web.Ctx, record string) (templ.Component, error) {
	account := id.Account(record)
	if !teamdesk.May(c.Who, team.Task, team.Read) {
		return nil, nil
	}
	open, done, more, err := h.desk.OfAccount(c.Context(), c.Who, account, shownOnAccount)
	if err != nil {
		return nil, err
	}
	v := panelView{card: ui.Card{ID: "tasks", Anchor: true, Title: c.T("task.panel.title"), Right: panelLinks(c, record, more)}}
	for _, theirs := range []bool{false, true} {
		if s, ok := sideOf(c, record, append(append([]taskdesk.Sheet{}, open...), done...), theirs); ok {
			v.sides = append(v.sides, s)
		}
	}
	if len(v.sides) == 0 {
		v.empty = &ui.EmptyState{Title: c.T("task.panel.none"), Text: c.T("task.panel.none_text"), NoArt: true,
			Actions: []ui.Button{{Label: c.T("task.new"), Icon: "plus", Href: newFor(record)}}}
	}
	return panel(v), nil
}

func newFor(account string) string {
	return "/tasks/new?account=" + account + "&back=/accounts/" + account
}

func panelLinks(c *web.Ctx, account string, more bool) ui.Content {
	if more {
		return ui.More(ui.Link{Label: c.T("task.panel.all"), Href: "/tasks?account=" + account})
	}
	return ui.More(ui.Link{Label: c.T("task.new"), Href: newFor(account)})
}

// besideOthers lets the words of a column give way: half a page has no room for the fixed widths of the list of tasks.
func besideOthers(columns []ui.Column) []ui.Column {
	for i, col := range columns[1:] {
		if col.Class != "" {
			columns[i+1].Class = "k-soft"
		}
	}
	return columns
}

func sideOf(c *web.Ctx, account string, rows []taskdesk.Sheet, theirs bool) (side, bool) {
	s := side{title: c.T("task.panel.ours")}
	if theirs {
		s.title = c.T("task.panel.theirs")
	}
	s.table = ui.Table{Caption: s.title, Columns: besideOthers(columns(c))}
	for _, r := range rows {
		if (r.Kind == task.PromiseTheirs) == theirs {
			s.table.Rows = append(s.table.Rows, rowOf(c, r, "/accounts/"+account+"#tasks", false))
		}
	}
	return s, len(s.table.Rows) > 0
}
