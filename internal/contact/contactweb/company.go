package contactweb

import (
	"slices"

	"github.com/a-h/templ"

	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// companyNames are the fields of the form by which somebody changes company.
var companyNames = []string{"account", "job", "email", "phone"}

// company asks where somebody works now.
func (h *handlers) company(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if !s.MayWrite {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return h.showCompany(c, formState{status: 200, sheet: s, rev: s.Rev, values: map[string]string{}})
}

func (h *handlers) changeCompany(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	account, _ := id.Parse[id.Account](f.String("account"))
	err = h.desk.ChangeCompany(c.Context(), c.Who, s.ID, f.Rev(), contactdesk.NewCompany{Account: account, Job: f.String("job"), Email: f.String("email"), Phone: f.String("phone")})
	if problem.Has(err, "stale") {
		c.Flash("contact.company.stale")
		return c.Redirect(href(s.ID))
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showCompany(c, formState{status: 422, sheet: s, rev: f.Rev(), values: f.Texts(companyNames), list: list})
	}
	c.Flash("contact.company.done")
	return c.Redirect(href(s.ID))
}

func (h *handlers) showCompany(c *web.Ctx, st formState) error {
	accounts, err := h.accountOptions(c, st)
	if err != nil {
		return err
	}
	accounts = slices.DeleteFunc(accounts, func(o ui.Option) bool { return o.Value == string(st.sheet.Account) })
	refused := c.Refuse(st.list).Label(func(field string) string { return fieldLabel(c, field) })
	title := c.T("contact.company.title")
	v := formView{title: c.T("form.refused"), errors: refused.Summary, legend: c.T("contact.company.legend"),
		form: ui.Form{Action: href(st.sheet.ID) + "/move", Hidden: rev(st.rev), Note: c.T("contact.company.note", "account", st.sheet.AccountName),
			Actions: []ui.Button{{Label: c.T("contact.company.save"), Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: href(st.sheet.ID)}}}}
	v.head = ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: title, Lede: st.sheet.Name, Crumbs: []ui.Link{{Label: c.T("nav.contacts"), Href: "/contacts"},
		{Label: st.sheet.Name, Href: href(st.sheet.ID)}, {Label: title}}}
	for _, f := range fields(c, st, refused, accounts) {
		if slices.Contains(companyNames, f.Name) {
			v.fields = append(v.fields, f)
		}
	}
	return c.Page(web.Page{Title: title, Nav: "contacts", Status: st.status, Body: formPage(v)})
}

// formerPanel names, on an account's page, who was met there and has left.
func (h *handlers) formerPanel(c *web.Ctx, account string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	list, err := h.desk.FormerOf(c.Context(), c.Who, id.Account(account), panelRows)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	t := ui.Table{Caption: c.T("contact.former"), RowLinks: true, Columns: []ui.Column{{Label: c.T("contact.field.name"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("contact.former.now"), Place: ui.MiddleLeft, Wrap: true}}}
	for _, p := range list {
		row := ui.Row{Cells: []ui.Content{ui.PartyCell(ui.Party{Mono: mono(p.Name, false), Name: p.Name}), hidden(c)}}
		if p.ID != "" {
			row.Cells = []ui.Content{ui.PartyCell(ui.Party{Mono: mono(p.Name, false), Name: p.Name, Href: href(p.ID)}),
				ui.TextLink(ui.Link{Label: p.AccountName, Href: "/accounts/" + string(p.Account)})}
		}
		t.Rows = append(t.Rows, row)
	}
	return panel(panelView{card: ui.Card{ID: "former", Title: c.T("contact.former")}, table: t}), nil
}
