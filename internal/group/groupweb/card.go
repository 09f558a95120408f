package groupweb

import (
	"strings"

	"comptoir/internal/group"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// bodyView is a legal body beside the tree.
type bodyView struct {
	card                     ui.Card
	tag, country             string
	meta                     string
	facts                    []ui.Fact
	numbers                  []numberView
	numbersTitle, numbersNo  string
	numbersHref, numbersEdit string
	sites                    []lineView
	sitesTitle, sitesNo      string
	history                  []lineView
	historyTitle, historyNo  string
	holds                    []lineView
	holdsTitle               string
	stays                    []lineView
	staysTitle               string
	account                  *ui.Button
}

type numberView struct {
	scheme, value string
	state         ui.Content
	note          string
}

type lineView struct {
	main, href, right, note string
	menu                    *ui.Menu
}

func (p page) body() *bodyView {
	c, k := p.c, p.card
	b := &bodyView{card: ui.Card{ID: "entity", Anchor: true, Title: k.Name, NoTitle: true}, tag: k.Country, country: countryName(c, k.Country), meta: p.meta(), facts: p.facts(),
		numbersTitle: c.T("group.numbers"), sitesTitle: c.T("group.sites"), historyTitle: c.T("group.history"), holdsTitle: c.T("group.holds"), staysTitle: c.T("group.stays")}
	for _, n := range k.Numbers {
		b.numbers = append(b.numbers, number(c, n))
	}
	if len(b.numbers) == 0 {
		b.numbersNo = c.T("account.identifier.none")
	}
	if p.s.MayWrite && k.Own {
		b.numbersHref, b.numbersEdit = accountHref(k.Account)+"#bodies", c.T("group.numbers.edit")
	}
	for _, s := range k.Sites {
		b.sites = append(b.sites, lineView{main: s.Name, right: spaced(groupdesk.SIRET, s.SIRET), note: joined(" · ", joined(", ", s.City, countryName(c, s.Country)), siteZone(c, s)), menu: p.siteMenu(s)})
	}
	if len(b.sites) == 0 {
		b.sitesNo = c.T("group.sites.none")
	}
	for _, s := range k.Held {
		l := p.heldLine(s, p.s.Names[s.Parent])
		l.menu = p.heldMenu(s)
		b.history = append(b.history, l)
	}
	if len(b.history) == 0 {
		b.historyNo = c.T("group.history.none")
	}
	for _, s := range k.Holds {
		b.holds = append(b.holds, p.heldLine(s, p.s.Names[s.Child]))
	}
	for _, s := range k.Stays {
		name := s.Name
		if name == "" {
			name = c.T("masked")
		}
		b.stays = append(b.stays, lineView{main: name, right: during(c, s.From, &s.To)})
	}
	if !k.Own {
		b.account = &ui.Button{Label: c.T("group.open_account", "name", k.AccountName), Href: groupHref(k.Account) + "?entity=" + string(k.ID)}
	} else if p.s.MayWrite {
		b.account = &ui.Button{Label: c.T("group.edit_entity"), Icon: "file-pen", Href: accountHref(k.Account) + "/entities/" + string(k.ID)}
	}
	return b
}

func (p page) heldLine(s group.Share, name string) lineView {
	right := part(p.c.Loc, s.Pct)
	if right == "" {
		right = p.c.T("unknown.f")
	}
	l := lineView{main: name, right: right, note: sharePeriod(p.c, s)}
	if s.Votes != nil {
		l.note = joined(" · ", l.note, p.c.T("group.votes", "v", part(p.c.Loc, s.Votes)))
	}
	l.note = joined(" · ", l.note, s.Note)
	return l
}

func sharePeriod(c *web.Ctx, s group.Share) string {
	from := &s.From
	if s.From == day.First {
		from = nil
	}
	return during(c, from, s.To)
}

// during is "12 janv. 2019 – 3 avr. 2022", "depuis le 4 avr. 2022", or that nobody entered since when.
func during(c *web.Ctx, from, to *day.Day) string {
	switch {
	case from == nil && to == nil:
		return c.T("group.since.unknown")
	case from == nil:
		return c.T("group.until", "to", *to)
	case to == nil:
		return c.T("group.since", "from", *from)
	}
	return c.T("group.from_to", "from", *from, "to", *to)
}

// meta is what the body is: its city, its state and since when, how many sites.
func (p page) meta() string {
	c, k := p.c, p.card
	state := c.T("account.entity_state." + string(k.State))
	if k.From != nil && k.State == groupdesk.Live {
		state = c.T("group.active_since", "date", *k.From)
	}
	if k.To != nil && k.State != groupdesk.Live && k.State != groupdesk.Prospect {
		state = c.T("group.state.until", "state", state, "date", *k.To)
	}
	out := joined(" · ", joined(", ", k.City, countryName(c, k.Country)), state)
	if n := len(k.Sites); n > 0 {
		out = joined(" · ", out, c.Loc.N("group.sites.n", n))
	}
	return out
}

// facts are the parts of the body on the day: directly, through chains, and by control.
func (p page) facts() (out []ui.Fact) {
	c := p.c
	n, ok := p.node()
	if !ok || n.Gone != nil {
		return nil
	}
	if n.Via != nil {
		f := ui.Fact{Label: c.T("group.direct"), Value: part(c.Loc, n.Via.Pct), Note: c.T("group.by", "name", p.s.Names[n.Via.Parent])}
		if f.Value == "" {
			f.Unknown = c.T("unknown.f")
		}
		out = append(out, f)
	}
	for _, s := range n.Others {
		out = append(out, ui.Fact{Label: c.T("group.also"), Value: part(c.Loc, s.Pct), Note: c.T("group.by", "name", p.s.Names[s.Parent])})
	}
	if n.Head || n.Above {
		return out
	}
	if n.Veiled {
		return append(out, ui.Fact{Label: c.T("group.interest"), Unknown: c.T("masked")})
	}
	if n.Part == nil {
		return out
	}
	i := ui.Fact{Label: c.T("group.interest"), Note: p.chain(n)}
	if n.Part.Interest != nil {
		f, _ := n.Part.Interest.Float64()
		i.Value = c.Loc.Percent(f, 1)
	} else {
		i.Unknown = c.T("group.undetermined")
	}
	v := ui.Fact{Label: c.T("group.control")}
	switch {
	case n.Part.Hold.Votes != nil:
		v.Value = c.Loc.Percent(n.Part.Hold.Votes.Float(), 1)
	case n.Part.Method == "":
		v.Value = c.Loc.Percent(0, 1)
	default:
		v.Unknown = c.T("group.undetermined")
	}
	out = append(out, i, v)
	if n.Part.Method != "" {
		out = append(out, ui.Fact{Label: c.T("group.counts"), Value: c.T("group.method." + string(n.Part.Method))})
	}
	return out
}

// chain explains an interest that runs along one chain: 80 × 60.
func (p page) chain(n group.Node) string {
	var steps []string
	for at := n; ; {
		if at.Via == nil || at.Via.Pct == nil || len(at.Others) > 0 {
			return p.c.T("group.chains")
		}
		steps = append([]string{strings.TrimSpace(strings.TrimSuffix(part(p.c.Loc, at.Via.Pct), "%"))}, steps...)
		if at.Via.Parent == p.s.Head {
			break
		}
		up, ok := p.nodeOf(func(x group.Node) bool { return x.ID == at.Via.Parent && x.Gone == nil })
		if !ok {
			return ""
		}
		at = up
	}
	if len(steps) < 2 {
		return ""
	}
	return strings.Join(steps, " × ")
}

func (p page) node() (group.Node, bool) {
	return p.nodeOf(func(n group.Node) bool { return n.ID == p.v.entity && !n.Hidden })
}

func (p page) nodeOf(is func(group.Node) bool) (group.Node, bool) {
	for _, n := range p.s.Nodes {
		if is(n) {
			return n, true
		}
	}
	return group.Node{}, false
}

func number(c *web.Ctx, i groupdesk.Number) numberView {
	n := numberView{scheme: c.T("account.scheme." + i.Scheme), value: spaced(i.Scheme, i.Value)}
	switch {
	case i.Obsolete:
		n.state = ui.Pill(ui.PillOut, c.T("account.identifier_state.OBSOLETE"))
	case i.Wrong():
		n.state = ui.Pill(ui.PillBad, c.T("account.identifier_state.wrong"))
	case i.Verified:
		n.state = ui.Pill(ui.PillGood, c.T("account.identifier_state.VERIFIED"))
	default:
		n.state = ui.Pill(ui.PillWarn, c.T("account.identifier_state.DRAFT"))
	}
	n.note = joined(" · ", c.T("account.verdict."+i.Verdict), i.Source)
	if i.On != nil {
		n.note = joined(", ", n.note, c.Loc.DayShort(*i.On))
	}
	return n
}

// panelView is the group on the account's page.
type panelView struct {
	card  ui.Card
	facts []ui.Fact
	empty *ui.EmptyState
	past  []lineView
	title string
}

func panelOf(c *web.Ctx, s groupdesk.Sheet, past []group.Merger) panelView {
	v := panelView{card: ui.Card{ID: "capital", Title: c.T("group.card"), Right: ui.More(ui.Link{Label: c.T("group.panel.open"), Href: groupHref(s.Account)})}, title: c.T("group.panel.absorbed")}
	for _, m := range past {
		v.past = append(v.past, lineView{main: m.Name, href: accountHref(m.Absorbed) + "/absorbed", right: c.Loc.Day(m.On)})
	}
	if len(s.Nodes) == 0 {
		v.empty = &ui.EmptyState{Title: c.T("group.empty"), Text: c.T("group.empty.text"), NoArt: true}
		return v
	}
	v.card.Count = c.Loc.N("group.bodies.n", s.Bodies)
	fact := func(key, value string) ui.Fact { return ui.Fact{Label: c.T("group.panel." + key), Value: value} }
	if n := s.Names[s.Chief.Entity]; n != "" {
		v.facts = append(v.facts, fact("chief", n))
	}
	var countries []string
	for _, k := range s.Countries {
		countries = append(countries, countryName(c, k.Country))
	}
	v.facts = append(v.facts, fact("countries", strings.Join(countries, ", ")))
	whole := 0
	for _, n := range s.Nodes {
		if n.Part != nil && n.Part.Method == group.Whole && n.Gone == nil {
			whole++
		}
	}
	v.facts = append(v.facts, fact("controlled", c.Loc.N("group.bodies.n", whole)))
	if s.Unknown > 0 {
		v.facts = append(v.facts, ui.Fact{Label: c.T("group.panel.parts"), Unknown: c.Loc.N("group.unknown.short", s.Unknown)})
	}
	if len(s.Marks) > 0 {
		p := page{c: c, s: s}
		var last *group.Mark
		for i := range s.Marks {
			if s.Marks[i].Day <= s.Today {
				last = &s.Marks[i]
			}
		}
		if last != nil {
			f := fact("last", p.mark(*last))
			f.Note = c.Loc.Day(last.Day)
			v.facts = append(v.facts, f)
		}
	}
	return v
}

// percentText writes a part in a field: "72,4" in French.
func percentText(c *web.Ctx, d *decimal.Decimal) string {
	return strings.TrimRight(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(part(c.Loc, d)), "%")), "\u00a0\u202f ")
}

// siteZone is the time zone of a site, where it was entered: "heure de Madrid".
func siteZone(c *web.Ctx, s group.Site) string {
	if s.TZ == "" {
		return ""
	}
	return c.T("group.site.zone", "zone", zone(c, s.TZ))
}
