package intakeweb

import (
	"slices"
	"strconv"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// pageOfLines is how many lines the preview shows at a time.
const pageOfLines = 50

var lineStates = []struct {
	key   string
	state intakedesk.LineState
}{{"all", ""}, {"ready", intakedesk.LineReady}, {"warned", intakedesk.LineWarned}, {"rejected", intakedesk.LineRejected}}

func (h *handlers) linesCard(c *web.Ctx, s intakedesk.Sheet, v *previewView) error {
	n := s.Foreseen.Sum()
	counts := []int{n.Lines, n.Ready(), n.Warned, n.Rejected}
	var state intakedesk.LineState
	var segments []ui.Segment
	for i, x := range lineStates {
		here := c.Query("lines") == x.key || i == 0 && c.Query("lines") == ""
		if here {
			state = x.state
		}
		segments = append(segments, ui.Segment{Label: c.T("intake.lines." + x.key), Count: c.Loc.Int(int64(counts[i])), Href: href(s) + "?lines=" + x.key, Current: here})
	}
	after, _ := strconv.ParseInt(c.Query("after"), 10, 64)
	lines, more, err := h.desk.Lines(c.Context(), c.Who, s.ID, state, after, pageOfLines)
	if err != nil {
		return err
	}
	v.lines = ui.Card{ID: "l", Title: c.T("intake.lines.title"), Right: ui.Segmented(c.T("intake.lines.filter"), segments)}
	v.table = linesTable(c, s, lines)
	v.foot = c.Loc.N("intake.lines.shown", len(lines))
	if more {
		next := href(s) + "?lines=" + c.Query("lines") + "&after=" + strconv.FormatInt(lines[len(lines)-1].Seq, 10) + "#h-l"
		v.next = ui.TextLink(ui.Link{Label: c.T("intake.lines.next"), Href: next})
	}
	return nil
}

// numeric fields stand at the right; wide ones carry the name of the line.
var (
	numeric = []string{"end", "start", "value_per_year", "total_value", "revenue", "target", "month", "date"}
	wide    = []string{"account", "name", "last_name", "account.key"}
)

func linesTable(c *web.Ctx, s intakedesk.Sheet, lines []intakedesk.Line) ui.Table {
	shown := (intake.Profile{ID: s.Profile, Kind: s.Kind, Mapping: s.Columns, Role: roleOf(s)}).Shown()
	t := ui.Table{Caption: c.T("intake.lines.caption"), Class: "k-imp", Columns: []ui.Column{
		{Label: c.T("intake.col.line"), Num: true, Place: ui.TopRight, Class: "k-quiet"}, {Label: c.T("intake.col.state"), Place: ui.TopLeft, Gap: true}}}
	named, figure := false, lastFigure(shown)
	for i, f := range shown {
		col := ui.Column{Label: c.T("intake.field." + f), Num: slices.Contains(numeric, f), Place: ui.NotOnPhone}
		switch {
		case slices.Contains(wide, f) && !named:
			named, col.Place, col.Wrap = true, ui.MiddleLeft, true
		case i == figure:
			col.Place = ui.MiddleRight
		default:
			col.Roomy = i > 0
		}
		t.Columns = append(t.Columns, col)
	}
	t.Columns = append(t.Columns, ui.Column{Label: c.T("intake.col.why"), Place: ui.WholeLine, Gap: true, Class: "why"})
	advised := map[string]bool{}
	for _, l := range lines {
		t.Rows = append(t.Rows, lineRow(c, s, shown, l, advised))
	}
	if len(lines) == 0 {
		t.Empty = ui.Empty(ui.EmptyState{Title: c.T("intake.lines.none"), Text: c.T("intake.lines.none.text"), NoArt: true})
	}
	return t
}

// roleOf tells tables that are read together.
func roleOf(s intakedesk.Sheet) string {
	if s.Profile == "northwind-orders" {
		return intake.RoleOrders
	}
	return ""
}

func lastFigure(shown []string) int {
	for i := len(shown) - 1; i > 0; i-- {
		if slices.Contains(numeric, shown[i]) {
			return i
		}
	}
	return -1
}

func lineRow(c *web.Ctx, s intakedesk.Sheet, shown []string, l intakedesk.Line, advised map[string]bool) ui.Row {
	number := ui.Content(ui.LineNumber(c.T("intake.line.word"), c.Loc.Int(int64(l.Number))))
	if len(s.Files) > 1 && l.File < len(s.Files) {
		number = ui.All(number, ui.Small(s.Files[l.File].Name))
	}
	cells := []ui.Content{number, lineState(c, l.State)}
	for i, f := range shown {
		cells = append(cells, cellOf(l, i, f))
	}
	return ui.Row{Cells: append(cells, whyOf(c, l, advised))}
}

func lineState(c *web.Ctx, s intakedesk.LineState) ui.Content {
	switch s {
	case intakedesk.LineRejected:
		return ui.Status(ui.StateBad, c.T("intake.line.rejected"))
	case intakedesk.LineWarned:
		return ui.Status(ui.StateWarn, c.T("intake.line.warned"))
	}
	return ui.Status(ui.StateOK, c.T("intake.line.ready"))
}

// cellOf shows a value as the file writes it, with a mark under what a remark is about.
func cellOf(l intakedesk.Line, i int, field string) ui.Content {
	if i >= len(l.Cells) {
		return nil
	}
	value := l.Cells[i]
	for _, r := range remarksOf(l) {
		if r.Field == field && r.Severity != intake.Note && value != "" {
			return ui.MarkedCell(mark(value, r))
		}
	}
	return ui.Text(value)
}

// mark underlines the year of an impossible date, the character that was lost, or all of the value.
func mark(value string, r intake.Remark) ui.CellMark {
	m := ui.CellMark{Marked: value, Rejected: r.Severity == intake.Reject}
	part := ""
	if year, ok := r.Args["year"].(string); ok {
		part = strings.Repeat("0", max(0, 4-len(year))) + year
	} else if strings.Contains(value, "\ufffd") {
		part = "\ufffd"
	}
	if before, after, found := strings.Cut(value, part); part != "" && found {
		m.Before, m.Marked, m.After = before, part, after
	}
	return m
}

// remarksOf are those that matter for what becomes of the line, the gravest first: of one that stays out, why.
func remarksOf(l intakedesk.Line) []intake.Remark {
	list := slices.DeleteFunc(slices.Clone(l.Remarks), func(r intake.Remark) bool {
		return l.State == intakedesk.LineRejected && r.Severity != intake.Reject
	})
	slices.SortStableFunc(list, func(x, y intake.Remark) int { return int(y.Severity) - int(x.Severity) })
	return list
}

// whyOf says what there is to know of a line. What to do about it is said once a page: fifty times the same advice hides
// the line that has another.
func whyOf(c *web.Ctx, l intakedesk.Line, advised map[string]bool) ui.Content {
	var parts []ui.Content
	for _, r := range remarksOf(l) {
		todo := ""
		if r.Severity == intake.Reject || !advised[r.Hint()] {
			todo = adviceOf(c, r)
		}
		advised[r.Hint()] = true
		parts = append(parts, ui.Reason(c.Loc.Problem(r.Problem), todo))
	}
	if len(parts) > 0 {
		return ui.All(parts...)
	}
	if key := "intake.foreseen." + l.Verb; l.Verb != "" && c.Loc.Has(key) {
		return ui.Reason(c.T(key), "")
	}
	return nil
}
