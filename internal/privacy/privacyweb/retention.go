package privacyweb

import (
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/privacy/privacydesk"
)

func (h *handlers) retention(c *web.Ctx) error {
	if !reads(c.Who) {
		return c.Closed("privacy", c.T("nav.privacy"))
	}
	list, err := h.desk.Endings(c.Context(), c.Who)
	if err != nil {
		return err
	}
	v := room(c, "retention")
	v.note = c.T("privacy.retention.rule")
	v.table.Columns = []ui.Column{
		{Label: c.T("privacy.field.contact"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("privacy.field.until"), Place: ui.TopRight},
		{Label: c.T("privacy.field.last"), Place: ui.MiddleLeft},
		{Label: c.T("privacy.field.stage"), Place: ui.LastLeft},
	}
	for _, e := range list {
		stage := stageOf(c, e.Stage)
		if e.LegalHold {
			stage = ui.Pill(ui.PillInfo, c.T("privacy.held"))
		}
		v.table.Rows = append(v.table.Rows, ui.Row{Cells: []ui.Content{ui.PartyCell(ui.Party{Name: e.Name, Href: cardHref(e.Contact), Sub: e.AccountName}),
			ui.TwoLine(c.Loc.Day(e.Until), c.Loc.InDays(c.Today(), e.Until)), ui.Num(c.Loc.Day(e.Last)), stage}})
	}
	if len(list) == 0 {
		v.table.Empty = ui.Empty(ui.EmptyState{Title: c.T("privacy.none.retention"), Text: c.T("privacy.none.retention.text")})
	}
	v.head.Actions = exports(c, c.List(""), "/privacy/retention/export")
	return c.Page(web.Page{Title: v.head.Title, Nav: "privacy", Body: roomPage(v)})
}

func (h *handlers) retentionCSV(c *web.Ctx) error  { return h.exportRetention(c, export.CSV) }
func (h *handlers) retentionXLSX(c *web.Ctx) error { return h.exportRetention(c, export.XLSX) }

func (h *handlers) exportRetention(c *web.Ctx, f export.Format) error {
	list, err := h.desk.Endings(c.Context(), c.Who)
	if err != nil {
		return err
	}
	t := export.Table{Name: c.T("privacy.title.retention"), On: c.Today()}
	for _, k := range []string{"contact", "account", "last", "until", "stage"} {
		t.Columns = append(t.Columns, c.T("privacy.field."+k))
	}
	t.Rows = export.Of(list, func(e privacydesk.Ending) []any {
		return []any{e.Name, e.AccountName, e.Last, e.Until, c.T("privacy.stage." + string(e.Stage))}
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}
