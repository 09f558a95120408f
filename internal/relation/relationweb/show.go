package relationweb

import (
	"strconv"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/relation/relationdesk"
)

type showView struct {
	head    ui.Head
	card    ui.Card
	facts   []ui.Fact
	summary string
	none    string
	people  ui.Card
	theirs  []ui.Fact
	remove  *removeView
}

type removeView struct {
	summary, lede string
	form          ui.Form
}

func (h *handlers) open(c *web.Ctx) (relationdesk.Sheet, error) {
	x, err := web.PathID[id.Interaction](c, "id")
	if err != nil {
		return relationdesk.Sheet{}, err
	}
	return h.desk.Open(c.Context(), c.Who, x)
}

func (h *handlers) show(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	title := c.T("relation.title", "kind", c.T("relation.kind."+string(s.Kind)), "date", s.Day)
	v := showView{head: ui.Head{Title: title, CrumbsLabel: c.T("shell.crumbs"),
		Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: s.AccountName, Href: accountHref(s.Account)},
			{Label: c.T("nav.exchanges"), Href: "/exchanges?account=" + string(s.Account)}, {Label: title}}},
		card: ui.Card{ID: "exchange", Title: c.T("relation.card.exchange"), Width: ui.W7}, summary: s.Summary, facts: facts(c, s),
		people: ui.Card{ID: "theirs", Title: c.T("relation.field.contacts"), Width: ui.W5}}
	if s.Planned(s.Today) {
		v.card.Title = c.T("relation.card.agenda")
		v.head.Meta = []ui.Content{ui.Pill(ui.PillInfo, c.T("relation.planned"))}
	}
	if s.Summary == "" {
		v.none = c.T("relation.no_summary")
	}
	for _, p := range s.Theirs {
		v.theirs = append(v.theirs, ui.Fact{Label: job(c, p.Job), Content: ui.TextLink(ui.Link{Label: p.Name, Href: contactHref(p.ID)})})
	}
	if s.MayWrite {
		v.head.Actions = []ui.Button{{Label: c.T("relation.edit.do"), Icon: "pencil", Href: href(s.ID) + "/edit"}}
		v.remove = &removeView{summary: c.T("relation.remove"), lede: c.T("relation.remove.lede"), form: ui.Form{Action: href(s.ID) + "/remove",
			Hidden: []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(s.Rev)}}, Actions: []ui.Button{{Label: c.T("relation.remove.do"), Kind: ui.Danger}}}}
	}
	return c.Page(web.Page{Title: title, Nav: "exchanges", Body: showPage(v)})
}

func job(c *web.Ctx, s string) string {
	if s == "" {
		return c.T("relation.no_job")
	}
	return s
}

func facts(c *web.Ctx, s relationdesk.Sheet) []ui.Fact {
	fact := func(key, value string) ui.Fact { return ui.Fact{Label: c.T("relation.field." + key), Value: value} }
	on := fact("day", c.Loc.DayWeek(s.Day)+yearOf(s.Day, s.Today))
	on.Note = distance(c, s.Today, s.Day)
	if s.At != nil {
		on.Value = c.Loc.Moment(*s.At, c.Who.Location())
	}
	kind := fact("kind", c.T("relation.kind."+string(s.Kind)))
	kind.Note = c.T("relation.weighs", "n", int(s.Kind.Weight()))
	if s.Planned(s.Today) {
		kind.Note = c.T("relation.weighs_nothing")
	}
	out := []ui.Fact{{Label: c.T("relation.field.account"), Content: ui.TextLink(ui.Link{Label: s.AccountName, Href: accountHref(s.Account)})}, on, kind,
		fact("users", ours(c, s))}
	if s.Source != "" {
		out = append(out, fact("source", s.Source))
	}
	return append(out, ui.Fact{Label: c.T("relation.field.updated"), Value: c.Loc.Moment(s.UpdatedAt, c.Who.Location()), Note: s.UpdatedBy})
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
	c.Flash("relation.flash.removed")
	back := web.Local(f.Raw("back"), "/exchanges?account="+string(s.Account))
	if back == href(s.ID) {
		back = "/exchanges?account=" + string(s.Account) // its page is gone
	}
	return c.Redirect(back)
}
