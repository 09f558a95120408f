package attentionweb

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/i18n"
)

// Told is an alert in the reader's words, for the reports: what to do, with names in full, and why.
func Told(l *i18n.Loc, a alert.Alert, today day.Day) (title, why string) {
	return fullTitle(l, a, today), whyOf(l, a, today)
}
