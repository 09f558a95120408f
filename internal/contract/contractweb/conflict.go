package contractweb

import (
	"strings"

	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

type conflictView struct {
	head    ui.Head
	callout ui.Callout
	form    ui.Form
	card    ui.Card
	table   ui.Conflict
}

// conflict shows what both changed after somebody else saved first: nothing typed is lost, nothing is chosen beforehand,
// and what only one of the two changed is taken over.
func (h *handlers) conflict(c *web.Ctx, s contractdesk.Sheet, f *web.Form) error {
	st := web.Stale{Names: editNames, Was: f.Was(editNames), Mine: f.Texts(editNames), Theirs: fieldsOf(c, s.Contract)}
	m := st.Mix()
	author, when := orName(s.UpdatedBy, "Comptoir"), c.Loc.Moment(s.UpdatedAt, c.Who.Location())
	label := func(field string) string { return fieldLabel(c, field) }
	v := conflictView{card: ui.Card{ID: "conflict", Title: c.T("form.conflict.title"), NoTitle: true},
		head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: c.T("form.conflict.title"), Lede: c.T("form.conflict.lede", "name", author, "when", when),
			Crumbs: []ui.Link{{Label: c.T("nav.contracts"), Href: "/contracts"}, {Label: s.Name, Href: href(s.Contract)}, {Label: c.T("contract.edit.title")}}},
		callout: ui.Callout{Tone: ui.ToneMid, Icon: "git-compare-arrows", Title: c.T("form.conflict.none")},
		form: ui.Form{Action: href(s.Contract), Hidden: append(rev(s), m.Hidden(st)...), Note: c.T("form.conflict.kept"),
			Actions: []ui.Button{{Label: c.T("form.conflict.save"), Kind: ui.Primary}, {Label: c.T("form.conflict.drop"), Kind: ui.Ghost, Href: href(s.Contract)}}},
		table: ui.Conflict{Caption: c.T("form.conflict.title"), Field: c.T("form.conflict.field"),
			Mine:   ui.ConflictSide{Label: c.T("form.conflict.mine"), Note: c.T("form.conflict.mine_note")},
			Theirs: ui.ConflictSide{Label: author, Note: when},
			Rows:   m.Rows(c, st, label, func(field, value string) string { return fieldText(c, s, field, value) })}}
	if n := len(m.Both); n > 0 {
		v.callout.Title = c.Loc.N("form.conflict.both", n)
	}
	var taken []string
	for _, n := range append(m.OnlyMine, m.OnlyTheirs...) {
		taken = append(taken, c.T("contract.quote", "text", label(n)))
	}
	if len(taken) > 0 {
		v.callout.Note = c.T("form.conflict.taken", "fields", strings.Join(taken, ", "))
	}
	return c.Page(web.Page{Title: c.T("form.conflict.title"), Nav: "contracts", Status: 409, Body: conflictPage(v)})
}

// worded are the fields that hold codes, with the messages that name them.
var worded = map[string]string{"type": "contract.type.", "regime": "contract.regime.", "renewal": "contract.renewal.title.",
	"payment_from": "contract.pay_from.title.", "is": "contract.form.notice.", "unit": "contract.unit.", "convention": "contract.convention.",
	"counted_from": "contract.counted_from.", "form": "contract.form."}

// fieldText is a field's text in the reader's words: neither a code nor a bare number of cents reaches the screen.
func fieldText(c *web.Ctx, s contractdesk.Sheet, field, value string) string {
	if value == "" {
		return ""
	}
	part := strings.TrimPrefix(strings.TrimPrefix(field, "notice_us_"), "notice_client_")
	if prefix, ok := worded[part]; ok && c.Loc.Has(prefix+value) {
		return c.T(prefix + value)
	}
	switch part {
	case "open_ended", "observed":
		return c.T("contract.form." + part)
	case "effective", "end", "signed_on", "not_before":
		if d, ok := web.ReadDay(value); ok && d.Plausible() {
			return c.Loc.Day(d)
		}
	case "value":
		if n, ok := web.ReadAmount(value, s.Currency, c.Loc.Lang == "fr"); ok {
			return c.Loc.Money(money.Of(n, s.Currency))
		}
	}
	return value
}
