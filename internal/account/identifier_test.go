package account

import (
	"testing"

	"comptoir/internal/kernel/problem"
	"pgregory.net/rapid"
)

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		id     string
		scheme Scheme
		value  string
		want   Verdict
		code   string
	}{
		{"T2.1_siren_ok", SIREN, "732 829 320", OK, ""},
		{"T2.1_siren_typo", SIREN, "732829321", Invalid, "bad_checksum"},
		{"T2.1_siren_transposed", SIREN, "738229320", Invalid, "bad_checksum"},
		{"siren of eight digits", SIREN, "73282932", Invalid, "bad_format"},
		{"full-width digits", SIREN, "７３２８２９３２０", Invalid, "bad_format"},
		{"T2.2_siret_ok", SIRET, "732.829.320-00074", OK, ""},
		{"T2.2_siret_bad", SIRET, "73282932000075", Invalid, "bad_checksum"},
		{"T2.2_laposte_hq", SIRET, "35600000000048", OK, ""},
		{"T2.2_laposte_mod5", SIRET, "35600000049837", OK, ""},
		{"an establishment of La Poste, wrong", SIRET, "35600000049838", Invalid, "bad_checksum"},
		{"filler", SIREN, "000 000 000", Invalid, "bad_checksum"},
		{"filler", SIRET, "00000000000000", Invalid, "siren_in_siret"},
		{"siret of no siren", SIRET, "73282932100074", Invalid, "siren_in_siret"},
		{"T2.3_vat", VAT, "FR 83 404 833 048", OK, ""},
		{"T2.3_vat2", VAT, "fr44732829320", OK, ""},
		{"French key", VAT, "FR45732829320", Invalid, "bad_checksum"},
		{"French key with a letter", VAT, "FRK7399859412", FormatOnly, ""},
		{"rejection 2: the letter O", VAT, "FRO1404833048", Invalid, "bad_format"},
		{"Germany", VAT, "DE 123456789", FormatOnly, ""},
		{"Germany, too short", VAT, "DE12345678", Invalid, "bad_format"},
		{"Greece is EL", VAT, "EL123456789", FormatOnly, ""},
		{"Switzerland", VAT, "CHE-123.456.789 TVA", FormatOnly, ""},
		{"nowhere", VAT, "ZZ123", Invalid, "unknown_country"},
		{"T2.4_lei_gleif", LEI, "506700GE1G29325QX363", OK, ""},
		{"T2.4_lei_bnp, typed in lower case", LEI, "r0muwsfpu8mpro8k5p83", OK, ""},
		{"T2.4_lei_bad", LEI, "506700GE1G29325QX336", Invalid, "bad_checksum"},
		{"lei too short", LEI, "506700GE", Invalid, "bad_format"},
		{"duns", DUNS, "12-345-6789", FormatOnly, ""},
		{"duns with a letter", DUNS, "12345678A", Invalid, "bad_format"},
		{"other", Other, "HRB 12345", FormatOnly, ""},
		{"other with a control character", Other, "a\x00", Invalid, "bad_format"},
		{"nothing", SIREN, " - ", Invalid, "required"},
		{"no such scheme", "RCS", "1", Invalid, "unknown_choice"},
	} {
		_, got, err := Check(c.scheme, c.value)
		if got != c.want || (c.code == "") != (err == nil) || (c.code != "" && !problem.Has(err, c.code)) {
			t.Errorf("%s: %s %v, want %s %s", c.id, got, err, c.want, c.code)
		}
	}
}

// T2.1: the sum of 732829320 is 40. T2.2: La Poste's 35600000049837 fails Luhn.
func TestSums(t *testing.T) {
	if got := luhnSum("732829320"); got != 40 {
		t.Errorf("T2.1: %d", got)
	}
	if luhnSum("35600000049837")%10 == 0 || luhnSum(laPosteHeadOffice)%10 != 0 {
		t.Error("T2.2_laposte_mod5_luhnfails")
	}
	if key, ok := VATKey("404833048"); !ok || key != "83" {
		t.Errorf("T2.3: %s", key)
	}
	if key, ok := LEIKey("9695005MSX1OYEMGDF"); !ok || key != 46 {
		t.Errorf("T2.4_lei_generate: %d", key)
	}
}

// « Les chiffres 3 et 4 sont peut-être inversés » (T2.1_siren_transposed).
func TestSuggestsTheSwap(t *testing.T) {
	_, _, err := Check(SIREN, "738 229 320")
	l, _ := problem.All(err)
	if len(l) != 1 || l[0].Args["suggestion"] != "732829320" || l[0].Args["position"] != 3 {
		t.Errorf("%+v", l)
	}
}

func TestSameBody(t *testing.T) {
	if err := SameBody("732 829 320 00074", "732829320"); err != nil {
		t.Error(err)
	}
	if err := SameBody("73282932000074", "404833048"); !problem.Has(err, "siret_other_siren") {
		t.Error("rejection 2: another body's establishment")
	}
}

// Every wrong digit is caught: Luhn and the mod 97 keys detect all single errors.
func TestASingleWrongDigitIsCaught(t *testing.T) {
	for scheme, value := range map[Scheme]string{SIREN: "732829320", SIRET: "73282932000074", LEI: "506700GE1G29325QX363"} {
		rapid.Check(t, func(t *rapid.T) {
			b := []byte(value)
			i := rapid.IntRange(0, len(b)-1).Draw(t, "at")
			if b[i] > '9' {
				return
			}
			b[i] = '0' + byte((int(b[i]-'0')+rapid.IntRange(1, 9).Draw(t, "by"))%10)
			if _, v, _ := Check(scheme, string(b)); v != Invalid {
				t.Fatalf("%s is %s", b, v)
			}
		})
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("FR44732829320")
	f.Add("506700GE1G29325QX363")
	f.Add("a  a \u0307L\x83P\x7f") // a mark that joins its letter once the space is gone
	f.Fuzz(func(t *testing.T, s string) {
		for _, scheme := range Schemes {
			normal, v, err := Check(scheme, s)
			if (v == Invalid) != (err != nil) {
				t.Errorf("%s %q: %s %v", scheme, s, v, err)
			}
			if again, _, _ := Check(scheme, normal); again != normal {
				t.Errorf("%s %q normalises twice: %q %q", scheme, s, normal, again)
			}
		}
	})
}
