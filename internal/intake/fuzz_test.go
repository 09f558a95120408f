package intake

import (
	"strings"
	"testing"

	"comptoir/internal/kernel/day"
)

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1 234,56", "(1.234,5)", "€12", "−3", "9999999999999999999", "1,,2", "'", "\u202f1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range []Layout{NumberPlain, NumberFR, NumberEN, NumberDE} {
			n, _, ok := parseAmount(s, l)
			if !ok {
				continue
			}
			if n.Scale < 0 || n.Scale > maxDigits {
				t.Fatalf("%q as %s: %+v", s, l, n)
			}
			if a, ok := n.Minor(2); ok {
				if b, _ := (Number{-n.Coef, n.Scale}).Minor(2); a != -b {
					t.Fatalf("%q: rounding is not symmetric: %d %d", s, a, b)
				}
			}
		}
	})
}

func FuzzDay(f *testing.F) {
	for _, s := range []string{"2026-02-29", "29/02/2028", "13 April 2026", "1er mai 26", "20270403", "0218-10-29", "2016-03-09+01:00", "3/4/5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range TypeMonth.Layouts() {
			if m, ok := parseMonth(s, l); ok && (m.Year() < 1 || m.Year() > 9999) {
				t.Fatalf("%q as %s: %s", s, l, m)
			}
			c, ok := parseDay(s, l)
			if !ok {
				continue
			}
			if y, m, d := c.day().Date(); y != c.year || int(m) != c.month || d != c.dom {
				t.Fatalf("%q as %s: %+v is %s", s, l, c, c.day())
			}
		}
	})
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"NULL", " a\u00a0", "a\nb", "\x00", "e\u0301", "M\ufffd"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd") // what the reader hands over
		once, _ := clean(s)
		if twice, _ := clean(once); twice != once && !emptyWords[once] {
			t.Fatalf("%q: %q then %q", s, once, twice)
		}
		if f := fold(once); f != fold(f) || strings.ContainsAny(f, "\n\t") {
			t.Fatalf("%q folds to %q", once, f)
		}
	})
}

func FuzzMarket(f *testing.F) {
	for _, s := range []string{
		`{"id":"20191815201","acheteur":{"id":"20006787400012"},"dateNotification":"2019-01-15+01:00","montant":50273.41,"dureeMois":3,"titulaires":[{"id":"1"}]}`,
		`{"id":1,"autoriteConcedante":{"id":2},"dateSignature":"2024-04-02","valeurGlobale":"1e3","modifications":{"modification":{"dureeMois":"x"}}}`,
		`{"id":"a","acheteur":{"id":"b"},"dateNotification":"0218-10-29","titulaires":[{"titulaire":[{"titulaire":{"id":3}}]}]}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, object []byte) {
		for _, format := range []string{"decp-2019", "decp-2022"} {
			d := newDECP(format, Options{Today: day.MustParse("2026-11-23")})
			row := Row{Line: 1, Object: object}
			d.Look(0, row)
			item := d.Read(0, row)
			if taken := item.Contract != nil; taken == (item.Outcome != Take) {
				t.Fatalf("outcome %d, contract %v", item.Outcome, item.Contract)
			}
		}
	})
}
