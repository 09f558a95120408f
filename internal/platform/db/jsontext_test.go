package db

import (
	"encoding/json"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
)

type word string

// What is written soon is what encoding/json writes.
func TestJSONTextIsThatOfTheLibrary(t *testing.T) {
	d, n, w := day.MustParse("2026-11-23"), 0, word("été \"<&>\\\n")
	var none *day.Day
	for _, v := range []any{nil, "", "plain", "été", "a\"b", "<b>&", "\x7f", "\u2028", word("KEY"), w, &w, 0, -12, int64(1) << 60, true, false, d, &d, none, &n,
		1.5, []string{"a"}, map[string]any{"n": 3, "unit": word("MONTH"), "at": &d}, time.Unix(0, 0).UTC(), json.RawMessage(`{"a":1}`), struct{ A int }{1}, uint8(3)} {
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := appendJSON(nil, v); err != nil || string(got) != string(want) {
			t.Errorf("%v: %s (%v), want %s", v, got, err, want)
		}
	}
	if _, err := appendJSON(nil, make(chan int)); err == nil {
		t.Error("a channel was written")
	}
}
