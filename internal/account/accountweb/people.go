package accountweb

import (
	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// peopleView is who works on the account today.
type peopleView struct {
	card ui.Card
	none string
	list []personView
	join *gestureView
}

// personView is one colleague: their part, since when, and the way to end it.
type personView struct {
	mono       *ui.Mono
	name, part string
	note       string
	menu       *ui.Menu
}

func people(c *web.Ctx, s accountdesk.Sheet, colleagues []accountdesk.Choice, t typed) peopleView {
	v := peopleView{card: ui.Card{ID: "team", Anchor: true, Title: c.T("account.card.team")}}
	for _, r := range account.Roles {
		for _, n := range s.Assignments {
			if n.Role == r && n.To == nil || n.Role == r && *n.To >= s.Today {
				v.list = append(v.list, carrier(c, s, n))
			}
		}
	}
	for _, m := range s.Members {
		if m.To == nil || *m.To >= s.Today {
			v.list = append(v.list, member(c, s, m))
		}
	}
	if len(v.list) == 0 {
		if v.none = c.T("account.team.none"); s.OwnerName != "" {
			v.none = c.T("account.team.none_brought", "name", s.OwnerName)
		}
	}
	if s.MayTeam {
		g := joinGesture(c, s, colleagues, t)
		v.join = &g
	}
	return v
}

func carrier(c *web.Ctx, s accountdesk.Sheet, n accountdesk.Carried) personView {
	p := personView{mono: mono(n.Name, false), name: n.Name, part: c.T("account.role." + string(n.Role)), note: span(c, n.From, n.To)}
	if n.ExceptionUntil != nil {
		p.note = joined(" · ", p.note, c.T("account.excepted", "date", *n.ExceptionUntil))
	}
	if s.MayTeam && (n.Role != account.Primary || s.MayAssign) {
		p.menu = endMenu(c, s, n.Name, c.T("account.assignment.end"), href(s.ID)+"/assignments/"+string(n.ID)+"/end")
	}
	return p
}

func member(c *web.Ctx, s accountdesk.Sheet, m accountdesk.Member) personView {
	p := personView{mono: mono(m.Name, false), name: m.Name, part: joined(" · ", c.T("account.function."+string(m.Function)), c.Loc.Country(m.Country)),
		note: span(c, m.From, m.To)}
	if s.MayTeam {
		p.menu = endMenu(c, s, m.Name, c.T("account.member.leave"), href(s.ID)+"/team/"+string(m.ID)+"/leave")
	}
	return p
}

func endMenu(c *web.Ctx, s accountdesk.Sheet, name, label, post string) *ui.Menu {
	return &ui.Menu{Label: c.T("account.person.menu", "name", name), Parts: []ui.MenuPart{{Items: []ui.MenuItem{{Label: label, Icon: "user-round-x", Post: post,
		Ask: &ui.Ask{Label: c.T("account.field.last_day"), Name: "on", Kind: "date", Submit: c.T("form.save")}}}}}}
}

// span is "depuis le 1er janv. 2025" or "du … au …".
func span(c *web.Ctx, from day.Day, to *day.Day) string {
	switch {
	case to != nil:
		return c.T("account.from_to", "from", from, "to", *to)
	case from > c.Today():
		return c.T("account.from", "from", from)
	}
	return c.T("account.since_day", "from", from)
}

// history is who carried the account, the latest first.
func history(c *web.Ctx, s accountdesk.Sheet) (out []ui.FeedItem) {
	for _, n := range s.Assignments {
		f := ui.FeedItem{Date: c.Loc.Day(n.From), ISO: n.From.String(), Title: n.Name, Note: joined(" · ", c.T("account.role."+string(n.Role)), span(c, n.From, n.To))}
		if n.ExceptionUntil != nil {
			f.Note = joined(" · ", f.Note, c.T("account.excepted_by", "date", *n.ExceptionUntil, "name", n.ApproverName))
		}
		f.Note = joined(" · ", f.Note, n.Reason)
		out = append(out, f)
	}
	return out
}
