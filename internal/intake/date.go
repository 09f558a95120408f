package intake

import (
	"strings"
	"time"

	"comptoir/internal/kernel/day"
)

// civil is a date as written, before anyone asks whether it is plausible: the year 218 is read as 218.
type civil struct{ year, month, dom int }

func (c civil) real() bool {
	if c.year < 1 || c.year > 9999 || c.month < 1 || c.month > 12 || c.dom < 1 {
		return false
	}
	return c.dom <= time.Date(c.year, time.Month(c.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func (c civil) day() day.Day { return day.Of(c.year, time.Month(c.month), c.dom) }

// parseDay reads a date by one explicit layout. A time of day and a zone after an ISO date are left aside:
// the civil date is the one written.
func parseDay(s string, l Layout) (civil, bool) {
	var c civil
	var ok bool
	switch l {
	case DayISO:
		c, ok = isoDay(s)
	case DayCompact:
		if len(s) == 8 {
			c, ok = civil{num(s[:4]), num(s[4:6]), num(s[6:])}, true
		}
	case DayFirst, MonthFirst:
		c, ok = slashed(s, l == DayFirst)
	case DayText:
		c, ok = worded(s)
	}
	return c, ok && c.real()
}

func isoDay(s string) (civil, bool) {
	if len(s) < 8 || !digit(s[0]) {
		return civil{}, false
	}
	date, rest := s, ""
	if i := strings.IndexAny(s, "T +Z"); i > 0 {
		date, rest = s[:i], s[i:]
	}
	parts, n := split3(date, "-/.")
	if n != 3 || len(parts[0]) != 4 || len(parts[1]) > 2 || len(parts[2]) > 2 || strings.Trim(rest, "T 0123456789:.+-Z") != "" {
		return civil{}, false
	}
	return civil{num(parts[0]), num(parts[1]), num(parts[2])}, true
}

// slashed reads 03/04/2027, 3.4.27, 03-04-2027 and a time after it. Two digits of a year are 1980 to 2079.
func slashed(s string, dayFirst bool) (civil, bool) {
	if len(s) < 6 || !digit(s[0]) {
		return civil{}, false
	}
	date, rest, _ := strings.Cut(s, " ")
	if strings.Trim(rest, "0123456789:. APMapm") != "" {
		return civil{}, false
	}
	parts, n := split3(date, "/.-")
	if n != 3 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return civil{}, false
	}
	c := civil{num(parts[2]), num(parts[1]), num(parts[0])}
	switch len(parts[2]) {
	case 4:
	case 2:
		c.year = century(c.year)
	default:
		return civil{}, false
	}
	if !dayFirst {
		c.month, c.dom = c.dom, c.month
	}
	return c, true
}

func century(yy int) int {
	switch {
	case yy < 0:
		return -1
	case yy < 80:
		return 2000 + yy
	}
	return 1900 + yy
}

// worded reads "3 avril 2027", "13 April 2026", "April 3, 2027", "3-Apr-27".
func worded(s string) (civil, bool) {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == ',' || r == '\u00a0' || r == '.' })
	if len(words) != 3 {
		return civil{}, false
	}
	first, second := words[0], words[1]
	if !digit(first[0]) {
		first, second = second, first
	}
	month, ok := monthNamed(second)
	first = strings.TrimSuffix(strings.TrimSuffix(first, "er"), "st")
	year := num(words[2])
	if len(words[2]) == 2 {
		year = century(year)
	}
	return civil{year, month, num(first)}, ok && len(first) <= 2 && (len(words[2]) == 4 || len(words[2]) == 2)
}

// split3 cuts at one kind of separator; n is 3 when there were exactly three parts.
func split3(s, seps string) (parts [3]string, n int) {
	i := strings.IndexAny(s, seps)
	if i < 0 {
		return parts, 1
	}
	sep := s[i]
	rest := s[i+1:]
	j := strings.IndexByte(rest, sep)
	if j < 0 || strings.IndexByte(rest[j+1:], sep) >= 0 {
		return parts, 2
	}
	return [3]string{s[:i], rest[:j], rest[j+1:]}, 3
}

// num reads digits only; anything else is -1, which is no part of a date.
func num(s string) int {
	if s == "" || len(s) > 4 {
		return -1
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
