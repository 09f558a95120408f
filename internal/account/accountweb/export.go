package accountweb

import (
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
)

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

// export writes what the list shows: same filters, same scope, same order, page after page. Its first columns are those
// of the template of accounts, so that a file corrected elsewhere comes back by « Import » to the same accounts.
func (h *handlers) export(c *web.Ctx, f export.Format) error {
	l := c.List(accountdesk.Sorts[0])
	filter := filterOf(c)
	next := func(at page.Cursor) ([]accountdesk.Line, page.Cursor, bool, error) {
		req := l.Page
		req.Cursor, req.Size = at, page.MaxSize
		got, err := h.desk.List(c.Context(), c.Who, filter, req)
		return got.Rows, got.Next, !got.Next.IsZero(), err
	}
	t := export.Table{Name: c.T("account.export.name"), On: c.Today()}
	t.Columns = []string{c.T("account.export.key"), c.T("account.field.name"), c.T("account.field.sector"), c.T("account.field.city"),
		c.T("account.export.country"), c.T("account.export.countries")}
	for _, k := range []string{"status", "tier", "responsible", "role", "updated"} {
		t.Columns = append(t.Columns, c.T("account.field."+k))
	}
	t.Rows = export.Pages(next, func(r accountdesk.Line) []any {
		role := ""
		if r.ResponsibleRole != "" {
			role = c.T("account.role." + string(r.ResponsibleRole))
		}
		return []any{string(r.ID), r.Name, r.Sector, r.City, c.Loc.Country(r.Country), countryList(c, r.Countries), c.T("account.status." + string(r.Status)), c.T("account.tier." + string(r.Tier)),
			r.Responsible, role, r.UpdatedAt.In(c.Who.Location())}
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}

// countryList names every country: an export leaves nothing out.
func countryList(c *web.Ctx, codes []string) string {
	names := make([]string, len(codes))
	for i, k := range codes {
		names[i] = c.Loc.Country(k)
	}
	return joined(", ", names...)
}
