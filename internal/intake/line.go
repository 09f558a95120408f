package intake

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
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

// id checks a legal identifier: one that fails stays, as a draft to confirm.
func (l *line) id(field, scheme string) (Identifier, bool) {
	value := squeeze(l.text(field))
	if value == "" {
		return Identifier{}, false
	}
	return identify(l.p.opt.Check, &l.said, field, scheme, value), true
}

func identify(check IDCheck, said *remarks, field, scheme, value string) Identifier {
	if check == nil {
		return Identifier{Scheme: scheme, Value: value}
	}
	normal, ok := check(scheme, value)
	if !ok {
		said.warn(field, "id_invalid", "scheme", scheme, "value", value)
		return Identifier{Scheme: scheme, Value: value}
	}
	return Identifier{Scheme: scheme, Value: normal, Valid: true}
}

// day reads a date; nil when empty or refused.
func (l *line) day(field string) *day.Day {
	s := l.text(field)
	if s == "" {
		return nil
	}
	for _, layout := range l.p.layouts[field] {
		if c, ok := parseDay(s, layout); ok {
			if !c.day().Plausible() {
				l.said.reject(field, "date_implausible", "value", s, "year", strconv.Itoa(c.year))
				return nil
			}
			return day.Ptr(c.day())
		}
	}
	l.said.reject(field, "date_unreadable", "value", s)
	return nil
}

// month reads a month; ok is false when it is missing or refused.
func (l *line) month(field string) (day.Month, bool) {
	s := l.text(field)
	if s == "" {
		l.said.reject(field, "date_missing")
		return 0, false
	}
	for _, layout := range l.p.layouts[field] {
		if m, ok := parseMonth(s, layout); ok {
			if !m.First().Plausible() {
				l.said.reject(field, "date_implausible", "value", s, "year", strconv.Itoa(m.Year()))
				return 0, false
			}
			return m, true
		}
	}
	l.said.reject(field, "date_unreadable", "value", s)
	return 0, false
}

// count reads a small whole number, with or without the unit behind it ("12 mois").
func (l *line) count(field string, limit int) (n int, unit string, given bool) {
	s := l.text(field)
	if s == "" {
		return 0, "", false
	}
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(s)
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil {
		l.said.reject(field, "count_unreadable", "value", s)
		return 0, "", false
	}
	unit = strings.TrimPrefix(s[end:], ".0")
	if strings.ContainsAny(unit, "0123456789") {
		l.said.reject(field, "count_unreadable", "value", s)
		return 0, "", false
	}
	if n > limit {
		l.said.reject(field, "count_implausible", "value", s, "limit", limit)
		return 0, "", false
	}
	return n, fold(unit), true
}

// currency is the one the line says, or the mapping, or the company.
func (l *line) currency() money.Currency {
	if c := strings.ToUpper(l.text("currency")); c != "" {
		if c == "€" {
			c = "EUR"
		}
		return money.Currency(c)
	}
	if l.p.m.Currency != "" {
		return l.p.m.Currency
	}
	return l.p.opt.Currency
}

// amount reads money in the currency of the line; nil when empty or refused.
func (l *line) amount(field string, ccy money.Currency, negative bool) *money.Money {
	s := l.text(field)
	if s == "" {
		return nil
	}
	n, sign, ok := l.number(field, s)
	if ccy == "" {
		ccy = sign
	}
	switch {
	case !ok:
		l.said.reject(field, "amount_unreadable", "value", s)
	case n.isFiller():
		l.said.reject(field, "amount_filler", "value", s)
	case n.Coef < 0 && !negative:
		l.said.reject(field, "amount_negative", "value", s)
	case ccy == "":
		l.said.reject("currency", "currency_missing")
	case !ccy.Valid():
		l.said.reject("currency", "currency_unknown", "value", string(ccy))
	case sign != "" && sign != ccy:
		l.said.reject(field, "currency_differs", "value", s, "currency", string(ccy))
	default:
		minor, fits := n.Minor(ccy.Decimals())
		if !fits {
			l.said.reject(field, "amount_unreadable", "value", s)
			return nil
		}
		m := money.Of(minor, ccy)
		return &m
	}
	return nil
}

func (l *line) number(field, s string) (Number, money.Currency, bool) {
	if l.row.Typed && isPlain(s) {
		n, ok := parseNumber(s, NumberPlain)
		return n, "", ok
	}
	for _, layout := range l.p.layouts[field] {
		if n, sign, ok := parseAmount(s, layout); ok {
			return n, sign, true
		}
	}
	return Number{}, "", false
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
