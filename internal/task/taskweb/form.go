package taskweb

import (
	"strconv"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
)

// formNames are the fields the form sends.
var formNames = []string{"title", "due", "account", "kind", "owner", "note"}

func readInput(f *web.Form) task.Input {
	in := task.Input{Title: f.String("title"), Due: f.Day("due"), Kind: task.Kind(f.String("kind")), Note: f.String("note"),
		About: ref.Ref{Kind: ref.Kind(f.String("about_kind")), ID: f.String("about_id")}}
	if a, ok := id.Parse[id.Account](f.String("account")); ok {
		in.Account = a
	}
	if u, ok := id.Parse[id.User](f.String("owner")); ok {
		in.Owner = u
	}
	if _, ok := id.Parse[id.Any](in.About.ID); !ok {
		in.About = ref.Ref{}
	}
	return in
}

func raw(f *web.Form) map[string]string {
	m := map[string]string{}
	for _, n := range append([]string{"about_kind", "about_id", "back"}, formNames...) {
		m[n] = f.Raw(n)
	}
	return m
}

// withOpened also keeps what the form was opened on, by which a conflict tells who changed what.
func withOpened(f *web.Form) map[string]string {
	m := raw(f)
	for n, v := range f.Was(formNames) {
		m[openedPrefix+n] = v
	}
	return m
}

const openedPrefix = "opened "

// opened is what a form was opened on: what it shows the first time.
func opened(values map[string]string) map[string]string {
	m := map[string]string{}
	for _, n := range formNames {
		was, kept := values[openedPrefix+n]
		if !kept {
			was = values[n]
		}
		m[n] = was
	}
	return m
}

func fieldsOf(s taskdesk.Sheet) map[string]string {
	m := map[string]string{"title": s.Title, "account": string(s.Account), "kind": string(s.Kind), "owner": string(s.Owner), "note": s.Note}
	if s.Due != nil {
		m["due"] = s.Due.String()
	}
	return m
}

func (h *handlers) new(c *web.Ctx) error {
	owner := c.Query("owner")
	if owner == "" {
		owner = string(c.Who.ID)
	}
	values := map[string]string{"title": c.Query("title"), "account": c.Query("account"), "kind": c.Query("kind"), "owner": owner, "due": c.Query("due"),
		"about_kind": c.Query("about_kind"), "about_id": c.Query("about_id"), "back": c.Query("back")}
	return h.showForm(c, 200, nil, 0, values, nil)
}

func (h *handlers) create(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := readInput(f)
	created, again := id.Task(""), false
	if len(f.Problems()) == 0 {
		created, again, err = web.Once(c, f, func(tx *db.Tx) (id.Task, error) { return h.desk.CreateIn(tx, c.Who, in) })
	} else {
		err = in.Validate().Err()
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showForm(c, 422, nil, 0, raw(f), list)
	}
	if !again {
		c.FlashUndo("/tasks/"+string(created)+"/remove", "task.flash.created", "title", in.Title)
	}
	return c.Back("/tasks")
}

func (h *handlers) edit(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if !s.MayWrite {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return h.showForm(c, 200, &s, s.Rev, fieldsOf(s), nil)
}

func (h *handlers) save(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	f.Settled(formNames)
	in := readInput(f)
	if len(f.Problems()) == 0 {
		err = h.desk.Edit(c.Context(), c.Who, s.ID, f.Rev(), in)
	} else {
		err = in.Validate().Err()
	}
	if problem.Has(err, "stale") {
		return h.conflict(c, s, f)
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showForm(c, 422, &s, f.Rev(), withOpened(f), list)
	}
	c.Flash("task.flash.saved")
	return c.Redirect(href(s))
}

type formView struct {
	head   ui.Head
	form   ui.Form
	title  string
	errors []ui.FieldError
	main   []ui.Field
	kind   ui.Choices
	more   []ui.Field
	words  [2]string
	// others are what else can be entered, on a phone.
	others      []ui.Segment
	othersLabel string
}

// showForm is the form, with what was typed and what is wrong with it.
func (h *handlers) showForm(c *web.Ctx, status int, s *taskdesk.Sheet, rev int, values map[string]string, bad problem.List) error {
	v, err := h.formView(c, s, rev, values, bad)
	if err != nil {
		return err
	}
	nav := "tasks"
	if s == nil {
		nav, v.others, v.othersLabel = "capture", c.Captures(), c.T("shell.capture")
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: nav, Status: status, Body: formPage(v)})
}

func (h *handlers) formView(c *web.Ctx, s *taskdesk.Sheet, rev int, values map[string]string, bad problem.List) (formView, error) {
	v := formView{title: c.T("form.refused"), words: [2]string{c.T("task.form.what"), c.T("task.form.more")}}
	errorAt := map[string]string{}
	for _, p := range bad {
		errorAt[p.Field] = c.Loc.Problem(p)
		v.errors = append(v.errors, ui.FieldError{ID: p.Field, Message: c.T("task.field."+p.Field) + c.T("task.form.colon") + c.Loc.Problem(p)})
	}
	field := func(name string) ui.Field {
		return ui.Field{Name: name, Label: c.T("task.field." + name), Value: values[name], Error: errorAt[name]}
	}
	title, due, account, owner, note := field("title"), field("due"), field("account"), field("owner"), field("note")
	title.Required, title.Full, title.Placeholder, title.Autocomplete = true, true, c.T("task.quick.title"), "off"
	due.Kind, due.Note = "date", c.T("task.form.optional")
	note.Rows, note.Full, note.Note = 4, true, c.T("task.form.optional")
	var err error
	if account.Options, err = h.accountOptions(c, values["account"]); err != nil {
		return v, err
	}
	if owner.Options, err = h.ownerOptions(c, s, values); err != nil {
		return v, err
	}
	owner.Hint = c.T("task.form.owner_hint")
	v.main = []ui.Field{title, due, account}
	v.kind = ui.Choices{Name: "kind", Legend: c.T("task.field.kind"), Error: errorAt["kind"], Full: true}
	for _, k := range task.Kinds {
		v.kind.Items = append(v.kind.Items, ui.Choice{Value: string(k), Label: c.T("task.kind." + string(k)), Note: c.T("task.kind.note." + string(k)),
			Checked: string(k) == values["kind"] || (values["kind"] == "" && k == task.Todo)})
	}
	v.more = []ui.Field{owner, note}
	return h.frame(c, v, s, rev, values), nil
}

// frame puts the form under its title, with its buttons.
func (h *handlers) frame(c *web.Ctx, v formView, s *taskdesk.Sheet, rev int, values map[string]string) formView {
	back := web.Local(values["back"], "/tasks")
	v.form = ui.Form{Action: "/tasks", Hidden: []ui.HiddenField{c.OnceField(), {Name: "back", Value: back}, {Name: "about_kind", Value: values["about_kind"]}, {Name: "about_id", Value: values["about_id"]}},
		Actions: []ui.Button{{Label: c.T("task.add"), Icon: "plus", Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: back}}}
	v.head = ui.Head{Title: c.T("task.new"), Lede: c.T("task.form.lede"), CrumbsLabel: c.T("shell.crumbs"),
		Crumbs: []ui.Link{{Label: c.T("nav.tasks"), Href: "/tasks"}, {Label: c.T("task.new")}}}
	if s != nil {
		v.form.Action, v.form.Hidden = href(*s), append([]ui.HiddenField{{Name: "rev", Value: strconv.Itoa(rev)}}, web.Opened(formNames, opened(values))...)
		v.form.Actions = []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: href(*s)}}
		v.head = ui.Head{Title: c.T("task.edit"), CrumbsLabel: c.T("shell.crumbs"),
			Crumbs: []ui.Link{{Label: c.T("nav.tasks"), Href: "/tasks"}, {Label: s.Title, Href: href(*s)}, {Label: c.T("task.edit")}}}
	}
	return v
}

// ownerOptions are the colleagues the task may go to, with who has it now.
func (h *handlers) ownerOptions(c *web.Ctx, s *taskdesk.Sheet, values map[string]string) ([]ui.Option, error) {
	account, _ := id.Parse[id.Account](values["account"])
	list, err := h.desk.Colleagues(c.Context(), c.Who, account)
	if err != nil {
		return nil, err
	}
	var out []ui.Option
	seen := false
	for _, p := range list {
		name := p.Name
		if p.ID == c.Who.ID {
			name = c.T("task.me")
		}
		seen = seen || (s != nil && p.ID == s.Owner)
		out = append(out, ui.Option{Value: string(p.ID), Label: name, Selected: string(p.ID) == values["owner"]})
	}
	if s != nil && !seen {
		out = append(out, ui.Option{Value: string(s.Owner), Label: s.OwnerName, Selected: string(s.Owner) == values["owner"]})
	}
	return out, nil
}
