package cockpitweb

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

type headView = ui.Head

// head greets, says what presses most, and offers what serves to prepare.
func head(c *web.Ctx, p Pressing) headView {
	h := greeting(c)
	h.Lede = lede(c, p)
	if !teamdesk.May(c.Who, team.Report, team.Read) {
		return h
	}
	if p.Account != "" {
		h.Actions = append(h.Actions, ui.Button{Label: c.T("cockpit.brief", "name", short(p.AccountName)), Icon: "file-text", Href: "/accounts/" + string(p.Account) + "/brief"})
	}
	h.Actions = append(h.Actions, ui.Button{Label: c.T("cockpit.review"), Icon: "printer", Href: "/reports/portfolio", Wide: true})
	return h
}

func greeting(c *web.Ctx) headView {
	return ui.Head{Eyebrow: capital(c.Loc.DayLong(c.Today())), Title: c.T("cockpit.hello", "name", firstName(c.Who.Name))}
}

func firstName(name string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	return first
}

// short keeps the first words of a long name, so that the button stays one.
func short(name string) string {
	const most = 28
	if utf8.RuneCountInString(name) <= most {
		return name
	}
	cut := string([]rune(name)[:most])
	if i := strings.LastIndex(cut, " "); i > most/2 {
		cut = cut[:i]
	}
	return strings.TrimRightFunc(cut, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) + "…"
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lede is one sentence: the most pressing thing, what it is worth and until when.
func lede(c *web.Ctx, p Pressing) string {
	switch {
	case p.First == nil:
		return c.T("cockpit.lede.calm")
	case p.Critical == 0:
		return c.Loc.N("cockpit.lede.open", p.Open)
	}
	// A short date may already end in a full stop.
	return strings.ReplaceAll(c.Loc.N("cockpit.lede.critical", p.Critical, "what", what(c, *p.First)), "..", ".")
}

// what says in half a sentence what an alert is about.
func what(c *web.Ctx, a alert.Alert) string {
	kv := []any{"compte", a.AccountName}
	for name, v := range a.Params {
		switch x := v.(type) {
		case day.Day:
			kv = append(kv, name, near(c, x))
		case int:
			kv = append(kv, name, c.Loc.N("cockpit.months", x))
		default:
			kv = append(kv, name, v)
		}
	}
	// Past the prudent day a notice still serves until the theoretical one.
	prudent, known := a.Params["date"].(day.Day)
	if by, ok := a.Params["theorique"].(day.Day); ok && known && prudent < c.Today() {
		kv = append(kv, "date", near(c, by))
	}
	key := "cockpit.what." + a.Code
	switch {
	case a.Variant != "" && c.Loc.Has(key+"."+a.Variant):
		key += "." + a.Variant
	case a.Value != nil && c.Loc.Has(key+".worth"):
		key += ".worth"
		kv = append(kv, "value", c.Loc.MoneyShort(*a.Value))
	case !c.Loc.Has(key):
		key = "cockpit.what.other"
	}
	return c.T(key, kv...)
}

// near is a weekday of the coming week, or a date.
func near(c *web.Ctx, d day.Day) string {
	today := c.Today()
	switch n := today.Until(d); {
	case n >= -1 && n <= 1:
		return c.Loc.InDays(today, d)
	case n > 1 && n <= 6:
		return c.Loc.Weekday(d.Weekday())
	case d.Year() == today.Year():
		return c.T("cockpit.date", "date", c.Loc.DayShort(d))
	}
	return c.T("cockpit.date", "date", d)
}
