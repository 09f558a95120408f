package calendar

import (
	"time"

	"comptoir/internal/kernel/day"
)

// France is the calendar of the eleven legal holidays (Code du travail L3133-1), with the two more of Alsace-Moselle.
type France struct {
	AlsaceMoselle bool
}

var frenchFixed = map[[2]int]string{
	{1, 1}: "new_year", {5, 1}: "labour_day", {5, 8}: "victory_1945", {7, 14}: "national_day",
	{8, 15}: "assumption", {11, 1}: "all_saints", {11, 11}: "armistice_1918", {12, 25}: "christmas",
}

// Holiday names the French holiday on d.
func (f France) Holiday(d day.Day) (string, bool) {
	y, m, dom := d.Date()
	if code, ok := frenchFixed[[2]int{int(m), dom}]; ok {
		return code, true
	}
	if f.AlsaceMoselle && m == time.December && dom == 26 {
		return "second_christmas_day", true
	}
	switch int(d - Easter(y)) {
	case 1:
		return "easter_monday", true
	case 39:
		return "ascension", true
	case 50:
		return "whit_monday", true
	case -2:
		return "good_friday", f.AlsaceMoselle
	}
	return "", false
}

// Easter is Easter Sunday of the Gregorian year (the anonymous algorithm, Meeus/Jones/Butcher).
func Easter(year int) day.Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return day.Of(year, time.Month(n/31), n%31+1)
}
