package taskweb

import (
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/task/taskdesk"
)

type conflictView struct {
	head    ui.Head
	callout ui.Callout
	card    ui.Card
	form    ui.Form
	table   ui.Conflict
}

// conflict shows what both changed after somebody else saved first: nothing typed is lost, nothing is chosen beforehand,
// and what only one of the two changed is taken over.
func (h *handlers) conflict(c *web.Ctx, s taskdesk.Sheet, f *web.Form) error {
	st := web.Stale{Names: formNames, Was: f.Was(formNames), Mine: f.Texts(formNames), Theirs: fieldsOf(s)}
	m := st.Mix()
	who, when := s.UpdatedBy, c.Loc.Moment(s.UpdatedAt, c.Who.Location())
	if who == "" {
		who = "Comptoir"
	}
	label := func(field string) string { return c.T("task.field." + field) }
	v := conflictView{card: ui.Card{ID: "conflict", Title: c.T("form.conflict.title"), NoTitle: true},
		head:    ui.Head{Title: c.T("form.conflict.title"), Lede: c.T("form.conflict.lede", "name", who, "when", when)},
		callout: ui.Callout{Tone: ui.ToneMid, Icon: "git-compare-arrows", Title: c.T("form.conflict.none")},
		form: ui.Form{Action: href(s), Hidden: append([]ui.HiddenField{{Name: "rev", Value: strconv.Itoa(s.Rev)}}, m.Hidden(st)...), Note: c.T("form.conflict.kept"),
			Actions: []ui.Button{{Label: c.T("form.conflict.save"), Kind: ui.Primary}, {Label: c.T("form.conflict.drop"), Kind: ui.Ghost, Href: href(s)}}},
		table: ui.Conflict{Caption: c.T("form.conflict.title"), Field: c.T("form.conflict.field"),
			Mine: ui.ConflictSide{Label: c.T("form.conflict.mine"), Note: c.T("form.conflict.mine_note")}, Theirs: ui.ConflictSide{Label: who, Note: when},
			Rows: m.Rows(c, st, label, func(field, value string) string { return h.fieldText(c, s, field, value) })}}
	if n := len(m.Both); n > 0 {
		v.callout.Title = c.Loc.N("form.conflict.both", n)
	}
	var taken []string
	for _, n := range append(m.OnlyMine, m.OnlyTheirs...) {
		taken = append(taken, c.T("task.quote", "text", label(n)))
	}
	if len(taken) > 0 {
		v.callout.Note = c.T("form.conflict.taken", "fields", strings.Join(taken, ", "))
	}
	return c.Page(web.Page{Title: c.T("form.conflict.title"), Nav: "tasks", Status: 409, Body: conflictPage(v)})
}

// fieldText is a field's value in words: no identifier or code reaches the screen.
func (h *handlers) fieldText(c *web.Ctx, s taskdesk.Sheet, name, value string) string {
	switch {
	case value == "":
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
	return value
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
