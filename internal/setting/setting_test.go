package setting

import (
	"strings"
	"testing"
)

func TestValuesComeBack(t *testing.T) {
	h := House{Company: "Ardoval Services", SIREN: "552081317", Calendar: AlsaceMoselle, DecideAhead: 5, Notice: Levels{60, 20, 5}, End: Levels{120, 60, 10}, Cap: 4, Concentration: 30}
	got := Start()
	for _, name := range Names {
		got = got.With(name, h.Values()[name])
	}
	if got != h || len(h.Values()) != len(Names) {
		t.Errorf("%+v", got)
	}
	if s := Start(); s.With("cap", "many") != s || s.With("end_levels", "1/2") != s || s.With("end_levels", "1/x/2") != s || s.With("nothing", "1") != s {
		t.Error("a value that does not read moved something")
	}
}

func TestWhatIsWrong(t *testing.T) {
	for want, h := range map[string]func(*House){
		"":                              func(*House) {},
		"company: too_long":             func(h *House) { h.Company = strings.Repeat("a", 121) },
		"siren: setting_siren":          func(h *House) { h.SIREN = "552081318" },
		"calendar: unknown_choice":      func(h *House) { h.Calendar = "ES" },
		"decide_ahead: out_of_range":    func(h *House) { h.DecideAhead = 61 },
		"cap: out_of_range":             func(h *House) { h.Cap = 0 },
		"concentration: out_of_range":   func(h *House) { h.Concentration = 101 },
		"notice_high: setting_order":    func(h *House) { h.Notice.High = 91 },
		"end_critical: setting_order":   func(h *House) { h.End.Critical = 91 },
		"end_warning: out_of_range":     func(h *House) { h.End.Warning = 731 },
		"notice_critical: out_of_range": func(h *House) { h.Notice.Critical = -1 },
	} {
		house := Start()
		h(&house)
		if got := house.Validate(); got.Error() != want {
			t.Errorf("%q, want %q", got.Error(), want)
		}
	}
	if h := (House{Company: "  Ardoval   Services ", SIREN: " 552 081 317 "}).Clean(); h.SIREN != "552081317" || h.Company == "  Ardoval   Services " {
		t.Errorf("%+v", h)
	}
}

func TestWhatAChangeMoves(t *testing.T) {
	a, b := Start(), Start()
	if b.Company, b.SIREN = "X", "552081317"; Redates(a, b) || Raises(a, b) {
		t.Error("a name moves no date")
	}
	if b.Cap = 4; Redates(a, b) || !Raises(a, b) {
		t.Error("the cap moves alerts only")
	}
	if b.Calendar = AlsaceMoselle; !Redates(a, b) || !Raises(a, b) {
		t.Error("the calendar moves dates")
	}
}
