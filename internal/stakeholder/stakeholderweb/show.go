package stakeholderweb

import (
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/stakeholder/stakeholderdesk"
)

// Views of the people of an account.
const (
	viewChart = "chart"
	viewMap   = "map"
	viewList  = "list"
)

type pageView struct {
	head      ui.Head
	kpis      []ui.Kpi
	whys      []ui.Explanation
	card      ui.Card
	empty     *ui.EmptyState
	viewsName string
	views     []ui.Segment
	legend    []legendKey
	sizes     string
	chart     charts.Chart
	zoomName  string
	zoom      []ui.Segment
	table     ui.Table
	listOnly  bool
	gone      string
	goneTable ui.Table
	person    *personView
}

type legendKey struct{ class, label string }

func (h *handlers) show(c *web.Ctx) error {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	return h.showMap(c, account, 200, c.Query("at"), nil, nil)
}

// showMap shows the page again with what was refused beside the map, when something was.
func (h *handlers) showMap(c *web.Ctx, account id.Account, status int, at string, bad problem.List, typed map[string]string) error {
	m, err := h.desk.Map(c.Context(), c.Who, account)
	if err != nil {
		return err
	}
	view := c.Query("view")
	if !slices.Contains([]string{viewChart, viewMap, viewList}, view) {
		view = viewChart
	}
	chosen, _ := id.Parse[id.Any](at)
	title := c.T("stakeholder.title")
	v := pageView{head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: crumbs(c, account, m.AccountName, title), Eyebrow: m.AccountName, Title: title, Lede: c.T("stakeholder.lede")},
		card: ui.Card{ID: "people", Title: c.T("stakeholder.card"), Count: c.Loc.N("stakeholder.count", len(m.People))}}
	v.head.Actions = actions(c, m)
	if len(m.People)+len(m.Gone) == 0 {
		v.empty = emptyMap(c, m)
		return c.Page(web.Page{Title: title, Nav: "accounts", Status: status, Body: mapPage(v)})
	}
	v.kpis, v.whys = measures(c, m)
	h.fill(c, &v, m, view, chosen)
	if p, ok := m.Find(chosen); ok {
		v.person = person(c, m, p, bad, typed)
		v.card.Width = ui.W8
	}
	return c.Page(web.Page{Title: title, Nav: "accounts", Status: status, Body: mapPage(v)})
}

func actions(c *web.Ctx, m stakeholderdesk.Map) []ui.Button {
	base := peopleHref(m.Account)
	out := []ui.Button{
		{Label: c.T("list.export_csv"), Icon: "download", Href: base + "/export.csv", Download: true, Wide: true},
		{Label: c.T("list.export_xlsx"), Icon: "download", Href: base + "/export.xlsx", Download: true, Wide: true},
		{Label: c.T("stakeholder.decisions.title"), Icon: "route", Href: decisionsHref(m.Account)}}
	if m.MayWrite {
		out = append(out, ui.Button{Label: c.T("stakeholder.add"), Icon: "plus", Kind: ui.Primary, Href: base + "/new"})
	}
	return out
}

func emptyMap(c *web.Ctx, m stakeholderdesk.Map) *ui.EmptyState {
	e := &ui.EmptyState{Title: c.T("stakeholder.empty.title"), Text: c.T("stakeholder.empty.text")}
	if m.MayWrite {
		e.Actions = []ui.Button{{Label: c.T("stakeholder.add"), Icon: "plus", Kind: ui.Primary, Href: peopleHref(m.Account) + "/new"}}
	}
	for _, p := range []string{"p1", "p2", "p3"} {
		e.Points = append(e.Points, ui.EmptyPoint{Title: c.T("stakeholder.empty." + p + ".title"), Text: c.T("stakeholder.empty." + p + ".text")})
	}
	return e
}

func (h *handlers) fill(c *web.Ctx, v *pageView, m stakeholderdesk.Map, view string, at id.Any) {
	link := func(view, zoom string) string {
		q := peopleHref(m.Account) + "?view=" + view
		if zoom != "" {
			q += "&zoom=" + zoom
		}
		if at != "" {
			q += "&at=" + string(at)
		}
		return q
	}
	v.viewsName = c.T("stakeholder.views")
	for _, k := range []string{viewChart, viewMap, viewList} {
		v.views = append(v.views, ui.Segment{Label: c.T("stakeholder.view." + k), Href: link(k, ""), Current: k == view})
	}
	v.table, v.listOnly = table(c, m, m.People, view), view == viewList
	if len(m.Gone) > 0 {
		v.gone, v.goneTable = c.Loc.N("stakeholder.gone", len(m.Gone)), table(c, m, m.Gone, view)
	}
	v.legend = []legendKey{{"l-sh-pos", c.T("stakeholder.legend.pos")}, {"l-sh-mid", c.T("stakeholder.legend.mid")}, {"l-sh-neg", c.T("stakeholder.legend.neg")}}
	switch view {
	case viewMap:
		v.chart = sentimap(c, m, at)
	case viewChart:
		zoom := 100
		v.zoomName = c.T("stakeholder.zoom")
		for n, z := range map[string]int{"50": 50, "75": 75, "150": 150} {
			if c.Query("zoom") == n {
				zoom = z
			}
		}
		for _, z := range []string{"50", "75", "100", "150"} {
			v.zoom = append(v.zoom, ui.Segment{Label: z + " %", Href: link(view, z), Current: c.Loc.Int(int64(zoom)) == z})
		}
		v.sizes, v.chart = c.T("stakeholder.sizes"), orgChart(c, m, at, float64(zoom)/100)
	}
}

func orgChart(c *web.Ctx, m stakeholderdesk.Map, at id.Any, zoom float64) charts.Chart {
	o := charts.OrgChart{Label: c.T("stakeholder.chart.label", "name", m.AccountName), Lane: c.T("stakeholder.outside"), Zoom: zoom}
	where := map[id.Any]int{}
	for i, p := range m.People {
		where[p.ID] = i
		o.People = append(o.People, drawn(c, m, p, viewChart, at))
	}
	for _, p := range m.People {
		above, ok := where[p.ReportsTo]
		if !ok {
			above = -1
		}
		o.Above = append(o.Above, above)
	}
	return o
}

func sentimap(c *web.Ctx, m stakeholderdesk.Map, at id.Any) charts.Chart {
	s := charts.Sentimap{Label: c.T("stakeholder.map.label", "name", m.AccountName), AxisX: c.T("stakeholder.map.x"), AxisY: c.T("stakeholder.map.y"), Unknown: c.T("stakeholder.map.unknown")}
	for i, v := range []float64{-2, -1, 0, 1, 2} {
		s.Marks[i] = signed(c, v) + " · " + feelingWord(c, v)
	}
	for i, k := range []string{"convince", "win", "support", "watch", "inform", "relay"} {
		s.Cells[i] = c.T("stakeholder.map.cell." + k)
	}
	for _, p := range m.People {
		if p.Influence == nil {
			continue // without a place on this map: the list has them
		}
		spot := charts.SentiSpot{Person: drawn(c, m, p, viewMap, at)}
		if p.Feeling != nil {
			spot.Feeling, spot.Feels = p.Feeling.Mean, true
		}
		s.Spots = append(s.Spots, spot)
	}
	return s
}
