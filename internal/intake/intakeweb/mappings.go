package intakeweb

import (
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// mappingsView lists the mappings of the house.
type mappingsView struct {
	head  ui.Head
	card  ui.Card
	table ui.Table
}

func (h *handlers) mappings(c *web.Ctx) error {
	all, err := h.desk.Mappings(c.Context(), c.Who)
	if err != nil {
		return err
	}
	v := mappingsView{head: ui.Head{Eyebrow: c.T("nav.import"), Title: c.T("intake.mappings.title"), Lede: c.T("intake.mappings.lede"),
		Actions: []ui.Button{{Label: c.T("intake.another"), Href: "/import"}}}, card: ui.Card{ID: "mappings", Title: c.T("intake.mappings.title"), NoTitle: true}}
	v.table = ui.Table{Caption: c.T("intake.mappings.title"), Columns: []ui.Column{{Label: c.T("intake.mapping.name"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("intake.mapping.kind"), Place: ui.MiddleLeft}, {Label: c.T("intake.mapping.columns"), Wrap: true, Place: ui.NotOnPhone},
		{Label: c.T("intake.col.when"), Num: true, Place: ui.TopRight}, {Label: c.T("intake.mapping.delete"), Hidden: true, Place: ui.LastRight}}}
	for _, x := range all {
		row := []ui.Content{ui.Text(x.Mapping.Name), ui.Text(c.T("intake.kind." + string(x.Mapping.Kind))), ui.Quiet(columnsOf(x.Mapping)),
			ui.Num(c.Loc.Moment(x.UpdatedAt, c.Who.Location())), nil}
		if x.Mine {
			row[4] = ui.PostBtn(ui.Post{Action: "/import/mappings/" + string(x.ID) + "/delete", Button: ui.Button{Label: c.T("intake.mapping.delete"), Small: true, Kind: ui.Ghost}})
		}
		v.table.Rows = append(v.table.Rows, ui.Row{Cells: row})
	}
	if len(all) == 0 {
		v.table.Empty = ui.Empty(ui.EmptyState{Title: c.T("intake.mappings.none"), Text: c.T("intake.mappings.none.text"), Actions: []ui.Button{{Label: c.T("intake.another"), Href: "/import"}}})
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "import", Body: mappingsPage(v)})
}

func columnsOf(m intake.Mapping) string {
	var names []string
	for _, f := range intake.Fields(m.Kind) {
		if column := m.Columns[f.Name]; column != "" {
			names = append(names, column)
		}
	}
	return strings.Join(names, ", ")
}

func (h *handlers) deleteMapping(c *web.Ctx) error {
	m, err := web.PathID[id.Any](c, "id")
	if err != nil {
		return err
	}
	if err := h.desk.DeleteMapping(c.Context(), c.Who, m); err != nil {
		return err
	}
	c.Flash("intake.mapping.deleted")
	return c.Redirect("/import/mappings")
}
