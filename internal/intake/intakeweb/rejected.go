package intakeweb

import (
	"encoding/json"
	"fmt"
	"strings"

	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
)

// rejectedCSV gives the lines to correct back as the file wrote them, each with what is wrong with it in front: once
// corrected, the same file is imported again.
func (h *handlers) rejectedCSV(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	t := export.Table{Name: c.T("intake.rejected.name") + "-" + stem(s.Files[0].Name), Columns: append([]string{c.T("intake.rejected.column")}, s.Files[0].Header...)}
	widest, err := h.widest(c, s)
	if err != nil {
		return err
	}
	for len(t.Columns) < widest { // a line that was cut in two has more cells than the table has columns
		t.Columns = append(t.Columns, "")
	}
	t.Rows = export.Pages(h.rejected(c, s), func(l intakedesk.Line) []any {
		row := []any{reason(c, l)}
		for _, x := range cellsOf(l) {
			row = append(row, x)
		}
		return row
	})
	return export.Serve(c.W, export.CSV, c.Loc.Lang, t)
}

func cellsOf(l intakedesk.Line) []string {
	var cells []string
	if json.Unmarshal([]byte(l.Raw), &cells) != nil {
		return l.Cells
	}
	return cells
}

// widest is how many cells the longest line to correct has, with the one for the reason.
func (h *handlers) widest(c *web.Ctx, s intakedesk.Sheet) (n int, err error) {
	next, after, more := h.rejected(c, s), int64(0), true
	for more {
		var lines []intakedesk.Line
		if lines, after, more, err = next(after); err != nil {
			return n, err
		}
		for _, l := range lines {
			n = max(n, 1+len(cellsOf(l)))
		}
	}
	return n, nil
}

// rejected walks the lines that stay out.
func (h *handlers) rejected(c *web.Ctx, s intakedesk.Sheet) func(after int64) ([]intakedesk.Line, int64, bool, error) {
	return func(after int64) ([]intakedesk.Line, int64, bool, error) {
		lines, more, err := h.desk.Lines(c.Context(), c.Who, s.ID, intakedesk.LineRejected, after, 500)
		if n := len(lines); n > 0 {
			after = lines[n-1].Seq
		}
		return lines, after, more, err
	}
}

func reason(c *web.Ctx, l intakedesk.Line) string {
	said := []string{c.T("intake.line", "n", l.Number)}
	for _, r := range remarksOf(l) {
		said = append(said, c.Loc.Problem(r.Problem))
	}
	return strings.Join(said, " · ")
}

// rejectedJSON gives records back as they were.
func (h *handlers) rejectedJSON(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	type record struct {
		Reason string          `json:"comptoir"`
		Record json.RawMessage `json:"record"`
	}
	var list []record
	next, after, more := h.rejected(c, s), int64(0), true
	for more {
		var lines []intakedesk.Line
		if lines, after, more, err = next(after); err != nil {
			return err
		}
		for _, l := range lines {
			if json.Valid([]byte(l.Raw)) {
				list = append(list, record{reason(c, l), json.RawMessage(l.Raw)})
			}
		}
	}
	head := c.W.Header()
	head.Set("Content-Type", "application/json; charset=utf-8")
	head.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", c.T("intake.rejected.name")+"-"+stem(s.Files[0].Name)+".json"))
	head.Set("Cache-Control", "private, no-store")
	return json.NewEncoder(c.W).Encode(list)
}

// stem is a file's name without its ending, harmless in a header.
func stem(name string) string {
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	return strings.Map(func(r rune) rune {
		if r < 0x20 || strings.ContainsRune(`"\/:*?<>|`, r) {
			return '-'
		}
		return r
	}, name)
}
