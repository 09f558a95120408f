package cockpitweb

import (
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// beginView is the page of someone without accounts: how to begin.
type beginView struct {
	head  headView
	card  ui.Card
	empty ui.EmptyState
}

func beginning(c *web.Ctx) beginView {
	v := beginView{head: greeting(c), card: ui.Card{ID: "begin", Title: c.T("nav.day"), NoTitle: true}}
	if teamdesk.ManagesUsers(c.Who) && c.Who.Title == "" { // an administrator without a position has the house to keep
		v.empty = ui.EmptyState{Title: c.T("cockpit.none.title"), Text: c.T("cockpit.none.admin"), Actions: []ui.Button{
			{Label: c.T("cockpit.none.users"), Icon: "users", Kind: ui.Primary, Href: "/admin/users"},
			{Label: c.T("cockpit.none.settings"), Icon: "settings", Href: "/admin/settings"},
			{Label: c.T("cockpit.none.tasks"), Icon: "list-checks", Href: "/tasks"}}}
		return v
	}
	if !teamdesk.May(c.Who, team.Import, team.Write) && !teamdesk.May(c.Who, team.Account, team.Write) {
		v.empty = ui.EmptyState{Title: c.T("cockpit.none.title"), Text: c.T("cockpit.none.text"), Actions: []ui.Button{
			{Label: c.T("cockpit.none.tasks"), Icon: "list-checks", Href: "/tasks"}, {Label: c.T("cockpit.none.chart"), Icon: "network", Href: "/team"}}}
		return v
	}
	v.empty = ui.EmptyState{Title: c.T("cockpit.start.title"), Text: c.T("cockpit.start.text"), Points: []ui.EmptyPoint{
		{Title: c.T("cockpit.start.p1.title"), Text: c.T("cockpit.start.p1.text")},
		{Title: c.T("cockpit.start.p2.title"), Text: c.T("cockpit.start.p2.text")},
		{Title: c.T("cockpit.start.p3.title"), Text: c.T("cockpit.start.p3.text")}}}
	if teamdesk.May(c.Who, team.Import, team.Write) {
		v.empty.Actions = append(v.empty.Actions, ui.Button{Label: c.T("cockpit.start.import"), Icon: "upload", Kind: ui.Primary, Href: "/import"})
	}
	if teamdesk.May(c.Who, team.Account, team.Write) {
		v.empty.Actions = append(v.empty.Actions, ui.Button{Label: c.T("cockpit.start.account"), Icon: "plus", Href: "/accounts/new"})
	}
	return v
}
