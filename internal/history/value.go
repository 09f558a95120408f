package history

import (
	"encoding/json"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
)

// Int is a whole number of a journal value.
func Int(v any) (int64, bool) {
	switch x := v.(type) {
	case json.Number:
		n, err := x.Int64()
		return n, err == nil
	case float64:
		return int64(x), x == float64(int64(x))
	case int:
		return int64(x), true
	}
	return 0, false
}

// DayOf is the civil date of a value.
func DayOf(v any) (day.Day, bool) {
	if s, ok := v.(string); ok {
		d, err := day.Parse(s)
		return d, err == nil
	}
	n, ok := Int(v)
	return day.Day(n), ok && day.Day(n).Plausible()
}

// MonthOf is the month of a value, written 2026-10.
func MonthOf(v any) (day.Month, bool) {
	s, ok := v.(string)
	if !ok {
		return 0, false
	}
	d, err := day.Parse(s + "-01")
	return d.Month(), err == nil
}

// InstantOf is the moment of a value.
func InstantOf(v any) (instant.Instant, bool) {
	n, ok := Int(v)
	return instant.Instant(n), ok
}

// MoneyOf is the amount of a value.
func MoneyOf(v any) (money.Money, bool) {
	m, ok := v.(map[string]any)
	if !ok {
		return money.Money{}, false
	}
	minor, ok := Int(first(m, "minor", "Minor"))
	ccy, ok2 := first(m, "ccy", "Ccy").(string)
	return money.Of(minor, money.Currency(ccy)), ok && ok2
}

// RefOf is the record a value points at; kind is that of a value which is an id alone.
func RefOf(v any, kind ref.Kind) (ref.Ref, bool) {
	s, ok := v.(string)
	if !ok || s == "" {
		return ref.Ref{}, false
	}
	if k, id, both := strings.Cut(s, "/"); both {
		return ref.Ref{Kind: ref.Kind(k), ID: id}, id != ""
	}
	return ref.Ref{Kind: kind, ID: s}, kind != ""
}

func first(m map[string]any, names ...string) any {
	for _, n := range names {
		if v, ok := m[n]; ok {
			return v
		}
	}
	return nil
}
