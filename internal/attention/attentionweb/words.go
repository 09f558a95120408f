package attentionweb

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/i18n"
)

// textKey is the key of an alert's text, the variant's own when it has one: alert.<CODE>[.variant].<part>.
func textKey(l *i18n.Loc, a alert.Alert, part string) string {
	if a.Variant != "" {
		if k := "alert." + a.Code + "." + a.Variant + "." + part; l.Has(k) {
			return k
		}
	}
	return "alert." + a.Code + "." + part
}

// titleLength is how long a title may be before a long name in it is cut: about what one line of the list holds.
const titleLength = 62

// titleOf is what to do: a verb and its object.
func titleOf(l *i18n.Loc, a alert.Alert, today day.Day) string {
	key := textKey(l, a, "title")
	if !l.Has(key) {
		return a.Code
	}
	title := fullTitle(l, a, today)
	over := utf8.RuneCountInString(title) - titleLength
	if over <= 0 {
		return title
	}
	return l.T(key, wordsOf(l, shortened(a, over+1), today)...)
}

// fullTitle keeps long names whole, for the page of one alert.
func fullTitle(l *i18n.Loc, a alert.Alert, today day.Day) string {
	if key := textKey(l, a, "title"); l.Has(key) {
		return l.T(key, wordsOf(l, a, today)...)
	}
	return a.Code
}

// shortened cuts the name that a title holds by so many characters, and keeps enough of it to be recognised.
func shortened(a alert.Alert, by int) alert.Alert {
	params := make(map[string]any, len(a.Params))
	for k, v := range a.Params {
		params[k] = v
	}
	for _, name := range []string{"contrat", "tache", "kam", "sujet", "contact"} {
		if s, ok := params[name].(string); ok {
			params[name] = cut(s, max(14, utf8.RuneCountInString(s)-by))
		}
	}
	a.Params = params
	return a
}

// tail is what tells lots of one market apart: « lot 3 », or the number at the end of the name.
var tail = regexp.MustCompile(`(?i)(?:\blots?\s*(?:n\s?[°o]\.?\s*|:\s*)?[0-9]{1,3}[a-z]?|\s\S{0,6}[0-9]\S{0,6})\s*$|\blots?\s*(?:n\s?[°o]\.?\s*|:\s*)?[0-9]{1,3}[a-z]?\b`)

// shortestHead is how much of the name stays before such a tail.
const shortestHead = 10

// tailOf is the last of them, "" when the name has none.
func tailOf(name string) string {
	all := tail.FindAllString(name, -1)
	if len(all) == 0 {
		return ""
	}
	return strings.TrimSpace(all[len(all)-1])
}

// cut keeps the first words of a name, within so many characters; a small word does not stay behind at the end.
func cut(name string, most int) string {
	r := []rune(name)
	if len(r) <= most {
		return name
	}
	if end := tailOf(name); end != "" && most >= utf8.RuneCountInString(end)+shortestHead {
		head, _, _ := strings.Cut(name, end)
		if head = strings.TrimRight(head, " ,;:.-–"); utf8.RuneCountInString(head)+utf8.RuneCountInString(end) < most {
			return head + " " + end + "…"
		}
		return firstWords(head, most-utf8.RuneCountInString(end)-1) + " " + end
	}
	return firstWords(name, most)
}

func firstWords(name string, most int) string {
	r := []rune(name)
	if len(r) <= most {
		return name
	}
	words := strings.Fields(string(r[:most]))
	if r[most] != ' ' && len(words) > 1 {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && utf8.RuneCountInString(words[len(words)-1]) <= 3 {
		words = words[:len(words)-1]
	}
	return strings.TrimRight(strings.Join(words, " "), ",;:.-–") + "…"
}

// whole is an amount without its cents: what is at stake is ranked, not invoiced.
func whole(m money.Money) money.Money {
	unit := money.Major(1, m.Ccy).Minor
	n, ok := decimal.MulDiv(m.Minor, 1, unit)
	if !ok {
		return m
	}
	return money.Major(n, m.Ccy)
}

// whyOf is the reason, two facts at most.
func whyOf(l *i18n.Loc, a alert.Alert, today day.Day) string {
	key := textKey(l, a, "why")
	if !l.Has(key) {
		return ""
	}
	return l.T(key, wordsOf(l, a, today)...)
}

// wordsOf puts the facts of an alert in the reader's words, each in the forms that sentences need: a day as "27 nov.",
// "vendredi" or "le 31 déc." after a verb, an amount in short.
func wordsOf(l *i18n.Loc, a alert.Alert, today day.Day) []any {
	kv := []any{"compte", a.AccountName}
	add := func(name string, v any) { kv = append(kv, name, v) }
	for name, v := range a.Params {
		switch x := v.(type) {
		case day.Day:
			add(name, shortDay(l, x, today))
			add(name+"_on", onDay(l, x, today, "on"))
			add(name+"_for", onDay(l, x, today, "for"))
			add(name+"_since", l.T("attention.since", "date", shortDay(l, x, today)))
		case day.Month:
			add(name, l.Month(x))
			add(name+"_month", l.T("month."+x.Month().String()))
		case money.Money:
			add(name, l.Money(x))
			add(name+"_short", l.MoneyShort(x))
		case float64:
			add(name, l.Float(x, 1))
			add(name+"_share", l.Percent(x/100, 1))
		case int:
			add(name, l.Int(int64(x)))
			add(name+"_months", l.N("attention.months", x))
			add(name+"_days", l.N("attention.days", x))
		case string:
			if name == "schema" {
				x = l.T("attention.scheme." + x)
			}
			if key := "attention.function." + x; name == "fonction" && l.Has(key) {
				add("fonction_the", l.T("attention.function_the."+x))
				x = l.T(key)
			}
			if name == "role" {
				x = l.T("attention.role." + x)
			}
			if key := "attention.quadrant." + x; (name == "avant" || name == "apres") && l.Has(key) {
				x = l.T(key)
			}
			add(name, x)
		}
	}
	return append(kv, noticeWords(l, a, today)...)
}

// noticeWords say what happens without a notice, and until when one serves.
func noticeWords(l *i18n.Loc, a alert.Alert, today day.Day) []any {
	prudent, ok := a.Params["date"].(day.Day)
	latest, known := a.Params["theorique"].(day.Day)
	if !ok || !known {
		return nil
	}
	sinon := l.T("attention.otherwise.open_ended")
	if n, ok := a.Params["mois"].(int); ok && n > 0 {
		sinon = l.T("attention.otherwise.renewed", "mois", l.N("attention.months", n))
	}
	key := "attention.notice.received"
	if sent, _ := a.Params["envoi"].(bool); sent {
		key = "attention.notice.sent"
	}
	preavis := l.T(key, "date", onDay(l, prudent, today, "on"))
	if prudent < today && latest >= today {
		preavis = l.T("attention.notice.past", "date", shortDay(l, latest, today))
	}
	return []any{"sinon", sinon, "preavis", preavis}
}

// shortDay leaves this year out.
func shortDay(l *i18n.Loc, d, today day.Day) string {
	if d.Year() == today.Year() {
		return l.DayShort(d)
	}
	return l.Day(d)
}

// onDay is the day after a verb: today, tomorrow, a weekday of the coming week, or a date. way is "on", or "for" after
// a preposition of its own.
func onDay(l *i18n.Loc, d, today day.Day, way string) string {
	switch n := today.Until(d); {
	case n >= -1 && n <= 1:
		return l.InDays(today, d)
	case n > 1 && n <= 6:
		return l.T("attention."+way+".weekday", "weekday", l.Weekday(d.Weekday()))
	}
	return l.T("attention."+way+".date", "date", shortDay(l, d, today))
}
