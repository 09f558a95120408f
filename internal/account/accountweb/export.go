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
	next := func(at page.Cursor) ([]exported, page.Cursor, bool, error) {
		req := l.Page
		req.Cursor, req.Size = at, page.MaxSize
		got, err := h.desk.List(c.Context(), c.Who, filter, req)
		if err != nil {
			return nil, got.Next, false, err
		}
		figures, err := h.listed(c, got.Rows)
		rows := make([]exported, len(got.Rows))
		for i, r := range got.Rows {
			rows[i] = exported{r, figures[r.ID]}
		}
		return rows, got.Next, !got.Next.IsZero(), err
	}
	t := export.Table{Name: c.T("account.export.name"), On: c.Today()}
	t.Columns = []string{c.T("account.export.key"), c.T("account.field.name"), c.T("account.field.sector"), c.T("account.field.city"),
		c.T("account.export.country"), c.T("account.export.countries")}
	for _, k := range []string{"status", "tier", "responsible", "role", "brought", "revenue12", "per_year", "next", "next_what", "updated"} {
		t.Columns = append(t.Columns, c.T("account.field."+k))
	}
	t.Rows = export.Pages(next, func(r exported) []any {
		carrier, role, brought := r.Responsible, "", ""
		if r.ResponsibleRole != "" {
			role = c.T("account.role." + string(r.ResponsibleRole))
		} else { // who brought it in does not answer for it yet
			carrier, brought = "", r.Responsible
		}
		return []any{string(r.ID), r.Name, r.Sector, r.City, c.Loc.Country(r.Country), countryList(c, r.Countries), c.T("account.status." + string(r.Status)), c.T("account.tier." + string(r.Tier)),
			carrier, role, brought, r.revenue(c), r.perYear(c), r.nextOn(c), r.nextWhat(c), r.UpdatedAt.In(c.Who.Location())}
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}

// exported is a line with its figures: what the reader may not see is « masqué », what nobody entered stays empty.
type exported struct {
	accountdesk.Line
	figures AccountFigures
}

func (r exported) revenue(c *web.Ctx) any {
	if r.figures.ResultsHidden {
		return c.T("masked")
	}
	return r.figures.Rolling
}

func (r exported) perYear(c *web.Ctx) any {
	if r.figures.ContractsHidden {
		return c.T("masked")
	}
	return r.figures.PerYear
}

func (r exported) nextOn(c *web.Ctx) any {
	switch {
	case r.figures.ContractsHidden:
		return c.T("masked")
	case r.figures.Next == nil:
		return nil
	}
	return r.figures.Next.On
}

// nextWhat names the date; the export has the day in its own column.
func (r exported) nextWhat(c *web.Ctx) any {
	if r.figures.Next == nil {
		return nil
	}
	return c.T(r.figures.Next.Key, "date", c.Loc.DayShort(r.figures.Next.On))
}

// countryList names every country: an export leaves nothing out.
func countryList(c *web.Ctx, codes []string) string {
	names := make([]string, len(codes))
	for i, k := range codes {
		names[i] = c.Loc.Country(k)
	}
	return joined(", ", names...)
}
