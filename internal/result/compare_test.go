package result

import (
	"fmt"
	"testing"

	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/money"
)

func TestCompare(t *testing.T) {
	jan, oct := month("2026-01"), month("2026-10")
	year := func(before, now int64) []Amount {
		var b, n []int64
		for range 10 {
			b, n = append(b, before), append(n, now)
		}
		return append(monthly("2025-01", b...), monthly("2026-01", n...)...)
	}
	for _, x := range []struct {
		name string
		of   []Amount
		want string
	}{
		{"ten months of ten", year(100, 105), "+5.0% 10 months, whole"},
		{"began in October 2025: one month in ten", append(monthly("2025-10", 50), monthly("2026-01", 100, 100, 100, 100, 100, 100, 100, 100, 100, 118)...), "UNCOVERED 1 months"},
		{"June was not entered this year", append(year(100, 105)[:15], year(100, 105)[16:]...), "+5.0% 9 months"},
		{"two contracts a month", append(year(100, 105), year(100, 105)...), "+5.0% 10 months, whole"},
		{"only this year", monthly("2026-01", 1, 2, 3), "NO_BEFORE 0 months"},
		{"no rate for a month", append(year(100, 105), Amount{Month: oct}), "NO_RATE 10 months"},
	} {
		c := Compare(x.of, jan, oct, money.EUR)
		if got := said(c); got != x.want {
			t.Errorf("%s: %s", x.name, got)
		}
		wide := CompareSums(x.of, pairs(x.of, -12), pairs(x.of, 12), jan, oct, money.EUR)
		wide.Accounts, wide.Of, wide.Least = c.Accounts, c.Of, c.Least
		if wide != c {
			t.Errorf("%s: the sums say %+v, the account %+v", x.name, wide, c)
		}
	}
}

func said(c growth.Comparison) string {
	s := string(c.Reason())
	if share, ok := c.Share(); ok {
		s = fmt.Sprintf("%+.1f%%", 100*share)
	}
	s += fmt.Sprintf(" %d months", c.Months.Count())
	if c.Whole() {
		s += ", whole"
	}
	return s
}

// pairs are the amounts whose month so many months away is known.
func pairs(of []Amount, away int) (out []Amount) {
	for _, a := range of {
		for _, b := range of {
			if b.Month == a.Month.Add(away) {
				out = append(out, a)
				break
			}
		}
	}
	return out
}

func TestExplainGrowth(t *testing.T) {
	lumen := growth.Comparison{Before: *euros(50), Now: *euros(118), AllBefore: *euros(50), AllNow: *euros(1243), Accounts: 1, Of: 1, Months: growth.Months(0).With(month("2026-10")), Span: 10}
	whole := growth.Comparison{Before: *euros(1000), Now: *euros(1042), AllBefore: *euros(1000), AllNow: *euros(1042), Accounts: 1, Of: 1, Months: 1<<10 - 1, Span: 10}
	x := ExplainGrowth(lumen, nil, month("2026-10"), today)
	if x.Result != nil || len(x.Terms) != 3 || x.WouldChange[0].Code != "change_growth_UNCOVERED" {
		t.Errorf("%+v", x)
	}
	both := whole.Plus(lumen)
	x = ExplainGrowth(both, []Compared{{"Aldine", whole}, {"Lumen", lumen}}, month("2026-10"), today)
	if len(x.Terms) != 5 || x.Terms[0].Args["account"] != "Aldine" {
		t.Errorf("%+v", x)
	}
}
