package privacyweb

import (
	"strconv"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/privacy/privacydesk"
)

type eraseView struct {
	head        ui.Head
	callout     ui.Callout
	goes, stays ui.Card
	table       ui.Table
	lines       []ui.Line
	confirm     ui.Card
	form        *ui.Form
	field       ui.Field
	title       string
	errors      []ui.FieldError
}

func (h *handlers) previewOf(c *web.Ctx) (privacydesk.Preview, error) {
	key, err := web.PathID[id.Contact](c, "id")
	if err != nil {
		return privacydesk.Preview{}, err
	}
	return h.desk.PreviewErasure(c.Context(), c.Who, key)
}

func (h *handlers) preview(c *web.Ctx) error {
	p, err := h.previewOf(c)
	if err != nil {
		return err
	}
	return h.showPreview(c, p, 200, "", nil)
}

func (h *handlers) showPreview(c *web.Ctx, p privacydesk.Preview, status int, typed string, list problem.List) error {
	form := newSheet(c, map[string]string{"confirm": typed}, list)
	head := crumbs(c, ui.Link{Label: c.T("nav.contacts"), Href: "/contacts"}, ui.Link{Label: p.Name, Href: contactHref(p.Contact)}, ui.Link{Label: c.T("privacy.erase.title", "name", p.Name)})
	head.Lede = p.AccountName
	v := eraseView{head: head, callout: ui.Callout{Tone: ui.ToneBad, Title: c.T("privacy.erase.warning"), Note: c.T("privacy.erase.warning.note")},
		goes: ui.Card{ID: "goes", Title: c.T("privacy.erase.goes")}, stays: ui.Card{ID: "stays", Title: c.T("privacy.erase.stays")},
		confirm: ui.Card{ID: "confirm", Title: c.T("privacy.erase.confirm")}, title: c.T("form.refused"), errors: form.refused.Summary}
	v.table = ui.Table{Caption: v.goes.Title, Columns: []ui.Column{{Label: c.T("privacy.erase.kind"), Head: true, Place: ui.TopLeft},
		{Label: c.T("privacy.erase.on"), Num: true, Place: ui.TopRight}, {Label: c.T("privacy.erase.naming"), Num: true, Place: ui.MiddleRight}}}
	for _, s := range p.Shares {
		v.table.Rows = append(v.table.Rows, ui.Row{Cells: []ui.Content{ui.Text(kindWord(c, s.Kind)), ui.Num(strconv.Itoa(s.On)), ui.Num(strconv.Itoa(s.Naming))}})
	}
	for _, k := range []string{"figures", "contracts", "trace", "mail"} {
		v.lines = append(v.lines, ui.Line{Title: c.T("privacy.stays." + k), Note: c.T("privacy.stays." + k + ".note")})
	}
	if p.Hold {
		v.callout = ui.Callout{Tone: ui.ToneMid, Icon: "lock", Title: c.T("problem.privacy_legal_hold"), Note: p.Held,
			Action: &ui.Button{Label: c.T("privacy.fill"), Href: cardHref(p.Contact)}}
	} else {
		v.form = &ui.Form{Action: contactHref(p.Contact) + "/erase", Actions: []ui.Button{{Label: c.T("privacy.erase.save"), Icon: "user-round-x", Kind: ui.Danger},
			{Label: c.T("form.cancel"), Kind: ui.Ghost, Href: contactHref(p.Contact)}}}
		v.field = form.field("confirm")
		v.field.Label, v.field.Required, v.field.Autocomplete = c.T("privacy.erase.type", "name", p.Name), true, "off"
	}
	return c.Page(web.Page{Title: head.Title, Nav: "contacts", Status: status, Body: erasePage(v)})
}

// kindWord names a kind of record as the journal does; what is no record is a line of a file, or a note.
func kindWord(c *web.Ctx, k ref.Kind) string {
	if key := "journal.kind." + string(k); k != "" && c.Loc.Has(key) {
		return c.T(key)
	}
	return c.T("privacy.kind.other")
}

func (h *handlers) erase(c *web.Ctx) error {
	p, err := h.previewOf(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if p.Hold {
		return h.showPreview(c, p, 409, "", nil)
	}
	if typed := f.String("confirm"); text.Fold(typed) != text.Fold(p.Name) {
		return h.showPreview(c, p, 422, typed, problem.List{problem.At("confirm", "privacy_type_the_name")})
	}
	e, err := h.desk.Erase(c.Context(), c.Who, p.Contact)
	if err != nil {
		return err
	}
	c.Flash("privacy.flash.erased", "n", e.Number)
	return c.Redirect("/contacts?account=" + string(p.Account))
}

// erasures is the list to keep beside the backups: numbers and identifiers, nobody's name.
func (h *handlers) erasures(c *web.Ctx) error {
	list, err := h.desk.Erasures(c.Context(), c.Who)
	if err != nil {
		return err
	}
	t := export.Table{Name: c.T("privacy.erasures"), On: c.Today(), Columns: []string{"number", "contact", "erased"}}
	t.Rows = export.Of(list, func(e privacydesk.Erased) []any { return []any{e.Number, string(e.Contact), e.On} })
	return export.Serve(c.W, export.CSV, c.Loc.Lang, t)
}
