package export

import (
	"iter"

	"comptoir/internal/kernel/day"
)

// Table is what a list shows.
type Table struct {
	// Name is the file's name without extension, and the sheet's.
	Name string
	// On is the day of what it holds, for the file's name; 0 leaves it out.
	On day.Day
	// Columns are the titles, translated.
	Columns []string
	// Rows gives the cells of each row, read page after page; an error ends the export.
	Rows iter.Seq2[[]any, error]
}

// Of makes rows of lines that are already read.
func Of[T any](lines []T, row func(T) []any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, l := range lines {
			if !yield(row(l), nil) {
				return
			}
		}
	}
}

// Pages makes rows of a list read by key: next is called with the cursor that it last returned, first with the zero
// one, until more is false.
func Pages[C, T any](next func(at C) (lines []T, following C, more bool, err error), row func(T) []any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		var at C
		for {
			lines, following, more, err := next(at)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, l := range lines {
				if !yield(row(l), nil) {
					return
				}
			}
			if !more {
				return
			}
			at = following
		}
	}
}
