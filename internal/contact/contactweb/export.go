package contactweb

import (
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
)

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

// export writes what the list shows: same filters, same scope, same order, page after page, and no column that the
// reader may not see. The columns are those of the template of contacts, so that the file comes back by « Import » to the
// same people.
func (h *handlers) export(c *web.Ctx, f export.Format) error {
	l := c.List("name")
	filter := filterOf(c)
	next := func(at page.Cursor) ([]contactdesk.Line, page.Cursor, bool, error) {
		req := l.Page
		req.Cursor, req.Size = at, page.MaxSize
		got, err := h.desk.List(c.Context(), c.Who, filter, req)
		return got.Rows, got.Next, !got.Next.IsZero(), err
	}
	names := []string{"contact.export.key", "contact.export.first_name", "contact.export.last_name", "contact.field.account", "contact.export.phone"}
	limited := contactdesk.Limited(c.Who)
	if !limited {
		names = append(names, "contact.export.job", "contact.field.email", "contact.field.lang")
	}
	t := export.Table{Name: c.T("contact.export.name"), On: c.Today()}
	for _, k := range append(names, "contact.field.updated") {
		t.Columns = append(t.Columns, c.T(k))
	}
	t.Rows = export.Pages(next, func(r contactdesk.Line) []any {
		first, last := contact.Split(r.Name)
		row := []any{string(r.ID), first, last, r.AccountName, r.Phone}
		if !limited {
			row = append(row, r.Job, r.Email, c.Loc.Language(r.Lang))
		}
		return append(row, r.UpdatedAt.In(c.Who.Location()))
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}
