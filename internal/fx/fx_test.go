package fx

import (
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/money"
)

func rate(ccy money.Currency, on, x string) Rate {
	return Rate{Ccy: ccy, Day: day.MustParse(on), Rate: decimal.MustParse(x), Source: ECB}
}

// DOMAIN §16: 1 200 000 EUR + 850 000 USD / 1.0842 + 400 000 GBP / 0.8571 = 2 450 678.19 € [T16.1].
func TestConsolidation(t *testing.T) {
	d := day.MustParse("2026-10-30")
	total := money.Major(1_200_000, money.EUR)
	for _, c := range []struct {
		amount money.Money
		rate   Rate
		want   int64
	}{
		{money.Major(850_000, "USD"), rate("USD", "2026-10-30", "1.0842"), 78_398_819},
		{money.Major(400_000, "GBP"), rate("GBP", "2026-10-30", "0.8571"), 46_669_000},
	} {
		q, ok := OnDay([]Rate{c.rate}, d)
		if !ok {
			t.Fatal("no rate")
		}
		got, ok := q.Convert(c.amount)
		if !ok || got.Money.Minor != c.want {
			t.Errorf("%v → %v, want %d", c.amount, got.Money, c.want)
		}
		total, _ = total.Add(got.Money)
	}
	if total.Minor != 245_067_819 {
		t.Errorf("total %d", total.Minor)
	}
}

func TestOnDay(t *testing.T) {
	rates := []Rate{rate("SEK", "2026-10-29", "11.1"), rate("SEK", "2026-10-30", "11.2")}
	for _, c := range []struct {
		on, want string
		stale    bool
	}{
		{"2026-10-28", "", false}, {"2026-10-29", "11.1", false}, {"2026-10-30", "11.2", false},
		{"2026-11-01", "11.2", true}, {"2026-11-06", "11.2", true}, {"2026-11-07", "", false},
	} {
		q, ok := OnDay(rates, day.MustParse(c.on))
		if ok != (c.want != "") || (ok && (q.Rate.String() != c.want || q.Stale != c.stale)) {
			t.Errorf("%s: %v %v %v", c.on, ok, q.Rate, q.Stale)
		}
	}
}

func TestAverage(t *testing.T) {
	q, ok := Average(Month{Sum: int64(decimal.MustParse("33.5")), Days: 3, Last: day.MustParse("2026-10-30"), Source: ECB}, nil)
	if !ok || q.Rate.String() != "11.166667" || q.Stale {
		t.Errorf("mean %v %v", q, ok)
	}
	if _, ok := Average(Month{}, nil); ok {
		t.Error("a rate was invented")
	}
	last := rate("SEK", "2026-09-30", "11.3")
	if q, ok := Average(Month{}, &last); !ok || !q.Stale || q.Rate != last.Rate {
		t.Errorf("stand-in %v %v", q, ok)
	}
}

func TestValidate(t *testing.T) {
	today := day.MustParse("2026-11-23")
	for _, c := range []struct {
		name, code string
		rate       Rate
	}{
		{"good", "", rate("USD", "2026-11-20", "1.08")},
		{"negative [rejection 16]", "rate_not_positive", rate("USD", "2026-11-20", "-1")},
		{"zero", "rate_not_positive", rate("USD", "2026-11-20", "0")},
		{"euro", "unknown_currency", rate("EUR", "2026-11-20", "1")},
		{"no such currency", "unknown_currency", rate("ZZZ", "2026-11-20", "1")},
		{"tomorrow", "rate_in_future", rate("USD", "2026-11-24", "1")},
		{"year 218", "date_implausible", rate("USD", "0218-11-20", "1")},
		{"no source", "required", Rate{Ccy: "USD", Day: today, Rate: decimal.One}},
	} {
		l := c.rate.Validate(today)
		if (c.code == "") != (len(l) == 0) || (c.code != "" && l[0].Code != c.code) {
			t.Errorf("%s: %v", c.name, l)
		}
	}
}
