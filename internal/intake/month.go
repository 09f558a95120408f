package intake

import (
	"strings"
	"time"

	"comptoir/internal/kernel/day"
)

// monthNames are French and English, long and short, folded.
var monthNames = func() map[string]int {
	names := map[string]int{}
	for i, words := range []string{
		"janvier january janv jan", "fevrier february fevr fev feb", "mars march mar", "avril april avr apr", "mai may",
		"juin june jun", "juillet july juil jul", "aout august aou aug", "septembre september sept sep", "octobre october oct",
		"novembre november nov", "decembre december dec",
	} {
		for _, w := range strings.Fields(words) {
			names[w] = i + 1
		}
	}
	return names
}()

func monthNamed(s string) (int, bool) {
	m, ok := monthNames[fold(s)]
	return m, ok
}

// parseMonth reads a month by one explicit layout; a full date stands for its month.
func parseMonth(s string, l Layout) (day.Month, bool) {
	year, month := -1, -1
	switch l {
	case MonthISO:
		if len(s) == 7 && (s[4] == '-' || s[4] == '/') {
			year, month = num(s[:4]), num(s[5:])
		}
	case MonthYear:
		if i := strings.IndexAny(s, "/-."); i > 0 && i <= 2 && len(s)-i == 5 {
			month, year = num(s[:i]), num(s[i+1:])
		}
	case MonthText:
		words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '\u00a0' || r == '.' })
		if len(words) == 2 {
			month, _ = monthNamed(words[0])
			if year = num(words[1]); len(words[1]) == 2 {
				year = century(year)
			}
		}
	default:
		c, ok := parseDay(s, l)
		return day.MonthOf(c.year, time.Month(c.month)), ok
	}
	if month < 1 || month > 12 || year < 1 {
		return 0, false
	}
	return day.MonthOf(year, time.Month(month)), true
}
