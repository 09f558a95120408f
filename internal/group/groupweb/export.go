package groupweb

import (
	"comptoir/internal/group"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
)

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

// export writes the tree of the day in its order: what is out of sight has its place and no name.
func (h *handlers) export(c *web.Ctx, f export.Format) error {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	s, err := h.desk.Open(c.Context(), c.Who, a, shownOf(c).on)
	if err != nil {
		return err
	}
	t := export.Table{Name: c.T("group.export.name")}
	for _, k := range []string{"level", "name", "country", "holder", "pct", "votes", "interest", "control", "counts", "state", "gone"} {
		t.Columns = append(t.Columns, c.T("group.col."+k))
	}
	t.Rows = export.Of(s.Nodes, func(n group.Node) []any {
		row := []any{n.Depth + 1, n.Name, countryName(c, n.Country), nil, nil, nil, nil, nil, nil, nil, nil}
		if n.Hidden {
			row[1], row[2] = c.T("masked"), nil
			return row
		}
		if n.Via != nil {
			row[3] = s.Names[n.Via.Parent]
			if n.Via.Pct != nil {
				row[4] = n.Via.Pct.Float()
			}
			if v := n.Via.Voting(); v != nil {
				row[5] = v.Float()
			}
		}
		if p := n.Part; p != nil {
			if p.Interest != nil {
				row[6], _ = p.Interest.Float64()
			}
			if p.Hold.Votes != nil {
				row[7] = p.Hold.Votes.Float()
			}
			if p.Method != "" {
				row[8] = c.T("group.method." + string(p.Method))
			}
		}
		row[9] = held(c, n)
		if n.Gone != nil {
			row[10] = *n.Gone - 1
		}
		return row
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}
