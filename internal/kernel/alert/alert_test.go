package alert

import (
	"testing"

	"comptoir/internal/kernel/ref"
)

func TestSeveritiesAreOrdered(t *testing.T) {
	for i, s := range []Severity{"", Info, Warning, High, Critical} {
		if s.Rank() != i || s.Valid() != (i > 0) {
			t.Errorf("%q: rank %d", s, s.Rank())
		}
	}
}

func TestKey(t *testing.T) {
	if k := (Alert{Code: "CT_END", Subject: ref.Ref{Kind: "contract", ID: "1"}}).Key(); k != "CT_END:contract/1" {
		t.Error(k)
	}
}
