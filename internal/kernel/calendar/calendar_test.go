package calendar

import (
	"testing"

	"comptoir/internal/kernel/day"
)

// T0.1.
func TestEaster(t *testing.T) {
	for y, want := range map[int]string{2026: "2026-04-05", 2027: "2027-03-28", 2000: "2000-04-23", 2038: "2038-04-25"} {
		if got := Easter(y).String(); got != want {
			t.Errorf("%d: %s, want %s", y, got, want)
		}
	}
}

func TestWorkingDays(t *testing.T) {
	fr := France{}
	if got := AddWorking(fr, day.MustParse("2026-09-30"), -10).String(); got != "2026-09-16" {
		t.Errorf("T5.2_g: %s", got)
	}
	if got := AddWorking(fr, day.MustParse("2026-04-30"), 5).String(); got != "2026-05-11" {
		t.Errorf("T13.1: %s", got)
	}
	if got := OnOrBefore(fr, day.MustParse("2026-11-28")).String(); got != "2026-11-27" {
		t.Errorf("T5.2_b: %s", got)
	}
}

// Good Friday is a holiday in Alsace-Moselle only; elsewhere in France people work.
func TestGoodFriday(t *testing.T) {
	friday := day.MustParse("2026-04-03")
	if !IsWorking(France{}, friday) || IsWorking(France{AlsaceMoselle: true}, friday) {
		t.Error("Good Friday is closed in the wrong places")
	}
}
