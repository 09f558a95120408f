package accountweb

import (
	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
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
	wrong, _, found := firstWrong(s)
	for _, e := range s.Entities {
		b := body(c, s, e)
		for i, n := range e.Identifiers {
			if found && n.ID == wrong.ID {
				b.numbers[i].anchor = "wrong-number"
				if v.add != nil && v.add.open { // the form stands at the number that it corrects
					b.numbers[i].add, v.add = v.add, nil
				}
			}
		}
		v.list = append(v.list, b)
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
