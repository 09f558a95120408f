package contactweb

import (
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
)

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

// export writes what the list shows: same filters, same scope, same order, page after page, and no column that the
// reader may not see.
func (h *handlers) export(c *web.Ctx, f export.Format) error {
	l := c.List("name")
	filter := filterOf(c)
	next := func(at page.Cursor) ([]contactdesk.Line, page.Cursor, bool, error) {
		req := l.Page
		req.Cursor, req.Size = at, page.MaxSize
		got, err := h.desk.List(c.Context(), c.Who, filter, req)
		return got.Rows, got.Next, !got.Next.IsZero(), err
	}
	names := []string{"name", "account", "phone"}
	limited := contactdesk.Limited(c.Who)
	if !limited {
		names = append(names, "job", "email", "lang")
	}
	t := export.Table{Name: c.T("contact.export.name"), On: c.Today()}
	for _, k := range append(names, "updated") {
		t.Columns = append(t.Columns, c.T("contact.field."+k))
	}
	t.Rows = export.Pages(next, func(r contactdesk.Line) []any {
		row := []any{r.Name, r.AccountName, r.Phone}
		if !limited {
			row = append(row, r.Job, r.Email, c.Loc.Language(r.Lang))
		}
		return append(row, r.UpdatedAt.In(c.Who.Location()))
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}
