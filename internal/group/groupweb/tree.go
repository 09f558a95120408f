package groupweb

import (
	"comptoir/internal/group"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web/charts"
)

// depths are how far the rows of a phone's list are indented.
var depths = [...]string{"d0", "d1", "d2", "d3", "d4", "d5"}

// look is how a legal body is drawn.
func look(n group.Node) (box, line string) {
	switch {
	case n.Gone != nil:
		return "gone", "gone"
	case n.Head:
		return "top", ""
	case n.Above && !n.Hidden:
		return "ctl", ""
	case n.Part == nil:
		return "", ""
	case n.Part.Hold.Exclusive:
		return "ctl", ""
	case n.Part.Hold.Joint():
		return "jv", "weak"
	case n.Part.Method == group.Apart:
		return "", "weak"
	}
	return "min", "weak"
}

func (p page) tree() charts.Ownership {
	c := p.c
	o := charts.Ownership{Label: c.T("group.tree", "date", p.s.Day)}
	at := map[id.Entity]int{}
	for i, n := range p.s.Nodes {
		b := charts.OwnBox{Name: n.Name, Note: held(c, n), Tag: n.Country, Full: n.Name, Depth: n.Depth, Selected: n.ID == p.v.entity && !n.Hidden}
		b.Look, b.Line = look(n)
		if n.Hidden {
			b.Name = c.T("masked")
		} else {
			b.Href = p.v.with(n.ID).href(p.s.Account)
		}
		if n.Via != nil && n.Gone == nil {
			b.Part = p.share(n.Via)
		}
		at[n.ID] = i
		o.Boxes = append(o.Boxes, b)
	}
	for i, n := range p.s.Nodes {
		for _, s := range n.Others {
			if from, ok := at[s.Parent]; ok {
				_, line := look(n)
				o.Second = append(o.Second, charts.OwnLink{From: from, To: i, Part: p.share(&s), Line: line})
			}
		}
	}
	return o
}

// share is what a line says: the part, or that nobody has entered it.
func (p page) share(s *group.Share) string {
	if t := part(p.c.Loc, s.Pct); t != "" {
		return t
	}
	return "?"
}

func (p page) list() (out []rowView) {
	for _, n := range p.s.Nodes {
		r := rowView{depth: depths[min(n.Depth, len(depths)-1)], tag: n.Country, name: n.Name, note: held(p.c, n), current: n.ID == p.v.entity && !n.Hidden}
		if n.Hidden {
			r.hidden = p.c.T("masked")
			out = append(out, r)
			continue
		}
		r.href = p.v.with(n.ID).href(p.s.Account) + "#entity"
		switch {
		case n.Gone != nil:
			r.pct = p.c.T("group.gone")
		case n.Via != nil && n.Via.Pct == nil:
			r.pct = p.c.T("unknown.f")
		case n.Via != nil:
			r.pct = part(p.c.Loc, n.Via.Pct)
		}
		out = append(out, r)
	}
	return out
}
