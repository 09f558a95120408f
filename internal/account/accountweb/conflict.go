package accountweb

import (
	"strconv"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
)

// conflictView shows both versions of what two people changed at once.
type conflictView struct {
	head    ui.Head
	callout ui.Callout
	card    ui.Card
	form    ui.Form
	table   ui.Conflict
}

// conflict shows both versions after somebody else saved first: nothing typed is lost, nothing is chosen beforehand.
func (h *handlers) conflict(c *web.Ctx, s accountdesk.Sheet, f *web.Form) error {
	st := web.Stale{Names: formNames, Was: f.Was(formNames), Mine: f.Texts(formNames), Theirs: fieldsOf(s.Account)}
	m := st.Mix()
	author := s.UpdatedBy
	if author == "" {
		author = "Comptoir"
	}
	label := func(field string) string { return fieldLabel(c, field) }
	v := conflictView{card: ui.Card{ID: "conflict", Title: c.T("form.conflict.title"), NoTitle: true},
		head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: c.T("account.conflict.title"),
			Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: s.Name, Href: href(s.ID)}, {Label: c.T("account.edit.title")}},
			Lede:   c.T("form.conflict.lede", "name", author, "when", c.Loc.Moment(s.UpdatedAt, c.Who.Location()))},
		callout: ui.Callout{Tone: ui.ToneMid, Icon: "git-compare-arrows", Title: c.T("form.conflict.none")},
		form: ui.Form{Action: href(s.ID), Hidden: append([]ui.HiddenField{{Name: "rev", Value: strconv.Itoa(s.Rev)}}, m.Hidden(st)...), Note: c.T("form.conflict.kept"),
			Actions: []ui.Button{{Label: c.T("form.conflict.save"), Kind: ui.Primary}, {Label: c.T("form.conflict.drop"), Href: href(s.ID)}}},
		table: ui.Conflict{Caption: c.T("form.conflict.title"), Field: c.T("form.conflict.field"),
			Mine:   ui.ConflictSide{Label: c.T("form.conflict.mine"), Note: c.T("form.conflict.mine_note")},
			Theirs: ui.ConflictSide{Label: author, Note: c.Loc.Moment(s.UpdatedAt, c.Who.Location())},
			Rows:   m.Rows(c, st, label, func(field, value string) string { return h.valueText(c, field, value) })}}
	if n := len(m.Both); n > 0 {
		v.callout.Title = c.Loc.N("form.conflict.both", n)
	}
	var taken []string
	for _, n := range append(m.OnlyMine, m.OnlyTheirs...) {
		taken = append(taken, c.T("account.quote", "text", label(n)))
	}
	if len(taken) > 0 {
		v.callout.Note = c.T("form.conflict.taken", "fields", joined(", ", taken...))
	}
	return c.Page(web.Page{Title: c.T("form.conflict.title"), Nav: "accounts", Status: 409, Body: conflictPage(v)})
}

// valueText is a field's text in the reader's words.
func (h *handlers) valueText(c *web.Ctx, field, value string) string {
	if value == "" {
		return ""
	}
	switch field {
	case "tier":
		return c.T("account.tier." + value)
	case "country":
		return c.Loc.Country(value)
	case "since":
		if d, err := day.Parse(value); err == nil {
			return c.Loc.Day(d)
		}
	case "parent":
		if name, err := h.desk.NameOf(c.Context(), c.Who, team.Account, id.Account(value)); err == nil {
			return name
		}
		return c.T("masked")
	}
	return value
}
