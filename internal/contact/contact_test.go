package contact

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestInput(t *testing.T) {
	ok := Input{Account: "a", Name: " Odile Perrachon ", Lang: "FR", Email: "Odile.Perrachon@Helvane.example", Phone: "04 74 00 00 12"}
	if l := ok.Validate("FR"); len(l) > 0 {
		t.Error(l)
	}
	c := ok.Contact("FR")
	if c.Name != "Odile Perrachon" || c.Email != "odile.perrachon@helvane.example" || c.Tel != "+33474000012" || c.Phone != "04 74 00 00 12" || c.Lang != "fr" {
		t.Errorf("%+v", c)
	}
	bad := Input{Name: "a\x00", Lang: "zz", Email: "odile@", Phone: "à rappeler", Job: strings.Repeat("x", 201)}
	if l := bad.Validate("FR"); len(l) != 6 {
		t.Errorf("%d: %v", len(l), l)
	}
}

func TestDial(t *testing.T) {
	for _, c := range []struct{ typed, country, want string }{
		{"01 42 68 53 00", "FR", "+33142685300"}, {"01.42.68.53.00", "FR", "+33142685300"}, {"+33 (0)1 42 68 53 00", "BE", "+33142685300"},
		{"0033 1 42 68 53 00", "", "+33142685300"}, {"1 42 68 53 00", "FR", "+33142685300"}, {"06 1234 5678", "IT", "+390612345678"},
		{"912 345 678", "ES", "+34912345678"}, {"(425) 555-0123", "US", "+14255550123"}, {"1-425-555-0123", "US", "+14255550123"},
		{"08-123 456 78", "SE", "+46812345678"}, {"02/123.45.67", "BE", "+3221234567"}, {"01\u00a042\u202f68 53 00", "FR", "+33142685300"},
		{"01 42 68 53 00", "", ""}, {"12", "FR", ""}, {"call me", "FR", ""}, {"", "FR", ""}, {"+", "FR", ""}, {"+0 12345678", "FR", ""},
		{"+1234567890123456", "FR", ""}, {"０１４２６８５３００", "FR", ""}, {"01 42 68 53 00 poste 12", "FR", ""},
	} {
		got, ok := Dial(c.typed, c.country)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%q from %s: %q, want %q", c.typed, c.country, got, c.want)
		}
	}
}

// What is dialled is always E.164, and dialling it again changes nothing.
func TestDialProperties(t *testing.T) {
	form := regexp.MustCompile(`^\+[1-9]\d{6,14}$`)
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringMatching(`\+?[0-9 ./()-]{0,20}`).Draw(t, "typed")
		got, ok := Dial(typed, rapid.SampledFrom([]string{"FR", "IT", "US", "LT", ""}).Draw(t, "country"))
		if !ok {
			return
		}
		if again, _ := Dial(got, "FR"); !form.MatchString(got) || again != got {
			t.Fatalf("%q → %q → %q", typed, got, again)
		}
	})
}

func FuzzDial(f *testing.F) {
	f.Add("+33 (0)1 42 68 53 00", "FR")
	f.Fuzz(func(t *testing.T, typed, country string) {
		if got, ok := Dial(typed, country); ok != (got != "") {
			t.Errorf("%q: %q %v", typed, got, ok)
		}
	})
}

func TestTwins(t *testing.T) {
	known := []Contact{
		{ID: "1", Account: "b", Name: "O. Perrachon", Email: "odile@helvane.example"}, {ID: "2", Account: "a", Name: "Élise LEFÈVRE"},
		{ID: "3", Account: "b", Name: "Élise Lefèvre"}, {ID: "4", Account: "b", Name: "Accueil", Tel: "+33142685300"},
	}
	for want, c := range map[string]Contact{
		"1EMAIL": {Account: "a", Name: "Odile Perrachon", Email: "Odile@helvane.example"}, "2NAME": {Account: "a", Name: "elise lefevre"},
		"4PHONE": {Account: "a", Name: "X", Tel: "+33142685300"}, "": {ID: "2", Account: "a", Name: "Élise Lefèvre"},
	} {
		got := ""
		for _, twin := range Twins(c, known) {
			got += string(twin.Contact.ID) + string(twin.Why)
		}
		if got != want {
			t.Errorf("%+v: %q, want %q", c, got, want)
		}
	}
}
