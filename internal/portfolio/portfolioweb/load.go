package portfolioweb

import (
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

// loadsView is who carries what, against the cap.
type loadsView struct {
	card     ui.Card
	none     string
	who      string
	sum      string
	above    string
	columns  []string
	callouts []ui.Callout
	people   []personView
	more     string
}

// mostPeople bounds the board; beyond, the filter by person serves.
const mostPeople = 40

type personView struct {
	name, href, sum, note string
	initials              string
	mine                  bool
	slots                 []slotView
	above                 []slotView
}

type slotView struct {
	name, href, note string
	free, over       bool
}

func loadBoard(c *web.Ctx, b portfoliodesk.Board) loadsView {
	v := loadsView{card: ui.Card{ID: "loads", Anchor: true, Title: c.T("portfolio.loads.title"), Right: ui.Sub(c.Loc.N("portfolio.loads.cap", b.Cap))},
		who: c.T("portfolio.col.who"), sum: c.T("portfolio.loads.sum"), above: c.T("portfolio.loads.above")}
	for i := range b.Cap {
		v.columns = append(v.columns, c.Loc.Int(int64(i+1)))
	}
	amounts := map[string]money.Money{}
	for _, s := range b.Spots {
		if s.Revenue != nil {
			amounts[string(s.Account)] = *s.Revenue
		}
	}
	for i, p := range b.Loads {
		if i == mostPeople {
			v.more = c.T("portfolio.loads.more", "n", len(b.Loads)-mostPeople)
			break
		}
		v.people = append(v.people, personOf(c, b, p, amounts))
		v.callouts = append(v.callouts, loadCallouts(c, b, p)...)
	}
	if len(v.people) == 0 {
		v.none = c.T("portfolio.loads.none")
	}
	return v
}

func personOf(c *web.Ctx, b portfoliodesk.Board, p portfoliodesk.Carrier, amounts map[string]money.Money) personView {
	v := personView{name: p.Name, initials: web.Initials(p.Name), href: "/portfolio?person=" + string(p.User), mine: p.User == c.Who.ID,
		sum: c.T("portfolio.loads.of", "n", p.Counted+p.Excepted, "cap", b.Cap)}
	total := money.Of(0, money.EUR)
	for _, t := range p.Places {
		s := slotOf(c, t, amounts)
		total.Minor += amounts[string(t.Account)].Minor
		if t.Counts && !t.Excepted && len(v.slots) < b.Cap {
			v.slots = append(v.slots, s)
		} else {
			s.over = t.Counts
			v.above = append(v.above, s)
		}
	}
	for len(v.slots) < b.Cap {
		v.slots = append(v.slots, slotView{name: c.T("portfolio.loads.free"), free: true})
	}
	if total.Minor > 0 {
		v.note = c.Loc.MoneyShort(total)
	}
	return v
}

func slotOf(c *web.Ctx, t portfoliodesk.Taken, amounts map[string]money.Money) slotView {
	s := slotView{name: t.AccountName, href: "/accounts/" + string(t.Account)}
	switch {
	case t.Excepted:
		s.note = c.T("portfolio.loads.exception", "date", *t.ExceptionUntil)
	case t.Interim() && t.To != nil:
		s.note = c.T("portfolio.loads.interim", "date", *t.To)
	case t.Interim():
		s.note = c.T("portfolio.loads.interim.open")
	default:
		if m, ok := amounts[string(t.Account)]; ok {
			s.note = c.Loc.MoneyShort(m)
		}
		if t.Quadrant != portfolio.Undetermined {
			s.note = join(s.note, quadrantName(c, t.Quadrant))
		}
	}
	return s
}

// loadCallouts say who is above the cap, and by which exceptions, until when.
func loadCallouts(c *web.Ctx, b portfoliodesk.Board, p portfoliodesk.Carrier) (out []ui.Callout) {
	if p.Over(b.Cap) {
		k := ui.Callout{Tone: ui.ToneBad, Title: c.T("portfolio.loads.over", "name", p.Name, "n", p.Counted+p.Excepted, "cap", b.Cap), Note: c.T("portfolio.loads.over.note")}
		if portfoliodesk.Manages(c.Who) {
			k.Action = &ui.Button{Label: c.T("portfolio.loads.reassign"), Href: "/accounts?person=" + string(p.User)}
		}
		out = append(out, k)
	}
	for _, t := range p.Places {
		if !t.Excepted || p.Over(b.Cap) {
			continue
		}
		k := ui.Callout{Tone: ui.ToneMid, Title: c.T("portfolio.loads.excepted", "name", p.Name, "n", p.Counted+p.Excepted, "cap", b.Cap),
			Note: c.T("portfolio.loads.exception.by", "account", t.AccountName, "name", whoever(c, t.Approver), "date", *t.ExceptionUntil)}
		if portfoliodesk.Manages(c.Who) {
			k.Action = &ui.Button{Label: c.T("portfolio.loads.reassign"), Href: "/accounts/" + string(t.Account) + "?do=hand-over#g-hand-over"}
		}
		out = append(out, k)
	}
	return out
}
