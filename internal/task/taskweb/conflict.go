package taskweb

import (
	"strconv"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/task/taskdesk"
)

type conflictView struct {
	head  ui.Head
	form  ui.Form
	table ui.Conflict
}

// conflict shows both versions after somebody else saved first: nothing typed is lost, nothing is chosen beforehand.
func (h *handlers) conflict(c *web.Ctx, s taskdesk.Sheet, f *web.Form) error {
	mine, theirs := raw(f), fieldsOf(s)
	if f.Has("merged") {
		for _, n := range formNames {
			if f.String("pick_"+n) == "theirs" {
				mine[n] = theirs[n]
			}
		}
		return h.showForm(c, 200, &s, s.Rev, mine, nil)
	}
	who := s.UpdatedBy
	if who == "" {
		who = "Comptoir"
	}
	v := conflictView{head: ui.Head{Title: c.T("form.conflict.title"), Lede: c.T("form.conflict.lede", "name", who, "when", c.Loc.Moment(s.UpdatedAt, c.Who.Location()))},
		form: ui.Form{Action: href(s), Hidden: []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(f.Rev())}, {Name: "merged", Value: "1"}},
			Actions: []ui.Button{{Label: c.T("form.conflict.continue"), Kind: ui.Primary}, {Label: c.T("form.conflict.drop"), Kind: ui.Ghost, Href: href(s)}}},
		table: ui.Conflict{Caption: c.T("form.conflict.title"), Field: c.T("form.conflict.field"),
			Mine: ui.ConflictSide{Label: c.T("form.conflict.mine"), Note: c.T("form.conflict.mine_note")}, Theirs: ui.ConflictSide{Label: who, Note: c.T("form.conflict.theirs_note")}}}
	for _, n := range formNames {
		v.form.Hidden = append(v.form.Hidden, ui.HiddenField{Name: n, Value: mine[n]})
		if mine[n] != theirs[n] {
			v.table.Rows = append(v.table.Rows, ui.ConflictRow{Name: "pick_" + n, Label: c.T("task.field." + n), Mine: h.version(c, s, n, mine[n]), Theirs: h.version(c, s, n, theirs[n])})
		}
	}
	return c.Page(web.Page{Title: c.T("form.conflict.title"), Nav: "tasks", Status: 409, Body: conflictPage(v)})
}

// version is a field's value in words: no identifier or code reaches the screen.
func (h *handlers) version(c *web.Ctx, s taskdesk.Sheet, name, value string) ui.Version {
	switch {
	case value == "":
		return ui.Version{Unknown: c.T("unknown")}
	case name == "kind":
		value = c.T("task.kind." + value)
	case name == "due":
		if d, err := day.Parse(value); err == nil {
			value = c.Loc.Day(d)
		}
	case name == "account":
		value = h.nameIn(c, value, s)
	case name == "owner":
		value = h.ownerName(c, value, s)
	}
	return ui.Version{Changed: value}
}

func (h *handlers) nameIn(c *web.Ctx, account string, s taskdesk.Sheet) string {
	if account == string(s.Account) {
		return s.AccountName
	}
	list, err := h.accounts.Writable(c.Context(), c.Who, mostChoices)
	for _, a := range list {
		if err == nil && a.ID == account {
			return a.Name
		}
	}
	return c.T("masked")
}

func (h *handlers) ownerName(c *web.Ctx, owner string, s taskdesk.Sheet) string {
	if owner == string(s.Owner) {
		return s.OwnerName
	}
	list, err := h.desk.Colleagues(c.Context(), c.Who, s.Account)
	for _, p := range list {
		if err == nil && string(p.ID) == owner {
			return p.Name
		}
	}
	return c.T("masked")
}
