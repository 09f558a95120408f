package teamweb

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// placeFacts are the reader's own place in the house.
func placeFacts(c *web.Ctx, chart teamdesk.Chart) []ui.Fact {
	title := ui.Fact{Label: c.T("team.field.title"), Unknown: c.T("team.title.none")}
	manager := ui.Fact{Label: c.T("team.field.manager"), Unknown: c.T("team.manager.none")}
	if n, ok := nodeOf(chart.Roots, c.Who.ID); ok {
		title = ui.Fact{Label: title.Label, Value: titleName(c.Loc, n.Position.Title), Note: c.T("team.since", "day", n.Position.From)}
		if m := n.Position.Manager; m != "" {
			manager = ui.Fact{Label: manager.Label, Value: chart.Names[m]}
		}
	}
	return []ui.Fact{{Label: c.T("team.field.login"), Value: c.Who.Login}, title, manager}
}

func nodeOf(list []team.Node, user id.User) (team.Node, bool) {
	for _, n := range list {
		if n.Position.User == user {
			return n, true
		}
		if m, ok := nodeOf(n.Reports, user); ok {
			return m, true
		}
	}
	return team.Node{}, false
}
