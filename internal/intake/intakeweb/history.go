package intakeweb

import (
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

func mayImport(a who.Actor) bool { return teamdesk.May(a, team.Import, team.Write) }

// tables are the imports to finish, and those done.
func (v *startView) tables(c *web.Ctx, l web.ListState, works []intakedesk.Sheet, done page.Of[intakedesk.Sheet]) {
	v.open = ui.Card{ID: "open", Title: c.T("intake.open.title"), Count: c.Loc.Int(int64(len(works)))}
	if len(works) > 0 {
		t := ui.Table{Caption: c.T("intake.open.title"), RowLinks: true, Columns: []ui.Column{
			{Label: c.T("intake.col.file"), Head: true, Place: ui.TopLeft, Wrap: true}, {Label: c.T("intake.col.state"), Place: ui.LastLeft},
			{Label: c.T("intake.col.author"), Place: ui.MiddleLeft}, {Label: c.T("intake.col.when"), Num: true, Place: ui.MiddleRight}}}
		for _, s := range works {
			t.Rows = append(t.Rows, ui.Row{Cells: []ui.Content{ui.PartyCell(ui.Party{Name: s.Name(), Href: href(s), Sub: profileOf(c, s)}),
				stateOf(c, s), ui.Text(s.AuthorName), ui.Num(c.Loc.Moment(s.CreatedAt, c.Who.Location()))}})
		}
		v.opened = &t
	}
	v.done = ui.Card{ID: "done", Title: c.T("intake.done.list")}
	v.history = ui.Table{Caption: c.T("intake.done.list"), RowLinks: true, Pager: c.Pager(l, done.Prev, done.Next, len(done.Rows)), Columns: []ui.Column{
		{Label: c.T("intake.col.file"), Head: true, Place: ui.TopLeft, Wrap: true}, {Label: c.T("intake.col.state"), Place: ui.LastLeft},
		{Label: c.T("intake.count.created"), Num: true, Place: ui.NotOnPhone}, {Label: c.T("intake.count.updated"), Num: true, Place: ui.NotOnPhone},
		{Label: c.T("intake.count.unchanged"), Num: true, Place: ui.NotOnPhone}, {Label: c.T("intake.count.rejected"), Num: true, Place: ui.MiddleRight},
		{Label: c.T("intake.col.author"), Gap: true, Place: ui.MiddleLeft}, {Label: c.T("intake.col.when"), Num: true, Place: ui.TopRight}}}
	for _, s := range done.Rows {
		v.history.Rows = append(v.history.Rows, doneRow(c, s))
	}
	if len(done.Rows) == 0 {
		v.history.Empty = ui.Empty(ui.EmptyState{Title: c.T("intake.done.none"), Text: c.T("intake.done.none.text"), NoArt: true})
	}
}

func doneRow(c *web.Ctx, s intakedesk.Sheet) ui.Row {
	n := s.Counts.Sum()
	num := func(n int) ui.Content { return ui.Num(c.Loc.Int(int64(n))) }
	rejected := ui.Content(ui.Num(c.Loc.Int(int64(n.Rejected))))
	return ui.Row{Cells: []ui.Content{ui.PartyCell(ui.Party{Name: s.Name(), Href: href(s), Sub: profileOf(c, s)}), stateOf(c, s), num(n.Created), num(n.Updated),
		num(n.Unchanged), rejected, ui.Text(s.AuthorName), ui.Num(c.Loc.Moment(s.CreatedAt, c.Who.Location()))}}
}

// profileOf is what the table was taken for, by the name of its mapping when a person made one.
func profileOf(c *web.Ctx, s intakedesk.Sheet) string {
	switch {
	case s.Settings.Mapping != nil && s.Settings.Mapping.Name != "":
		return s.Settings.Mapping.Name
	case s.Columns.Name != "":
		return s.Columns.Name
	case s.Profile != "":
		return c.T("intake.profile." + s.Profile)
	}
	return c.T("intake.profile.none")
}

// stateOf is where an import stands, in words and a shape.
func stateOf(c *web.Ctx, s intakedesk.Sheet) ui.Content {
	tone := map[intakedesk.State]ui.State{intakedesk.Reading: ui.StateDim, intakedesk.Mapping: ui.StateAsk, intakedesk.Failed: ui.StateBad,
		intakedesk.Preview: ui.StateWarn, intakedesk.Applying: ui.StateDim, intakedesk.Paused: ui.StateWarn, intakedesk.Applied: ui.StateOK,
		intakedesk.Undone: ui.StateDim}[s.State]
	words := c.T("intake.state." + string(s.State))
	switch {
	case s.State == intakedesk.Preview && len(s.Questions) > 0:
		tone, words = ui.StateAsk, c.T("intake.state.question")
	case s.State == intakedesk.Applying && s.FromShell:
		words = c.T("intake.state.shell")
	}
	return ui.Status(tone, words)
}
