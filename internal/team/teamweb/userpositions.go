package teamweb

import (
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
)

func (b userBuilder) positions() tableCard {
	c := b.c
	typed, r := b.values("position", map[string]string{"from": c.Today().String(), "manager": string(b.s.Manager)})
	t := tableCard{title: c.T("team.positions.title"), form: formCard{title: c.T("team.position.give"), note: c.T("team.position.give_note"),
		fields: positionFields(c, b.people, b.s.ID, typed, r, c.T("form.choose")),
		form:   ui.Form{Action: userHref(b.s.ID) + "/positions", Actions: []ui.Button{{Label: c.T("team.position.save")}}}}}
	t.table = ui.Table{ID: "positions", Caption: c.T("team.positions.caption"), Empty: ui.Para(c.T("team.positions.none")), Columns: []ui.Column{
		{Label: c.T("team.field.title"), Head: true, Strong: true, Place: ui.TopLeft}, {Label: c.T("team.field.manager"), Place: ui.MiddleLeft},
		{Label: c.T("team.field.from"), Place: ui.WholeLine}, {Label: c.T("team.field.to"), Place: ui.TopRight}}}
	for _, p := range b.s.Positions {
		t.table.Rows = append(t.table.Rows, ui.Row{Cells: []ui.Content{
			ui.Text(titleName(c.Loc, p.Title)), b.manager(p), ui.Num(c.Loc.Day(p.From)), b.end(p)}})
		if p.To == nil || *p.To > b.s.Today {
			t.more = append(t.more, b.closing(p))
		}
	}
	t.open = len(t.table.Rows) == 0 || r.Any()
	return t
}

func (b userBuilder) manager(p team.Position) ui.Content {
	if p.Manager == "" {
		return ui.Unknown(b.c.T("team.manager.none"))
	}
	return ui.Text(b.s.Names[p.Manager])
}

func (b userBuilder) end(p team.Position) ui.Content {
	c := b.c
	switch {
	case p.From > b.s.Today:
		return ui.Status(ui.StateDim, c.T("team.position.coming"))
	case p.To == nil:
		return ui.Status(ui.StateOK, c.T("team.position.still"))
	case *p.To >= b.s.Today:
		return ui.Status(ui.StateOK, c.Loc.Day(*p.To))
	}
	return ui.Num(c.Loc.Day(*p.To))
}

// closing ends a position that still holds, or that is to come.
func (b userBuilder) closing(p team.Position) formCard {
	c, form := b.c, closingForm(p.ID)
	typed, r := b.values(form, map[string]string{"to": iso(p.To)})
	f := ui.Field{Name: "to", ID: form, Label: c.T("team.position.last_day"), Kind: "date", Value: typed("to"), Required: true, Error: r.At("to"),
		Attrs: map[string]any{"min": p.From.String()}}
	if p.To != nil {
		f.Attrs["max"] = p.To.String()
	}
	return formCard{open: r.Any(), title: c.T("team.position.close", "title", titleName(c.Loc, p.Title)), note: c.T("team.position.close_note"), fields: []ui.Field{f},
		form: ui.Form{Action: userHref(b.s.ID) + "/positions/" + string(p.ID) + "/close", Actions: []ui.Button{{Label: c.T("team.position.close_save")}}}}
}
