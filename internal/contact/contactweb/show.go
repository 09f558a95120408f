package contactweb

import (
	"strconv"

	"github.com/a-h/templ"

	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// showView is the person's page.
type showView struct {
	head   ui.Head
	about  ui.Card
	facts  []ui.Fact
	note   string
	panels []templ.Component
	remove *removeView
}

type removeView struct {
	summary, lede string
	form          ui.Form
}

func (h *handlers) open(c *web.Ctx) (contactdesk.Sheet, error) {
	key, err := web.PathID[id.Contact](c, "id")
	if err != nil {
		return contactdesk.Sheet{}, err
	}
	return h.desk.Open(c.Context(), c.Who, key)
}

func (h *handlers) show(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	panels, err := c.Panels("contact", string(s.ID))
	if err != nil {
		return err
	}
	v := showView{head: head(c, s), about: ui.Card{ID: "about", Title: c.T("contact.card.about")}, facts: facts(c, s), note: s.Note, panels: panels}
	if s.MayWrite {
		v.about.Right = ui.More(ui.Link{Label: c.T("contact.edit"), Href: href(s.ID) + "/edit"})
		v.remove = &removeView{summary: c.T("contact.remove"), lede: c.T("contact.remove.lede"),
			form: ui.Form{Action: href(s.ID) + "/remove", Hidden: rev(s.Rev), Actions: []ui.Button{{Label: c.T("contact.remove.save"), Kind: ui.Danger}}}}
	}
	return c.Page(web.Page{Title: s.Name, Nav: "contacts", Body: showPage(v)})
}

func rev(n int) []ui.HiddenField { return []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(n)}} }

func head(c *web.Ctx, s contactdesk.Sheet) ui.Head {
	account := ui.Link{Label: s.AccountName, Href: "/accounts/" + string(s.Account)}
	v := ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: s.Name, Mono: mono(s.Name, true),
		Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, account, {Label: c.T("nav.contacts"), Href: "/contacts?account=" + string(s.Account)}, {Label: s.Name}}}
	if s.Job != "" {
		v.Meta = append(v.Meta, ui.Num(s.Job))
	}
	v.Meta = append(v.Meta, ui.MetaLink("", account))
	if s.Tel != "" {
		v.Actions = append(v.Actions, ui.Button{Label: c.T("contact.call"), Icon: "phone", Href: "tel:" + s.Tel, Attrs: templ.Attributes{"hx-boost": "false"}})
	}
	if s.Email != "" {
		v.Actions = append(v.Actions, ui.Button{Label: c.T("contact.write"), Icon: "mail", Href: "mailto:" + s.Email, Attrs: templ.Attributes{"hx-boost": "false"}})
	}
	v.Actions = append(v.Actions, ui.Button{Label: c.T("contact.card"), Icon: "download", Href: href(s.ID) + "/card.vcf", Download: true, Wide: true})
	if s.MayWrite {
		v.Actions = append(v.Actions, ui.Button{Label: c.T("contact.company"), Icon: "building-2", Href: href(s.ID) + "/move", Wide: true},
			ui.Button{Label: c.T("contact.edit"), Icon: "file-pen", Href: href(s.ID) + "/edit"})
	}
	return v
}

func facts(c *web.Ctx, s contactdesk.Sheet) []ui.Fact {
	fact := func(key string, value ui.Content) ui.Fact {
		return ui.Fact{Label: c.T("contact.field." + key), Content: value}
	}
	out := []ui.Fact{fact("account", ui.TextLink(ui.Link{Label: s.AccountName, Href: "/accounts/" + string(s.Account)})), fact("phone", call(c, s.Phone, s.Tel))}
	if s.Limited {
		return append(out, fact("email", hidden(c)), fact("job", hidden(c)))
	}
	return append(out, fact("email", write(c, s.Email)), fact("job", orUnknown(c, s.Job)), fact("lang", orUnknown(c, c.Loc.Language(s.Lang))),
		fact("origin", orUnknown(c, s.Origin)),
		ui.Fact{Label: c.T("contact.field.updated"), Value: c.Loc.Moment(s.UpdatedAt, c.Who.Location()), Note: s.UpdatedBy})
}

func (h *handlers) remove(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := h.desk.Remove(c.Context(), c.Who, s.ID, f.Rev()); err != nil {
		return err
	}
	c.Flash("contact.done.remove")
	return c.Redirect("/contacts?account=" + string(s.Account))
}
