package intake

import (
	"strings"
	"unicode/utf8"
)

// line is one row being read through a mapping.
type line struct {
	p     *mapped
	row   Row
	item  Item
	said  remarks
	parts []part
}

// Limits of text, in characters (DOMAIN §0: strings over limit are refused); those of the areas that store it.
const (
	textLimit      = 200
	referenceLimit = 80
)

// sound refuses rows whose cells may not be in their column.
func (l *line) sound() bool {
	switch {
	case l.row.Found > len(l.p.header):
		l.tooWide()
	case l.row.Narrow:
		l.said.reject("", "row_narrow", "found", l.row.Found, "expected", len(l.p.header))
	case l.row.Cut:
		l.said.reject("", "cell_too_long")
	default:
		if l.row.StrayQuote {
			l.said.warn("", "quote_stray")
		}
		return true
	}
	return false
}

// tooWide names the text that was cut in two, when a blank after the separator shows it: "Papeteries ; du Ru".
func (l *line) tooWide() {
	if g := l.row.Gap; g > 0 && g < len(l.row.Cells) {
		text := legible(l.row.Cells[g-1] + " " + string(rune(l.row.Separator)) + " " + l.row.Cells[g])
		l.said.reject("", "row_wide.text", "text", text, "found", l.row.Found, "expected", len(l.p.header))
		return
	}
	l.said.reject("", "row_wide", "found", l.row.Found, "expected", len(l.p.header))
}

// done closes the item.
func (l *line) done() Item {
	l.item.Remarks = l.said
	if l.said.rejected() {
		l.item.Outcome = Refused
	}
	if l.item.Outcome != Take {
		keep := l.item
		l.item = Item{File: keep.File, Line: keep.Line, Outcome: keep.Outcome, Remarks: keep.Remarks}
	}
	return l.item
}

// text is the cleaned value of a field; what is wrong with it is said once.
func (l *line) text(field string) string {
	i, ok := l.p.at[field]
	if !ok {
		return ""
	}
	s, control := clean(l.row.Cells[i])
	limit := textLimit
	if field == "key" && l.p.m.Kind == Contracts {
		limit = referenceLimit
	}
	switch {
	case control:
		l.said.reject(field, "control_character")
	case len(s) > limit && utf8.RuneCountInString(s) > limit && !(field == "name" && l.p.m.Kind == Contracts):
		l.said.reject(field, "text_too_long", "limit", limit)
	case lost(s) && field != "website" && field != "email":
		l.said.warn(field, "char_lost", "value", s)
	}
	return legible(s)
}

// peek is the cleaned value of a field, nothing said.
func (l *line) peek(field string) string {
	i, ok := l.p.at[field]
	if !ok {
		return ""
	}
	s, _ := clean(l.row.Cells[i])
	return legible(s)
}

// compare adds a piece to what is compared when the same key comes back.
func (l *line) compare(field string, values ...string) {
	l.parts = append(l.parts, part{field, hash(strings.Join(values, "\x1f"))})
}

// again says that the key came before: the same content counts as unchanged, another one is refused.
func (l *line) again(key string) bool {
	if l.said.rejected() {
		return true
	}
	first, field, again := l.p.repeated.check(key, l.row.Line, l.parts)
	switch {
	case !again:
		return false
	case field == "":
		l.item.Outcome = Repeat
		l.said.note("", "duplicate_same", "line", first)
	default:
		l.said.reject(field, "duplicate_conflict", "line", first)
	}
	return true
}
