package portfolioweb

import (
	"strings"

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

// clash is what the page of a conflict needs to know.
type clash struct {
	head         ui.Head
	action, back string
	rev          int
	stale        web.Stale
	label        func(field string) string
	more         []ui.HiddenField
}

// conflict shows both versions after somebody else saved first: nothing typed is lost, nothing is chosen beforehand.
func conflict(c *web.Ctx, x clash) error {
	m := x.stale.Mix()
	v := conflictView{card: ui.Card{ID: "conflict", Title: c.T("form.conflict.title"), NoTitle: true}, head: x.head,
		callout: ui.Callout{Tone: ui.ToneMid, Icon: "git-compare-arrows", Title: c.T("form.conflict.none")},
		form: ui.Form{Action: x.action, Hidden: append(append([]ui.HiddenField{rev(x.rev)}, x.more...), m.Hidden(x.stale)...), Note: c.T("form.conflict.kept"),
			Actions: []ui.Button{{Label: c.T("form.conflict.save"), Kind: ui.Primary}, {Label: c.T("form.conflict.drop"), Href: x.back}}},
		table: ui.Conflict{Caption: c.T("form.conflict.title"), Field: c.T("form.conflict.field"),
			Mine:   ui.ConflictSide{Label: c.T("form.conflict.mine"), Note: c.T("form.conflict.mine_note")},
			Theirs: ui.ConflictSide{Label: c.T("portfolio.conflict.theirs"), Note: c.T("form.conflict.theirs_note")},
			Rows:   m.Rows(c, x.stale, x.label, func(_, value string) string { return value })}}
	if n := len(m.Both); n > 0 {
		v.callout.Title = c.Loc.N("form.conflict.both", n)
	}
	var taken []string
	for _, n := range append(m.OnlyMine, m.OnlyTheirs...) {
		taken = append(taken, x.label(n))
	}
	if len(taken) > 0 {
		v.callout.Note = c.T("form.conflict.taken", "fields", strings.Join(taken, ", "))
	}
	return c.Page(web.Page{Title: c.T("form.conflict.title"), Nav: "portfolio", Status: 409, Body: conflictPage(v)})
}
