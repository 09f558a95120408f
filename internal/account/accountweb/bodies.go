package accountweb

import (
	"strings"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// bodiesView is the legal bodies of the account with their numbers.
type bodiesView struct {
	card ui.Card
	none string
	list []bodyView
	add  *gestureView
}

type bodyView struct {
	name, note, href, edit string
	numbers                []numberView
	none                   string
}

// numberView is one identifier: what it is, whether it is right, and what can be done with it.
type numberView struct {
	scheme, value, note string
	state               ui.Content
	menu                *ui.Menu
}

func bodies(c *web.Ctx, s accountdesk.Sheet, t typed) bodiesView {
	v := bodiesView{card: ui.Card{ID: "bodies", Anchor: true, Title: c.T("account.card.bodies")}}
	if len(s.Entities) > 1 {
		v.card.Count = c.Loc.Int(int64(len(s.Entities)))
	}
	if len(s.Entities) == 0 {
		v.none = c.T("account.bodies.none")
	}
	if s.MayWrite {
		v.card.Right = ui.More(ui.Link{Label: c.T("account.entity.add"), Href: href(s.ID) + "/entities/new"})
		g := identifierGesture(c, s, t)
		v.add = &g
	}
	for _, e := range s.Entities {
		v.list = append(v.list, body(c, s, e))
	}
	return v
}

func body(c *web.Ctx, s accountdesk.Sheet, e account.Entity) bodyView {
	b := bodyView{name: e.Name, note: joined(" · ", places(c.Loc, e.City, e.Country))}
	if e.State != account.Live {
		b.note = joined(" · ", b.note, c.T("account.entity_state."+string(e.State)))
	}
	if e.To != nil {
		b.note = joined(" · ", b.note, c.T("account.until", "date", *e.To))
	}
	if s.MayWrite {
		b.href, b.edit = href(s.ID)+"/entities/"+string(e.ID), c.T("account.entity.edit", "name", e.Name)
	}
	for _, i := range e.Identifiers {
		b.numbers = append(b.numbers, number(c, s, i))
	}
	if len(e.Identifiers) == 0 {
		b.none = c.T("account.identifier.none")
	}
	return b
}

func number(c *web.Ctx, s accountdesk.Sheet, i account.Identifier) numberView {
	v := numberView{scheme: schemeName(c.Loc, i.Scheme), value: spaced(i)}
	_, verdict, err := account.Check(i.Scheme, i.Value)
	switch {
	case i.State == account.Obsolete:
		v.state = ui.Pill(ui.PillOut, c.T("account.identifier_state.OBSOLETE"))
	case verdict == account.Invalid:
		v.state = ui.Pill(ui.PillBad, c.T("account.identifier_state.wrong"))
	case i.State == account.Verified:
		v.state = ui.Pill(ui.PillGood, c.T("account.identifier_state.VERIFIED"))
	default:
		v.state = ui.Pill(ui.PillWarn, c.T("account.identifier_state.DRAFT"))
	}
	v.note = verdictText(c, verdict, err)
	if i.VerifiedAt != nil && i.State == account.Verified {
		v.note = joined(" · ", v.note, c.T("account.identifier.checked", "date", *i.VerifiedAt))
	}
	v.note = joined(" · ", v.note, i.Source)
	if s.MayWrite && i.State != account.Obsolete {
		v.menu = numberMenu(c, s, i, verdict)
	}
	return v
}

// verdictText says what the check of the number tells, with the likely correction.
func verdictText(c *web.Ctx, v account.Verdict, err error) string {
	l, bad := problem.All(err)
	if !bad {
		return c.T("account.verdict." + string(v))
	}
	if s, ok := l[0].Args["suggestion"].(string); ok {
		return c.T("account.identifier.swap", "value", s)
	}
	return strings.TrimSuffix(c.Loc.Problem(l[0]), ".")
}

func numberMenu(c *web.Ctx, s accountdesk.Sheet, i account.Identifier, v account.Verdict) *ui.Menu {
	at := href(s.ID) + "/identifiers/" + string(i.ID)
	part := ui.MenuPart{}
	if i.State != account.Verified && v != account.Invalid {
		part.Items = append(part.Items, ui.MenuItem{Label: c.T("account.identifier.verify"), Icon: "badge-check", Post: at + "/verify",
			Ask: &ui.Ask{Label: c.T("account.identifier.verified_on"), Name: "on", Kind: "date", Max: s.Today.String(), Submit: c.T("form.save")}})
	}
	part.Items = append(part.Items, ui.MenuItem{Label: c.T("account.identifier.retire"), Icon: "archive", Post: at + "/retire"})
	return &ui.Menu{Label: c.T("account.identifier.menu", "scheme", schemeName(c.Loc, i.Scheme)), Parts: []ui.MenuPart{part}}
}

func identifierGesture(c *web.Ctx, s accountdesk.Sheet, t typed) gestureView {
	var bodies []ui.Option
	for _, e := range s.Entities {
		bodies = append(bodies, ui.Option{Value: string(e.ID), Label: e.Name})
	}
	scheme := ui.Field{Name: "scheme", Label: c.T("account.field.scheme"), Options: codes(c, "account.scheme.", account.Schemes, string(account.SIREN))}
	value := ui.Field{Name: "value", Label: c.T("account.field.value"), Required: true, Autocomplete: "off"}
	value.Fix = swapFix(c, t.problemAt("identifier", "value"))
	fields := []ui.Field{scheme, value, {Name: "source", Label: c.T("account.field.number_source"), Note: c.T("form.optional"), Placeholder: c.T("account.identifier.source_hint")}}
	if len(bodies) > 1 {
		fields = append([]ui.Field{{Name: "entity", Label: c.T("account.field.entity"), Options: bodies, Full: true}}, fields...)
	}
	g := gesture(c, s, t, "identifier", ui.Plain, fields...)
	g.form.Action = href(s.ID) + "/identifiers"
	g.check = &checkView{name: "verified", words: c.T("account.identifier.is_verified"), on: t.raw("identifier", "verified") != ""}
	return g
}

// swapFix offers the number that two neighbouring digits swapped would give.
func swapFix(c *web.Ctx, p *problem.Problem) *ui.Fix {
	if p == nil {
		return nil
	}
	s, ok := p.Args["suggestion"].(string)
	if !ok {
		return nil
	}
	at, _ := p.Args["position"].(int)
	return &ui.Fix{Label: c.T("account.identifier.fix", "first", at, "second", at+1, "value", s), Value: s}
}

func (h *handlers) addIdentifier(c *web.Ctx) error {
	return h.gesture(c, "identifier", func(f *web.Form, s accountdesk.Sheet) error {
		i := account.Identifier{Scheme: account.Scheme(f.String("scheme")), Value: f.String("value"), State: account.ToConfirm, Source: f.String("source")}
		if f.Bool("verified") {
			i.State, i.VerifiedAt = account.Verified, day.Ptr(s.Today)
		}
		if len(f.String("source")) > 200 {
			return problem.At("source", "too_long", "max", 200)
		}
		e, _ := id.Parse[id.Entity](f.String("entity"))
		return h.desk.AddIdentifier(c.Context(), c.Who, s.ID, e, i)
	})
}

func (h *handlers) verifyIdentifier(c *web.Ctx) error {
	return h.small(c, "number", "bodies", func(f *web.Form, a id.Account, number id.Any) error {
		on := f.Day("on")
		if on == nil {
			return problem.At("on", "not_a_date")
		}
		return h.desk.VerifyIdentifier(c.Context(), c.Who, a, number, *on, "")
	})
}

func (h *handlers) retireIdentifier(c *web.Ctx) error {
	return h.small(c, "number", "bodies", func(_ *web.Form, a id.Account, number id.Any) error {
		return h.desk.RetireIdentifier(c.Context(), c.Who, a, number)
	})
}
