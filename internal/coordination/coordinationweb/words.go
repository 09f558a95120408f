package coordinationweb

import (
	"comptoir/internal/coordination"
	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

func href(x id.Any) string            { return "/requests/" + string(x) }
func accountHref(c id.Account) string { return "/accounts/" + string(c) }
func teamHref(c id.Account) string    { return accountHref(c) + "/team" }
func newFor(c id.Account, back string) string {
	return "/requests/new?account=" + string(c) + "&back=" + back
}

// functionWord is the name of a function, "" when there is none.
func functionWord(c *web.Ctx, code string) string {
	if key := "coordination.function." + code; code != "" && c.Loc.Has(key) {
		return c.T(key)
	}
	return ""
}

// dueCell is the due day with its distance, and how late it is.
func dueCell(c *web.Ctx, s coordinationdesk.Sheet) ui.Content {
	switch s.Status() {
	case coordination.Open:
		return ui.DateLine(c.Loc.DayWeek(s.Due), c.Loc.InDays(s.Today, s.Due))
	case coordination.Overdue:
		return ui.TwoLine(c.Loc.DayWeek(s.Due), c.Loc.Late(s.Due.Until(s.Today)))
	}
	return ui.TwoLine(c.Loc.Day(s.Due), "")
}

func statusCell(c *web.Ctx, s coordinationdesk.Sheet) ui.Content {
	words := c.T("coordination.state." + string(s.Status()))
	switch s.Status() {
	case coordination.Answered:
		return ui.Status(ui.StateOK, c.T("coordination.answered_on", "date", s.AnsweredAt.Day(c.Who.Location())))
	case coordination.Overdue:
		return ui.Status(ui.StateBad, words)
	case coordination.Open:
		if s.Gone {
			return ui.Status(ui.StateWarn, c.T("coordination.gone.short"))
		}
		if s.Reminded != nil {
			return ui.Status(ui.StateWarn, c.T("coordination.reminded_on", "date", *s.Reminded))
		}
	}
	return ui.Status(ui.StateDim, words)
}

// askedText is who is asked, seen by the reader, with their function.
func askedText(c *web.Ctx, s coordinationdesk.Sheet) string {
	name := s.AskedName
	if s.Asked == c.Who.ID {
		name = c.T("coordination.me")
	}
	if f := functionWord(c, s.Function); f != "" && s.Asked != c.Who.ID {
		return name + " · " + f
	}
	return name
}

// askedCell is the same on two lines.
func askedCell(c *web.Ctx, s coordinationdesk.Sheet) ui.Content {
	if s.Asked == c.Who.ID {
		return ui.Text(c.T("coordination.me"))
	}
	return ui.TwoLine(s.AskedName, functionWord(c, s.Function))
}

func byText(c *web.Ctx, s coordinationdesk.Sheet) string {
	if s.By == c.Who.ID {
		return c.T("coordination.me")
	}
	return s.ByName
}
