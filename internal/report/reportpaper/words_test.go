package reportpaper

import (
	"os"
	"testing"

	"comptoir/internal/platform/i18n"
	"comptoir/internal/report"
)

// A title that follows a name begins in lower case, unless it begins with a name of its own; without a company's name the
// cover has no lone word.
func TestANameKeepsItsCapital(t *testing.T) {
	b, err := i18n.New(os.DirFS("../reportweb"))
	if err != nil {
		t.Fatal(err)
	}
	w := words{Loc: b.For("fr")}
	facts := cited(map[string]any{"contract": "Calandres, usine de Härnö"})
	for title, want := range map[string]string{
		"Calandres, usine de Härnö est échu.": "Norrsund\u00a0: Calandres, usine de Härnö est échu.",
		"Décider du préavis.":                 "Norrsund\u00a0: décider du préavis.",
	} {
		if got := w.of("Norrsund", title, facts...); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := w.over(report.Review{Extent: report.Portfolio}); got != "" {
		t.Errorf("%q stands alone", got)
	}
}
