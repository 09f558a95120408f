package portfolioweb

import (
	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

// handoverView is the checklist of an account that changes hands.
type handoverView struct {
	head     ui.Head
	callout  *ui.Callout
	kpis     []ui.Kpi
	sections []sectionView
	acts     ui.Card
	gestures []gestureView
	posts    []ui.Post
	about    ui.Card
	facts    []ui.Fact
	print    bool
}

type sectionView struct {
	card  ui.Card
	none  string
	items []itemView
}

type itemView struct {
	name, href, note string
	unknown          bool
	state            ui.Content
	posts            []ui.Post
	skip             *skipView
}

// skipView says why something need not be passed on.
type skipView struct {
	id, summary string
	form        ui.Form
	field       ui.Field
}

func (h *handlers) openHandover(c *web.Ctx) (portfoliodesk.HandoverSheet, error) {
	x, err := web.PathID[id.Any](c, "id")
	if err != nil {
		return portfoliodesk.HandoverSheet{}, err
	}
	return h.desk.Handover(c.Context(), c.Who, x)
}

func (h *handlers) handover(c *web.Ctx) error {
	s, err := h.openHandover(c)
	if err != nil {
		return err
	}
	return h.showHandover(c, s, 200, typed{})
}

func (h *handlers) showHandover(c *web.Ctx, s portfoliodesk.HandoverSheet, status int, t typed) error {
	v := h.handoverView(c, s, t)
	return c.Page(web.Page{Title: v.head.Title, Nav: "portfolio", Status: status, Body: handoverPage(v)})
}

func (h *handlers) handoverView(c *web.Ctx, s portfoliodesk.HandoverSheet, t typed) handoverView {
	title := c.T("portfolio.handover.title", "account", s.AccountName)
	v := handoverView{head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: crumbs(c, s.Account, s.AccountName, ui.Link{Label: c.T("portfolio.handover.crumb")}), Title: title, Lede: passage(c, s.HandoverLine),
		Actions: []ui.Button{{Label: c.T("portfolio.dossier"), Icon: "printer", Href: handoverHref(s.ID) + "/dossier"}}},
		acts: ui.Card{ID: "gestures", Anchor: true, Title: c.T("portfolio.handover.gestures")}, about: ui.Card{ID: "about", Title: c.T("portfolio.handover.about")}, facts: handoverFacts(c, s)}
	v.callout = handoverCallout(c, s)
	v.sections = h.sections(c, s, t)
	if s.MayWrite && s.State == portfolio.HandoverOpen {
		v.posts, v.gestures = handoverGestures(c, s, t)
	}
	return v
}

func handoverCallout(c *web.Ctx, s portfoliodesk.HandoverSheet) *ui.Callout {
	switch {
	case s.State == portfolio.HandoverDone && s.DoneOn != nil:
		k := &ui.Callout{Tone: ui.ToneOK, Title: c.T("portfolio.handover.done", "date", *s.DoneOn, "name", s.DoneName)}
		if s.Purpose == portfolio.Leaving {
			k.Note = c.T("portfolio.handover.done.exit")
			k.Action = &ui.Button{Label: c.T("portfolio.gesture.EXIT"), Href: placeHref(s.Account) + "?do=EXIT#g-EXIT"}
		}
		return k
	case s.State == portfolio.HandoverDropped:
		return &ui.Callout{Tone: ui.ToneInfo, Title: c.T("portfolio.handover.dropped")}
	case s.Late(s.Today):
		return &ui.Callout{Tone: ui.ToneBad, Title: c.T("portfolio.handover.late", "date", s.By()), Note: c.Loc.N("portfolio.handover.left", s.Left, "all", s.Items)}
	case s.Left == 0:
		return &ui.Callout{Tone: ui.ToneOK, Title: c.T("portfolio.handover.ready")}
	}
	return &ui.Callout{Tone: ui.ToneInfo, Icon: "list-checks", Title: c.Loc.N("portfolio.handover.left", s.Left, "all", s.Items), Note: c.T("portfolio.handover.by", "date", s.By())}
}

func handoverFacts(c *web.Ctx, s portfoliodesk.HandoverSheet) []ui.Fact {
	out := []ui.Fact{{Label: c.T("portfolio.handover.from"), Value: whoever(c, s.FromName)}}
	if s.Purpose == portfolio.Succession {
		out = append(out, ui.Fact{Label: c.T("portfolio.handover.to"), Value: whoever(c, s.ToName)}, ui.Fact{Label: c.T("portfolio.handover.on"), Value: c.Loc.Day(s.Day)})
	}
	out = append(out, ui.Fact{Label: c.T("portfolio.handover.due"), Value: c.Loc.Day(s.Due)})
	if s.Deferred != nil {
		out = append(out, ui.Fact{Label: c.T("portfolio.handover.deferred"), Value: c.Loc.Day(*s.Deferred), Note: c.T("portfolio.handover.deferred.why", "name", s.DeferredName, "reason", s.DeferReason)})
	}
	if s.Reason != "" {
		out = append(out, ui.Fact{Label: c.T("portfolio.field.reason"), Value: s.Reason})
	}
	return out
}

func (h *handlers) sections(c *web.Ctx, s portfoliodesk.HandoverSheet, t typed) (out []sectionView) {
	for _, section := range portfolio.Sections {
		v := sectionView{card: ui.Card{ID: "s-" + sectionID[section], Title: c.T("portfolio.section." + string(section))}}
		left := 0
		for _, l := range s.Lines {
			if l.Section != section {
				continue
			}
			if l.State == portfolio.ToDo {
				left++
			}
			v.items = append(v.items, h.item(c, s, l, t))
		}
		if len(v.items) == 0 {
			v.none = c.T("portfolio.section.none." + string(section))
		} else {
			v.card.Count = c.T("portfolio.section.count", "done", len(v.items)-left, "all", len(v.items))
		}
		out = append(out, v)
	}
	return out
}

var sectionID = map[portfolio.Section]string{portfolio.Contacts: "contacts", portfolio.Contracts: "contracts", portfolio.Promises: "promises", portfolio.Alerts: "alerts"}

func (h *handlers) item(c *web.Ctx, s portfoliodesk.HandoverSheet, l portfoliodesk.ItemLine, t typed) itemView {
	v := itemView{name: l.Label.Title, href: l.Label.Href, note: l.Note}
	switch {
	case l.Open != nil:
		v.name, v.note = h.told(c.Loc, l.Open.Alert, c.Today())
		v.href = "/attention/" + string(l.Open.ID)
		if l.Note != "" {
			v.note = l.Note
		}
	case l.Section == portfolio.Alerts:
		v.name, v.unknown = c.T("portfolio.item.settled"), true
	case l.Hidden:
		v.name, v.unknown = c.T("masked"), true
	}
	switch l.State {
	case portfolio.Passed:
		v.state = ui.Status(ui.StateOK, c.T("portfolio.item.PASSED", "name", l.DoneName, "date", iso2(c, l)))
	case portfolio.NotNeeded:
		v.state = ui.Status(ui.StateDim, c.T("portfolio.item.NOT_NEEDED", "name", l.DoneName))
	default:
		v.state = ui.Status(ui.StateAsk, c.T("portfolio.item.TODO"))
	}
	if !s.MayWrite || s.State != portfolio.HandoverOpen {
		return v
	}
	action := handoverHref(s.ID) + "/items/" + string(l.ID)
	if l.State != portfolio.ToDo {
		v.posts = []ui.Post{{Action: action, Fields: []ui.HiddenField{{Name: "state", Value: string(portfolio.ToDo)}}, Button: ui.Button{Label: c.T("portfolio.item.undo"), Icon: "undo-2", Kind: ui.Ghost, Small: true}}}
		return v
	}
	v.posts = []ui.Post{{Action: action, Fields: []ui.HiddenField{{Name: "state", Value: string(portfolio.Passed)}}, Button: ui.Button{Label: c.T("portfolio.item.pass"), Icon: "check", Small: true}}}
	name := "skip-" + string(l.ID)
	v.skip = &skipView{id: name, summary: c.T("portfolio.item.skip"), form: ui.Form{Action: action, Hidden: []ui.HiddenField{{Name: "state", Value: string(portfolio.NotNeeded)}},
		Actions: []ui.Button{{Label: c.T("portfolio.item.skip.save"), Small: true}}},
		field: ui.Field{Name: "note", ID: name + "-note", Label: c.T("portfolio.item.why"), Full: true, Value: t.raw(name, "note", ""), Error: t.at(name, "note")}}
	return v
}

func iso2(c *web.Ctx, l portfoliodesk.ItemLine) string {
	if l.DoneOn == nil {
		return ""
	}
	return c.Loc.DayShort(*l.DoneOn)
}

func handoverGestures(c *web.Ctx, s portfoliodesk.HandoverSheet, t typed) (posts []ui.Post, out []gestureView) {
	at := handoverHref(s.ID)
	if s.Left == 0 {
		posts = append(posts, ui.Post{Action: at + "/complete", Fields: []ui.HiddenField{rev(s.Rev)}, Button: ui.Button{Label: c.T("portfolio.handover.complete"), Kind: ui.Primary, Icon: "check"}})
	} else {
		posts = append(posts, ui.Post{Action: at + "/pass-all", Button: ui.Button{Label: c.T("portfolio.handover.pass_all"), Icon: "list-checks"}})
	}
	posts = append(posts, ui.Post{Action: at + "/refresh", Button: ui.Button{Label: c.T("portfolio.handover.refresh"), Icon: "refresh-cw"}})
	if s.Purpose == portfolio.Leaving && s.MayDefer {
		posts = append(posts, ui.Post{Action: at + "/drop", Fields: []ui.HiddenField{rev(s.Rev)}, Button: ui.Button{Label: c.T("portfolio.handover.drop"), Kind: ui.Ghost}})
	}
	if s.MayDefer {
		out = append(out, gesture(c, t, "defer", at+"/defer", ui.Plain, []ui.HiddenField{rev(s.Rev)},
			ui.Field{Name: "until", Label: c.T("portfolio.field.until"), Kind: "date", Required: true, Value: s.Due.Add(portfolio.DeferDays).String(), Hint: c.T("portfolio.handover.defer.hint", "date", s.Due.Add(portfolio.DeferDays))},
			ui.Field{Name: "reason", Label: c.T("portfolio.field.reason"), Required: true, Rows: 2, Full: true}))
	}
	return posts, out
}

// onHandover is the way of every form of the page.
func (h *handlers) onHandover(c *web.Ctx, name, done string, do func(f *web.Form, s portfoliodesk.HandoverSheet) error) error {
	s, err := h.openHandover(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	list, status, failed := refusal(f, do(f, s))
	if failed != nil {
		return failed
	}
	if len(list) > 0 {
		if name == "" {
			c.FlashProblem(list)
			return c.Redirect(handoverHref(s.ID))
		}
		return h.showHandover(c, s, status, typed{name: name, form: f, refused: c.Refuse(list)})
	}
	if done != "" {
		c.Flash(done)
	}
	return c.Redirect(handoverHref(s.ID))
}

func (h *handlers) tick(c *web.Ctx) error {
	item, err := web.PathID[id.Any](c, "item")
	if err != nil {
		return err
	}
	return h.onHandover(c, "skip-"+string(item), "", func(f *web.Form, s portfoliodesk.HandoverSheet) error {
		return h.desk.Tick(c.Context(), c.Who, s.ID, item, portfolio.ItemState(f.String("state")), f.String("note"))
	})
}

func (h *handlers) passAll(c *web.Ctx) error {
	return h.onHandover(c, "", "portfolio.done.passed", func(_ *web.Form, s portfoliodesk.HandoverSheet) error {
		return h.desk.PassAll(c.Context(), c.Who, s.ID)
	})
}

func (h *handlers) refresh(c *web.Ctx) error {
	return h.onHandover(c, "", "portfolio.done.refreshed", func(_ *web.Form, s portfoliodesk.HandoverSheet) error {
		_, err := h.desk.Refresh(c.Context(), c.Who, s.ID)
		return err
	})
}

func (h *handlers) deferIt(c *web.Ctx) error {
	return h.onHandover(c, "defer", "portfolio.done.deferred", func(f *web.Form, s portfoliodesk.HandoverSheet) error {
		until := f.Day("until")
		if until == nil {
			if len(f.Problems()) > 0 {
				return f.Problems()
			}
			return problem.At("until", "required")
		}
		return h.desk.Defer(c.Context(), c.Who, s.ID, f.Rev(), *until, f.String("reason"))
	})
}

func (h *handlers) complete(c *web.Ctx) error {
	return h.onHandover(c, "", "portfolio.done.completed", func(f *web.Form, s portfoliodesk.HandoverSheet) error {
		return h.desk.Complete(c.Context(), c.Who, s.ID, f.Rev())
	})
}

func (h *handlers) drop(c *web.Ctx) error {
	return h.onHandover(c, "", "portfolio.done.exit_dropped", func(f *web.Form, s portfoliodesk.HandoverSheet) error {
		return h.desk.Drop(c.Context(), c.Who, s.ID, f.Rev())
	})
}

// dossierView is what the successor reads: the place, and all that hangs on the account, on paper.
type dossierView struct {
	head     ui.Head
	facts    []ui.Fact
	card     ui.Card
	place    ui.Card
	where    []ui.Fact
	changes  []string
	sections []sectionView
}

func (h *handlers) dossier(c *web.Ctx) error {
	s, err := h.openHandover(c)
	if err != nil {
		return err
	}
	p, err := h.desk.Open(c.Context(), c.Who, s.Account)
	if err != nil {
		return err
	}
	s.MayWrite = false // on paper nothing is ticked
	title := c.T("portfolio.dossier.title", "account", s.AccountName)
	v := dossierView{head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: crumbs(c, s.Account, s.AccountName, ui.Link{Label: c.T("portfolio.handover.crumb"), Href: handoverHref(s.ID)}, ui.Link{Label: c.T("portfolio.dossier")}),
		Title: title, Lede: passage(c, s.HandoverLine), Eyebrow: c.Loc.DayLong(s.Today), Actions: []ui.Button{
			{Label: c.T("portfolio.dossier.print"), Icon: "printer", Quiet: true, Attrs: templ.Attributes{"data-print": ""}},
			{Label: c.T("portfolio.dossier.brief"), Icon: "download", Href: "/accounts/" + string(s.Account) + "/brief.pdf", Download: true}}},
		card: ui.Card{ID: "about", Title: c.T("portfolio.handover.about")}, facts: handoverFacts(c, s), place: ui.Card{ID: "place", Title: c.T("portfolio.panel.title")}, sections: h.sections(c, s, typed{})}
	v.where = []ui.Fact{{Label: c.T("portfolio.col.status"), Value: statusName(c, p.Status)}}
	if p.Last == nil {
		v.where = append(v.where, ui.Fact{Label: c.T("portfolio.col.case"), Unknown: c.T("portfolio.never")})
	} else {
		v.where = append(v.where, ui.Fact{Label: c.T("portfolio.col.case"), Content: quadrantPill(c, p.Last.Quadrant), Note: c.T("portfolio.history.line", "a", figure(c, p.Last.A), "s", figure(c, p.Last.S), "name", p.Last.By)},
			ui.Fact{Label: c.T("portfolio.col.assessed"), Value: c.Loc.Day(p.Last.On)})
		v.changes = changesOf(c, p).lines
	}
	return c.Page(web.Page{Title: title, Nav: "portfolio", Body: dossierPage(v)})
}
