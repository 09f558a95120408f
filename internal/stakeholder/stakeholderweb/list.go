package stakeholderweb

import (
	"math"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/stakeholder/stakeholderdesk"
)

// table lists people: on a phone it is the map.
func table(c *web.Ctx, m stakeholderdesk.Map, people []stakeholderdesk.Person, view string) ui.Table {
	t := ui.Table{Caption: c.T("stakeholder.card"), RowLinks: true, Columns: []ui.Column{
		{Label: c.T("stakeholder.field.person"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("stakeholder.field.influence"), Num: true, Strong: true, Place: ui.TopRight},
		{Label: c.T("stakeholder.field.roles"), Place: ui.MiddleLeft, Gap: true, Wrap: true},
		{Label: c.T("stakeholder.field.sentiment"), Place: ui.MiddleRight},
		{Label: c.T("stakeholder.field.relation"), Place: ui.LastLeft},
		{Label: c.T("stakeholder.field.state"), Place: ui.LastRight, Roomy: true},
	}}
	for _, p := range people {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Content{
			ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: web.Initials(p.Name), Name: p.Name}, Name: p.Name, Href: personHref(m.Account, p.ID, view), Sub: job(p)}),
			unknownOr(c, influenceText(c, p)), rolesCell(c, p), feelingCell(c, p), relationCell(c, p), ui.Text(c.T("stakeholder.state." + string(p.State)))}})
	}
	return t
}

func unknownOr(c *web.Ctx, s string) ui.Content {
	if s == "" {
		return ui.Unknown(c.T("unknown"))
	}
	return ui.Text(s)
}

func rolesCell(c *web.Ctx, p stakeholderdesk.Person) ui.Content {
	if p.Vacant() {
		return ui.Pill(ui.PillOut, c.T("stakeholder.vacant"))
	}
	if len(p.Roles) == 0 {
		return ui.Unknown(c.T("stakeholder.no_role"))
	}
	return ui.Text(roles(c, p.Roles))
}

func feelingCell(c *web.Ctx, p stakeholderdesk.Person) ui.Content {
	switch {
	case p.Vacant():
		return nil
	case p.Hidden:
		return ui.Unknown(c.T("stakeholder.hidden"))
	case p.Feeling == nil:
		return ui.Unknown(c.T("unknown"))
	case p.Feeling.Mean <= -0.5:
		return ui.Pill(ui.PillBad, feeling(c, p.Feeling.Mean))
	case p.Feeling.Mean >= 0.5:
		return ui.Pill(ui.PillGood, feeling(c, p.Feeling.Mean))
	}
	return ui.Pill(ui.PillPlain, feeling(c, p.Feeling.Mean))
}

func relationCell(c *web.Ctx, p stakeholderdesk.Person) ui.Content {
	if p.Vacant() {
		return nil
	}
	if !p.Met {
		return ui.Unknown(bandWord(c, p))
	}
	return band(charts.Notches{Now: p.Band.Notches()}, bandWord(c, p))
}

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

// export writes the people of an account as the reader sees them: what they may not see yet stays out.
func (h *handlers) export(c *web.Ctx, f export.Format) error {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	m, err := h.desk.Map(c.Context(), c.Who, account)
	if err != nil {
		return err
	}
	t := export.Table{Name: c.T("stakeholder.export")}
	for _, k := range []string{"person", "job", "roles", "influence", "sentiment", "relation", "strength", "reports_to", "external", "owner", "state", "note"} {
		t.Columns = append(t.Columns, c.T("stakeholder.field."+k))
	}
	t.Rows = func(yield func([]any, error) bool) {
		for _, list := range [][]stakeholderdesk.Person{m.People, m.Gone} {
			for _, p := range list {
				if !yield(line(c, m, p), nil) {
					return
				}
			}
		}
	}
	return export.Serve(c.W, f, c.Loc.Lang, t)
}

func line(c *web.Ctx, m stakeholderdesk.Map, p stakeholderdesk.Person) []any {
	row := []any{p.Name, job(p), roles(c, p.Roles), nil, nil, nil, nil, nil, c.T("stakeholder.no"), p.OwnerName, c.T("stakeholder.state." + string(p.State)), p.Note}
	if p.Influence != nil {
		row[3] = *p.Influence
	}
	switch {
	case p.Hidden:
		row[4] = c.T("masked")
	case p.Feeling != nil:
		row[4] = math.Round(10*p.Feeling.Mean) / 10
	}
	if !p.Vacant() {
		row[5] = bandWord(c, p)
	}
	if p.Met {
		row[6] = tenth(p.Value)
	}
	if above, ok := m.Find(p.ReportsTo); ok {
		row[7] = above.Name
	}
	if p.External {
		row[8] = c.T("stakeholder.yes")
	}
	return row
}
