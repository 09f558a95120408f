package i18n

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestCompare(t *testing.T) {
	want := []string{"Aéronautique", "agroalimentaire", "Eau", "Énergie", "énergie B", "Étienne", "lot 2", "lot 10", "Ørsted", "Öl", "Zinc"}
	for _, lang := range []string{"fr", "en"} {
		l := &Loc{Lang: lang}
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortFunc(got, l.Compare)
		// Ø and Ö are letters of their own elsewhere; here they stand with O, in either order.
		if i, j := slices.Index(got, "Ørsted"), slices.Index(got, "Öl"); i > j {
			got[i], got[j] = got[j], got[i]
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %s", lang, strings.Join(got, " | "))
		}
	}
}

func TestCompareSideBySide(t *testing.T) {
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				if (&Loc{Lang: "fr"}).Compare("Énergie", "Eau") <= 0 {
					t.Error("Énergie comes after Eau")
				}
			}
		})
	}
	all.Wait()
}
