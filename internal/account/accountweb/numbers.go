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

// numberView is one identifier: what it is, whether it is right, and what can be done with it.
type numberView struct {
	scheme, value, note string
	state               ui.Content
	// anchor is where an alert about a wrong number leads, with the form to correct it beneath; add is that form.
	anchor string
	add    *gestureView
	menu   *ui.Menu
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
	wrong, body, found := firstWrong(s)
	if found && c.Query("do") == "identifier" && t.gesture == "" {
		value.Value = suggested(wrong)
		choose(scheme.Options, string(wrong.Scheme))
		choose(bodies, string(body))
	}
	fields := []ui.Field{scheme, value, {Name: "source", Label: c.T("account.field.number_source"), Note: c.T("form.optional"), Placeholder: c.T("account.identifier.source_hint")}}
	if len(bodies) > 1 {
		fields = append([]ui.Field{{Name: "entity", Label: c.T("account.field.entity"), Options: bodies, Full: true}}, fields...)
	}
	g := gesture(c, s, t, "identifier", ui.Plain, fields...)
	g.form.Action = href(s.ID) + "/identifiers"
	g.check = &checkView{name: "verified", words: c.T("account.identifier.is_verified"), on: t.raw("identifier", "verified") != ""}
	return g
}

// firstWrong is the first number of the account that fails its check, as its alert names it, with its legal body.
func firstWrong(s accountdesk.Sheet) (account.Identifier, id.Entity, bool) {
	for _, e := range s.Entities {
		for _, i := range e.Identifiers {
			if _, verdict, _ := account.Check(i.Scheme, i.Value); verdict == account.Invalid && i.State != account.Obsolete {
				return i, e.ID, true
			}
		}
	}
	return account.Identifier{}, "", false
}

// suggested is the number that was probably meant; the wrong one, to correct by hand, when none can be told.
func suggested(i account.Identifier) string {
	_, _, err := account.Check(i.Scheme, i.Value)
	if l, bad := problem.All(err); bad {
		if s, ok := l[0].Args["suggestion"].(string); ok {
			return s
		}
	}
	return i.Value
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
