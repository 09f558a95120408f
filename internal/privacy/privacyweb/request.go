package privacyweb

import (
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/privacy"
	"comptoir/internal/privacy/privacydesk"
)

// offered bounds the people proposed while somebody types.
const offered = 300

func (h *handlers) newRequest(c *web.Ctx) error {
	if !writes(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	values := map[string]string{"received": c.Today().String(), "right": string(privacy.Access)}
	if x, ok := id.Parse[id.Contact](c.Query("contact")); ok {
		if s, err := h.desk.Open(c.Context(), c.Who, x); err == nil {
			values["contact"] = s.Name + " · " + s.AccountName
		} else if !problem.Is(err, problem.NotFound) {
			return err
		}
	}
	return h.showRequestForm(c, 200, values, nil)
}

func (h *handlers) showRequestForm(c *web.Ctx, status int, values map[string]string, list problem.List) error {
	people, err := h.desk.People(c.Context(), c.Who, offered)
	if err != nil {
		return err
	}
	s := newSheet(c, values, list)
	who, right, received := s.field("contact"), s.field("right"), s.date("received")
	who.Kind, who.Required, who.Full, who.Autocomplete, received.Required = "search", true, true, "off", true
	for _, p := range people {
		who.Options = append(who.Options, ui.Option{Value: p.Name + " · " + p.AccountName})
	}
	for _, r := range privacy.Rights {
		right.Options = append(right.Options, ui.Option{Value: string(r), Label: c.T("privacy.right." + string(r)), Selected: values["right"] == string(r)})
	}
	head := crumbs(c, ui.Link{Label: c.T("nav.privacy"), Href: "/privacy"}, ui.Link{Label: c.T("privacy.request.new")})
	head.Lede = c.T("privacy.request.lede")
	v := s.view(head, ui.Form{Action: "/privacy/requests", Hidden: []ui.HiddenField{c.OnceField()}, Actions: []ui.Button{
		{Label: c.T("privacy.request.save"), Icon: "check", Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: "/privacy"}}},
		partView{legend: c.T("privacy.request.legend"), fields: []ui.Field{who, right, received, s.area("asked", 4)}})
	return c.Page(web.Page{Title: head.Title, Nav: "privacy", Status: status, Body: formPage(v)})
}

func (h *handlers) receive(c *web.Ctx) error {
	if !writes(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	values := f.Texts([]string{"contact", "right", "received", "asked"})
	in := privacy.RequestInput{Right: privacy.Right(values["right"]), Received: f.Day("received"), Asked: values["asked"]}
	var unknown problem.List
	if in.Contact, unknown, err = h.named(c, values["contact"]); err != nil {
		return err
	}
	var made id.Any
	if len(unknown) > 0 || len(f.Problems()) > 0 {
		_, bad := privacy.Receive(in, c.Today())
		err = append(without(bad, "contact"), unknown...).Err()
	} else {
		made, _, err = web.Once(c, f, func(tx *db.Tx) (id.Any, error) { return h.desk.ReceiveIn(tx, c.Who, in) })
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showRequestForm(c, 422, values, list)
	}
	c.Flash("privacy.flash.received")
	return c.Redirect(requestHref(made))
}

func without(l problem.List, field string) (out problem.List) {
	for _, p := range l {
		if p.Field != field {
			out = append(out, p)
		}
	}
	return out
}

// named finds the person typed: a name, with the account after a dot where two share it.
func (h *handlers) named(c *web.Ctx, typed string) (id.Contact, problem.List, error) {
	var l problem.List
	name, account, _ := strings.Cut(typed, "·")
	name, account = strings.TrimSpace(name), strings.TrimSpace(account)
	if name == "" {
		l.Add("contact", "required")
		return "", l, nil
	}
	found, err := h.desk.Named(c.Context(), c.Who, name, account)
	switch {
	case err != nil:
		return "", nil, err
	case len(found) == 0:
		l.Add("contact", "nobody_of_that_name", "name", name)
	case len(found) > 1:
		l.Add("contact", "several_of_that_name", "name", name)
	default:
		return found[0].ID, nil, nil
	}
	return "", l, nil
}

type requestView struct {
	head     ui.Head
	callout  *ui.Callout
	title    string
	errors   []ui.FieldError
	card     ui.Card
	facts    []ui.Fact
	asked    string
	answer   ui.Card
	gestures []gestureView
}

type gestureView struct {
	id, summary, lede string
	open              bool
	form              ui.Form
	field             ui.Field
}

func (h *handlers) openRequest(c *web.Ctx) (privacydesk.RequestSheet, error) {
	key, err := web.PathID[id.Any](c, "id")
	if err != nil {
		return privacydesk.RequestSheet{}, err
	}
	return h.desk.OpenRequest(c.Context(), c.Who, key)
}

func (h *handlers) request(c *web.Ctx) error {
	s, err := h.openRequest(c)
	if err != nil {
		return err
	}
	return h.showRequest(c, s, 200, "", nil, nil)
}

// showRequest shows a request; verb is the gesture that was refused, with what was typed.
func (h *handlers) showRequest(c *web.Ctx, s privacydesk.RequestSheet, status int, verb string, values map[string]string, list problem.List) error {
	form := newSheet(c, values, list)
	head := crumbs(c, ui.Link{Label: c.T("nav.privacy"), Href: "/privacy"}, ui.Link{Label: c.T("privacy.request.of", "right", c.T("privacy.right."+string(s.Right)), "name", s.Name)})
	v := requestView{head: head, title: c.T("form.refused"), errors: form.refused.Summary, asked: s.Asked,
		card: ui.Card{ID: "request", Title: c.T("privacy.request.title")}, answer: ui.Card{ID: "answer", Anchor: true, Title: c.T("privacy.answer")}}
	v.head.Meta = []ui.Content{stateOf(c, s.State), ui.MetaLink("", ui.Link{Label: s.AccountName, Href: "/accounts/" + string(s.Account)})}
	v.facts = requestFacts(c, s)
	if !s.State.Closed() {
		tone := ui.ToneInfo
		if n := c.Today().Until(s.Due); n < 0 {
			tone = ui.ToneBad
		} else if n <= 7 {
			tone = ui.ToneMid
		}
		v.callout = &ui.Callout{Tone: tone, Title: c.T("privacy.request.due", "date", c.Loc.Day(s.Due)), Note: c.T("privacy.do." + string(s.Right))}
		switch {
		case s.Right == privacy.Erase && s.MayErase && s.State == privacy.Checked:
			v.callout.Action = &ui.Button{Label: c.T("privacy.erase"), Kind: ui.Danger, Href: contactHref(s.Contact) + "/erase"}
		case (s.Right == privacy.Access || s.Right == privacy.Portability) && !s.Erased:
			v.callout.Action = &ui.Button{Label: c.T("privacy.copy"), Icon: "download", Href: cardHref(s.Contact) + "/copy", Download: true}
		case !s.Erased && s.MayWrite:
			v.callout.Action = &ui.Button{Label: c.T("privacy.fill"), Href: cardHref(s.Contact)}
		}
		if s.MayWrite {
			v.gestures = gestures(s, form, verb)
		}
	}
	return c.Page(web.Page{Title: head.Title, Nav: "privacy", Status: status, Body: requestPage(v)})
}

func requestFacts(c *web.Ctx, s privacydesk.RequestSheet) []ui.Fact {
	person := ui.Fact{Label: fieldLabel(c, "contact"), Value: s.Name}
	if !s.Erased {
		person.Content = ui.TextLink(ui.Link{Label: s.Name, Href: contactHref(s.Contact)})
	}
	due := ui.Fact{Label: fieldLabel(c, "due"), Value: c.Loc.Day(s.Due)}
	if s.Extended {
		due.Note = c.T("privacy.extended", "why", s.ExtensionReason)
	}
	out := []ui.Fact{person, {Label: fieldLabel(c, "right"), Value: c.T("privacy.right." + string(s.Right))}, {Label: fieldLabel(c, "received"), Value: c.Loc.Day(s.Received)}, due}
	checked := dayFact(c, "checked", s.CheckedOn, "privacy.not_checked")
	checked.Note = s.CheckedHow
	out = append(out, checked)
	if s.State.Closed() {
		closed := dayFact(c, "closed", s.ClosedOn, "unknown")
		out = append(out, closed, orUnknown(c, "outcome", s.Outcome))
	}
	return out
}

// gestures are what may be done with a request as it stands.
func gestures(s privacydesk.RequestSheet, form sheet, verb string) (out []gestureView) {
	add := func(name, field string, kind ui.Kind, open bool) {
		f := form.area(field, 3)
		f.Required = true
		if verb != name {
			f.Value, f.Error = "", ""
		}
		out = append(out, gestureView{id: "g-" + name, summary: form.c.T("privacy.gesture." + name), lede: form.c.T("privacy.gesture." + name + ".lede"), open: open || verb == name,
			field: f, form: ui.Form{Action: requestHref(s.ID) + "/" + name, Hidden: []ui.HiddenField{rev(s.Rev)},
				Actions: []ui.Button{{Label: form.c.T("privacy.gesture." + name), Kind: kind}}}})
	}
	if s.State == privacy.Open {
		add("check", "how", ui.Primary, true)
	} else {
		add("finish", "outcome", ui.Primary, true)
	}
	if !s.Extended && s.Today <= s.Due {
		add("extend", "why", "", false)
	}
	add("refuse", "refusal", ui.Danger, false)
	return out
}

func (h *handlers) check(c *web.Ctx) error {
	return h.gesture(c, "check", "how", func(s privacydesk.RequestSheet, rev int, words string) error {
		return h.desk.CheckIdentity(c.Context(), c.Who, s.ID, rev, words)
	})
}

func (h *handlers) extend(c *web.Ctx) error {
	return h.gesture(c, "extend", "why", func(s privacydesk.RequestSheet, rev int, words string) error {
		return h.desk.Extend(c.Context(), c.Who, s.ID, rev, words)
	})
}

func (h *handlers) finish(c *web.Ctx) error {
	return h.gesture(c, "finish", "outcome", func(s privacydesk.RequestSheet, rev int, words string) error {
		return h.desk.Finish(c.Context(), c.Who, s.ID, rev, words)
	})
}

func (h *handlers) refuse(c *web.Ctx) error {
	return h.gesture(c, "refuse", "refusal", func(s privacydesk.RequestSheet, rev int, words string) error {
		return h.desk.Refuse(c.Context(), c.Who, s.ID, rev, words)
	})
}

func (h *handlers) gesture(c *web.Ctx, verb, field string, do func(s privacydesk.RequestSheet, rev int, words string) error) error {
	s, err := h.openRequest(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	list, err := f.Merge(do(s, f.Rev(), f.String(field)))
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showRequest(c, s, 422, verb, f.Texts([]string{field}), list)
	}
	c.Flash("privacy.flash." + verb)
	return c.Redirect(requestHref(s.ID))
}
