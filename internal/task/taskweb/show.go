package taskweb

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
)

func (h *handlers) open(c *web.Ctx) (taskdesk.Sheet, error) {
	t, err := web.PathID[id.Task](c, "id")
	if err != nil {
		return taskdesk.Sheet{}, err
	}
	return h.desk.Open(c.Context(), c.Who, t)
}

type showView struct {
	head     ui.Head
	card     ui.Card
	facts    []ui.Fact
	note     string
	gestures []ui.Post
	delegate *delegateView
}

type delegateView struct {
	card  ui.Card
	form  ui.Form
	owner ui.Field
}

func (h *handlers) show(c *web.Ctx) error { return h.render(c, 200, nil) }

func (h *handlers) render(c *web.Ctx, status int, bad problem.List) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	v := showView{head: showHead(c, s), card: ui.Card{ID: "task", Title: c.T("task.card"), NoTitle: true, Width: ui.W7}, facts: factsOf(c, s), note: s.Note}
	if s.MayWrite {
		v.gestures = gesturesOf(c, s)
		if s.State == task.Open {
			if v.delegate, err = h.delegateView(c, s, bad); err != nil {
				return err
			}
		}
	}
	return c.Page(web.Page{Title: s.Title, Nav: "tasks", Status: status, Body: showPage(v)})
}

func showHead(c *web.Ctx, s taskdesk.Sheet) ui.Head {
	head := ui.Head{Title: s.Title, CrumbsLabel: c.T("shell.crumbs"), Crumbs: []ui.Link{{Label: c.T("nav.tasks"), Href: "/tasks"}, {Label: s.Title}}}
	if s.AccountName != "" {
		head.Eyebrow = s.AccountName
	}
	if s.MayWrite {
		head.Actions = []ui.Button{{Label: c.T("task.edit"), Icon: "pencil", Href: href(s) + "/edit"}}
	}
	return head
}

func factsOf(c *web.Ctx, s taskdesk.Sheet) []ui.Fact {
	out := []ui.Fact{
		{Label: c.T("task.field.state"), Content: stateFact(c, s)},
		{Label: c.T("task.field.due"), Content: dueCell(c, s)},
		{Label: c.T("task.field.owner"), Value: whoText(c, s)},
	}
	if s.Account != "" {
		f := ui.Fact{Label: c.T("task.field.account"), Value: s.AccountName}
		if s.AccountOpen {
			f.Content = ui.TextLink(ui.Link{Label: s.AccountName, Href: "/accounts/" + string(s.Account)})
		}
		out = append(out, f)
	}
	if s.About.Kind == "contract" {
		out = append(out, ui.Fact{Label: c.T("task.field.about"), Content: ui.TextLink(ui.Link{Label: c.T("task.about.contract"), Href: "/contracts/" + s.About.ID})})
	}
	if s.About.Kind == "relation_wish" && s.Account != "" {
		out = append(out, ui.Fact{Label: c.T("task.field.about"), Content: ui.TextLink(ui.Link{Label: c.T("task.about.relation"), Href: "/accounts/" + string(s.Account) + "/relation"})})
	}
	return append(out, ui.Fact{Label: c.T("task.field.kind"), Value: c.T("task.kind." + string(s.Kind))})
}

func stateFact(c *web.Ctx, s taskdesk.Sheet) ui.Content {
	switch {
	case s.State == task.Done:
		return ui.Status(ui.StateOK, c.T("task.done_on", "date", *s.DoneOn))
	case s.State == task.Cancelled:
		return ui.Status(ui.StateDim, c.T("task.state.CANCELLED"))
	case s.Late(s.Today):
		return ui.Status(ui.StateBad, c.Loc.Late(s.Due.Until(s.Today)))
	}
	return ui.Status(ui.StateDim, c.T("task.state.OPEN"))
}

// gesturesOf are the one-press gestures of the page.
func gesturesOf(c *web.Ctx, s taskdesk.Sheet) []ui.Post {
	back := []ui.HiddenField{{Name: "back", Value: href(s)}}
	post := func(verb, icon string, kind ui.Kind) ui.Post {
		return ui.Post{Action: href(s) + "/" + verb, Fields: back, Button: ui.Button{Label: c.T("task.gesture." + verb), Icon: icon, Kind: kind}}
	}
	remove := post("remove", "trash-2", ui.Ghost)
	remove.Fields = nil
	if s.State != task.Open {
		return []ui.Post{post("reopen", "rotate-ccw", ui.Plain), remove}
	}
	return []ui.Post{post("done", "check", ui.Primary), post("cancel", "ban", ui.Plain), remove}
}

func (h *handlers) delegateView(c *web.Ctx, s taskdesk.Sheet, bad problem.List) (*delegateView, error) {
	options, err := h.ownerOptions(c, nil, map[string]string{"account": string(s.Account), "owner": ""})
	if err != nil {
		return nil, err
	}
	choices := []ui.Option{{Label: c.T("form.choose"), Selected: true}}
	for _, o := range options {
		if o.Value != string(s.Owner) {
			choices = append(choices, o)
		}
	}
	if len(choices) == 1 {
		return nil, nil
	}
	v := &delegateView{card: ui.Card{ID: "delegate", Title: c.T("task.delegate"), Width: ui.W5},
		form:  ui.Form{Action: href(s) + "/delegate", Actions: []ui.Button{{Label: c.T("task.delegate.do"), Icon: "send"}}},
		owner: ui.Field{Name: "owner", ID: "delegate-to", Label: c.T("task.delegate.to"), Options: choices, Hint: c.T("task.form.owner_hint")}}
	for _, p := range bad {
		v.owner.Error = c.Loc.Problem(p)
	}
	return v, nil
}

func (h *handlers) delegate(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	to, _ := id.Parse[id.User](f.String("owner"))
	err = h.desk.Delegate(c.Context(), c.Who, s.ID, 0, to)
	if list, ok := problem.All(err); ok && list[0].Kind == problem.Invalid {
		return h.render(c, 422, list)
	}
	if err != nil {
		return err
	}
	c.Flash("task.flash.delegated")
	return c.Redirect("/tasks")
}

// move does a one-press gesture and offers to take it back.
func (h *handlers) move(c *web.Ctx, verb func(context.Context, who.Actor, id.Task, int) error, flash, undo string) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	err = verb(c.Context(), c.Who, s.ID, 0)
	if problem.Has(err, "wrong_state") {
		// Somebody did it first: say so, and show it as it is.
		c.FlashProblem(problem.List{problem.New(problem.Conflict, "task.already")})
		return c.Redirect(href(s))
	}
	if err != nil {
		return err
	}
	if undo != "" {
		c.FlashUndo(href(s)+undo, flash, "title", s.Title)
	} else {
		c.Flash(flash, "title", s.Title)
	}
	return c.Back("/tasks")
}

func (h *handlers) done(c *web.Ctx) error {
	return h.move(c, h.desk.Done, "task.flash.done", "/reopen")
}

func (h *handlers) cancel(c *web.Ctx) error {
	return h.move(c, h.desk.Cancel, "task.flash.cancelled", "/reopen")
}

func (h *handlers) reopen(c *web.Ctx) error {
	return h.move(c, h.desk.Reopen, "task.flash.reopened", "")
}

func (h *handlers) remove(c *web.Ctx) error {
	return h.move(c, h.desk.Remove, "task.flash.removed", "")
}
