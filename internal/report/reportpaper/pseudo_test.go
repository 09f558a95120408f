package reportpaper

import (
	"strings"
	"testing"

	"comptoir/internal/platform/i18n"
)

// Every word that is not data comes from the messages: in the pseudo-locale each stands between marks.
func TestNoWordIsWrittenInTheCode(t *testing.T) {
	l := bundle(t).For(i18n.Pseudo)
	p := composer.Review(l, paris, branch(12))
	marked := func(what, words string) {
		t.Helper()
		if strings.ContainsAny(words, "abcdefghijklmnopqrstuvwxyz") && !strings.Contains(words, "⟦") {
			t.Errorf("%s: %q", what, words)
		}
	}
	for _, f := range p.Cover.Facts {
		marked("cover", f.Name)
	}
	for _, m := range p.Cover.Minute {
		marked("minute", m.Strong)
	}
	for _, s := range p.Sections {
		if s.Account == "" {
			marked("section", s.Title)
		}
		marked("lead", s.Lead)
		for _, b := range s.Blocks {
			switch x := b.(type) {
			case Figures:
				for _, k := range x.List {
					marked("figure", k.Label)
					marked("note", k.Note)
				}
			case Chart:
				marked("chart", x.Title)
			case Table:
				marked("table", x.Title)
				for _, c := range x.Columns {
					if len(c.Label) > 3 { // a currency is data
						marked("column", c.Label)
					}
				}
				for _, r := range x.Rows {
					for _, span := range r.Note {
						marked("why", span.Words)
					}
				}
			case Bullets:
				marked("list", x.Title)
			case Definitions:
				for _, d := range x.List {
					marked("definition", d.Name)
					marked("definition", d.Value)
				}
			}
		}
	}
}
