package intake

import (
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

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
