package web

import (
	"slices"

	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web/ui"
)

// Sorted orders a list to choose from as the reader's dictionary does. What chooses nothing, "all" or "choose", stays
// where it is: first.
func Sorted(l *i18n.Loc, list []ui.Option) []ui.Option {
	from := 0
	for from < len(list) && list[from].Value == "" {
		from++
	}
	slices.SortStableFunc(list[from:], func(a, b ui.Option) int { return l.Compare(a.Label, b.Label) })
	return list
}
