package historyweb

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/web"
)

// sentence is what an entry tells: « Préavis donné : Maintenance multitechnique ».
func sentence(c *web.Ctx, e historydesk.Entry) string {
	if len(e.Counts) > 0 {
		if e.Undone {
			return c.T("history.import.undone", "what", counted(c, e.Counts))
		}
		return c.T("history.import.of", "what", counted(c, e.Counts))
	}
	what := action(c, e.Ref.Kind, e.Action)
	switch {
	case e.Title != "":
		return c.T("history.line", "what", what, "name", c.Loc.Dated(e.Title, e.Month))
	case e.Hidden:
		return c.T("history.line", "what", what, "name", c.T("masked"))
	}
	return what
}

// action is the label of an action. One that has none yet reads as its kind and its verb, which a test forbids for the
// actions of our own areas.
func action(c *web.Ctx, kind ref.Kind, name string) string {
	if key := "journal.action." + name; c.Loc.Has(key) {
		return c.T(key)
	}
	_, verb, _ := strings.Cut(name, ".")
	return kindName(c, kind) + " · " + strings.ReplaceAll(verb, "_", " ")
}

func kindName(c *web.Ctx, kind ref.Kind) string {
	if key := "journal.kind." + string(kind); c.Loc.Has(key) {
		return c.T(key)
	}
	return strings.ReplaceAll(string(kind), "_", " ")
}

// fieldName is the label of a field, in the middle of a sentence.
func fieldName(c *web.Ctx, kind ref.Kind, field string) string {
	if key := "field." + string(kind) + "." + field; c.Loc.Has(key) {
		return c.T(key)
	}
	return strings.ReplaceAll(field, "_", " ")
}

// label is a field's name at the head of a line.
func label(c *web.Ctx, kind ref.Kind, field string) string {
	name := fieldName(c, kind, field)
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}

// counted is « 3 contrats, 1 compte ».
func counted(c *web.Ctx, counts []journal.Count) string {
	parts := make([]string, len(counts))
	total := 0
	for i, n := range counts {
		key := "journal.count." + string(n.Kind)
		if !c.Loc.Has(key) {
			key = "journal.count.other"
		}
		parts[i] = c.Loc.N(key, n.N)
		total += n.N
	}
	if total >= journal.MaxCount {
		return c.T("history.import.many")
	}
	return strings.Join(parts, ", ")
}

// actor is who did it: a person, or Comptoir itself.
func actor(c *web.Ctx, e historydesk.Entry) string {
	switch {
	case e.Actor == "":
		return c.T("history.machine")
	case e.ActorName == "":
		return c.T("masked")
	}
	return e.ActorName
}

// when is the day and the time apart, for a narrow column.
func when(c *web.Ctx, at instant.Instant) (date, clock string) {
	t := at.In(c.Who.Location())
	return c.Loc.Day(day.FromTime(t)), c.Loc.Clock(t)
}

// ago is the moment as one says it: the time alone today, « hier », « vendredi 18 h 10 », then the date.
func ago(c *web.Ctx, at instant.Instant) string {
	return said(c, at, func(w time.Weekday) string { return c.Loc.Weekday(w) })
}

// agoShort is the same in a narrow column: « ven. 18 h 10 ».
func agoShort(c *web.Ctx, at instant.Instant) string {
	return said(c, at, func(w time.Weekday) string { return c.T("weekday.short." + w.String()) })
}

func said(c *web.Ctx, at instant.Instant, weekday func(time.Weekday) string) string {
	t := at.In(c.Who.Location())
	d := day.FromTime(t)
	switch n := d.Until(c.Today()); {
	case n == 0:
		return c.Loc.Clock(t)
	case n == 1:
		return c.T("days.yesterday") + " " + c.Loc.Clock(t)
	case n > 1 && n < 7:
		return weekday(d.Weekday()) + " " + c.Loc.Clock(t)
	case d.Year() == c.Today().Year():
		return c.Loc.DayShort(d)
	}
	return c.Loc.Day(d)
}

// sinceTitle is the title of what changed: « Depuis vendredi 18 h 10 ».
func sinceTitle(c *web.Ctx, at instant.Instant) string {
	t := at.In(c.Who.Location())
	d := day.FromTime(t)
	clock := c.Loc.Clock(t)
	switch n := d.Until(c.Today()); {
	case n == 0:
		return c.T("history.since.today", "time", clock)
	case n == 1:
		return c.T("history.since.yesterday", "time", clock)
	case n > 1 && n < 7:
		return c.T("history.since.weekday", "day", c.Loc.Weekday(d.Weekday()), "time", clock)
	}
	return c.T("history.since.date", "day", d)
}

// iso is the moment for machines.
func iso(at instant.Instant) string { return at.Time().Format(time.RFC3339) }
