package taskweb

import (
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/task/taskdesk"
)

// quickView is the line at the top of the list: a title, a day if there is one, an account if there is one.
type quickView struct {
	label    string
	title    ui.Field
	due      ui.Field
	accounts ui.FilterSelect
	hidden   []ui.HiddenField
	add      ui.Button
	more     ui.Button
}

// mostChoices bounds a list of accounts in a form.
const mostChoices = 300

func (h *handlers) quick(c *web.Ctx, f taskdesk.Filter) (quickView, error) {
	choices, err := h.accountOptions(c, string(f.Account))
	if err != nil {
		return quickView{}, err
	}
	return quickView{label: c.T("task.new"),
		title:    ui.Field{Name: "title", ID: "quick-title", Label: c.T("task.field.title"), Placeholder: c.T("task.quick.title")},
		due:      ui.Field{Name: "due", ID: "quick-due", Label: c.T("task.field.due")},
		accounts: ui.FilterSelect{Name: "account", Label: c.T("task.field.account"), Options: choices},
		hidden:   []ui.HiddenField{c.OnceField(), {Name: "back", Value: c.R.URL.RequestURI()}},
		add:      ui.Button{Label: c.T("task.add"), Icon: "plus", Kind: ui.Primary},
		more:     ui.Button{Label: c.T("task.quick.more"), Kind: ui.Ghost, Href: "/tasks/new", Wide: true}}, nil
}

func (h *handlers) accountOptions(c *web.Ctx, now string) ([]ui.Option, error) {
	list, err := h.accounts.Writable(c.Context(), c.Who, mostChoices)
	if err != nil {
		return nil, err
	}
	out := []ui.Option{{Label: c.T("task.no_account"), Selected: now == ""}}
	for _, a := range list {
		out = append(out, ui.Option{Value: a.ID, Label: a.Name, Selected: a.ID == now})
	}
	return web.Sorted(c.Loc, out), nil
}
