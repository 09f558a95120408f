package attentionweb

import (
	"net/url"
	"slices"

	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/web/ui"
)

// reasons are what people say when they set an alert aside, in the order of the list.
var reasons = []string{"handled", "known", "wrong", "other"}

// reason is the label of a reason of the list, or what somebody wrote.
func (v view) reason(r string) string {
	if slices.Contains(reasons, r) {
		return v.t("attention.reason." + r)
	}
	return r
}

// latest is how long an alert may be put off.
func latest(a alert.Alert, today day.Day) day.Day {
	if a.Severity == alert.Critical {
		return today.Add(attention.SnoozeCritical)
	}
	return today.Add(attention.SnoozeMax)
}

// menu are the other gestures on a line: put off, done, set aside, hand over, useful or not.
func (v view) menu(l attentiondesk.Line, title string) ui.Menu {
	m := ui.Menu{Label: v.t("attention.menu", "title", title)}
	explain := ui.MenuItem{Label: v.t("attention.menu.explain"), Icon: "circle-help", Href: hrefOf(l)}
	if l.MayHandle && l.Handled == nil {
		m.Parts = append(m.Parts, v.snoozePart(l), v.closePart(l))
		m.Parts[1].Items = append(m.Parts[1].Items, v.delegate(l, title)...)
		m.Parts[1].Items = append(m.Parts[1].Items, explain)
	} else {
		m.Parts = append(m.Parts, ui.MenuPart{Items: []ui.MenuItem{explain}})
	}
	m.Parts = append(m.Parts, v.feedbackPart(l))
	return m
}

func (v view) snoozePart(l attentiondesk.Line) ui.MenuPart {
	heading := "attention.menu.snooze"
	if l.Alert.Severity == alert.Critical {
		heading += ".critical"
	}
	to := hrefOf(l) + "/snooze"
	until := func(key string, d day.Day) ui.MenuItem {
		return ui.MenuItem{Label: v.t(key), Icon: "clock-3", Note: v.c.Loc.DayWeek(d), Post: to,
			Fields: append(v.fields(), ui.HiddenField{Name: "until", Value: d.String()})}
	}
	p := ui.MenuPart{Heading: v.t(heading), Items: []ui.MenuItem{until("attention.menu.tomorrow", v.today+1)}}
	if l.Alert.Severity != alert.Critical {
		p.Items = append(p.Items, until("attention.menu.week", v.today+7))
	}
	p.Items = append(p.Items, ui.MenuItem{Label: v.t("attention.menu.pick"), Icon: "calendar-days", Post: to, Fields: v.fields(),
		Ask: &ui.Ask{Label: v.t("attention.menu.until"), Name: "until", Kind: "date", Min: (v.today + 1).String(),
			Max: latest(l.Alert, v.today).String(), Submit: v.t("attention.menu.until.submit")}})
	return p
}

func (v view) closePart(l attentiondesk.Line) ui.MenuPart {
	dismiss := "attention.menu.dismiss"
	if l.Alert.Severity == alert.Critical {
		dismiss += ".critical"
	}
	return ui.MenuPart{Items: []ui.MenuItem{
		{Label: v.t("attention.menu.done"), Icon: "check", Post: hrefOf(l) + "/done", Fields: v.fields()},
		{Label: v.t(dismiss), Icon: "x", Post: hrefOf(l) + "/dismiss", Fields: v.fields(),
			Ask: &ui.Ask{Label: v.t("attention.menu.reason"), Name: "reason", Options: v.reasonOptions(), Submit: v.t("attention.menu.dismiss.submit")}},
	}}
}

func (v view) reasonOptions() (out []ui.Option) {
	for _, r := range reasons {
		out = append(out, ui.Option{Value: r, Label: v.t("attention.reason." + r)})
	}
	return out
}

// delegate makes a task of the alert, for a colleague. A task is already one.
func (v view) delegate(l attentiondesk.Line, title string) []ui.MenuItem {
	a := l.Alert
	if a.Account == "" || a.Subject.Kind == "task" {
		return nil
	}
	q := url.Values{"account": {string(a.Account)}, "title": {title}, "about_kind": {string(a.Subject.Kind)}, "about_id": {a.Subject.ID}, "back": {v.back}}
	if a.Due != nil && *a.Due >= v.today {
		q.Set("due", a.Due.String())
	}
	return []ui.MenuItem{{Label: v.t("attention.menu.delegate"), Icon: "user-round", Href: "/tasks/new?" + q.Encode()}}
}

func (v view) feedbackPart(l attentiondesk.Line) ui.MenuPart {
	say := func(key, icon, useful string) ui.MenuItem {
		return ui.MenuItem{Label: v.t(key), Icon: icon, Post: hrefOf(l) + "/feedback",
			Fields: append(v.fields(), ui.HiddenField{Name: "useful", Value: useful})}
	}
	return ui.MenuPart{Heading: v.t("attention.menu.useful"), Two: true, Items: []ui.MenuItem{
		say("attention.menu.useful.yes", "thumbs-up", "1"), say("attention.menu.useful.no", "thumbs-down", "0")}}
}
