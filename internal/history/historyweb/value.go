package historyweb

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"comptoir/internal/history"
	"comptoir/internal/history/historydesk"
	"comptoir/internal/platform/web"
)

// side is one side of a change in words.
type side struct {
	Text string
	// Absent says that the words stand for no value.
	Absent bool
}

// show puts a value in the reader's words.
func show(c *web.Ctx, f history.Format, v historydesk.Value) side {
	if v.Raw == nil || v.Raw == "" {
		if f.Form == history.Flag {
			return side{Text: c.T("history.no")}
		}
		return side{Text: c.T("unknown"), Absent: true}
	}
	switch f.Form {
	case history.Person, history.Account, history.Record, history.Persons, history.Records:
		if v.Name == "" {
			return side{Text: c.T("masked"), Absent: true}
		}
		return side{Text: v.Name}
	}
	if s, ok := typed(c, f, v.Raw); ok {
		return side{Text: s}
	}
	return side{Text: plain(c, v.Raw)}
}

// typed reads a value as what its field declares; ok is false when it is something else.
func typed(c *web.Ctx, f history.Format, v any) (string, bool) {
	switch f.Form {
	case history.Day:
		d, ok := history.DayOf(v)
		return c.Loc.Day(d), ok
	case history.Month:
		m, ok := history.MonthOf(v)
		return c.Loc.Month(m), ok
	case history.Moment:
		at, ok := history.InstantOf(v)
		return c.Loc.Moment(at, c.Who.Location()), ok
	case history.Money:
		m, ok := history.MoneyOf(v)
		return c.Loc.Money(m), ok
	case history.Number:
		n, ok := history.Int(v)
		return c.Loc.Int(n), ok
	case history.Share:
		x, ok := v.(float64)
		return c.Loc.Percent(x, 1), ok
	case history.Size:
		n, ok := history.Int(v)
		return c.T("history.size", "n", n), ok
	case history.Code:
		var words []string
		for _, code := range strings.Fields(fmt.Sprint(v)) { // several codes are parted by spaces
			key := f.Words + "." + code
			if !c.Loc.Has(key) {
				return "", false
			}
			words = append(words, c.T(key))
		}
		return strings.Join(words, ", "), len(words) > 0
	case history.Notice:
		return notice(c, v)
	case history.Numbers:
		return numbers(c, v)
	case history.Columns:
		return columns(c, v), true
	}
	return "", false
}

// notice is « 3 mois ».
func notice(c *web.Ctx, v any) (string, bool) {
	m, ok := v.(map[string]any)
	if !ok {
		return "", false
	}
	n, ok := history.Int(m["n"])
	if !ok {
		return "", false
	}
	if n == 0 {
		return c.T("history.notice.none"), true
	}
	key := "history.notice." + fmt.Sprint(m["unit"])
	if !c.Loc.Has(key) {
		return "", false
	}
	return c.Loc.N(key, int(n)), true
}

// columns is « Contrats ; Compte ← « Client », Début ← « DtDebut » »: what each column of a table was said to hold.
func columns(c *web.Ctx, v any) string {
	var m struct {
		Kind    string            `json:"kind"`
		Columns map[string]string `json:"columns"`
	}
	if s, ok := v.(string); !ok || json.Unmarshal([]byte(s), &m) != nil {
		return c.T("unknown")
	}
	worded := func(prefix, code string) string {
		if key := prefix + code; c.Loc.Has(key) {
			return c.T(key)
		}
		return strings.ReplaceAll(code, "_", " ")
	}
	var held []string
	for _, f := range slices.Sorted(maps.Keys(m.Columns)) {
		held = append(held, c.T("history.columns", "field", worded("intake.field.", f), "column", m.Columns[f]))
	}
	return worded("intake.kind.", m.Kind) + ", " + strings.Join(held, ", ")
}

// numbers is « SIREN 552100554, TVA FR40552100554 ».
func numbers(c *web.Ctx, v any) (string, bool) {
	list, ok := v.([]any)
	if !ok {
		return "", false
	}
	var out []string
	for _, x := range list {
		m, ok := x.(map[string]any)
		if !ok {
			return "", false
		}
		scheme := fmt.Sprint(m["scheme"])
		if key := "value.scheme." + scheme; c.Loc.Has(key) {
			scheme = c.T(key)
		}
		out = append(out, scheme+"\u00a0"+fmt.Sprint(m["value"]))
	}
	return strings.Join(out, ", "), true
}

// plain is a value of no declared form: words, a number, yes or no, a list of them.
func plain(c *web.Ctx, v any) string {
	switch x := v.(type) {
	case bool:
		if x {
			return c.T("history.yes")
		}
		return c.T("history.no")
	case []any:
		out := make([]string, len(x))
		for i := range x {
			out[i] = plain(c, x[i])
		}
		return strings.Join(out, ", ")
	case map[string]any:
		var out []string
		for _, k := range slices.Sorted(maps.Keys(x)) {
			if x[k] != nil && x[k] != "" {
				out = append(out, plain(c, x[k]))
			}
		}
		return strings.Join(out, " ")
	}
	return fmt.Sprint(v)
}
