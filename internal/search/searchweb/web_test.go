package searchweb

import "testing"

func TestCommandsAnswerByTheStartOfTheirWords(t *testing.T) {
	for _, c := range []struct {
		label, typed string
		want         bool
	}{
		{"Échéances", "eche", true}, {"Échéances", "ÉCH", true}, {"Saisir un contrat", "contr", true}, {"Saisir un contrat", "contr sai", true},
		{"Saisir un contrat", "trat", false}, {"Ma journée", "j", true}, {"Journal", "journal maintenance", false}, {"Tâches", "l’tâche", false},
	} {
		if got := answers(c.label, c.typed); got != c.want {
			t.Errorf("%q for %q: %v", c.label, c.typed, got)
		}
	}
}
