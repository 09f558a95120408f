// Package calendar tells working days from the others. Calendars are values handed to the rules.
package calendar

import (
	"time"

	"comptoir/internal/kernel/day"
)

// Calendar knows the days on which nobody works besides the weekend.
type Calendar interface {
	// Holiday returns the name code of the holiday on d, or ok false.
	Holiday(d day.Day) (code string, ok bool)
}

// Weekdays is a calendar without holidays: Monday to Friday.
type Weekdays struct{}

// Holiday is never one.
func (Weekdays) Holiday(day.Day) (string, bool) { return "", false }

// Both is the calendar of a letter: a working day is one at the sender and at the recipient (DOMAIN §5).
type Both []Calendar

// Holiday is one in any of the calendars.
func (b Both) Holiday(d day.Day) (string, bool) {
	for _, c := range b {
		if code, ok := c.Holiday(d); ok {
			return code, true
		}
	}
	return "", false
}

// Closed says why d is not a working day: "saturday", "sunday", a holiday's code, or "" when it is one.
func Closed(c Calendar, d day.Day) string {
	switch d.Weekday() {
	case time.Saturday:
		return "saturday"
	case time.Sunday:
		return "sunday"
	}
	if code, ok := c.Holiday(d); ok {
		return code
	}
	return ""
}

// IsWorking says whether people work on d.
func IsWorking(c Calendar, d day.Day) bool { return Closed(c, d) == "" }

// OnOrBefore moves back to a working day.
func OnOrBefore(c Calendar, d day.Day) day.Day {
	for !IsWorking(c, d) {
		d--
	}
	return d
}

// OnOrAfter moves forward to a working day.
func OnOrAfter(c Calendar, d day.Day) day.Day {
	for !IsWorking(c, d) {
		d++
	}
	return d
}

// AddWorking moves by n working days, back when n is negative.
func AddWorking(c Calendar, d day.Day, n int) day.Day {
	step := day.Day(1)
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d += step
		if IsWorking(c, d) {
			n--
		}
	}
	return d
}
