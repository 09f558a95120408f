package groupweb

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"comptoir/internal/group"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

// groupView is the page of a group.
type groupView struct {
	head      ui.Head
	callouts  []ui.Callout
	card      ui.Card
	empty     *ui.EmptyState
	days      daysView
	tree      charts.Ownership
	list      []rowView
	note      string
	body      *bodyView
	more      ui.Card
	gestures  []gestureView
	countries ui.Card
	by        []ui.Fact
	counted   ui.Card
	counts    []ui.Fact
	why       string
}

// rowView is a legal body in the list that takes the place of the tree on a phone.
type rowView struct {
	depth, tag, name, href, pct, note, hidden string
	current                                   bool
}

// shown is the state of the page, kept in its address.
type shown struct {
	on     *day.Day
	entity id.Entity
}

func (v shown) href(c id.Account) string { return groupHref(c) + v.query() }

func (v shown) query() string {
	q := url.Values{}
	if v.on != nil {
		q.Set("on", v.on.String())
	}
	if v.entity != "" {
		q.Set("entity", string(v.entity))
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

func (v shown) with(e id.Entity) shown   { v.entity = e; return v }
func (v shown) at(d day.Day) shown       { v.on = &d; return v }
func (v shown) hidden() []ui.HiddenField { return hiddenOf(v) }
func hiddenOf(v shown) (out []ui.HiddenField) {
	if v.on != nil {
		out = append(out, ui.HiddenField{Name: "on_page", Value: v.on.String()})
	}
	if v.entity != "" {
		out = append(out, ui.HiddenField{Name: "entity_page", Value: string(v.entity)})
	}
	return out
}

// shownOf reads the state from the address; what is no day is today, in silence: a slider has no field to complain at.
func shownOf(c *web.Ctx) shown {
	var v shown
	if d, ok := web.ReadDay(c.Query("on")); ok && d.Plausible() {
		v.on = &d
	}
	v.entity, _ = id.Parse[id.Entity](c.Query("entity"))
	return v
}

func (h *handlers) show(c *web.Ctx) error {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	v := shownOf(c)
	if n, err := strconv.Atoi(c.Query("at")); err == nil { // the slider counts days; the address says a date
		return c.Redirect(v.at(min(max(day.Day(n), day.First), day.Last)).href(a))
	}
	s, err := h.desk.Open(c.Context(), c.Who, a, v.on)
	if err != nil {
		return err
	}
	return h.render(c, s, v, 200, typed{})
}

// render shows the page; t is what a refused gesture on it had typed.
func (h *handlers) render(c *web.Ctx, s groupdesk.Sheet, v shown, status int, t typed) error {
	if v.entity == "" || s.Names[v.entity] == "" {
		v.entity = s.Head
	}
	var card *groupdesk.Card
	if v.entity != "" {
		got, ok, err := h.desk.Card(c.Context(), c.Who, s, v.entity)
		if err != nil {
			return err
		}
		if ok {
			card = &got
		}
	}
	p := page{h: h, c: c, s: s, v: v, t: t, card: card}
	view, err := p.view()
	if err != nil {
		return err
	}
	return c.Page(web.Page{Title: c.T("group.title", "name", s.Name), Nav: "accounts", Status: status, Body: groupPage(view)})
}

// page is what the parts of the view are made from.
type page struct {
	h    *handlers
	c    *web.Ctx
	s    groupdesk.Sheet
	v    shown
	t    typed
	card *groupdesk.Card
}

func (p page) view() (groupView, error) {
	c, s := p.c, p.s
	v := groupView{head: p.head(), card: ui.Card{ID: "tree", Title: c.T("group.card"), Count: p.count()}, note: p.note()}
	if len(s.Nodes) == 0 {
		v.empty = p.empty()
		return v, nil
	}
	v.card.Right = ui.Legend(ui.Key{Label: c.T("group.legend.ctl"), Mark: "ctl"}, ui.Key{Label: c.T("group.legend.jv"), Mark: "jv"},
		ui.Key{Label: c.T("group.legend.min"), Mark: "min"}, ui.Key{Label: c.T("group.legend.gone"), Mark: "gone"})
	v.callouts, v.days, v.tree, v.list = p.callouts(), p.days(), p.tree(), p.list()
	v.countries, v.by = ui.Card{ID: "countries", Title: c.T("group.countries")}, p.countries()
	v.counted, v.counts, v.why = ui.Card{ID: "counted", Title: c.T("group.counted", "date", s.Day)}, p.counted(), c.T("group.counted.why")
	if p.card == nil {
		return v, nil
	}
	v.body = p.body()
	if !s.MayWrite {
		return v, nil
	}
	v.more = ui.Card{ID: "gestures", Anchor: true, Title: c.T("group.gestures", "name", p.card.Name)}
	var err error
	v.gestures, err = p.gestures()
	return v, err
}

func (p page) head() ui.Head {
	c, s := p.c, p.s
	h := ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: s.Name, Mono: mono(s.Name), Eyebrow: c.T("group.eyebrow"),
		Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: s.Name, Href: accountHref(s.Account)}, {Label: c.T("group.name")}},
		Meta:   []ui.Content{ui.Num(c.T("account.status." + s.Status))}}
	if n, ok := s.Names[s.Chief.Entity]; ok && s.Chief.Entity != s.Head {
		h.Meta = append(h.Meta, ui.Num(c.T("group.under", "name", n)))
	}
	if s.MayMerge {
		h.Actions = append(h.Actions, ui.Button{Label: c.T("group.merge"), Icon: "merge", Href: accountHref(s.Account) + "/merge"})
	}
	if s.MayWrite {
		h.Actions = append(h.Actions, ui.Button{Label: c.T("account.entity.add"), Icon: "plus", Kind: ui.Primary, Href: accountHref(s.Account) + "/entities/new"})
	}
	if len(s.Nodes) > 0 {
		q := shown{on: p.v.on}.query()
		h.Menu = &ui.Menu{Label: c.T("group.menu"), Boxed: true, Parts: []ui.MenuPart{{Items: []ui.MenuItem{
			{Label: c.T("list.export_csv"), Icon: "download", Href: groupHref(s.Account) + "/export.csv" + q, Native: true},
			{Label: c.T("list.export_xlsx"), Icon: "file-spreadsheet", Href: groupHref(s.Account) + "/export.xlsx" + q, Native: true}}}}}
	}
	return h
}

// count is "12 entités, 5 pays".
func (p page) count() string {
	return joined(", ", p.c.Loc.N("group.bodies.n", p.s.Bodies), p.c.Loc.N("account.countries.n", len(p.s.Countries)))
}

func (p page) note() string {
	name := p.s.Names[p.s.Head]
	if name == "" {
		return ""
	}
	return p.c.T("group.why", "name", name)
}

func (p page) empty() *ui.EmptyState {
	c := p.c
	e := &ui.EmptyState{Title: c.T("group.empty"), Text: c.T("group.empty.text"), Points: []ui.EmptyPoint{
		{Title: c.T("group.empty.1"), Text: c.T("group.empty.1.text")}, {Title: c.T("group.empty.2"), Text: c.T("group.empty.2.text")},
		{Title: c.T("group.empty.3"), Text: c.T("group.empty.3.text")}}}
	if p.s.MayWrite {
		e.Actions = []ui.Button{{Label: c.T("account.entity.add"), Icon: "plus", Kind: ui.Primary, Href: accountHref(p.s.Account) + "/entities/new"}}
	}
	return e
}

// callouts are what must be known before reading: parts that nobody entered, a joint head to choose, another day.
func (p page) callouts() (out []ui.Callout) {
	c, s := p.c, p.s
	if s.Unknown > 0 {
		out = append(out, ui.Callout{Tone: ui.ToneMid, Title: c.Loc.N("group.unknown", s.Unknown), Note: c.T("group.unknown.note")})
	}
	if len(s.Chief.Among) == 2 && s.Names[s.Chief.Among[0]] != "" && s.Names[s.Chief.Among[1]] != "" {
		k := ui.Callout{Tone: ui.ToneInfo, Title: c.T("group.joint", "name", s.Names[s.Chief.Entity], "a", s.Names[s.Chief.Among[0]], "b", s.Names[s.Chief.Among[1]]), Note: c.T("group.joint.note")}
		if s.MayWrite {
			k.Action = &ui.Button{Label: c.T("group.gesture.head"), Href: p.v.with(s.Chief.Entity).href(s.Account) + "#g-head"}
		}
		out = append(out, k)
	}
	if s.Day != s.Today {
		out = append(out, ui.Callout{Tone: ui.ToneInfo, Icon: "history", Title: c.T("group.on_day", "date", s.Day),
			Action: &ui.Button{Label: c.T("group.back_today"), Href: shown{entity: p.v.entity}.href(s.Account)}})
	}
	return out
}

func (p page) countries() (out []ui.Fact) {
	for _, k := range p.s.Countries {
		out = append(out, ui.Fact{Label: countryName(p.c, k.Country), Value: p.c.Loc.N("group.bodies.n", k.N)})
	}
	return out
}

// counted says how the bodies count in the figures of the group on the day.
func (p page) counted() (out []ui.Fact) {
	n := map[group.Method]int{}
	for _, x := range p.s.Nodes {
		switch {
		case x.Head:
			n[group.Whole]++
		case x.Part != nil && x.Gone == nil && x.Part.Method != "":
			n[x.Part.Method]++
		}
	}
	for _, m := range group.Methods {
		if n[m] > 0 {
			out = append(out, ui.Fact{Label: p.c.T("group.method." + string(m)), Value: p.c.Loc.N("group.bodies.n", n[m])})
		}
	}
	return out
}

// accountPanel tells the group on the account's page: how many bodies, where, under whom, and what it absorbed.
func (h *handlers) accountPanel(c *web.Ctx, account string) (templ.Component, error) {
	a := id.Account(account)
	s, err := h.desk.Open(c.Context(), c.Who, a, nil)
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	past, err := h.desk.AbsorbedBy(c.Context(), c.Who, a)
	if err != nil {
		return nil, err
	}
	return groupPanel(panelOf(c, s, past)), nil
}
