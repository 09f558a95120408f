package export

import (
	"testing"

	"comptoir/internal/kernel/day"
)

// A download says what it holds and of when.
func TestFileName(t *testing.T) {
	for want, table := range map[string]Table{
		"comptoir-comptes-2026-11-23":                        {Name: "Comptes", On: day.MustParse("2026-11-23")},
		"comptoir-resultats-2026-castagnac-verre-2026-11-23": {Name: "resultats-2026 Castagnac Verre", On: day.MustParse("2026-11-23")},
		"comptoir-communaute-d-agglomeration-cie-2026-11-23": {Name: "Communauté d’agglomération & Cie", On: day.MustParse("2026-11-23")},
		"modele": {Name: "modele"},
	} {
		if got := table.file(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
