// Package day holds civil dates: legal deadlines have a date, not an instant.
package day

import (
	"fmt"
	"time"
)

// Day counts days since 1970-01-01. It is stored as an INTEGER in both engines.
type Day int32

const secondsPerDay = 24 * 60 * 60

// First and Last bound the dates a business record may hold: outside, a date is a typing error.
var (
	First = Of(1900, time.January, 1)
	Last  = Of(2199, time.December, 31)
)

// Of returns the day of a civil date; out-of-range days overflow as in time.Date.
func Of(year int, month time.Month, dom int) Day {
	return FromTime(time.Date(year, month, dom, 0, 0, 0, 0, time.UTC))
}

// FromTime returns the civil date of t as read on a calendar in t's own zone.
func FromTime(t time.Time) Day {
	y, m, d := t.Date()
	u := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()
	if u < 0 && u%secondsPerDay != 0 {
		return Day(u/secondsPerDay - 1)
	}
	return Day(u / secondsPerDay)
}

// Parse reads an ISO date, 2026-11-23, and refuses anything else.
func Parse(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("day %q: want YYYY-MM-DD", s)
	}
	return FromTime(t), nil
}

// MustParse is Parse for constants in code and tests.
func MustParse(s string) Day {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Time returns midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// Date returns the civil parts.
func (d Day) Date() (year int, month time.Month, dom int) { return d.Time().Date() }

// Year, Month, DayOfMonth and Weekday read the calendar.
func (d Day) Year() int             { return d.Time().Year() }
func (d Day) DayOfMonth() int       { return d.Time().Day() }
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// Month returns the month the day lies in.
func (d Day) Month() Month {
	y, m, _ := d.Date()
	return MonthOf(y, m)
}

// String is the ISO form.
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Plausible says whether a business record may hold the date.
func (d Day) Plausible() bool { return d >= First && d <= Last }

// Add moves by n days.
func (d Day) Add(n int) Day { return d + Day(n) }

// Until counts the days from d to other, negative when other is past.
func (d Day) Until(other Day) int { return int(other - d) }

// AddMonths keeps the day of the month; where the month is too short it takes its last day (DOMAIN §0).
func (d Day) AddMonths(n int) Day {
	to, _ := d.addMonths(n)
	return to
}

// AddMonthsClamped is AddMonths, saying also whether the day of the month had to be shortened.
func (d Day) AddMonthsClamped(n int) (Day, bool) { return d.addMonths(n) }

func (d Day) addMonths(n int) (Day, bool) {
	_, _, dom := d.Date()
	m := d.Month().Add(n)
	if last := m.Last().DayOfMonth(); dom > last {
		return m.Last(), true
	}
	return m.First().Add(dom - 1), false
}

// Min and Max compare days.
func Min(a, b Day) Day {
	if a < b {
		return a
	}
	return b
}

// Max returns the later day.
func Max(a, b Day) Day {
	if a > b {
		return a
	}
	return b
}

// Ptr returns a pointer, for optional dates.
func Ptr(d Day) *Day { return &d }
