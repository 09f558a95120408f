package portfolioweb

import (
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/portfolio/portfoliodesk"
)

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

// export writes what the list shows: same filters, same scope, same order.
func (h *handlers) export(c *web.Ctx, f export.Format) error {
	b, err := h.desk.Board(c.Context(), c.Who, filterOf(c))
	if err != nil {
		return err
	}
	t := export.Table{Name: c.T("portfolio.export.name")}
	for _, k := range []string{"account", "status", "who", "revenue", "growth", "a", "s", "case", "before", "assessed", "criterion"} {
		t.Columns = append(t.Columns, c.T("portfolio.col."+k))
	}
	t.Rows = export.Of(b.Spots, func(s portfoliodesk.Spot) []any {
		before := any(nil)
		if s.Again {
			before = quadrantName(c, s.Before)
		}
		amount := any(s.Revenue)
		if s.Hidden {
			amount = c.T("masked")
		}
		growth := any(nil)
		if share, ok := s.Growth.Share(); ok {
			growth = share
		}
		return []any{s.Name, statusName(c, s.Status), s.Who, amount, growth, number(s.A), number(s.S), quadrantName(c, s.Quadrant), before, s.On, s.Criterion}
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}

// number is a figure of a cell; nil is unknown.
func number(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}
