package relationweb

import (
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/relation/relationdesk"
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
func (h *handlers) conflict(c *web.Ctx, s relationdesk.Sheet, f *web.Form) error {
	st := web.Stale{Names: formNames, Was: f.Was(formNames), Mine: typed(f), Theirs: fieldsOf(s)}
	m := st.Mix()
	author := s.UpdatedBy
	if author == "" {
		author = "Comptoir"
	}
	people, err := h.desk.ChoicesOf(c.Context(), c.Who, s.Account)
	if err != nil {
		return err
	}
	text := texts(c, s, people)
	moment := c.Loc.Moment(s.UpdatedAt, c.Who.Location())
	v := conflictView{card: ui.Card{ID: "conflict", Title: c.T("form.conflict.title"), NoTitle: true},
		head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: c.T("relation.conflict.title"), Lede: c.T("form.conflict.lede", "name", author, "when", moment),
			Crumbs: []ui.Link{{Label: c.T("nav.exchanges"), Href: "/exchanges"}, {Label: names(s.Theirs), Href: href(s.ID)}, {Label: c.T("relation.edit")}}},
		callout: ui.Callout{Tone: ui.ToneMid, Icon: "git-compare-arrows", Title: c.T("form.conflict.none")},
		form: ui.Form{Action: href(s.ID), Hidden: append([]ui.HiddenField{{Name: "rev", Value: strconv.Itoa(s.Rev)}, {Name: "planned", Value: st.Mine["planned"]}}, m.Hidden(st)...),
			Note: c.T("form.conflict.kept"), Actions: []ui.Button{{Label: c.T("form.conflict.save"), Kind: ui.Primary}, {Label: c.T("form.conflict.drop"), Href: href(s.ID)}}},
		table: ui.Conflict{Caption: c.T("form.conflict.title"), Field: c.T("form.conflict.field"),
			Mine:   ui.ConflictSide{Label: c.T("form.conflict.mine"), Note: c.T("form.conflict.mine_note")},
			Theirs: ui.ConflictSide{Label: author, Note: moment},
			Rows:   m.Rows(c, st, func(field string) string { return fieldLabel(c, field) }, text)}}
	if n := len(m.Both); n > 0 {
		v.callout.Title = c.Loc.N("form.conflict.both", n)
	}
	var taken []string
	for _, n := range append(m.OnlyMine, m.OnlyTheirs...) {
		taken = append(taken, fieldLabel(c, n))
	}
	if len(taken) > 0 {
		v.callout.Note = c.T("form.conflict.taken", "fields", strings.Join(taken, ", "))
	}
	return c.Page(web.Page{Title: c.T("form.conflict.title"), Nav: "exchanges", Status: 409, Body: conflictPage(v)})
}

// texts puts a field's text in the reader's words: no identifier or code reaches the screen.
func texts(c *web.Ctx, s relationdesk.Sheet, people relationdesk.Choices) func(field, value string) string {
	name := map[string]string{}
	for _, p := range with(people.Theirs, s.Theirs) {
		name[string(p.ID)] = p.Name
	}
	for _, p := range with(people.Ours, s.Ours) {
		name[string(p.ID)] = p.Name
	}
	return func(field, value string) string {
		switch field {
		case "kind":
			return c.T("relation.kind." + value)
		case "day":
			if d, err := day.Parse(value); err == nil {
				return c.Loc.Day(d)
			}
		case "contacts", "users":
			parts := strings.Fields(value)
			for i, p := range parts {
				if parts[i] = name[p]; parts[i] == "" {
					parts[i] = c.T("masked")
				}
			}
			return strings.Join(parts, ", ")
		}
		return value
	}
}
