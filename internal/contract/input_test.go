package contract

import (
	"strings"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
)

func good() Input {
	return Input{Account: "a1", Name: "Maintenance", Type: Service, Regime: NoRegime, Effective: day.Ptr(on("2026-03-01")),
		TermMonths: 12, NoticeUs: NoticeOf(3), Renewal: Renewal{Kind: Tacit, Months: 12}, Value: euros(120_000),
		Currency: money.EUR, State: Active}
}

func TestAGoodInput(t *testing.T) {
	in := good()
	in.Name = "  Maintenance de l'e\u0301te\u0301 "
	if l := append(in.Validate(), in.Warnings()...); len(l) > 0 {
		t.Error(l)
	}
	if c := in.Contract(on("2026-05-01")); c.Name != "Maintenance de l'\u00e9t\u00e9" || c.State != Active || *c.End != on("2027-02-28") {
		t.Errorf("%+v", c)
	}
}

func TestInputProblems(t *testing.T) {
	for _, c := range []struct {
		field, code string
		spoil       func(*Input)
	}{
		{"name", "required", func(in *Input) { in.Name = " " }},
		{"name", "too_long", func(in *Input) { in.Name = strings.Repeat("é", 201) }},
		{"name", "control_character", func(in *Input) { in.Name = "a\x00b" }},
		{"name", "bad_encoding", func(in *Input) { in.Name = "a\uFFFD" }},
		{"account", "required", func(in *Input) { in.Account = "" }},
		{"type", "unknown_choice", func(in *Input) { in.Type = "LEASE" }},
		{"regime", "required", func(in *Input) { in.Regime = "" }},
		{"regime", "unknown_choice", func(in *Input) { in.Regime = "L442" }},
		{"renewal", "required", func(in *Input) { in.Renewal.Kind = "" }},
		{"renewal", "unknown_choice", func(in *Input) { in.Renewal.Kind = "SILENT" }},
		{"state", "unknown_choice", func(in *Input) { in.State = Ended }},
		{"payment_from", "unknown_choice", func(in *Input) { in.Payment.From = "SOON" }},
		{"end", "end_before_start", func(in *Input) { in.EndTyped = day.Ptr(on("2025-12-31")) }},
		{"effective", "date_implausible", func(in *Input) { in.Effective = day.Ptr(on("0218-10-29")) }},
		{"end", "date_implausible", func(in *Input) { in.EndTyped = day.Ptr(on("2999-12-31")) }},
		{"term_months", "date_implausible", func(in *Input) { in.Effective, in.TermMonths = day.Ptr(on("2180-01-01")), 1200 }},
		{"term_months", "term_range", func(in *Input) { in.TermMonths = -1 }},
		{"term_months", "term_range", func(in *Input) { in.TermMonths = 1201 }},
		{"term_months", "required", func(in *Input) { in.TermMonths = 0 }},
		{"renewal_months", "renewal_range", func(in *Input) { in.Renewal.Months = StatedMonths(0) }},
		{"renewal_months", "renewal_range", func(in *Input) { in.Renewal.Months = 1201 }},
		{"effective", "required", func(in *Input) { in.Effective = nil }},
		{"open_ended", "term_and_open_ended", func(in *Input) { in.OpenEnded = true }},
		{"renewal", "open_ended_does_not_renew", func(in *Input) { in.OpenEnded, in.TermMonths = true, 0 }},
		{"open_ended", "indefinite_l441", func(in *Input) { in.Regime, in.OpenEnded, in.TermMonths = L441_3, true, 0 }},
		{"open_ended", "indefinite_l441", func(in *Input) { in.Regime, in.Renewal.Months = L441_4, 0 }},
		{"term_months", "l441_term", func(in *Input) { in.Regime, in.TermMonths = L441_3, 18 }},
		{"notice_us", "out_of_range", func(in *Input) { in.NoticeUs.N = -1 }},
		{"notice_us_unit", "unknown_choice", func(in *Input) { in.NoticeUs.Unit = "WEEK" }},
		{"notice_client_convention", "unknown_choice", func(in *Input) { in.NoticeClient = Notice{Known: true, Unit: Day, CountedFrom: Receipt, Form: LRAR} }},
		{"renewal_max_times", "out_of_range", func(in *Input) { in.Renewal.MaxTimes = times(-1) }},
		{"value", "negative", func(in *Input) { in.Value = euros(-1) }},
		{"value", "other_currency", func(in *Input) { in.Currency = "USD" }},
		{"currency", "unknown_currency", func(in *Input) { in.Currency, in.Value = "EURO", nil }},
		{"payment_days", "out_of_range", func(in *Input) { in.Payment.Days = -30 }},
		{"holder", "required", func(in *Input) { in.Observed = true }},
	} {
		in := good()
		c.spoil(&in)
		found := false
		for _, p := range in.Validate() {
			found = found || (p.Field == c.field && p.Code == c.code && p.Kind == problem.Invalid)
		}
		if !found {
			t.Errorf("%s: %s is missing from %v", c.field, c.code, in.Validate())
		}
	}
}

// The drawn form shows four errors at once.
func TestEveryProblemAtOnce(t *testing.T) {
	in := Input{Name: "", Type: "X", Regime: L441_3, TermMonths: 18, EndTyped: day.Ptr(on("2025-12-31")),
		Effective: day.Ptr(on("2026-03-01")), Renewal: Renewal{Kind: "X"}, State: Active, Value: euros(-5), Currency: "EUR"}
	if l := in.Validate(); len(l) != 7 {
		t.Errorf("%d: %v", len(l), l)
	}
}

func TestADraftMayWait(t *testing.T) {
	in := Input{Account: "a1", Name: "C", Type: NDA, Regime: L441_3, Renewal: Renewal{Kind: NoRenewal}, Currency: "EUR", State: Draft}
	if l := in.Validate(); len(l) > 0 {
		t.Error(l)
	}
}

func TestWarnings(t *testing.T) {
	in := good()
	in.NoticeUs, in.Renewal.Months = NoticeOf(14), 0
	in.SignedOn = day.Ptr(on("2026-04-01"))
	in.Payment = PaymentTerms{Days: 90, From: FromInvoice}
	in.EndTyped = day.Ptr(on("2027-03-01"))
	l := in.Warnings()
	for _, code := range []string{"notice_longer_than_term", "tacit_without_length", "retroactive", "payment_over_legal", "end_differs"} {
		if !problem.Has(l, code) {
			t.Errorf("%s is missing from %v", code, l)
		}
	}
	if len(in.Validate()) > 0 {
		t.Errorf("a warning is not a problem: %v", in.Validate())
	}
	in = good()
	in.Regime, in.TermMonths = L441_3, 24
	if !problem.Has(in.Warnings(), "l441_price_revision") {
		t.Error("a two-year agreement must fix how the price is revised")
	}
}

func TestEditKeepsWhatHappened(t *testing.T) {
	today := on("2026-11-23")
	c, _ := verreries().Decide(DecideInput{Choice: Leave, Reason: "r"}, "u1", today)
	in := Input{Account: "other", Name: "Verreries", Type: Framework, Regime: NoRegime, Effective: c.Effective, TermMonths: 36,
		NoticeUs: NoticeOf(4), Renewal: c.Renewal, Currency: "EUR", State: Active}
	e := c.Edit(in, today)
	if e.ID != "c1" || e.Account != "a1" || e.Decision == nil || *e.End != *c.End || e.Name != "Verreries" || e.NoticeUs.N != 4 {
		t.Errorf("%+v", e)
	}
	in.TermMonths = 24
	if e = c.Edit(in, today); *e.End != on("2027-02-28") || e.Renewal.Done != 1 {
		t.Errorf("24 months, then 12 more by tacit renewal: %v %d", e.End, e.Renewal.Done)
	}
}

func TestEditRevivesAMistypedEnd(t *testing.T) {
	today := on("2026-11-23")
	in := good()
	in.Renewal = Renewal{Kind: NoRenewal}
	in.Effective = day.Ptr(on("2025-03-01"))
	c := in.Contract(today)
	if c.State != Ended {
		t.Fatal(c.State)
	}
	in.TermMonths = 36
	if e := c.Edit(in, today); e.State != Active || *e.End != on("2028-02-29") {
		t.Errorf("%s %v", e.State, e.End)
	}
	over, _ := in.Contract(today).Terminate(TerminateInput{On: today, Reason: "r"}, today)
	in.TermMonths = 48
	if e := over.Edit(in, today); e.State != Terminated || *e.End != today {
		t.Errorf("terminated stays so: %s %v", e.State, e.End)
	}
}

// T5.7: an invoice of 15 January 2026.
func TestPaymentTerms(t *testing.T) {
	for want, p := range map[string]PaymentTerms{
		"2026-03-16": {60, FromInvoice}, "2026-03-17": {45, MonthEndThenDays}, "2026-03-31": {45, DaysThenMonthEnd},
	} {
		if got := p.Due(on("2026-01-15")); got != on(want) || p.OverLegal() || !p.Known() {
			t.Errorf("%+v: %s, want %s", p, got, want)
		}
	}
	if !(PaymentTerms{61, FromInvoice}).OverLegal() || !(PaymentTerms{46, DaysThenMonthEnd}).OverLegal() || (PaymentTerms{}).Known() {
		t.Error("ceilings of L441-10")
	}
}

func TestEnumerations(t *testing.T) {
	for name, ok := range map[string]bool{
		"type": Types[0].Valid() && !Type("").Valid(), "regime": Regimes[0].Valid() && !Regime("").Valid(),
		"giver": Givers[0].Valid() && !Giver("").Valid(), "state": States[0].Valid() && !State("").Valid(),
		"choice": Choices[0].Valid() && !Choice("").Valid(), "form": Forms[0].Valid() && !Form("").Valid(),
	} {
		if !ok {
			t.Error(name)
		}
	}
	for _, s := range States {
		if n := b(s.Unsigned()) + b(s.InForce()) + b(s.Over()); n != 1 {
			t.Errorf("%s is in %d of the three ages of a contract", s, n)
		}
	}
}

func b(v bool) int {
	if v {
		return 1
	}
	return 0
}
