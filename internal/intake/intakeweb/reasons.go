package intakeweb

import (
	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// Reasons are worth a table of their own when they come back; the page shows the most frequent.
const (
	comesBack   = 4
	mostReasons = 8
)

// reasonsCard folds what is said of many lines: how many, why, what to do, and where the first one is.
func (h *handlers) reasonsCard(c *web.Ctx, s intakedesk.Sheet, v *previewView) error {
	if n := s.Foreseen.Sum(); n.Warned+n.Rejected < comesBack {
		return nil
	}
	list, whole, err := h.desk.Reasons(c.Context(), c.Who, s.ID)
	if err != nil || len(list) == 0 || list[0].Lines < comesBack {
		return err
	}
	v.reasons = ui.Card{ID: "reasons", Title: c.T("intake.reasons.title")}
	if !whole {
		v.reasons.Count = c.T("intake.reasons.part")
	}
	v.folded = ui.Table{Caption: c.T("intake.reasons.title"), Class: "k-imp", Columns: []ui.Column{{Label: c.T("intake.reasons.lines"), Place: ui.TopLeft},
		{Label: c.T("intake.col.state"), Gap: true, Place: ui.TopRight}, {Label: c.T("intake.col.why"), Wrap: true, Gap: true, Place: ui.WholeLine, Class: "why"}}}
	for _, r := range list[:min(len(list), mostReasons)] {
		what := c.Loc.Problem(r.Remark.Problem)
		if r.Lines > 1 {
			what = c.T("intake.reasons.first", "what", what, "line", r.Line)
		}
		v.folded.Rows = append(v.folded.Rows, ui.Row{Cells: []ui.Content{ui.Text(c.Loc.N("intake.lines", r.Lines)), lineState(c, r.State),
			ui.Reason(what, adviceOf(c, r.Remark))}})
	}
	return nil
}

// adviceOf is what to do about a remark.
func adviceOf(c *web.Ctx, r intake.Remark) string {
	if !c.Loc.Has(r.Hint()) {
		return ""
	}
	return c.Loc.Problem(problem.Problem{Code: r.Hint(), Args: r.Args})
}
