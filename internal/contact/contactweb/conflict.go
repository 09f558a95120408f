package contactweb

import (
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
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
func (h *handlers) conflict(c *web.Ctx, s contactdesk.Sheet, f *web.Form) error {
	st := web.Stale{Names: formNames, Was: f.Was(formNames), Mine: f.Texts(formNames), Theirs: fieldsOf(s.Contact)}
	m := st.Mix()
	author := s.UpdatedBy
	if author == "" {
		author = "Comptoir"
	}
	label := func(field string) string { return fieldLabel(c, field) }
	when := c.Loc.Moment(s.UpdatedAt, c.Who.Location())
	v := conflictView{card: ui.Card{ID: "conflict", Title: c.T("form.conflict.title"), NoTitle: true},
		head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: c.T("contact.conflict.title"), Lede: c.T("form.conflict.lede", "name", author, "when", when),
			Crumbs: []ui.Link{{Label: c.T("nav.contacts"), Href: "/contacts"}, {Label: s.Name, Href: href(s.ID)}, {Label: c.T("contact.edit.title")}}},
		callout: ui.Callout{Tone: ui.ToneMid, Icon: "git-compare-arrows", Title: c.T("form.conflict.none")},
		form: ui.Form{Action: href(s.ID), Hidden: append(rev(s.Rev), m.Hidden(st)...), Note: c.T("form.conflict.kept"),
			Actions: []ui.Button{{Label: c.T("form.conflict.save"), Kind: ui.Primary}, {Label: c.T("form.conflict.drop"), Href: href(s.ID)}}},
		table: ui.Conflict{Caption: c.T("form.conflict.title"), Field: c.T("form.conflict.field"),
			Mine:   ui.ConflictSide{Label: c.T("form.conflict.mine"), Note: c.T("form.conflict.mine_note")},
			Theirs: ui.ConflictSide{Label: author, Note: when},
			Rows:   m.Rows(c, st, label, func(field, value string) string { return h.valueText(c, field, value) })}}
	if n := len(m.Both); n > 0 {
		v.callout.Title = c.Loc.N("form.conflict.both", n)
	}
	var taken []string
	for _, n := range append(m.OnlyMine, m.OnlyTheirs...) {
		taken = append(taken, c.T("contact.quote", "text", label(n)))
	}
	if len(taken) > 0 {
		v.callout.Note = c.T("form.conflict.taken", "fields", joined(", ", taken...))
	}
	return c.Page(web.Page{Title: c.T("form.conflict.title"), Nav: "contacts", Status: 409, Body: conflictPage(v)})
}

// valueText is a field's text in the reader's words.
func (h *handlers) valueText(c *web.Ctx, field, value string) string {
	switch {
	case value == "":
		return ""
	case field == "lang":
		return c.Loc.Language(value)
	case field == "account":
		if name, err := h.accounts.Name(c.Context(), c.Who, id.Account(value)); err == nil {
			return name
		}
		return c.T("masked")
	}
	return value
}
