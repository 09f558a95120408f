package contractdesk

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
)

// What is stored is what was: every field of a contract survives its row.
func TestRowRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyContract(t)
		got := toRow(c, day.MustParse("2026-11-23"), contract.DefaultPolicy(calendar.France{})).toContract()
		if !reflect.DeepEqual(got, c) {
			t.Fatalf("\n got %+v\nwant %+v", got, c)
		}
	})
}

func anyContract(t *rapid.T) contract.Contract {
	d := rapid.Custom(func(t *rapid.T) *day.Day {
		return day.Ptr(day.Day(rapid.Int32Range(int32(day.First), int32(day.Last)-4000).Draw(t, "day")))
	})
	maybe := func(label string) *day.Day {
		if rapid.Bool().Draw(t, label+"?") {
			return nil
		}
		return d.Draw(t, label)
	}
	notice := func(label string) contract.Notice {
		if rapid.Bool().Draw(t, label+"?") {
			return contract.Notice{}
		}
		return contract.Notice{Known: true, N: rapid.IntRange(0, 24).Draw(t, label), Unit: rapid.SampledFrom(contract.Units).Draw(t, "unit"),
			Convention: rapid.SampledFrom(contract.Conventions).Draw(t, "convention"), CountedFrom: rapid.SampledFrom(contract.CountedFroms).Draw(t, "from"),
			Form: rapid.SampledFrom(contract.Forms).Draw(t, "form"), NotBefore: maybe("not before")}
	}
	c := contract.Contract{ID: id.New[id.Contract](), Account: id.New[id.Account](), Rev: rapid.IntRange(1, 9).Draw(t, "rev"),
		Number: rapid.String().Draw(t, "number"), Name: rapid.String().Draw(t, "name"),
		Parties: contract.Parties{OurEntity: "us", ClientName: "them", Beneficiaries: rapid.String().Draw(t, "ben")},
		Type:    rapid.SampledFrom(contract.Types).Draw(t, "type"), Regime: rapid.SampledFrom(contract.Regimes).Draw(t, "regime"),
		Effective: maybe("effective"), RenewedFrom: maybe("renewed"), TermMonths: rapid.IntRange(0, 60).Draw(t, "term"),
		OpenEnded: rapid.Bool().Draw(t, "open"), EndTyped: maybe("typed"), TermStart: maybe("start"), End: maybe("end"),
		NoticeUs: notice("us"), NoticeClient: notice("client"), Currency: "SEK",
		Renewal: contract.Renewal{Kind: rapid.SampledFrom(contract.RenewalKinds).Draw(t, "renewal"), Months: rapid.IntRange(0, 24).Draw(t, "months")},
		Payment: contract.PaymentTerms{Days: 45, From: contract.DaysThenMonthEnd}, State: contract.Ended, SignedOn: maybe("signed"),
		Successor: id.New[id.Contract](), SuccessorSigned: maybe("successor"), LastPerformed: maybe("performed")}
	if rapid.Bool().Draw(t, "valued") {
		m := money.Of(rapid.Int64Range(0, 1e15).Draw(t, "value"), "SEK")
		c.Value, c.NextValue = &m, &m
	}
	if rapid.Bool().Draw(t, "given") {
		c.Given = &contract.GivenNotice{By: contract.Client, Sent: maybe("sent"), Received: maybe("received"), Form: contract.LRAR, EndsOn: maybe("ends")}
	}
	if rapid.Bool().Draw(t, "decided") {
		c.Decision = &contract.Decision{TermEnd: *d.Draw(t, "of"), Choice: contract.Leave, By: id.New[id.User](), On: *d.Draw(t, "on"), Reason: "why", AgreedOn: maybe("agreed")}
	}
	return c
}
