package captureweb

import (
	"strings"

	"comptoir/internal/capture"
	"comptoir/internal/capture/capturedesk"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// mostLines bounds the table: what must be looked at comes first.
const mostLines = 500

// table shows every item with what becomes of it, those refused or with a warning first.
func (h *handlers) table(c *web.Ctx, lines []capturedesk.Line, when string) ui.Table {
	t := ui.Table{Caption: c.T("capture.lines"), Columns: []ui.Column{
		{Label: c.T("capture.col.item"), Head: true, Place: ui.TopLeft, Wrap: true}, {Label: c.T("capture.col.verdict"), Place: ui.MiddleLeft, Wrap: true},
		{Label: c.T("capture.col.who"), Place: ui.LastLeft, Wrap: true}, {Label: c.T("capture.col.when"), Num: true, Place: ui.TopRight}}}
	for _, first := range []bool{true, false} {
		for _, l := range lines {
			if (l.Verdict == capturedesk.Refused || len(l.Item.Warnings) > 0) == first && len(t.Rows) < mostLines {
				t.Rows = append(t.Rows, ui.Row{Cells: []ui.Content{ui.PartyCell(ui.Party{Name: titleOf(c, l), Sub: l.Item.File}), verdictOf(c, l, when), whoOf(c, l), dayOf(c, l)}})
			}
		}
	}
	return t
}

func titleOf(c *web.Ctx, l capturedesk.Line) string {
	switch {
	case l.Item.Title != "":
		return l.Item.Title
	case l.Item.Kind != capture.None:
		return c.T("capture.untitled." + string(l.Item.Kind))
	}
	return l.Item.File
}

// verdictOf says in words what becomes of an item, and everything that was noticed on the way.
func verdictOf(c *web.Ctx, l capturedesk.Line, when string) ui.Content {
	return verdict(toneOf(l), Verdict(c.Loc, l, when), Remarks(c.Loc, l))
}

func toneOf(l capturedesk.Line) ui.State {
	switch {
	case l.Verdict == capturedesk.Refused:
		return ui.StateBad
	case l.Verdict == capturedesk.Known:
		return ui.StateDim
	case len(l.Item.Warnings) > 0:
		return ui.StateWarn
	}
	return ui.StateOK
}

// Verdict says what becomes of an item; when is "plan" or "done".
func Verdict(loc *i18n.Loc, l capturedesk.Line, when string) string {
	switch l.Verdict {
	case capturedesk.Refused:
		return loc.T("capture.reason." + l.Reason)
	case capturedesk.Log:
		return loc.N("capture.verdict.log."+string(l.Item.Kind)+"."+when, l.N)
	case capturedesk.Complete:
		return loc.T("capture.verdict.complete."+when, "fields", FieldsOf(loc, l))
	}
	return loc.T("capture.verdict." + string(l.Verdict) + "." + when)
}

// FieldsOf names what a card fills.
func FieldsOf(loc *i18n.Loc, l capturedesk.Line) string {
	var out []string
	for _, f := range l.Fields {
		out = append(out, loc.T("capture.fills."+f))
	}
	return strings.Join(out, ", ")
}

// Remarks are what was noticed of an item that is taken.
func Remarks(loc *i18n.Loc, l capturedesk.Line) (out []string) {
	if l.Verdict == capturedesk.Log && l.Moved > 0 {
		out = append(out, loc.N("capture.moved", l.Moved))
	}
	if l.Planned > 0 {
		out = append(out, loc.N("capture.planned", l.Planned))
	}
	for _, w := range l.Item.Warnings {
		out = append(out, loc.T("capture.warning."+w))
	}
	if l.Alias && l.Verdict == capturedesk.Log {
		out = append(out, loc.T("capture.warning.alias"))
	}
	return out
}

func whoOf(c *web.Ctx, l capturedesk.Line) ui.Content {
	if len(l.Who) == 0 {
		var names []string
		for i, p := range l.Item.People {
			if i == 3 {
				names = append(names, "…")
				break
			}
			if name := p.Name; name != "" {
				names = append(names, name)
			} else if p.Email() != "" {
				names = append(names, p.Email())
			}
		}
		if len(names) == 0 {
			return nil
		}
		return ui.Text(strings.Join(names, ", "))
	}
	var links []ui.Link
	for _, w := range l.Who {
		label := w.Name
		if w.AccountName != "" {
			label += " (" + w.AccountName + ")"
		}
		links = append(links, ui.Link{Label: label, Href: "/contacts/" + string(w.ID)})
	}
	return people(links)
}

func dayOf(c *web.Ctx, l capturedesk.Line) ui.Content {
	if len(l.Item.Occurrences) == 0 {
		return nil
	}
	first, last := l.Item.Occurrences[0], l.Item.Occurrences[len(l.Item.Occurrences)-1]
	if first.Day == last.Day {
		return ui.Num(c.Loc.Day(first.Day))
	}
	return ui.Num(c.T("capture.from_to", "from", c.Loc.Day(first.Day), "to", c.Loc.Day(last.Day)))
}
