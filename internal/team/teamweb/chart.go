package teamweb

import (
	"net/http"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// chart shows who is below whom on a day, as a list that reads and prints like the drawing.
func (h *handlers) chart(c *web.Ctx) error {
	typed := c.Query("on")
	on, wrong := dayOf(typed)
	chart, err := h.desk.OrgChart(c.Context(), c.Who, on)
	if err != nil {
		return err
	}
	v := chartView{
		head: ui.Head{Title: c.T("team.chart.title"), Lede: c.T("team.chart.lede", "day", chart.Day)},
		date: ui.Field{Name: "on", Label: c.T("team.chart.on"), Kind: "date", Value: chart.Day.String()},
		show: c.T("team.chart.show"), caption: c.T("team.chart.title"),
		roots: nodesOf(c, chart, chart.Roots), unplacedTitle: c.T("team.chart.unplaced"),
		empty: ui.EmptyState{Title: c.T("team.chart.empty"), Text: c.T("team.chart.empty_text")},
	}
	status := http.StatusOK
	if wrong {
		status, v.date.Value, v.date.Error = http.StatusUnprocessableEntity, typed, c.T("problem.not_a_date")
	}
	if chart.Day != c.Today() {
		v.today = &ui.Link{Href: "/team", Label: c.T("team.chart.today")}
	}
	for _, p := range chart.Unplaced {
		v.unplaced = append(v.unplaced, ui.Link{Href: userHref(p.ID), Label: p.Name})
	}
	if teamdesk.ManagesUsers(c.Who) {
		v.head.Actions = []ui.Button{{Label: c.T("nav.users"), Icon: "users", Href: "/admin/users"}}
		v.empty.Actions = []ui.Button{{Label: c.T("team.chart.empty_action"), Href: "/admin/users", Kind: ui.Primary}}
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "team", Status: status, Body: chartPage(v)})
}

func dayOf(typed string) (on *day.Day, wrong bool) {
	if typed == "" {
		return nil, false
	}
	d, ok := web.ReadDay(typed)
	if !ok || !d.Plausible() {
		return nil, true
	}
	return &d, false
}

func nodesOf(c *web.Ctx, chart teamdesk.Chart, list []team.Node) (out []nodeView) {
	for _, n := range list {
		p := n.Position
		v := nodeView{name: chart.Names[p.User], title: titleName(c.Loc, p.Title), since: c.T("team.since", "day", p.From),
			me: p.User == c.Who.ID, you: c.T("team.chart.you"), reports: nodesOf(c, chart, n.Reports)}
		if p.To != nil {
			v.since = c.T("team.from_to", "from", p.From, "to", *p.To)
		}
		if teamdesk.ManagesUsers(c.Who) {
			v.href = userHref(p.User)
		}
		if len(n.Reports) > 0 {
			v.count = c.Loc.N("team.chart.below", below(n))
		}
		out = append(out, v)
	}
	return out
}

// below counts everyone under a node.
func below(n team.Node) int {
	total := len(n.Reports)
	for _, r := range n.Reports {
		total += below(r)
	}
	return total
}
