package text

import (
	"testing"

	"comptoir/internal/kernel/problem"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"  Éléonore   LEFÈVRE ": "eleonore lefevre", "Cœur d’Artois": "coeur d'artois", "Straße": "strasse", "": "",
		"Nor­r": "nor­r",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestFoldTwiceIsFoldOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Fold(rapid.String().Draw(t, "s"))
		if twice := Fold(once); twice != once {
			t.Fatalf("%q → %q", once, twice)
		}
	})
}

func TestLine(t *testing.T) {
	for s, want := range map[string]string{
		"": "required", "a\x00b": "control_character", "a\nb": "control_character", "abcdef": "too_long",
		"a\uFFFD": "bad_encoding", "a\u202Eb": "control_character", "a\u200Fb": "control_character",
		"\u200B": "required", "\u3164": "required", "👩\u200D🚀": "", "élan": "",
	} {
		var l problem.List
		Line(&l, "name", s, 1, 5)
		if got := l.Error(); (want == "" && got != "") || (want != "" && got != "name: "+want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	var l problem.List
	Block(&l, "note", "two\nlines", 0, 100)
	if len(l) > 0 {
		t.Error(l)
	}
}

func TestIsEmail(t *testing.T) {
	for s, want := range map[string]bool{
		"odile.perrachon@helvane.example": true, "o'brien+kam@sub.example.org": true, "élise@exemple.fr": true,
		"": false, "odile": false, "odile@": false, "@helvane.example": false, "a b@c.d": false, "Odile <o@h.example>": false,
		"o@h": false, "o@.h": false, "o@h.": false, "a@b.c, d@e.f": false,
	} {
		if IsEmail(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
