package privacyweb

import (
	"github.com/a-h/templ"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/privacy"
	"comptoir/internal/privacy/privacydesk"
)

type panelView struct {
	card     ui.Card
	callout  *ui.Callout
	facts    []ui.Fact
	requests []ui.FeedItem
	buttons  []ui.Button
}

// panel is the data card on the contact's page.
func (h *handlers) panel(c *web.Ctx, contact string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	s, err := h.desk.Open(c.Context(), c.Who, id.Contact(contact))
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	v := panelView{card: ui.Card{ID: "privacy", Title: c.T("privacy.panel.title")}, facts: facts(c, s), callout: callout(c, s)}
	for _, r := range s.Requests {
		v.requests = append(v.requests, ui.FeedItem{Date: c.Loc.DayShort(r.Received), ISO: r.Received.String(), Title: c.T("privacy.right." + string(r.Right)),
			Href: requestHref(r.ID), Note: c.T("privacy.state." + string(r.State))})
	}
	if s.MayWrite {
		v.buttons = append(v.buttons, ui.Button{Label: c.T("privacy.fill"), Small: true, Href: cardHref(s.Contact)},
			ui.Button{Label: c.T("privacy.request.new"), Small: true, Href: "/privacy/requests/new?contact=" + contact})
	}
	v.buttons = append(v.buttons, ui.Button{Label: c.T("privacy.copy"), Icon: "download", Small: true, Kind: ui.Ghost, Href: cardHref(s.Contact) + "/copy", Download: true})
	if s.MayErase {
		v.buttons = append(v.buttons, ui.Button{Label: c.T("privacy.erase"), Icon: "user-round-x", Small: true, Kind: ui.Ghost, Href: contactHref(s.Contact) + "/erase"})
	}
	return panel(v), nil
}

// callout is the one thing to know first.
func callout(c *web.Ctx, s privacydesk.Sheet) *ui.Callout {
	switch {
	case s.LegalHold:
		return &ui.Callout{Tone: ui.ToneInfo, Icon: "lock", Title: c.T("privacy.held"), Note: s.HoldReason}
	case s.Restricted:
		return &ui.Callout{Tone: ui.ToneMid, Icon: "eye-off", Title: c.T("privacy.restricted"), Note: s.RestrictedReason}
	case s.Objection:
		return &ui.Callout{Tone: ui.ToneMid, Icon: "ban", Title: c.T("privacy.objects")}
	case s.Word != "":
		return &ui.Callout{Tone: ui.ToneMid, Title: c.T("privacy.sensitive", "word", s.Word)}
	case s.Generic:
		return &ui.Callout{Tone: ui.ToneInfo, Title: c.T("privacy.generic")}
	}
	return nil
}

func facts(c *web.Ctx, s privacydesk.Sheet) []ui.Fact {
	until := ui.Fact{Label: fieldLabel(c, "until"), Value: c.Loc.Day(s.Until), Note: c.T("privacy.since_last", "date", c.Loc.Day(s.Last))}
	if s.Generic {
		return []ui.Fact{{Label: fieldLabel(c, "basis"), Value: c.T("privacy.not_personal")}}
	}
	basis := ui.Fact{Label: fieldLabel(c, "basis"), Unknown: c.T("privacy.no_card")}
	if s.Known {
		basis = ui.Fact{Label: fieldLabel(c, "basis"), Value: c.T("privacy.basis." + string(s.Basis)), Note: s.BasisNote}
	}
	collected := dayFact(c, "collected", s.CollectedOn, "unknown")
	if s.Indirect {
		collected.Note = c.T("privacy.check.indirect")
	}
	return []ui.Fact{basis, collected, dayFact(c, "informed", s.InformedOn, "privacy.not_informed"), until, {Label: fieldLabel(c, "stage"), Content: stageOf(c, s.Stage)}}
}

// cardNames are the fields of the card's form.
var cardNames = []string{"basis", "basis_note", "source", "indirect", "collected", "informed", "last_active", "objection", "restricted", "restricted_reason", "legal_hold", "hold_reason"}

func (h *handlers) openCard(c *web.Ctx) (privacydesk.Sheet, error) {
	key, err := web.PathID[id.Contact](c, "id")
	if err != nil {
		return privacydesk.Sheet{}, err
	}
	return h.desk.Open(c.Context(), c.Who, key)
}

func (h *handlers) card(c *web.Ctx) error {
	s, err := h.openCard(c)
	if err != nil {
		return err
	}
	if !s.MayWrite {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return h.showCard(c, s, 200, s.Rev, cardValues(s), nil)
}

func cardValues(s privacydesk.Sheet) map[string]string {
	v := map[string]string{"basis": string(s.Basis), "basis_note": s.BasisNote, "source": s.Source, "restricted_reason": s.RestrictedReason, "hold_reason": s.HoldReason}
	for name, d := range map[string]*day.Day{"collected": s.CollectedOn, "informed": s.InformedOn, "last_active": s.LastActive} {
		if d != nil {
			v[name] = d.String()
		}
	}
	for name, set := range map[string]bool{"indirect": s.Indirect, "objection": s.Objection, "restricted": s.Restricted, "legal_hold": s.LegalHold} {
		if set {
			v[name] = "1"
		}
	}
	return v
}

func (h *handlers) showCard(c *web.Ctx, s privacydesk.Sheet, status, at int, values map[string]string, list problem.List) error {
	form := newSheet(c, values, list)
	basis := form.field("basis")
	basis.Options = basisOptions(c, values["basis"])
	note := form.field("basis_note")
	restricted, hold := form.field("restricted_reason"), form.field("hold_reason")
	restricted.Full, hold.Full = true, true
	head := crumbs(c, ui.Link{Label: c.T("nav.contacts"), Href: "/contacts"}, ui.Link{Label: s.Name, Href: contactHref(s.Contact)}, ui.Link{Label: c.T("privacy.card.title")})
	head.Lede = c.T("privacy.card.lede", "date", c.Loc.Day(s.Until))
	v := form.view(head, ui.Form{Action: cardHref(s.Contact), Hidden: []ui.HiddenField{rev(at)}, Actions: []ui.Button{{Label: c.T("form.save"), Icon: "check", Kind: ui.Primary},
		{Label: c.T("form.cancel"), Kind: ui.Ghost, Href: contactHref(s.Contact)}}},
		partView{legend: c.T("privacy.card.why"), fields: []ui.Field{basis, note, form.field("source"), form.date("collected"), form.date("informed"), form.date("last_active")},
			checks: []checkView{form.check("indirect")}},
		partView{legend: c.T("privacy.card.wish"), checks: []checkView{form.check("objection"), form.check("restricted")}, reasons: []ui.Field{restricted}},
		partView{legend: c.T("privacy.card.hold"), checks: []checkView{form.check("legal_hold")}, reasons: []ui.Field{hold}})
	return c.Page(web.Page{Title: head.Title, Nav: "contacts", Status: status, Body: formPage(v)})
}

func (h *handlers) fill(c *web.Ctx) error {
	s, err := h.openCard(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := privacy.Input{Basis: privacy.Basis(f.String("basis")), BasisNote: f.String("basis_note"), Source: f.String("source"), Indirect: f.Bool("indirect"),
		CollectedOn: f.Day("collected"), InformedOn: f.Day("informed"), LastActive: f.Day("last_active"), Objection: f.Bool("objection"),
		Restricted: f.Bool("restricted"), RestrictedReason: f.String("restricted_reason"), LegalHold: f.Bool("legal_hold"), HoldReason: f.String("hold_reason")}
	if len(f.Problems()) > 0 && s.MayWrite {
		err = in.Clean().Validate(c.Today()).Err()
	} else {
		err = h.desk.Fill(c.Context(), c.Who, s.Contact, f.Rev(), in)
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showCard(c, s, 422, f.Rev(), f.Texts(cardNames), list)
	}
	c.Flash("privacy.flash.filled")
	return c.Redirect(contactHref(s.Contact))
}
