package taskweb

import (
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
)

func href(s taskdesk.Sheet) string { return "/tasks/" + string(s.ID) }

// dueCell is the due day with its distance, or the words for none.
func dueCell(c *web.Ctx, s taskdesk.Sheet) ui.Content {
	if s.Due == nil {
		return ui.Unknown(c.T("task.no_due"))
	}
	date := c.Loc.DayWeek(*s.Due)
	switch {
	case s.State != task.Open:
		return ui.TwoLine(c.Loc.Day(*s.Due), "")
	case s.Late(s.Today):
		return ui.All(ui.Strong(date), lateNote(c.Loc.Late(s.Due.Until(s.Today))))
	}
	return ui.DateLine(date, c.Loc.InDays(s.Today, *s.Due))
}

// stateCell is a pill for what is not an ordinary open task: a promise, something done.
func stateCell(c *web.Ctx, s taskdesk.Sheet) ui.Content {
	switch {
	case s.State == task.Done:
		return ui.Status(ui.StateOK, c.T("task.done_on", "date", *s.DoneOn))
	case s.State == task.Cancelled:
		return ui.Status(ui.StateDim, c.T("task.state.CANCELLED"))
	case s.Kind == task.PromiseOurs:
		return ui.Pill(ui.PillKey, c.T("task.kind.PROMISE_OURS"))
	case s.Kind == task.PromiseTheirs:
		return ui.Pill(ui.PillInfo, c.T("task.kind.PROMISE_THEIRS"))
	}
	return ui.Quiet(c.T("task.kind.TODO"))
}

// whoText says whose task it is, from whom, seen by the reader.
func whoText(c *web.Ctx, s taskdesk.Sheet) string {
	owner := s.OwnerName
	if s.Owner == c.Who.ID {
		owner = c.T("task.me")
	}
	if s.From == c.Who.Name && s.Owner != c.Who.ID {
		return owner // I handed it over myself
	}
	if s.From == "" {
		return owner
	}
	return owner + ", " + c.T("task.from", "name", s.From)
}

// tick finishes an open task, or takes a finished one up again, in one press.
func tick(c *web.Ctx, s taskdesk.Sheet, back string) ui.Content {
	if !s.MayWrite {
		return nil
	}
	p := ui.Post{Action: href(s) + "/done", Fields: []ui.HiddenField{{Name: "back", Value: back}},
		Button: ui.Button{Label: c.T("task.finish", "title", s.Title), Icon: "check", Square: true}}
	if s.State != task.Open {
		p.Action, p.Button.Label, p.Button.Icon, p.Button.Kind = href(s)+"/reopen", c.T("task.reopen", "title", s.Title), "rotate-ccw", ui.Ghost
	}
	return ui.PostBtn(p)
}

// party is the title with the account under it.
func party(c *web.Ctx, s taskdesk.Sheet, withAccount bool) ui.Content {
	p := ui.Party{Name: s.Title, Href: href(s)}
	if withAccount && s.AccountName != "" {
		p.Sub = s.AccountName
	}
	return ui.PartyCell(p)
}
