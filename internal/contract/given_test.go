package contract

import (
	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"pgregory.net/rapid"
)

// What the tests of this package start from.

var (
	france = calendar.France{}
	policy = DefaultPolicy(france)
	on     = day.MustParse
)

func euros(units int64) *money.Money {
	m := money.Major(units, money.EUR)
	return &m
}

// verreries is the contract of the drawn screens: 36 months from 1 March 2024, three months of notice.
func verreries() Contract {
	in := Input{Account: "a1", Name: "Maintenance multitechnique des verreries", Type: Framework, Regime: NoRegime,
		Effective: day.Ptr(on("2024-03-01")), TermMonths: 36, NoticeUs: NoticeOf(3),
		Renewal: Renewal{Kind: Tacit, Months: 12, MaxTimes: times(2)}, Value: euros(1_840_000), Currency: money.EUR,
		State: Active, SignedOn: day.Ptr(on("2024-02-12"))}
	c := in.Contract(on("2026-11-23"))
	c.ID = "c1"
	return c
}

func times(n int) *int { return &n }

// endingOn is an active contract whose current term ends on that day.
func endingOn(end string, kind RenewalKind, n Notice) Contract {
	return Input{Account: "a1", Name: "C", Type: Service, Regime: NoRegime, EndTyped: day.Ptr(on(end)), NoticeUs: n,
		Renewal: Renewal{Kind: kind, Months: 12}, Value: euros(120_000), Currency: money.EUR, State: Active}.
		Contract(on("2020-01-01"))
}

func drawDay(t *rapid.T, label string) day.Day {
	return day.Day(rapid.Int32Range(int32(on("1995-01-01")), int32(on("2090-12-31"))).Draw(t, label))
}

func drawNotice(t *rapid.T) Notice {
	n := NoticeOf(rapid.IntRange(0, 40).Draw(t, "n"))
	n.Unit = rapid.SampledFrom(Units).Draw(t, "unit")
	n.Convention = rapid.SampledFrom(Conventions).Draw(t, "convention")
	return n
}
