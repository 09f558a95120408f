package stakeholderweb

import (
	"strconv"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/stakeholder"
	"comptoir/internal/stakeholder/stakeholderdesk"
)

// personView is somebody beside the map.
type personView struct {
	mono        ui.Mono
	name, job   string
	closeHref   string
	closeName   string
	warn        *ui.Callout
	facts       []ui.Fact
	buttons     []ui.Button
	feelTitle   string
	hidden      string
	opinions    []opinionView
	mayAsk      string
	feel        *foldView
	influence   string
	influences  []opinionView
	noteTitle   string
	note        string
	place, pass *foldView
	remove      *foldView
}

type opinionView struct{ who, value, note string }

// foldView is a gesture behind its summary.
type foldView struct {
	id, summary, lede, title string
	open                     bool
	errors                   []ui.FieldError
	form                     ui.Form
	choices                  *ui.Choices
	text, pick               *ui.Field
}

func person(c *web.Ctx, m stakeholderdesk.Map, p stakeholderdesk.Person, bad problem.List, typed map[string]string) *personView {
	v := &personView{mono: ui.Mono{Initials: web.Initials(p.Name), Name: p.Name}, name: p.Name, job: job(p), closeName: c.T("shell.close"),
		closeHref: peopleHref(m.Account) + "?view=" + c.Query("view"), feelTitle: c.T("stakeholder.person.feelings"), mayAsk: c.T("stakeholder.may_ask"),
		influence: c.T("stakeholder.person.influences"), noteTitle: c.T("stakeholder.field.note"), note: p.Note, warn: warning(c, p), facts: facts(c, m, p)}
	for _, o := range p.Opinions {
		v.opinions = append(v.opinions, opinionView{o.AuthorName, signed(c, float64(o.Value)), opinionNote(c, o)})
	}
	if p.Hidden {
		v.hidden = c.T("stakeholder.give_first")
	}
	for _, o := range p.Weights {
		v.influences = append(v.influences, opinionView{o.AuthorName, c.Loc.Int(int64(o.Value)), c.Loc.Day(o.Day)})
	}
	if !p.Vacant() && p.State != stakeholder.Left {
		v.buttons = append(v.buttons, ui.Button{Label: c.T("stakeholder.person.contact"), Href: "/contacts/" + string(p.Contact)})
		if m.MayWrite {
			v.buttons = append(v.buttons, ui.Button{Label: c.T("stakeholder.person.note"), Icon: "message-square-text", Href: "/exchanges/new?contact=" + string(p.Contact)})
		}
	}
	if m.MayWrite {
		gestures(c, m, p, v, bad, typed)
	}
	return v
}

func opinionNote(c *web.Ctx, o stakeholderdesk.Opinion) string {
	if o.Note == "" {
		return c.Loc.Day(o.Day)
	}
	return c.Loc.Day(o.Day) + " · " + c.T("stakeholder.quoted", "text", o.Note)
}

// warning says what is dangerous in somebody: influential, and against us or not met.
func warning(c *web.Ctx, p stakeholderdesk.Person) *ui.Callout {
	heavy := p.Influence != nil && *p.Influence >= stakeholder.Heavy
	against := p.Feeling != nil && p.Feeling.Mean <= -1
	cold := !p.Vacant() && (!p.Met || p.Value < stakeholder.ColdUnder) && (heavy || p.Has(stakeholder.DecisionMaker) || p.Has(stakeholder.Sponsor))
	switch {
	case p.State == stakeholder.Left || p.Vacant():
		return nil
	case heavy && against:
		return &ui.Callout{Tone: ui.ToneMid, Title: c.T("stakeholder.warn.against"), Note: coldNote(c, p)}
	case cold:
		return &ui.Callout{Tone: ui.ToneMid, Title: c.T("stakeholder.warn.cold"), Note: coldNote(c, p)}
	}
	return nil
}

func coldNote(c *web.Ctx, p stakeholderdesk.Person) string {
	if !p.Met {
		return c.T("stakeholder.warn.never")
	}
	return c.T("stakeholder.warn.last", "date", p.Last)
}

func facts(c *web.Ctx, m stakeholderdesk.Map, p stakeholderdesk.Person) []ui.Fact {
	fact := func(key, value string) ui.Fact {
		return ui.Fact{Label: c.T("stakeholder.field." + key), Value: value}
	}
	role := fact("roles", roles(c, p.Roles))
	if len(p.Roles) == 0 {
		role.Unknown = c.T("stakeholder.no_role")
	}
	inf := fact("influence", influenceText(c, p))
	if p.Influence == nil {
		inf.Unknown = c.T("unknown")
	} else {
		inf.Note = c.T("stakeholder.on_100")
	}
	out := []ui.Fact{role, inf}
	if !p.Vacant() {
		feel := fact("sentiment", "")
		switch {
		case p.Hidden:
			feel.Unknown = c.T("stakeholder.hidden")
		case p.Feeling == nil:
			feel.Unknown = c.T("unknown")
		default:
			feel.Value = feeling(c, p.Feeling.Mean)
			if p.Feeling.Spread > 0 {
				feel.Note = c.T("stakeholder.spread", "n", p.Feeling.Spread)
			}
		}
		rel := fact("relation", bandWord(c, p))
		if p.Met {
			rel.Note = c.Loc.Float(p.Value, 1)
		}
		out = append(out, feel, rel)
	}
	out = append(out, fact("state", c.T("stakeholder.state."+string(p.State))))
	if above, ok := m.Find(p.ReportsTo); ok {
		out = append(out, ui.Fact{Label: c.T("stakeholder.field.reports_to"), Content: ui.TextLink(ui.Link{Label: above.Name, Href: personHref(m.Account, above.ID, c.Query("view"))})})
	}
	if p.OwnerName != "" {
		out = append(out, fact("owner", p.OwnerName))
	}
	if p.External {
		out = append(out, fact("external", c.T("stakeholder.yes")))
	}
	return out
}

// gestures are what may be done with somebody from beside the map.
func gestures(c *web.Ctx, m stakeholderdesk.Map, p stakeholderdesk.Person, v *personView, bad problem.List, typed map[string]string) {
	base := peopleHref(m.Account) + "/" + string(p.ID)
	v.buttons = append(v.buttons, ui.Button{Label: c.T("stakeholder.person.edit"), Icon: "pencil", Href: base + "/edit"})
	refused := c.Refuse(bad).Label(func(f string) string { return fieldLabel(c, f) })
	view := ui.HiddenField{Name: "view", Value: c.Query("view")}
	fold := func(key, action string, kind ui.Kind) *foldView {
		return &foldView{id: "g-" + key, summary: c.T("stakeholder." + key + ".title"), title: c.T("form.refused"),
			form: ui.Form{Action: base + "/" + action, Hidden: []ui.HiddenField{view}, Actions: []ui.Button{{Label: c.T("stakeholder." + key + ".do"), Kind: kind}}}}
	}
	if p.State != stakeholder.Left {
		if m.MayFeel && !p.Vacant() {
			v.feel = fold("feel", "feel", ui.Primary)
			v.feel.open, v.feel.errors, v.feel.form.Note = p.Hidden || len(bad) > 0, refused.Summary, c.T("stakeholder.may_ask")
			v.feel.choices = &ui.Choices{Name: "sentiment", Legend: c.T("stakeholder.feel.question"), Error: refused.At("sentiment"), Full: true}
			for n := -2; n <= 2; n++ {
				s := strconv.Itoa(n)
				v.feel.choices.Items = append(v.feel.choices.Items, ui.Choice{Value: s, Label: signed(c, float64(n)) + " · " + feelingWord(c, float64(n)), Checked: typed["sentiment"] == s})
			}
			v.feel.text = &ui.Field{Name: "why", Label: c.T("stakeholder.field.why"), Value: typed["why"], Error: refused.At("why"), Hint: c.T("stakeholder.facts_only"), Rows: 2, Full: true}
		}
		v.place = fold("place", "place", ui.Plain)
		v.place.pick = &ui.Field{Name: "reports_to", Label: c.T("stakeholder.field.reports_to"), Options: aboves(c, m, p.ID, string(p.ReportsTo)), Full: true, Error: refused.At("reports_to")}
		v.place.open = refused.At("reports_to") != ""
		v.pass = fold("pass", "pass", ui.Plain)
		v.pass.pick = &ui.Field{Name: "state", Label: c.T("stakeholder.field.state"), Full: true}
		for _, s := range p.State.Next() {
			v.pass.pick.Options = append(v.pass.pick.Options, ui.Option{Value: string(s), Label: c.T("stakeholder.state." + string(s))})
		}
	}
	v.remove = fold("remove", "remove", ui.Danger)
	v.remove.lede = c.T("stakeholder.remove.lede")
	v.remove.form.Hidden = append(v.remove.form.Hidden, ui.HiddenField{Name: "rev", Value: strconv.Itoa(p.Rev)})
}

// aboves are those whom somebody may report to: everybody who does not report to them.
func aboves(c *web.Ctx, m stakeholderdesk.Map, self id.Any, now string) []ui.Option {
	chain := map[id.Any]id.Any{}
	for _, p := range m.People {
		chain[p.ID] = p.ReportsTo
	}
	out := []ui.Option{{Label: c.T("stakeholder.nobody_above"), Selected: now == ""}}
	for _, p := range m.People {
		if self != "" && stakeholder.Cycle(self, p.ID, chain) {
			continue
		}
		out = append(out, ui.Option{Value: string(p.ID), Label: p.Name, Selected: string(p.ID) == now})
	}
	return web.Sorted(c.Loc, out)
}
