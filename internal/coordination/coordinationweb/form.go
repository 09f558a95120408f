package coordinationweb

import (
	"comptoir/internal/coordination"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// mostChoices bounds a list of accounts in a form.
const mostChoices = 300

type formView struct {
	head   ui.Head
	title  string
	errors []ui.FieldError
	form   ui.Form
	legend string
	fields []ui.Field
}

func (h *handlers) new(c *web.Ctx) error {
	if !asks(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return h.showForm(c, 200, map[string]string{"account": c.Query("account"), "asked": c.Query("asked"), "subject": c.Query("subject"), "back": c.Query("back")}, nil)
}

func (h *handlers) create(c *web.Ctx) error {
	if !asks(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := coordination.Input{Subject: f.String("subject"), Question: f.String("question"), Due: f.Day("due")}
	in.Account, _ = id.Parse[id.Account](f.String("account"))
	in.Asked, _ = id.Parse[id.User](f.String("asked"))
	made, again := id.Any(""), false
	if len(f.Problems()) == 0 {
		made, again, err = web.Once(c, f, func(tx *db.Tx) (id.Any, error) { return h.desk.AskIn(tx, c.Who, in) })
	} else {
		err = in.Validate(c.Who.ID, c.Today()).Err()
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showForm(c, 422, f.Texts([]string{"account", "asked", "subject", "question", "due", "back"}), list)
	}
	if !again {
		c.FlashUndo(href(made)+"/cancel", "coordination.flash.asked")
	}
	return c.Back("/requests?view=sent")
}

func (h *handlers) showForm(c *web.Ctx, status int, values map[string]string, bad problem.List) error {
	refused := c.Refuse(bad).Label(func(field string) string { return c.T("coordination.field." + field) })
	field := func(name string) ui.Field {
		return ui.Field{Name: name, Label: c.T("coordination.field." + name), Value: values[name], Error: refused.At(name)}
	}
	account, asked, subject, due, question := field("account"), field("asked"), field("subject"), field("due"), field("question")
	list, err := h.accounts.Writable(c.Context(), c.Who, mostChoices)
	if err != nil {
		return err
	}
	account.Options, account.Required = []ui.Option{{Label: c.T("form.choose"), Selected: values["account"] == ""}}, true
	for _, a := range list {
		account.Options = append(account.Options, ui.Option{Value: a.ID, Label: a.Name, Selected: a.ID == values["account"]})
	}
	account.Options = web.Sorted(c.Loc, account.Options)
	if asked.Options, err = h.peopleOptions(c, id.Account(values["account"]), values["asked"]); err != nil {
		return err
	}
	asked.Required, asked.Hint = true, c.T("coordination.form.asked_hint")
	subject.Required, subject.Full, subject.Placeholder, subject.Autocomplete = true, true, c.T("coordination.form.subject_example"), "off"
	due.Kind, due.Required = "date", true
	due.Hint = c.T("coordination.form.due_hint")
	question.Rows, question.Full, question.Note = 4, true, c.T("coordination.form.optional")
	back := web.Local(values["back"], "/requests?view=sent")
	v := formView{title: c.T("form.refused"), errors: refused.Summary, legend: c.T("coordination.form.legend"),
		fields: []ui.Field{subject, asked, due, account, question},
		form: ui.Form{Action: "/requests", Hidden: []ui.HiddenField{c.OnceField(), {Name: "back", Value: back}},
			Actions: []ui.Button{{Label: c.T("coordination.form.send"), Icon: "send", Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: back}}},
		head: ui.Head{Title: c.T("coordination.ask"), Lede: c.T("coordination.form.lede"), CrumbsLabel: c.T("shell.crumbs"),
			Crumbs: []ui.Link{{Label: c.T("nav.requests"), Href: "/requests"}, {Label: c.T("coordination.ask")}}}}
	return c.Page(web.Page{Title: v.head.Title, Nav: "requests", Status: status, Body: formPage(v)})
}

// peopleOptions are the colleagues who may be asked, those of the account's team first.
func (h *handlers) peopleOptions(c *web.Ctx, account id.Account, now string) ([]ui.Option, error) {
	list, err := h.desk.People(c.Context(), c.Who, account)
	if err != nil {
		return nil, err
	}
	out := []ui.Option{{Label: c.T("form.choose"), Selected: now == ""}}
	for _, inTeam := range []bool{true, false} {
		var some []ui.Option
		for _, p := range list {
			if p.InTeam != inTeam {
				continue
			}
			o := ui.Option{Value: string(p.ID), Label: p.Name, Selected: string(p.ID) == now}
			if f := functionWord(c, p.Function); f != "" {
				o.Label += " · " + f
			}
			some = append(some, o)
		}
		out = append(out, web.Sorted(c.Loc, some)...)
	}
	return out, nil
}
