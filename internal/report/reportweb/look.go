package reportweb

import (
	"strings"

	"comptoir/internal/platform/web/ui"
	"comptoir/internal/report/reportpaper"
)

// toneClass is how a tone looks on screen.
func toneClass(t reportpaper.Tone) string {
	switch t {
	case reportpaper.Bad:
		return "k-rv-bad"
	case reportpaper.Quiet:
		return "k-quiet"
	case reportpaper.Unknown:
		return "k-unk"
	}
	return ""
}

// severity is the badge of a severity.
func severity(code string) ui.Severity {
	switch code {
	case "C":
		return ui.Critical
	case "H":
		return ui.High
	case "W":
		return ui.Watch
	}
	return ui.Notice
}

// headOf is the cell that names a row: the first, or the second where the first is a severity.
func headOf(r reportpaper.Row) int {
	if len(r.Cells) > 1 && r.Cells[0].Severity != "" {
		return 1
	}
	return 0
}

// caption names a table for those who do not see it: its section, then its title or its columns.
func caption(t reportpaper.Table, section string) string {
	words := []string{section}
	if t.Title != "" {
		words = append(words, t.Title)
	} else {
		for _, c := range t.Columns {
			words = append(words, c.Label)
		}
	}
	return strings.Join(words, ", ")
}

// marks are the samples of a legend, by how the chart draws them.
var marks = map[string]string{"prev": "l-prev", "s1": "l-s1", "target": "l-target", "bar": "l-bar", "zone": "l-zone", "notice": "l-notice",
	"end": "l-end", "now": "l-now"}

func markClass(mark string) string { return marks[mark] }
