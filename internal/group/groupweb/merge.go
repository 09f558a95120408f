package groupweb

import (
	"comptoir/internal/group"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// mergeView is the wizard of a merger: the other account, who stays, what moves, the confirmation.
type mergeView struct {
	head    ui.Head
	lede    string
	pick    ui.Card
	choice  *ui.Field
	action  string
	next    string
	none    *ui.EmptyState
	sides   ui.Card
	two     [2]sideView
	swap    *ui.Button
	moves   ui.Card
	moved   []ui.Fact
	nothing string
	clashes []ui.Callout
	confirm ui.Card
	errors  []ui.FieldError
	title   string
	form    ui.Form
	primary *ui.Choices
	reason  ui.Field
	sure    ui.Field
	words   string
	checked bool
}

type sideView struct {
	name, fate, carrier string
	stays               bool
}

// mergePage shows the wizard. Without another account it asks for one; with one it tells what would be done, and does
// nothing. stay says which of the two stays: this one, unless it is the other's identifier.
func (h *handlers) mergePage(c *web.Ctx) error {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	return h.mergeShow(c, a, c.Query("other"), c.Query("stay"), 200, typed{})
}

// mergeShow is the wizard at any step; t is what a refused confirmation had typed.
func (h *handlers) mergeShow(c *web.Ctx, a id.Account, otherText, stay string, status int, t typed) error {
	s, err := h.desk.Open(c.Context(), c.Who, a, nil)
	if err != nil {
		return err
	}
	if !s.MayMerge {
		return problem.New(problem.Forbidden, "merge_by_manager")
	}
	v := mergeView{lede: c.T("group.merge.lede"), action: accountHref(a) + "/merge", head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: c.T("group.merge.title", "name", s.Name),
		Lede: c.T("group.merge.lede"), Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: s.Name, Href: accountHref(a)}, {Label: c.T("group.merge")}}}}
	if err := h.mergeChoice(c, &v, s, otherText); err != nil {
		return err
	}
	other, ok := id.Parse[id.Account](otherText)
	if ok {
		absorbed, survivor := other, a
		if stay == string(other) {
			absorbed, survivor = a, other
		}
		p, err := h.desk.PreviewMerge(c.Context(), c.Who, absorbed, survivor)
		if list, ours := problem.All(err); ours && list[0].Field == "other" {
			v.choice.Error, status = c.Loc.Problem(list[0]), 422
		} else if err != nil {
			return err
		} else {
			h.mergePreview(c, &v, a, other, p, t)
		}
	} else if otherText != "" {
		v.choice.Error, status = c.Loc.Problem(problem.At("other", "unknown_choice")), 422
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "accounts", Status: status, Body: mergePage(v)})
}

func (h *handlers) mergeChoice(c *web.Ctx, v *mergeView, s groupdesk.Sheet, now string) error {
	list, err := h.accounts.Writable(c.Context(), c.Who, 400)
	if err != nil {
		return err
	}
	f := ui.Field{Name: "other", Label: c.T("group.merge.other"), Options: []ui.Option{{Label: c.T("form.choose")}}, Value: now, Required: true}
	for _, x := range list {
		if x.ID != string(s.Account) {
			f.Options = append(f.Options, ui.Option{Value: x.ID, Label: x.Name, Selected: x.ID == now})
		}
	}
	v.pick, v.next = ui.Card{ID: "pick", Title: c.T("group.merge.pick")}, c.T("group.merge.next")
	if len(f.Options) == 1 {
		v.none = &ui.EmptyState{Title: c.T("group.merge.none"), Text: c.T("group.merge.none.text"), NoArt: true}
	}
	v.choice = &f
	return nil
}

func (h *handlers) mergePreview(c *web.Ctx, v *mergeView, a, other id.Account, p groupdesk.Preview, t typed) {
	v.sides = ui.Card{ID: "sides", Title: c.T("group.merge.sides")}
	v.two = [2]sideView{side(c, p.Survivor, true), side(c, p.Absorbed, false)}
	swap := accountHref(a) + "/merge?other=" + string(other)
	if p.Survivor.ID == a {
		swap += "&stay=" + string(other)
	}
	v.swap = &ui.Button{Label: c.T("group.merge.swap"), Icon: "git-compare-arrows", Href: swap}
	v.moves = ui.Card{ID: "moves", Title: c.T("group.merge.moves", "name", p.Survivor.Name)}
	for _, m := range p.Moves {
		v.moved = append(v.moved, ui.Fact{Label: c.T("group.moves." + string(m.Kind)), Value: c.Loc.Int(int64(m.N))})
	}
	if len(v.moved) == 0 {
		v.nothing = c.T("group.merge.nothing")
	}
	for _, k := range p.Clashes {
		v.clashes = append(v.clashes, clash(c, k))
	}
	if p.Blocked {
		return
	}
	v.confirm, v.title = ui.Card{ID: "confirm", Title: c.T("group.merge.confirm")}, c.T("form.refused")
	v.form = ui.Form{Action: accountHref(a) + "/merge", Actions: []ui.Button{{Label: c.T("group.merge.do"), Kind: ui.Danger, Icon: "merge"},
		{Label: c.T("form.cancel"), Kind: ui.Ghost, Href: accountHref(a)}}, Hidden: []ui.HiddenField{{Name: "other", Value: string(other)}, {Name: "absorbed", Value: string(p.Absorbed.ID)}, {Name: "survivor", Value: string(p.Survivor.ID)}}}
	v.reason = ui.Field{Name: "reason", Label: c.T("group.merge.reason"), Rows: 3, Full: true, Required: true, Placeholder: c.T("group.merge.reason_hint")}
	v.words = c.T("group.merge.sure", "name", p.Absorbed.Name)
	carries := string(p.Survivor.Primary)
	if t.form != nil {
		v.errors, carries, v.checked = t.refused.Summary, t.form.Raw("primary"), t.form.Bool("sure")
		v.reason.Value, v.reason.Error, v.sure.Error = t.form.Raw("reason"), t.refused.At("reason"), t.refused.At("sure")
	}
	if p.Absorbed.Primary != "" && p.Survivor.Primary != "" && p.Absorbed.Primary != p.Survivor.Primary {
		v.primary = &ui.Choices{Name: "primary", Legend: c.T("group.merge.primary"), Hint: c.T("group.merge.primary_hint"), Full: true, Error: t.refused.At("primary"), Items: []ui.Choice{
			{Value: string(p.Survivor.Primary), Label: p.Survivor.PrimaryName, Note: p.Survivor.Name, Checked: carries == string(p.Survivor.Primary)},
			{Value: string(p.Absorbed.Primary), Label: p.Absorbed.PrimaryName, Note: p.Absorbed.Name, Checked: carries == string(p.Absorbed.Primary)}}}
	}
}

func side(c *web.Ctx, s groupdesk.Side, stays bool) sideView {
	v := sideView{name: joined(" · ", s.Name, s.City), stays: stays, fate: c.T("group.merge.goes")}
	if stays {
		v.fate = c.T("group.merge.stays")
	}
	v.carrier = c.T("group.merge.nobody")
	if s.PrimaryName != "" {
		v.carrier = c.T("group.merge.carried", "name", s.PrimaryName)
	}
	return v
}

func clash(c *web.Ctx, k area.Clash) ui.Callout {
	out := ui.Callout{Tone: ui.ToneMid, Title: c.Loc.N("clash."+k.Code, k.N), Note: c.T("clash." + k.Code + ".note")}
	if k.Blocks {
		out.Tone = ui.ToneBad
	}
	return out
}

func (h *handlers) merge(c *web.Ctx) error {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := group.MergeInput{Reason: f.String("reason"), Sure: f.Bool("sure")}
	in.Absorbed, _ = id.Parse[id.Account](f.String("absorbed"))
	in.Survivor, _ = id.Parse[id.Account](f.String("survivor"))
	in.Primary, _ = id.Parse[id.User](f.String("primary"))
	if in.Absorbed != a && in.Survivor != a { // the wizard of an account is about that account
		return problem.Missing()
	}
	list, failed := f.Merge(h.desk.Merge(c.Context(), c.Who, in))
	status := 422
	if problem.Is(failed, problem.Conflict) {
		list, _ = problem.All(failed)
		status, failed = 409, nil
	}
	if failed != nil {
		return failed
	}
	if len(list) > 0 {
		return h.mergeShow(c, a, f.String("other"), string(in.Survivor), status, typed{gesture: "merge", form: f, refused: c.Refuse(list)})
	}
	c.Flash("group.done.merge")
	return c.Redirect(accountHref(in.Survivor))
}

// successor leads from the page of an account that was absorbed to the one it became, and says so.
func (h *handlers) successor(c *web.Ctx, account string) (string, error) {
	gone, known := id.Parse[id.Account](account)
	if !known {
		return "", nil
	}
	p, ok, err := h.desk.Absorbed(c.Context(), c.Who, gone)
	if problem.Is(err, problem.NotFound) || err == nil && !ok {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	c.Flash("group.absorbed.by", "name", p.Name, "survivor", p.SurvivorName, "date", p.On)
	return accountHref(p.Survivor), nil
}

// absorbedView is an account that was absorbed, as it is still read.
type absorbedView struct {
	head    ui.Head
	callout ui.Callout
	about   ui.Card
	facts   []ui.Fact
	carried ui.Card
	by      []lineView
	byNone  string
	past    ui.Card
	told    []ui.FeedItem
	none    string
}

func (h *handlers) absorbed(c *web.Ctx) error {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	p, ok, err := h.desk.Absorbed(c.Context(), c.Who, a)
	if err == nil && !ok {
		err = problem.Missing()
	}
	if err != nil {
		return err
	}
	v := absorbedView{head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: p.Name, Mono: mono(p.Name), Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"},
		{Label: p.SurvivorName, Href: accountHref(p.Survivor)}, {Label: p.Name}}},
		callout: ui.Callout{Tone: ui.ToneInfo, Icon: "merge", Title: c.T("group.absorbed.by", "name", p.Name, "survivor", p.SurvivorName, "date", p.On), Note: p.Reason,
			Action: &ui.Button{Label: c.T("group.absorbed.open", "name", p.SurvivorName), Href: accountHref(p.Survivor)}},
		about: ui.Card{ID: "moved", Title: c.T("group.absorbed.moved")}, carried: ui.Card{ID: "carried", Title: c.T("group.absorbed.carried")}, byNone: c.T("group.absorbed.nobody"),
		past: ui.Card{ID: "told", Title: c.T("group.absorbed.told")}, none: c.T("group.absorbed.untold")}
	if p.By != "" {
		v.facts = append(v.facts, ui.Fact{Label: c.T("group.absorbed.decided"), Value: p.By})
	}
	for _, m := range p.Moves {
		v.facts = append(v.facts, ui.Fact{Label: c.T("group.moves." + string(m.Kind)), Value: c.Loc.Int(int64(m.N))})
	}
	for _, n := range p.Carried {
		v.by = append(v.by, lineView{main: n.Name, right: c.T("account.role." + n.Role), note: during(c, &n.From, n.To)})
	}
	for _, e := range p.Told {
		t := ui.FeedItem{Date: c.Loc.DayShort(e.At.Day(c.Who.Location())), ISO: e.At.Day(c.Who.Location()).String(), Title: c.T("journal.action." + e.Action), Note: e.By}
		v.told = append(v.told, t)
	}
	return c.Page(web.Page{Title: p.Name, Nav: "accounts", Body: absorbedPage(v)})
}
