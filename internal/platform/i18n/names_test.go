package i18n

import "testing"

func TestNames(t *testing.T) {
	b, err := New()
	if err != nil {
		t.Fatal(err)
	}
	fr, en := b.For("fr"), b.For("en")
	for code, want := range map[string][2]string{"GB": {"Royaume-Uni", "United Kingdom"}, "FR": {"France", "France"}, "": {"", ""}, "??": {"??", "??"}} {
		if f, e := fr.Country(code), en.Country(code); f != want[0] || e != want[1] {
			t.Errorf("%s: %s, %s", code, f, e)
		}
	}
	if f, e := fr.Language("de"), en.Language("de"); f != "allemand" || e != "German" {
		t.Errorf("%s, %s", f, e)
	}
}
