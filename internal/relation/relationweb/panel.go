package relationweb

import (
	"slices"

	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

// panelRows is how many lines a part of a panel shows.
const panelRows = 5

type accountView struct {
	card      ui.Card
	topTitle  string
	top       []personView
	silent    string
	lastTitle string
	last      []ui.FeedItem
	nextTitle string
	next      []ui.FeedItem
	foot      ui.Content
	empty     *ui.EmptyState
}

type personView struct {
	name, href, note string
	level            charts.Notches
	word             string
}

// accountPanel shows what was exchanged last with an account, and the strongest relations.
func (h *handlers) accountPanel(c *web.Ctx, record string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	a, ok, err := h.desk.Account(c.Context(), c.Who, id.Account(record), panelRows)
	if err != nil || !ok {
		return nil, err
	}
	v := accountView{card: ui.Card{ID: "relation", Anchor: true, Title: c.T("relation.panel.title")}, topTitle: c.T("relation.panel.top"),
		lastTitle: c.T("relation.panel.last"), nextTitle: c.T("relation.panel.next"), last: feed(c, a.Recent, ""), next: feed(c, a.Planned, "")}
	if a.MayWrite {
		v.card.Right = ui.More(ui.Link{Label: c.T("relation.note"), Href: newHref("account", record, accountHref(id.Account(record)))})
	}
	for _, r := range a.Top {
		v.top = append(v.top, personView{r.Contact.Name, contactHref(r.Contact.ID), ago(c, true, r.Strength, a.Today), charts.Notches{Now: r.Band.Notches()}, bandWord(c, r.Band)})
	}
	if a.Silent > 0 && a.Silent < a.All {
		v.silent = c.Loc.N("relation.panel.silent", a.Silent)
	}
	if len(v.last)+len(v.next) == 0 {
		v.empty = &ui.EmptyState{Title: c.T("relation.panel.none"), Text: c.T("relation.empty.text"), NoArt: true}
		return accountPanel(v), nil
	}
	links := []ui.Content{ui.More(ui.Link{Label: c.T("relation.matrix.title"), Href: matrixHref(id.Account(record))})}
	if a.More {
		links = append(links, ui.More(ui.Link{Label: c.T("relation.panel.all"), Href: "/exchanges?account=" + record}))
	}
	v.foot = ui.Inline(links...)
	return accountPanel(v), nil
}

// feed is exchanges as dated lines: what it was, with whom besides the person whose page it is, and what was said.
func feed(c *web.Ctx, list []relationdesk.Sheet, self id.Contact) (out []ui.FeedItem) {
	for _, s := range list {
		title := c.T("relation.kind." + string(s.Kind))
		others := slices.DeleteFunc(slices.Clone(s.Theirs), func(p relationdesk.Person[id.Contact]) bool { return p.ID == self })
		if len(others) > 0 {
			title = c.T("relation.feed.title", "kind", title, "names", names(others))
		}
		f := ui.FeedItem{Date: c.Loc.DayShort(s.Day) + yearOf(s.Day, s.Today), ISO: s.Day.String(), Href: href(s.ID),
			Title: title, Note: relation.Headline(s.Summary, 140)}
		out = append(out, f)
	}
	return out
}

type contactView struct {
	card      ui.Card
	value     string
	popover   string
	level     charts.Notches
	word      string
	since     string
	unknown   string
	why       *ui.Explanation
	chart     *ui.ChartBox
	knowTitle string
	knows     []personView
	lastTitle string
	last      []ui.FeedItem
	nextTitle string
	next      []ui.FeedItem
	foot      ui.Content
}

// contactPanel shows how strong the relation with a contact is, how it went in a year, who knows them, and what was
// exchanged last.
func (h *handlers) contactPanel(c *web.Ctx, record string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	x, ok, err := h.desk.Contact(c.Context(), c.Who, id.Contact(record), panelRows)
	if err != nil || !ok {
		return nil, err
	}
	v := contactView{card: ui.Card{ID: "relation", Anchor: true, Title: c.T("relation.contact.title")}, knowTitle: c.T("relation.contact.knows"),
		lastTitle: c.T("relation.panel.last"), nextTitle: c.T("relation.panel.next"), last: feed(c, x.Recent, x.Contact.ID), next: feed(c, x.Planned, x.Contact.ID)}
	if x.MayWrite {
		v.card.Right = ui.More(ui.Link{Label: c.T("relation.note"), Href: newHref("contact", record, contactHref(id.Contact(record)))})
	}
	if !x.Known {
		v.unknown = c.T("relation.contact.never")
		return contactPanel(v), nil
	}
	why := c.Explain("why-strength", "relation.", relation.Explain(x.Touches, x.Today))
	v.value, v.popover, v.why = c.Loc.Float(x.Value, 1), why.ID, &why
	v.level, v.word = charts.Notches{Now: x.Band.Notches()}, bandWord(c, x.Band)
	v.since = c.T("relation.contact.last", "when", distance(c, x.Today, x.Last))
	v.chart = trend(c, x)
	for _, k := range x.Knows {
		v.knows = append(v.knows, personView{k.Name, "", distance(c, x.Today, k.Last), charts.Notches{Now: k.Band.Notches()}, bandWord(c, k.Band)})
	}
	if x.More {
		v.foot = ui.More(ui.Link{Label: c.T("relation.panel.all"), Href: "/exchanges?contact=" + record})
	}
	return contactPanel(v), nil
}

// months is over how many months the trend runs.
const months = 12

func trend(c *web.Ctx, x relationdesk.OfContact) *ui.ChartBox {
	l := charts.Level{Label: c.T("relation.trend.label", "name", x.Contact.Name), Text: c.Loc.Float(x.Value, 1), Names: charts.LevelNames{
		Month: c.T("relation.trend.month"), Value: c.T("relation.field.strength"), Unknown: c.T("relation.never"), Summary: c.T("chart.data")}}
	for i, b := range relation.Bands {
		from := 0.0
		if i > 0 {
			from = relation.Floors[i-1]
		}
		l.Bands = append(l.Bands, charts.LevelBand{From: from, Name: bandWord(c, b)})
	}
	for _, p := range relation.Trend(x.Touches, x.Today, months) {
		l.Points = append(l.Points, charts.LevelPoint{Label: c.Loc.MonthShort(p.Month), Value: p.Value, Known: p.Known})
	}
	return &ui.ChartBox{Wide: l, Data: l.Data(func(v float64) string { return c.Loc.Float(v, 1) })}
}
