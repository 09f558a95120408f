package reportweb

import (
	"bytes"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/report"
	"comptoir/internal/report/reportpaper"
)

// briefView is a brief on screen.
type briefView struct {
	head  ui.Head
	lang  string
	brief ui.Brief
}

func (h *handlers) brief(c *web.Ctx) error {
	b, leaf, err := h.composeBrief(c)
	if err != nil {
		return err
	}
	l, other := h.loc(c), otherLang(h.loc(c).Lang)
	at := "/accounts/" + string(b.Account.ID)
	v := briefView{lang: l.Lang, brief: onScreen(leaf), head: ui.Head{NoPrint: true, Lede: c.T("report.page.brief.lede"),
		Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: b.Account.Name, Href: at}, {Label: c.T("report.brief.kind")}}, CrumbsLabel: c.T("shell.crumbs"),
		Actions: []ui.Button{
			{Label: h.Bundle.For(other).T("report.page.in_this_language"), Href: at + "/brief?lang=" + other, Lang: other},
			{Label: c.T("report.page.pdf"), Icon: "download", Href: at + "/brief.pdf?lang=" + l.Lang, Download: true},
			printButton(c)}}}
	return c.Page(web.Page{Title: leaf.Doc, Nav: "accounts", Body: briefPage(v)})
}

func (h *handlers) briefPDF(c *web.Ctx) error {
	b, leaf, err := h.composeBrief(c)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := reportpaper.WriteBrief(&out, leaf); err != nil {
		return err
	}
	return serve(c, out.Bytes(), h.loc(c).T("report.file.brief")+"-"+slug(b.Account.Name)+"-"+b.Today.String())
}

// composeBrief gathers the brief since the reader's last visit.
func (h *handlers) composeBrief(c *web.Ctx) (report.Brief, reportpaper.Leaf, error) {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return report.Brief{}, reportpaper.Leaf{}, err
	}
	var since *instant.Instant
	previous, err := h.Visit(c.Context(), c.Who)
	if err != nil {
		return report.Brief{}, reportpaper.Leaf{}, err
	}
	if previous != nil {
		at := instant.Instant(*previous)
		since = &at
	}
	b, err := h.desk.Brief(c.Context(), c.Who, account, since)
	if err != nil {
		return b, reportpaper.Leaf{}, err
	}
	return b, h.Composer.Brief(h.loc(c), c.Who.Location(), b), nil
}

// onScreen is the leaf as the kit draws it.
func onScreen(l reportpaper.Leaf) ui.Brief {
	b := ui.Brief{Kind: l.Kind, Title: l.Title, Sub: l.Sub, When: l.When, Place: l.Place, Notes: l.Notes, Foot: l.Foot}
	for _, g := range l.Goals {
		b.Goals = append(b.Goals, ui.Fact{Label: g.Name, Value: g.Value})
	}
	for _, f := range l.Figures {
		b.Figures = append(b.Figures, ui.Kpi{Label: f.Label, Value: f.Value, Note: f.Note})
	}
	b.Left = []ui.BriefPart{{Title: l.Contracts.Title, Content: entries(l.Contracts)}, {Title: l.Owed.Title, Content: lines(l.Owed)}}
	b.Right = []ui.BriefPart{{Title: l.People.Title, Content: lines(l.People)}, {Title: l.Changes.Title, Content: lines(l.Changes)}}
	return b
}

func entries(e reportpaper.Entries) ui.Content {
	if len(e.Rows) == 0 {
		return ui.Small(e.More)
	}
	t := ui.BriefTable{Caption: e.Title, Head: e.Head[:]}
	for _, r := range e.Rows {
		t.Rows = append(t.Rows, ui.BriefRow{Name: r.Name, Next: r.Next, Detail: r.Detail, Value: r.Value, Urgent: r.Urgent})
	}
	if e.More == "" {
		return ui.BriefRows(t)
	}
	return ui.All(ui.BriefRows(t), ui.Small(e.More))
}

func lines(l reportpaper.Lines) ui.Content {
	if len(l.List) == 0 {
		return ui.Small(l.More)
	}
	var list []ui.BriefLine
	for _, x := range l.List {
		list = append(list, ui.BriefLine{Icon: x.Icon, Strong: x.Strong, Rest: x.Rest, Note: x.Note, Right: x.Right})
	}
	if l.More == "" {
		return ui.BriefLines(list)
	}
	return ui.All(ui.BriefLines(list), ui.Small(l.More))
}
