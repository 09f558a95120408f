package personal_test

import (
	"testing"

	"comptoir/internal/platform/personal"
)

func TestReplace(t *testing.T) {
	p := personal.Person{Name: "Odile Lefèvre", Email: "odile@helvane.example", Phone: "04 74 00 00 12", Tel: "+33474000012"}
	w := p.Words()
	for in, want := range map[string]string{
		"Rappeler Odile Lefèvre demain":                        "Rappeler # demain",
		"odile lefevre, ODILE  LEFEVRE":                        "#, #",
		"Lefèvre Odile (04 74 00 00 12)":                       "# (#)",
		`{"email":["odile@helvane.example",""]}`:               `{"email":["#",""]}`,
		"tel:+33474000012":                                     "tel:#",
		"Odile Lefèvrement parlant, codile@helvane.example.fr": "Odile Lefèvrement parlant, codile@helvane.example.fr",
		"Mme Lefèvre":                                          "Mme Lefèvre",
		"rien à dire":                                          "rien à dire",
	} {
		if got := w.Replace(in, "#"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := p.OwnWords().Replace("Mme Lefèvre, dite Odile", "#"); got != "Mme #, dite #" {
		t.Error(got)
	}
	if !(personal.Person{Name: "Accueil"}).Words().None() {
		t.Error("a single word is not looked for everywhere")
	}
}
