package coordinationweb

import (
	"context"
	"strconv"

	"comptoir/internal/coordination"
	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
)

type showView struct {
	head     ui.Head
	title    string
	errors   []ui.FieldError
	callout  *ui.Callout
	card     ui.Card
	question string
	said     *saidView
	reply    *replyView
	facts    []ui.Fact
	about    ui.Card
	acts     ui.Card
	gestures []ui.Post
	handOver *handOverView
}

// saidView is the answer that was given.
type saidView struct{ title, text, note string }

// replyView is the answer to give.
type replyView struct {
	form   ui.Form
	legend string
	answer ui.Field
}

// handOverView asks somebody else, or for another day.
type handOverView struct {
	summary string
	open    bool
	form    ui.Form
	fields  []ui.Field
}

// refusal is what a form on the page had typed, and what is wrong with it.
type refusal struct {
	form   string
	values map[string]string
	list   problem.List
}

func (h *handlers) open(c *web.Ctx) (coordinationdesk.Sheet, error) {
	x, err := web.PathID[id.Any](c, "id")
	if err != nil {
		return coordinationdesk.Sheet{}, err
	}
	return h.desk.Open(c.Context(), c.Who, x)
}

func (h *handlers) show(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	return h.render(c, s, 200, refusal{})
}

func (h *handlers) render(c *web.Ctx, s coordinationdesk.Sheet, status int, r refusal) error {
	refused := c.Refuse(r.list).Label(func(field string) string { return c.T("coordination.field." + field) })
	v := showView{title: c.T("form.refused"), errors: refused.Summary, question: s.Question, facts: facts(c, s),
		head: ui.Head{Title: s.Subject, Eyebrow: s.AccountName, CrumbsLabel: c.T("shell.crumbs"),
			Crumbs: []ui.Link{{Label: c.T("nav.requests"), Href: "/requests"}, {Label: s.Subject}}},
		card:  ui.Card{ID: "request", Title: c.T("coordination.card.question"), Width: ui.W7, NoTitle: s.Question == ""},
		about: ui.Card{ID: "about", Title: c.T("coordination.card.about")},
		acts:  ui.Card{ID: "gestures", Anchor: true, Title: c.T("coordination.card.gestures")}}
	if s.Gone && s.MayManage {
		v.callout = &ui.Callout{Tone: ui.ToneMid, Title: c.T("coordination.gone", "name", s.AskedName), Note: c.T("coordination.gone.note")}
	}
	if s.State == coordination.Answered {
		v.said = &saidView{title: c.T("coordination.card.answer"), text: s.Answer,
			note: c.T("coordination.answered_by", "name", askedText(c, s), "when", c.Loc.Moment(*s.AnsweredAt, c.Who.Location()))}
	}
	if s.MayAnswer {
		v.reply = &replyView{legend: c.T("coordination.card.answer"),
			form:   ui.Form{Action: href(s.ID) + "/answer", Actions: []ui.Button{{Label: c.T("coordination.answer.send"), Icon: "send", Kind: ui.Primary}}},
			answer: ui.Field{Name: "answer", Label: c.T("coordination.field.answer"), Rows: 5, Full: true, Required: true, Value: r.values["answer"], Error: refused.At("answer"), Hint: c.T("coordination.answer.hint", "name", s.ByName)}}
	}
	if s.MayManage {
		if err := h.gestures(c, &v, s, r, refused); err != nil {
			return err
		}
	}
	return c.Page(web.Page{Title: s.Subject, Nav: "requests", Status: status, Body: showPage(v)})
}

func facts(c *web.Ctx, s coordinationdesk.Sheet) []ui.Fact {
	account := ui.Fact{Label: c.T("coordination.field.account"), Value: s.AccountName}
	if s.AccountOpen {
		account.Content = ui.TextLink(ui.Link{Label: s.AccountName, Href: accountHref(s.Account)})
	}
	return []ui.Fact{
		{Label: c.T("coordination.field.state"), Content: statusCell(c, s)},
		{Label: c.T("coordination.field.due"), Content: dueCell(c, s)},
		{Label: c.T("coordination.field.asked"), Value: askedText(c, s)},
		{Label: c.T("coordination.field.by"), Value: byText(c, s), Note: c.Loc.Moment(s.AskedAt, c.Who.Location())},
		account,
	}
}

func (h *handlers) gestures(c *web.Ctx, v *showView, s coordinationdesk.Sheet, r refusal, refused web.Refused) error {
	back := []ui.HiddenField{{Name: "back", Value: href(s.ID)}}
	if s.Reminded == nil || *s.Reminded != s.Today {
		v.gestures = append(v.gestures, ui.Post{Action: href(s.ID) + "/remind", Fields: back, Button: ui.Button{Label: c.T("coordination.remind"), Icon: "bell"}})
	}
	v.gestures = append(v.gestures, ui.Post{Action: href(s.ID) + "/cancel", Fields: back, Button: ui.Button{Label: c.T("coordination.cancel"), Icon: "ban", Kind: ui.Ghost}})
	values := map[string]string{"asked": string(s.Asked), "due": s.Due.String()}
	if r.form == "reassign" {
		values = r.values
	}
	asked := ui.Field{Name: "asked", Label: c.T("coordination.field.asked"), Required: true, Error: refused.At("asked")}
	var err error
	if asked.Options, err = h.peopleOptions(c, s.Account, values["asked"]); err != nil {
		return err
	}
	due := ui.Field{Name: "due", Kind: "date", Label: c.T("coordination.field.due"), Required: true, Value: values["due"], Error: refused.At("due")}
	v.handOver = &handOverView{summary: c.T("coordination.reassign"), open: s.Gone || r.form == "reassign", fields: []ui.Field{asked, due},
		form: ui.Form{Action: href(s.ID) + "/reassign", Hidden: []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(s.Rev)}},
			Actions: []ui.Button{{Label: c.T("coordination.reassign.do"), Icon: "send"}}}}
	return nil
}

func (h *handlers) answer(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	err = h.desk.Answer(c.Context(), c.Who, s.ID, f.String("answer"))
	if list, ok := problem.All(err); ok && list[0].Kind == problem.Invalid {
		return h.render(c, s, 422, refusal{"answer", f.Texts([]string{"answer"}), list})
	}
	return h.settled(c, s, err, "coordination.flash.answered", href(s.ID))
}

func (h *handlers) reassign(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	to, _ := id.Parse[id.User](f.String("asked"))
	due := f.Day("due")
	if len(f.Problems()) == 0 {
		err = h.desk.Reassign(c.Context(), c.Who, s.ID, f.Rev(), to, due)
	}
	if list, ok := problem.All(err); ok && list[0].Kind == problem.Invalid || len(f.Problems()) > 0 {
		return h.render(c, s, 422, refusal{"reassign", f.Texts([]string{"asked", "due"}), append(f.Problems(), list...)})
	}
	return h.settled(c, s, err, "coordination.flash.reassigned", href(s.ID))
}

func (h *handlers) remind(c *web.Ctx) error {
	return h.press(c, h.desk.Remind, "coordination.flash.reminded")
}

func (h *handlers) cancel(c *web.Ctx) error {
	return h.press(c, h.desk.Cancel, "coordination.flash.cancelled")
}

// press does a one-press gesture.
func (h *handlers) press(c *web.Ctx, verb func(context.Context, who.Actor, id.Any) error, flash string) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	return h.settled(c, s, verb(c.Context(), c.Who, s.ID), flash, "/requests?view=sent")
}

// settled says that it is done; when somebody was faster, it says so and shows the request as it is now.
func (h *handlers) settled(c *web.Ctx, s coordinationdesk.Sheet, err error, flash, back string) error {
	if list, ok := problem.All(err); ok && list[0].Kind == problem.Conflict {
		c.FlashProblem(list)
		return c.Redirect(href(s.ID))
	}
	if err != nil {
		return err
	}
	c.Flash(flash)
	return c.Back(back)
}
