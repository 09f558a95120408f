package groupweb

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"comptoir/internal/group"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
)

// gestures are what can be done with the legal body beside the tree, the most frequent first.
func (p page) gestures() ([]gestureView, error) {
	k := p.card
	if !k.Own {
		return nil, nil
	}
	links, err := p.links()
	if err != nil {
		return nil, err
	}
	var out []gestureView
	for _, s := range k.Held {
		if name := "share-" + string(s.ID); s.ID != "" && (p.c.Query("do") == name || p.t.gesture == name) {
			out = append(out, p.moveGesture(name, s))
		}
	}
	for _, s := range k.Sites {
		if name := "site-" + string(s.ID); p.c.Query("do") == name || p.t.gesture == name {
			out = append(out, p.gesture(name, "editsite", "/sites/"+string(s.ID), ui.Primary, revOf(s.Rev), p.siteFields(s)...))
		}
	}
	out = append(out, links...)
	if g, ok := p.headGesture(); ok {
		out = append(out, g)
	}
	out = append(out, p.gesture("addsite", "addsite", "/sites", ui.Primary, append(entityField(k.ID), p.c.OnceField()), p.siteFields(group.Site{Country: k.Country, City: k.City, TZ: ""})...))
	life, err := p.life()
	return append(out, life...), err
}

func revOf(rev int) []ui.HiddenField {
	return []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(rev)}}
}

func entityField(e id.Entity) []ui.HiddenField {
	return []ui.HiddenField{{Name: "entity", Value: string(e)}}
}

func (p page) date(name, words, value string) ui.Field {
	return ui.Field{Name: name, Label: p.c.T("group.field." + words), Kind: "date", Value: value, Required: true}
}

func (p page) percents() []ui.Field {
	c := p.c
	return []ui.Field{{Name: "pct", Label: c.T("group.field.pct"), Inputmode: "decimal", Placeholder: "60", Required: true},
		{Name: "votes", Label: c.T("group.field.votes"), Note: c.T("form.optional"), Inputmode: "decimal", Hint: c.T("group.field.votes_hint")}}
}

// links are the forms of a new share: who holds the body, and what it holds.
func (p page) links() ([]gestureView, error) {
	c, k := p.c, p.card
	list, err := p.h.desk.Linkable(c.Context(), c.Who, p.s.Account)
	if err != nil {
		return nil, err
	}
	options := []ui.Option{{Label: c.T("form.choose")}}
	for _, o := range list {
		if o.ID == k.ID {
			continue
		}
		label := o.Name
		if o.Account != p.s.Account {
			label = joined(" · ", o.Name, o.AccountName)
		}
		options = append(options, ui.Option{Value: string(o.ID), Label: label})
	}
	if len(options) == 1 {
		return nil, nil
	}
	from := p.s.Today.String()
	if k.From != nil {
		from = k.From.String()
	}
	form := func(name, field string, hidden ui.HiddenField) gestureView {
		fields := append([]ui.Field{{Name: field, Label: c.T("group.field." + field), Options: slices.Clone(options), Required: true}}, p.percents()...)
		fields = append(fields, p.date("from", "from", from), ui.Field{Name: "note", Label: c.T("group.field.note"), Note: c.T("form.optional"), Placeholder: c.T("group.field.note_hint")})
		return p.gesture(name, name, "/shares", ui.Primary, []ui.HiddenField{hidden, {Name: "gesture", Value: name}, c.OnceField()}, fields...)
	}
	return []gestureView{form("holder", "parent", ui.HiddenField{Name: "child", Value: string(k.ID)}), form("held", "child", ui.HiddenField{Name: "parent", Value: string(k.ID)})}, nil
}

func (p page) moveGesture(name string, s group.Share) gestureView {
	fields := p.percents()
	fields[0].Value, fields[1].Value = percentText(p.c, s.Pct), percentText(p.c, s.Votes)
	fields = append(fields, p.date("from", "change_from", p.s.Today.String()), ui.Field{Name: "note", Label: p.c.T("group.field.note"), Note: p.c.T("form.optional"), Value: s.Note})
	g := p.gesture(name, "share", "/shares/"+string(s.ID), ui.Primary, revOf(s.Rev), fields...)
	g.summary = p.c.T("group.gesture.share.of", "name", p.s.Names[s.Parent])
	return g
}

// headGesture asks which of two equal parents counts.
func (p page) headGesture() (gestureView, bool) {
	k := p.card
	options := []ui.Option{{Label: p.c.T("form.choose")}}
	halves := 0
	for _, s := range k.Held {
		if v := s.Voting(); s.On(p.s.Today) && v != nil {
			options = append(options, ui.Option{Value: string(s.Parent), Label: p.s.Names[s.Parent], Selected: s.Parent == k.Chosen})
			if (group.Hold{Votes: v}).Joint() {
				halves++
			}
		}
	}
	if halves < 2 {
		return gestureView{}, false
	}
	return p.gesture("head", "head", "/entities/"+string(k.ID)+"/head", ui.Primary, nil,
		ui.Field{Name: "chosen", Label: p.c.T("group.field.chosen"), Options: options, Value: string(k.Chosen), Required: true}), true
}

func (p page) siteFields(s group.Site) []ui.Field {
	c := p.c
	zones := []ui.Option{{Label: c.T("unknown")}}
	for _, z := range team.Zones {
		zones = append(zones, ui.Option{Value: z, Label: zone(c, z), Selected: z == s.TZ})
	}
	return []ui.Field{{Name: "name", Label: c.T("group.field.site"), Value: s.Name, Required: true},
		{Name: "siret", Label: c.T("account.scheme.SIRET"), Value: spaced(groupdesk.SIRET, s.SIRET), Note: c.T("form.optional"), Inputmode: "numeric"},
		{Name: "city", Label: c.T("account.field.city"), Value: s.City}, {Name: "country", Label: c.T("group.field.country"), Value: s.Country, Options: countryOptions(c.Loc, s.Country, c.T("unknown"))},
		{Name: "tz", Label: c.T("group.field.tz"), Note: c.T("form.optional"), Options: zones}}
}

// life is how the body leaves the group, or comes back.
func (p page) life() ([]gestureView, error) {
	c, k := p.c, p.card
	action := "/entities/" + string(k.ID)
	if k.State != groupdesk.Live {
		words := "activate"
		if k.State != groupdesk.Prospect {
			words = "revive"
		}
		out := []gestureView{p.gesture("activate", words, action+"/activate", ui.Plain, revOf(k.Rev), p.date("on", "active_on", p.s.Today.String()))}
		if k.State == groupdesk.Prospect {
			out = append(out, p.gesture("close", "close", action+"/close", ui.Plain, revOf(k.Rev), p.date("on", "last_day", p.s.Today.String())))
		}
		return out, nil
	}
	list, err := p.h.accounts.Writable(c.Context(), c.Who, 300)
	if err != nil {
		return nil, err
	}
	into := []ui.Option{{Label: c.T("group.sell.nobody")}}
	for _, a := range list {
		if a.ID != string(p.s.Account) {
			into = append(into, ui.Option{Value: a.ID, Label: a.Name})
		}
	}
	sell := []ui.Field{p.date("on", "last_day", p.s.Today.String())}
	if len(into) > 1 {
		sell = append(sell, ui.Field{Name: "into", Label: c.T("group.field.into"), Options: into, Hint: c.T("group.field.into_hint")})
	}
	return []gestureView{p.gesture("sell", "sell", action+"/sell", ui.Plain, revOf(k.Rev), sell...),
		p.gesture("close", "close", action+"/close", ui.Plain, revOf(k.Rev), p.date("on", "last_day", p.s.Today.String()))}, nil
}

// heldMenu is what can be done with a share in the body of the page.
func (p page) heldMenu(s group.Share) *ui.Menu {
	if !p.s.MayWrite || !p.card.Own || s.ID == "" {
		return nil
	}
	c, base := p.c, groupHref(p.s.Account)+"/shares/"+string(s.ID)
	fields := append(revOf(s.Rev), p.v.hidden()...)
	m := &ui.Menu{Label: c.T("group.share.menu", "name", p.s.Names[s.Parent])}
	var items []ui.MenuItem
	if s.To == nil || *s.To >= p.s.Today {
		items = append(items, ui.MenuItem{Label: c.T("group.share.move"), Icon: "pencil", Href: p.doHref("share-" + string(s.ID))},
			ui.MenuItem{Label: c.T("group.share.close"), Icon: "unlink", Post: base + "/close", Fields: fields,
				Ask: &ui.Ask{Label: c.T("group.field.last_day"), Name: "on", Kind: "date", Submit: c.T("group.share.close.save")}})
	}
	items = append(items, ui.MenuItem{Label: c.T("group.share.remove"), Icon: "trash-2", Post: base + "/remove", Fields: fields})
	m.Parts = []ui.MenuPart{{Items: items}}
	return m
}

func (p page) siteMenu(s group.Site) *ui.Menu {
	if !p.s.MayWrite || !p.card.Own {
		return nil
	}
	c := p.c
	return &ui.Menu{Label: c.T("group.site.menu", "name", s.Name), Parts: []ui.MenuPart{{Items: []ui.MenuItem{
		{Label: c.T("group.site.edit"), Icon: "pencil", Href: p.doHref("site-" + string(s.ID))},
		{Label: c.T("group.site.remove"), Icon: "trash-2", Post: groupHref(p.s.Account) + "/sites/" + string(s.ID) + "/remove", Fields: append(revOf(s.Rev), p.v.hidden()...)}}}}}
}

// doHref unfolds a gesture of the page.
func (p page) doHref(name string) string {
	q := p.v.query()
	if q == "" {
		q = "?"
	} else {
		q += "&"
	}
	return groupHref(p.s.Account) + q + "do=" + name + "#g-" + name
}

// allCountries keeps the sorted names by reader's language: there are some 250.
var allCountries sync.Map

func countryOptions(l *i18n.Loc, now, none string) []ui.Option {
	all, ok := allCountries.Load(l)
	if !ok {
		all, _ = allCountries.LoadOrStore(l, sortedCountries(l))
	}
	return choose(append([]ui.Option{{Label: none}}, all.([]ui.Option)...), now)
}

func sortedCountries(l *i18n.Loc) (out []ui.Option) {
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if code := string(a) + string(b); groupdesk.ValidCountry(code) {
				out = append(out, ui.Option{Value: code, Label: l.Country(code)})
			}
		}
	}
	slices.SortFunc(out, func(a, b ui.Option) int { return strings.Compare(text.Fold(a.Label), text.Fold(b.Label)) })
	return out
}

// pageDay is the day that the page stood on.
func pageDay(f interface{ String(string) string }) *day.Day {
	d, err := day.Parse(f.String("on_page"))
	if err != nil || !d.Plausible() {
		return nil
	}
	return &d
}
