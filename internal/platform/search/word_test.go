package search

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNameWords(t *testing.T) {
	for name, want := range map[string]string{
		"Castagnac Verre":               "castagnac verre",
		"Communauté d’agglomération":    "communaute d agglomeration",
		"S.N.C.F. Réseau":               "s n c f reseau sncf",
		"CT-2024/017":                   "ct 2024 017 ct2024017",
		"552 100 554":                   "552 100 554 552100554",
		"Œuvres & Cie":                  "oeuvres cie",
		"Ελλάδα Ω":                      "ελλαδα ω",
		"'; DROP TABLE x; -- \" * ^ \\": "drop table x",
		"":                              "",
	} {
		if got := strings.Join(nameWords(name), " "); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestStems(t *testing.T) {
	a, err := stems("Les contrats de l’usine sont renouvelés")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := stems("contrat usine renouvelé")
	for _, s := range b {
		if !slices.Contains(a, s) {
			t.Errorf("%q is not in %q", s, a)
		}
	}
	if s, _ := stems("de la les"); len(s) > 0 {
		t.Errorf("small words leave %q", s)
	}
}

func TestSmallWordsAreNoTerms(t *testing.T) {
	for typed, want := range map[string]string{
		"contrat de maintenance": "contrat maintenance", "de": "de", "la": "la", "l’oréal": "oreal", "s.n.c.f": "sncf", "   ": "", "?!": "",
		"552 100 554": "552 100 554",
	} {
		q, err := ask(typed)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, term := range q.terms {
			got = append(got, term.start)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q", typed, got)
		}
	}
}

// Nothing that is typed is syntax: every token is letters and digits.
func TestTokensAreLettersAndDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line, err := tokens(Doc{Title: rapid.String().Draw(t, "title"), Text: rapid.String().Draw(t, "text"), Names: []string{rapid.String().Draw(t, "name")}})
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(line, `'"\*:&|!()<>-`) {
			t.Fatalf("%q", line)
		}
	})
}

func TestLongWordsAreCutAtALetter(t *testing.T) {
	w := shorten(strings.Repeat("é", 100))
	if len(w) > maxWord || !strings.HasSuffix(w, "é") {
		t.Errorf("%q", w)
	}
}
