package i18n

import (
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/money"
)

// Every form of money, month and growth, in both languages.
func TestForms(t *testing.T) {
	b, err := New()
	if err != nil {
		t.Fatal(err)
	}
	fr, en := b.For("fr"), b.For("en")
	compared := growth.Comparison{Before: money.Major(1000, money.EUR), Now: money.Major(1042, money.EUR), AllBefore: money.Major(1000, money.EUR),
		AllNow: money.Major(1100, money.EUR), Accounts: 9, Of: 10, Months: 1<<9 - 1, Span: 10}
	one := compared
	one.Accounts, one.Of, one.Months, one.AllNow = 1, 1, 1, money.Major(9000, money.EUR)
	december := day.MonthOf(2026, time.December)
	for i, x := range []struct{ got, want string }{
		{fr.MoneyShort(money.Major(1_900_000, "GBP")), "1,90\u00a0M£"},
		{en.MoneyShort(money.Major(1_900_000, "GBP")), "£1.90M"},
		{fr.Money(money.Major(27_900, "GBP")), "27\u00a0900\u00a0£"},
		{fr.Unit("k", money.EUR), "k€"},
		{en.Unit("k", money.EUR), "€k"},
		{en.Unit("k", "SEK"), "SEK\u00a0k"},
		{fr.MoneyIn(250, 0, "k", money.EUR), "250\u00a0k€"},
		{en.MoneyIn(250, 0, "k", money.EUR), "€250k"},
		{fr.MonthYear(december), "déc.\u00a02026"},
		{en.MonthYear(december), "Dec\u00a02026"},
		{fr.Dated("Norrsund", december), "Norrsund, déc.\u00a02026"},
		{fr.Dated("Norrsund", 0), "Norrsund"},
		{fr.RateSource("ECB"), "BCE"},
		{en.RateSource("BCE"), "ECB"},
		{en.RateSource("ecb"), "ECB"},
		{fr.RateSource("ECB (demo)"), "BCE (démo)"},
		{en.RateSource("ECB, revised"), "ECB, revised"},
		{fr.RateSource("Riksbank"), "Riksbank"},
		{fr.Growth(compared), "+4,2\u00a0%"},
		{fr.GrowthNote(compared), "9 comptes et 9 mois comparables"},
		{en.GrowthNote(compared), "9 accounts and 9 comparable months"},
		{fr.Growth(one), "indéterminé"},
		{fr.GrowthNote(one), "trop peu de mois comparables\u00a0: 1 mois comparable"},
		{en.GrowthNote(one), "too little to compare: 1 comparable month"},
	} {
		if x.got != x.want {
			t.Errorf("%d: %q, want %q", i, x.got, x.want)
		}
	}
	for _, r := range growth.Reasons {
		if !b.Has("growth." + string(r)) {
			t.Errorf("no words for %s", r)
		}
	}
}
