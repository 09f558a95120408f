package groupweb

import (
	"strconv"
	"strings"

	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

// daysView is the slider of days with what happened on them.
type daysView struct {
	action, label, value     string
	fields                   []ui.HiddenField
	rangeLabel, words, apply string
	min, max, now            string
	steps                    []ui.Segment
	stepsLabel               string
	moments                  charts.Moments
}

// span is the years that the slider runs over: from the first change to the next year's end.
func (p page) span() (from, to day.Day) {
	from, to = p.s.Today.AddMonths(-24), p.s.Today.AddMonths(12)
	for _, m := range p.s.Marks {
		from, to = day.Min(from, m.Day-31), day.Max(to, m.Day+31)
	}
	from, to = day.Min(from, p.s.Day), day.Max(to, p.s.Day)
	return day.Of(from.Year(), 1, 1), day.Of(to.Year()+1, 1, 1)
}

func (p page) days() daysView {
	c, s := p.c, p.s
	from, to := p.span()
	v := daysView{action: groupHref(s.Account), label: c.T("group.day"), value: s.Day.String(), rangeLabel: c.T("group.slide"), words: c.Loc.Day(s.Day),
		apply: c.T("list.apply"), min: strconv.Itoa(int(from)), max: strconv.Itoa(int(to) - 1), now: strconv.Itoa(int(s.Day)), stepsLabel: c.T("group.events"),
		moments: charts.Moments{Label: c.T("group.events"), From: int(from), To: int(to), At: int(s.Day)}}
	if p.v.entity != "" && p.v.entity != s.Head {
		v.fields = []ui.HiddenField{{Name: "entity", Value: string(p.v.entity)}}
	}
	before, after := day.Day(0), day.Day(0)
	for _, m := range s.Marks {
		words := p.mark(m)
		v.moments.Events = append(v.moments.Events, charts.Moment{Day: int(m.Day), Words: words, Full: c.Loc.Day(m.Day) + ", " + words,
			Href: p.v.at(m.Day).href(s.Account), Out: m.Turn == group.Leaves, Plan: m.Day > s.Today})
		if m.Day < s.Day {
			before = m.Day
		} else if m.Day > s.Day && after == 0 {
			after = m.Day
		}
	}
	if before != 0 {
		v.steps = append(v.steps, ui.Segment{Label: c.T("group.before"), Href: p.v.at(before).href(s.Account)})
	}
	if after != 0 {
		v.steps = append(v.steps, ui.Segment{Label: c.T("group.after"), Href: p.v.at(after).href(s.Account)})
	}
	return v
}

// mark says what happened in a few words: "Hydro Alpes : 40 → 60 %".
func (p page) mark(m group.Mark) string {
	c, name := p.c, charts.Fit(p.short(p.s.Names[m.Child]), 130, 11, false)
	switch m.Turn {
	case group.Leaves:
		return c.T("group.mark.leaves", "name", name)
	case group.Moves:
		return c.T("group.mark.moves", "name", name, "before", part(c.Loc, m.Before), "after", part(c.Loc, m.After))
	}
	if m.After == nil {
		return c.T("group.mark.enters_unknown", "name", name)
	}
	return c.T("group.mark.enters", "name", name, "pct", part(c.Loc, m.After))
}

// short leaves out the first word of a name when it is the group's own: "Hydro Alpes SAS" of Aldine.
func (p page) short(name string) string {
	first, _, _ := strings.Cut(p.s.Name, " ")
	if rest, own := strings.CutPrefix(name, first+" "); own && strings.Contains(rest, " ") {
		return rest
	}
	return name
}
