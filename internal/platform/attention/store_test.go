package attention

import (
	"reflect"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"pgregory.net/rapid"
)

func TestParamsKeepTheirTypes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := map[string]any{
			"s": rapid.String().Draw(t, "s"), "b": rapid.Bool().Draw(t, "b"), "i": rapid.Int().Draw(t, "i"),
			"f": rapid.Float64Range(-1e9, 1e9).Draw(t, "f"), "d": day.Day(rapid.Int32Range(-30000, 90000).Draw(t, "d")),
			"n": day.Month(rapid.Int32Range(20000, 30000).Draw(t, "n")),
			"m": money.Of(rapid.Int64().Draw(t, "m"), "SEK"),
		}
		text, err := EncodeParams(in)
		if err != nil {
			t.Fatal(err)
		}
		out, err := DecodeParams(text)
		if err != nil || !reflect.DeepEqual(in, out) {
			t.Fatalf("%v → %s → %v (%v)", in, text, out, err)
		}
	})
}

func TestParamsRefuseWhatHasNoForm(t *testing.T) {
	if _, err := EncodeParams(map[string]any{"x": []int{1}}); err == nil {
		t.Error("a slice was stored")
	}
	for _, s := range []string{"{", `{"x":"z:1"}`, `{"x":"1"}`, `{"x":"i:a"}`} {
		if _, err := DecodeParams(s); err == nil {
			t.Errorf("%s was read", s)
		}
	}
}

func TestOneAlertOneIdentifier(t *testing.T) {
	a := Alert{Code: "CT_END", Subject: ref.To[id.Contract]("contract", "1"), Severity: High}
	b := a
	b.Severity, b.Variant = Critical, "other"
	if ID(a) != ID(b) {
		t.Error("code and subject make the alert, nothing else")
	}
	b.Code = "CT_NOTICE"
	if ID(a) == ID(b) {
		t.Error("two codes are two alerts")
	}
	if _, ok := id.Parse[id.Any](string(ID(a))); !ok {
		t.Errorf("%s is no identifier", ID(a))
	}
}

func TestOverload(t *testing.T) {
	if _, raised := OverloadAlert("u", "Camille", 25, OverloadLimit, today); raised {
		t.Error("25 is not more than 25")
	}
	a, raised := OverloadAlert("u", "Camille", 26, OverloadLimit, today)
	if !raised || a.Severity != Warning || a.Params["n"] != 26 || a.Account != "" {
		t.Errorf("%+v", a)
	}
}

func TestNamed(t *testing.T) {
	if named, none := Named([]id.Account{"a", ""}); !none || len(named) != 1 {
		t.Errorf("%v %v", named, none)
	}
	if named, none := Named([]id.Account{""}); !none || len(named) != 1 || named[0] == "" {
		t.Errorf("%v %v", named, none)
	}
	if _, none := Named([]id.Account{"a"}); none {
		t.Error("nobody asked")
	}
}
