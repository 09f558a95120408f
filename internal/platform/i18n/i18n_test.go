package i18n

import (
	"strings"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
)

func bundle(t *testing.T) *Bundle {
	b, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFormats(t *testing.T) {
	b := bundle(t)
	fr, en := b.For("fr"), b.For("en")
	d := day.MustParse("2026-11-27")
	for _, c := range []struct{ got, want string }{
		{fr.Money(money.Major(1840000, "EUR")), "1 840 000 €"},
		{en.Money(money.Major(1840000, "EUR")), "€1,840,000"},
		{en.Money(money.Of(-1250, "GBP")), "−£12.50"},
		{fr.Money(money.Of(-1250, "EUR")), "−12,50 €"},
		{fr.MoneyShort(money.Major(1840000, "EUR")), "1,84 M€"},
		{en.MoneyShort(money.Major(3200000, "SEK")), "SEK 3.20M"},
		{fr.MoneyShort(money.Major(287770, "EUR")), "288 k€"},
		{fr.Percent(0.875, 1), "87,5 %"}, {en.Percent(0.875, 1), "87.5%"}, {en.Delta(-0.048), "−4.8%"}, {fr.Delta(0.08), "+8,0 %"},
		{fr.Day(d), "27 nov. 2026"}, {en.Day(d), "27 Nov 2026"}, {fr.DayLong(d), "vendredi 27 novembre 2026"},
		{fr.Day(day.MustParse("2026-05-01")), "1er mai 2026"},
		{fr.InDays(d, d+4), "dans 4 jours"}, {fr.InDays(d, d-23), "depuis 23 jours"}, {en.InDays(d, d+2), "in 2 days"},
		{fr.N("days.late", 0), "en retard de 0 jour"}, {en.N("days.late", 1), "1 day late"},
		{fr.T("problem.out_of_range", "min", 0, "max", 1000), "Entre 0 et 1 000."},
		{en.Problem(problem.At("x", "required")), "Required."},
		{fr.Money(money.Major(12, "JPY")), "12 JPY"}, {fr.MoneyInput(money.Of(1250, "EUR")), "12,50"},
		{fr.Float(-0.04, 1), "0,0"},
	} {
		if strings.ReplaceAll(c.got, nbsp, " ") != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestFiguresDoNotBreak(t *testing.T) {
	if got := bundle(t).For("fr").Money(money.Major(1840000, "EUR")); got != "1\u00a0840\u00a0000\u00a0€" {
		t.Errorf("%q", got)
	}
}

func TestBothLanguagesHaveEveryKey(t *testing.T) {
	if m := bundle(t).MissingKeys(); len(m) > 0 {
		t.Error(m)
	}
}

func TestMatch(t *testing.T) {
	if Match("en-GB,fr;q=0.5") != "en" || Match("de") != "fr" || Match("") != "fr" {
		t.Error("wrong language")
	}
}
