package day

import (
	"fmt"
	"time"
)

// Month counts months since January of year 0: year*12 + month-1. Results and targets are kept by month.
type Month int32

// MonthOf returns the month of a year.
func MonthOf(year int, m time.Month) Month { return Month(year*12 + int(m) - 1) }

// ParseMonth reads 2026-11 (or a full date, whose month it takes).
func ParseMonth(s string) (Month, error) {
	if t, err := time.Parse("2006-01", s); err == nil {
		return MonthOf(t.Year(), t.Month()), nil
	}
	d, err := Parse(s)
	if err != nil {
		return 0, fmt.Errorf("month %q: want YYYY-MM", s)
	}
	return d.Month(), nil
}

// Year and Month read the calendar.
func (m Month) Year() int { return floorDiv(int(m), 12) }

// Month returns the month of the year.
func (m Month) Month() time.Month { return time.Month(int(m)-12*m.Year()) + 1 }

// Add moves by n months.
func (m Month) Add(n int) Month { return m + Month(n) }

// First is the first day of the month.
func (m Month) First() Day { return Of(m.Year(), m.Month(), 1) }

// Last is the last day of the month.
func (m Month) Last() Day { return (m + 1).First() - 1 }

// String is the ISO form, 2026-11.
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year(), int(m.Month())) }

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
