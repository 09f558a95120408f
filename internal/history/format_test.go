package history

import (
	"encoding/json"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
)

func TestFormatOf(t *testing.T) {
	for _, c := range []struct {
		kind  ref.Kind
		field string
		want  Form
	}{
		{"contract", "end", Day}, {"contract", "value", Money}, {"contract", "notice_given_by", Code}, {"contract", "name", Text},
		{"contract", "renewal_months", Number}, {"assignment", "approved_by", Person}, {"assignment", "exception_until", Day},
		{"account", "parent", Account}, {"user", "owner", Flag}, {"account", "owner", Person}, {"file", "sha256", Internal},
		{"unknown", "unknown", Text}, {"task", "about", Record}, {"result", "month", Month},
	} {
		if got := FormatOf(c.kind, c.field).Form; got != c.want {
			t.Errorf("%s.%s: %d, want %d", c.kind, c.field, got, c.want)
		}
	}
}

func TestValues(t *testing.T) {
	if d, ok := DayOf(json.Number("20784")); !ok || d.String() != "2026-11-27" {
		t.Error(d, ok)
	}
	if _, ok := DayOf(json.Number("99999999")); ok {
		t.Error("an implausible day is shown")
	}
	if m, ok := MonthOf("2026-10"); !ok || m != day.MonthOf(2026, 10) {
		t.Error(m, ok)
	}
	if m, ok := MoneyOf(map[string]any{"minor": json.Number("184000050"), "ccy": "EUR"}); !ok || m != money.Of(184000050, "EUR") {
		t.Error(m, ok)
	}
	if m, ok := MoneyOf("12"); ok {
		t.Error(m)
	}
	for _, c := range []struct {
		v    any
		kind ref.Kind
		want string
	}{{"contract/1", "", "contract/1"}, {"1", "contact", "contact/1"}, {"1", "", "no"}, {nil, "contact", "no"}, {"", "contact", "no"}} {
		r, ok := RefOf(c.v, c.kind)
		if got := r.String(); (ok && got != c.want) || (!ok && c.want != "no") {
			t.Errorf("%v: %s %v", c.v, got, ok)
		}
	}
}
