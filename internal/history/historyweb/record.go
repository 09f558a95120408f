package historyweb

import (
	"slices"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// recordView is a record's history, and its values on a day.
type recordView struct {
	Head   ui.Head
	Action string
	On     string // ISO date
	Label  string
	Submit string
	Values ui.Card
	Facts  []ui.Fact
	// Note is said instead of values, or above the last ones.
	Note  string
	Past  ui.Card
	Table ui.Table
}

func (h *handlers) record(c *web.Ctx) error {
	record, ok := id.Parse[id.Any](c.R.PathValue("id"))
	if !ok {
		return problem.Missing()
	}
	x := ref.To(ref.Kind(c.R.PathValue("kind")), record)
	on := c.Today()
	if d, ok := web.ReadDay(c.Query("on")); ok {
		on = d
	}
	past, err := h.desk.AsOf(c.Context(), c.Who, x, on)
	if err != nil {
		return err
	}
	page, err := h.desk.Audit(c.Context(), c.Who, historydesk.Filter{Ref: x}, journal.ParsePosition(c.Query("at")), onPage)
	if err != nil {
		return err
	}
	name := c.Loc.Dated(past.Title, past.Month)
	if name == "" {
		name = c.T("masked")
	}
	title := c.T("history.record.title", "kind", kindName(c, x.Kind), "name", name)
	v := recordView{Head: ui.Head{Title: title, Lede: c.T("history.record.lede"), CrumbsLabel: c.T("shell.crumbs"),
		Crumbs: []ui.Link{{Label: c.T("history.title"), Href: "/journal"}, {Label: name}}},
		Action: c.R.URL.Path, On: on.String(), Label: c.T("history.record.on"), Submit: c.T("history.record.here"),
		Values: ui.Card{ID: "then", Title: c.T("history.record.values", "day", on), Width: ui.W5},
		Past:   ui.Card{ID: "past", Title: c.T("history.record.past"), Width: ui.W7}, Table: table(c, bare(page), false)}
	if past.Href != "" {
		v.Head.Actions = []ui.Button{{Label: c.T("history.record.open"), Href: past.Href}}
	}
	v.Facts, v.Note = facts(c, past)
	return c.Page(web.Page{Title: title, Nav: "journal", Body: recordPage(v)})
}

// bare are entries without the name and the address of their record, which is the page itself.
func bare(page historydesk.Page) historydesk.Page {
	for i := range page.Entries {
		e := &page.Entries[i]
		e.Title, e.Href, e.Hidden = "", "", false
	}
	return page
}

// facts are the values on the day, and what is to say about them.
func facts(c *web.Ctx, p historydesk.Past) (out []ui.Fact, note string) {
	for _, x := range p.Fields {
		f := ui.Fact{Label: label(c, p.Ref.Kind, x.Field)}
		if s := show(c, x.Format, x.New); x.Hidden {
			f.Unknown = c.T("masked")
		} else if s.Absent {
			f.Unknown = s.Text
		} else {
			f.Value = s.Text
		}
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b ui.Fact) int { return c.Loc.Compare(a.Label, b.Label) })
	switch {
	case !p.Existed:
		note = c.T("history.record.not_yet", "day", p.Day)
	case p.Gone:
		note = c.T("history.record.gone", "day", p.Day)
	case len(out) == 0:
		note = c.T("history.record.empty")
	}
	return out, note
}
