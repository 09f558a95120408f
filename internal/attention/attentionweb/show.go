package attentionweb

import (
	"net/http"

	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// showView is one alert: what it is, why it ranks where it does, and what can be done with it.
type showView struct {
	head    ui.Head
	status  *ui.Callout
	why     ui.Explanation
	card    ui.Card
	forms   []formView
	acts    ui.Card
	posts   []ui.Post
	formula ui.Card
	text    string
}

// formView is a small form with its fields.
type formView struct {
	card   ui.Card
	form   ui.Form
	errors []ui.FieldError
	title  string
	fields []ui.Field
}

func (h *handlers) show(c *web.Ctx) error {
	alertID, err := web.PathID[id.Any](c, "id")
	if err != nil {
		return err
	}
	return h.render(c, alertID, http.StatusOK, typed{})
}

func (h *handlers) render(c *web.Ctx, alertID id.Any, status int, t typed) error {
	l, since, err := h.desk.Open(c.Context(), c.Who, alertID)
	if err != nil {
		return err
	}
	v := view{c: c, today: c.Today(), since: since, back: hrefOf(attentiondesk.Line{ID: alertID})}
	title := fullTitle(c.Loc, l.Alert, v.today)
	return c.Page(web.Page{Title: title, Nav: "day", Status: status, Body: showPage(v.show(l, title, t))})
}

func (v view) show(l attentiondesk.Line, title string, t typed) showView {
	s := showView{head: v.showHead(l, title), why: v.explanation(l), card: ui.Card{ID: "why", Title: v.t("attention.menu.explain"), Width: ui.W7},
		acts:    ui.Card{ID: "acts", Anchor: true, Title: v.t("attention.show.gestures")},
		formula: ui.Card{ID: "formula", Anchor: true, Title: v.t("attention.formula.title")}, text: v.t("attention.formula.text")}
	s.why.ID, s.why.Title = "priority", v.t("attention.explain.title", "score", v.c.Loc.Float(l.Score.Total, 1))
	post := func(verb, key, icon string, fields ...ui.HiddenField) {
		s.posts = append(s.posts, ui.Post{Action: hrefOf(l) + "/" + verb, Fields: append(v.fields(), fields...), Button: ui.Button{Label: v.t(key), Icon: icon}})
	}
	switch {
	case l.Handled != nil:
		s.status = &ui.Callout{Tone: ui.ToneInfo, Title: v.handled(*l.Handled)}
		if l.MayHandle {
			post("reopen", "attention.menu.reopen", "undo-2")
		}
	case l.MayHandle:
		post("done", "attention.menu.done", "check")
		s.forms = []formView{v.snoozeForm(l, t), v.dismissForm(l, t)}
	}
	post("feedback", "attention.menu.useful.yes", "thumbs-up", ui.HiddenField{Name: "useful", Value: "1"})
	post("feedback", "attention.menu.useful.no", "thumbs-down", ui.HiddenField{Name: "useful", Value: "0"})
	return s
}

func (v view) showHead(l attentiondesk.Line, title string) ui.Head {
	a := l.Alert
	row := v.row(l, 0)
	h := ui.Head{CrumbsLabel: v.t("shell.crumbs"), Title: title, Lede: sentence(whyOf(v.c.Loc, a, v.today)),
		Crumbs: []ui.Link{{Label: v.t("nav.day"), Href: "/"}, {Label: v.t("attention.page.title"), Href: "/attention"}, {Label: title}}}
	h.Meta = []ui.Content{ui.SeverityBadge(row.Severity, row.Word)}
	if a.Account != "" {
		h.Meta = append(h.Meta, ui.MetaLink("", ui.Link{Label: a.AccountName, Href: "/accounts/" + string(a.Account)}))
	}
	if row.Due != "" {
		h.Meta = append(h.Meta, ui.Num(row.Due+", "+row.DueNote))
	}
	if row.Stake != "" {
		h.Meta = append(h.Meta, ui.Num(row.Stake+" "+row.StakeNote))
	}
	if l.Handled == nil {
		h.Actions = append(h.Actions, ui.Button{Label: v.t("attention.show.open"), Href: recordOf(a)})
		if l.MayAct {
			h.Actions = append(h.Actions, ui.Button{Label: v.t("alert.action." + a.Action), Kind: ui.Primary, Href: placeOf(a)})
		}
	}
	return h
}

func (v view) snoozeForm(l attentiondesk.Line, t typed) formView {
	limit := latest(l.Alert, v.today)
	value := t.of("snooze", "until")
	if value == "" {
		value = (v.today + 1).String()
	}
	return v.form(l, t, "snooze", "attention.menu.until.submit", ui.Field{Name: "until", Label: v.t("attention.field.until"), Kind: "date", Required: true,
		Full: true, Value: value, Error: t.err("snooze", "until"), Hint: v.t("attention.field.until.hint", "date", shortDay(v.c.Loc, limit, v.today))})
}

func (v view) dismissForm(l attentiondesk.Line, t typed) formView {
	return v.form(l, t, "dismiss", "attention.menu.dismiss.submit", ui.Field{Name: "reason", Label: v.t("attention.field.reason"), Full: true,
		Required: l.Alert.Severity == alert.Critical, Value: t.of("dismiss", "reason"), Error: t.err("dismiss", "reason"), Hint: v.t("attention.field.reason.hint")})
}

func (v view) form(l attentiondesk.Line, t typed, verb, submit string, field ui.Field) formView {
	f := formView{card: ui.Card{ID: verb, Anchor: true, Title: v.t("attention.show." + verb)}, title: v.t("form.refused"), fields: []ui.Field{field}, form: ui.Form{Action: hrefOf(l) + "/" + verb, Hidden: v.fields(),
		Actions: []ui.Button{{Label: v.t(submit)}}}}
	if t.gesture == verb {
		f.errors = t.refused.Summary
	}
	return f
}
