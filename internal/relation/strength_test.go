package relation

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"comptoir/internal/kernel/day"
)

var today = day.MustParse("2026-11-23")

// [T3.1] MEETING 10 d, CALL 45 d, EXEC_MEETING 120 d → E = 11.645, strength 44.1; with nothing new, 90 days later 25.3.
func TestStrengthAndItsFading(t *testing.T) {
	touches := []Touch{{Meeting, today - 10}, {Call, today - 45}, {ExecMeeting, today - 120}}
	for _, x := range []struct {
		on             day.Day
		energy, streng float64
		band           Band
	}{{today, 11.645, 44.1, Good}, {today + 90, 5.823, 25.3, Lukewarm}} {
		s, ok := StrengthOf(touches, x.on)
		if !ok || math.Abs(s.Energy-x.energy) > 0.0006 || math.Abs(s.Value-x.streng) > 0.05 || s.Band != x.band || s.Last != today-10 {
			t.Errorf("on %s: %+v %v, want E %v, strength %v", x.on, s, ok, x.energy, x.streng)
		}
	}
}

// One executive meeting today gives 39.3 (DOMAIN §3).
func TestOneExecutiveMeeting(t *testing.T) {
	s, _ := StrengthOf([]Touch{{ExecMeeting, today}}, today)
	if math.Abs(s.Value-39.3) > 0.05 || s.Band != Lukewarm {
		t.Errorf("%+v", s)
	}
}

func TestBands(t *testing.T) {
	for v, want := range map[float64]Band{0: Cold, 19.99: Cold, 20: Lukewarm, 39.99: Lukewarm, 40: Good, 69.99: Good, 70: Strong, 100: Strong} {
		if got := BandOf(v); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
	if !Short("", Lukewarm) || !Short(Cold, Lukewarm) || Short(Good, Lukewarm) || Short(Cold, "") {
		t.Error("gaps")
	}
}

// Noting the same call three times in a day does not make friends; what is planned weighs nothing.
func TestWhatDoesNotCount(t *testing.T) {
	once := []Touch{{Call, today}}
	if Energy(append(once, once[0], once[0]), today) != Energy(once, today) {
		t.Error("a kind counts once a day")
	}
	if Energy(append(once, Touch{Meeting, today}), today) != 9 {
		t.Error("two kinds on one day are two exchanges")
	}
	if _, ok := StrengthOf([]Touch{{ExecMeeting, today + 1}}, today); ok {
		t.Error("what is to come is not known yet")
	}
	if e := Energy([]Touch{{ExecMeeting, today + 1}}, today); e != 0 {
		t.Errorf("planned weighs %v", e)
	}
}

// However many touches on whatever days, the sum of stored weights is the formula.
func TestStoredIsTheFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		on := day.Day(rapid.IntRange(int(day.MustParse("2015-01-01")), int(day.MustParse("2060-01-01"))).Draw(t, "on"))
		touches := rapid.SliceOfDistinct(rapid.Custom(func(t *rapid.T) Touch {
			return Touch{rapid.SampledFrom(Kinds).Draw(t, "kind"), on - day.Day(rapid.IntRange(-400, 4000).Draw(t, "age"))}
		}), func(x Touch) Touch { return x }).Draw(t, "touches")
		sum, last, known := 0.0, day.Day(0), false
		for _, x := range touches {
			if x.Day <= on {
				sum += x.Stored()
				if !known || x.Day > last {
					last, known = x.Day, true
				}
			}
		}
		want, ok := StrengthOf(touches, on)
		if ok != known {
			t.Fatalf("known %v, %v", ok, known)
		}
		if got := StrengthOfStored(sum, last, on); ok && (math.Abs(got.Value-want.Value) > 1e-9 || got.Last != want.Last) {
			t.Fatalf("%v, formula %v", got, want)
		}
	})
}

// A relation only fades while nothing happens, and an exchange only strengthens it.
func TestFadesAndStrengthens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		touches := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Touch {
			return Touch{rapid.SampledFrom(Kinds).Draw(t, "kind"), today - day.Day(rapid.IntRange(0, 900).Draw(t, "age"))}
		}), 1, 30).Draw(t, "touches")
		now, _ := StrengthOf(touches, today)
		later, _ := StrengthOf(touches, today+day.Day(rapid.IntRange(1, 300).Draw(t, "later")))
		more, _ := StrengthOf(append(touches, Touch{Meeting, today + 1}), today+1)
		tomorrow, _ := StrengthOf(touches, today+1)
		if later.Value > now.Value || more.Value < tomorrow.Value || now.Value < 0 || now.Value > 100 {
			t.Fatalf("%v, later %v, with one more %v", now, later, more)
		}
	})
}

func TestTrend(t *testing.T) {
	p := Trend([]Touch{{Meeting, day.MustParse("2026-09-30")}}, today, 12)
	if len(p) != 12 || p[11].Month != today.Month() || p[8].Known || !p[9].Known || math.Abs(p[9].Value-Of(6)) > 1e-9 || p[11].Value >= p[10].Value {
		t.Errorf("%+v", p)
	}
}

func TestExplanation(t *testing.T) {
	x := Explain([]Touch{{Meeting, today - 10}, {Call, today - 45}, {Call, today - 45}, {ExecMeeting, today - 120}, {Event, today + 3}}, today)
	if x.Result != 44.1 || len(x.Terms) != 4 || x.Terms[2].Args["n"] != 1 || x.Terms[3].Value != 11.6 || len(x.WouldChange) != 3 {
		t.Errorf("%+v", x)
	}
	sum := 0.0
	for _, term := range x.Terms[:3] {
		sum += term.Value.(float64)
	}
	if math.Abs(sum-11.6) > 0.2 {
		t.Errorf("the terms add up to %v", sum)
	}
}
