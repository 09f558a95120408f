package reportpaper

import (
	"maps"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/report"
)

// Told puts an alert into words: what to do, and why.
type Told func(l *i18n.Loc, a alert.Alert, today day.Day) (title, why string)

// Composer writes reports in the reader's words.
type Composer struct{ Told Told }

// words writes facts in the reader's language and zone.
type words struct {
	*i18n.Loc
	zone  *time.Location
	today day.Day
	told  Told
}

// sentence is the message of a sentence; a headline amount is short, a share a percentage.
func (w words) sentence(s report.Sentence) string {
	if s.Empty() {
		return ""
	}
	names := make([]string, 0, len(s.Args))
	for name := range s.Args {
		names = append(names, name)
	}
	slices.Sort(names)
	kv := make([]any, 0, 2*len(names))
	for _, name := range names {
		kv = append(kv, name, w.arg(s.Args[name]))
	}
	if n, ok := s.Args["n"].(int); ok {
		return w.N(s.Code, n, kv...)
	}
	return w.T(s.Code, kv...)
}

func (w words) arg(v any) any {
	switch x := v.(type) {
	case report.Share:
		return w.Percent(float64(x), 1)
	case growth.Comparison:
		return w.Growth(x)
	case report.Cover:
		return w.GrowthNote(growth.Comparison(x))
	case money.Money:
		return w.MoneyShort(x)
	}
	return v
}

// all joins sentences.
func (w words) all(of []report.Sentence) string {
	var out []string
	for _, s := range of {
		out = append(out, w.sentence(s))
	}
	return strings.Join(out, " ")
}

// alert is the title and the reason of a point of attention, in the words of the area that shows alerts.
func (w words) alert(a report.Alert) (title, why string) { return w.told(w.Loc, a.Alert, w.today) }

// date is a day of a table; absent is words, never a dash alone.
func (w words) date(d *day.Day, absent string) Cell {
	if d == nil {
		return Cell{Words: absent, Tone: Unknown}
	}
	return Cell{Words: w.DayNumeric(*d)}
}

// scale writes a column of amounts in one unit, named once in the title: millions when one of them is and none gets lost
// in two decimals, else thousands.
type scale struct {
	w      words
	by     float64
	places int
	// Unit is "M€" or "k€", mark its letter.
	Unit, mark string
}

func (w words) scale(of ...*money.Money) scale {
	top, least := 0.0, math.Inf(1)
	for _, m := range of {
		if m != nil && !m.IsZero() {
			top, least = math.Max(top, math.Abs(m.Units())), math.Min(least, math.Abs(m.Units()))
		}
	}
	if top >= 999_500 && least >= 100_000 {
		return scale{w: w, by: 1e6, places: 2, mark: "M", Unit: w.Unit("M", money.EUR)}
	}
	return scale{w: w, by: 1e3, places: 0, mark: "k", Unit: w.Unit("k", money.EUR)}
}

func (s scale) figure(m money.Money) string { return s.w.Float(m.Units()/s.by, s.places) }

func (s scale) signed(m money.Money) string { return s.w.Signed(s.figure(m)) }

// units is the amount in the unit, for a chart.
func (s scale) units(m *money.Money) *float64 {
	if m == nil {
		return nil
	}
	v := m.Units() / s.by
	return &v
}

// sum is a cell for a total: hidden, unknown, incomplete and zero are four different things.
func (s scale) sum(x report.Sum, hidden bool) Cell {
	switch {
	case hidden:
		return Cell{Words: s.w.T("masked"), Tone: Unknown}
	case !x.Known:
		return Cell{Words: s.w.T("unknown"), Tone: Unknown}
	case !x.Complete():
		return Cell{Words: s.figure(x.Money), Sub: s.w.N("report.without_rate", x.Missing)}
	}
	return Cell{Words: s.figure(x.Money)}
}

// stopped ends a phrase with a full stop, unless it has its own.
func stopped(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// lowered lowers the first letter of a title that follows a name, unless it begins an acronym.
func lowered(s string) string {
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) || unicode.IsDigit(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// of puts a name before a title. A title that begins with one of the names it cites, a contract's, keeps its capital.
func (w words) of(name, title string, cited ...any) string {
	if name == "" {
		return title
	}
	for _, c := range cited {
		if s, ok := c.(string); ok && s != "" && strings.HasPrefix(title, s) {
			return name + w.T("report.colon") + title
		}
	}
	return name + w.T("report.colon") + lowered(title)
}

// cited are what facts hold, names among them.
func cited(facts map[string]any) []any { return slices.Collect(maps.Values(facts)) }

// sentenceCase raises the first letter.
func sentenceCase(s string) string {
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// names joins a few names and counts the others.
func (w words) names(list []string, most int) string {
	if len(list) > most {
		rest := len(list) - most
		return strings.Join(list[:most], ", ") + " " + w.N("report.and_others", rest)
	}
	return strings.Join(list, ", ")
}

// shortMonths are the months as a chart names them.
func (w words) shortMonths() (out [12]string) {
	for i := range out {
		out[i] = w.T("month.short." + time.Month(i+1).String())
	}
	return out
}
