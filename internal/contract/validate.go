package contract

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// Validate finds everything that is wrong with the input at once. Fields and codes: see the checks below.
func (in Input) Validate() problem.List {
	in = in.Clean()
	var l problem.List
	in.checkWords(&l)
	in.checkKinds(&l)
	in.checkTerm(&l)
	in.checkRegime(&l)
	in.checkRenewal(&l)
	checkNotice(&l, "notice_us", in.NoticeUs)
	checkNotice(&l, "notice_client", in.NoticeClient)
	in.checkMoney(&l)
	return l
}

func (in Input) checkWords(l *problem.List) {
	text.Line(l, "name", in.Name, 1, maxName)
	text.Line(l, "number", in.Number, 0, maxNumber)
	text.Line(l, "external_key", in.ExternalKey, 0, maxName)
	text.Line(l, "our_entity", in.Parties.OurEntity, 0, maxName)
	text.Line(l, "client_name", in.Parties.ClientName, 0, maxName)
	text.Block(l, "beneficiaries", in.Parties.Beneficiaries, 0, maxText)
	if in.Account == "" {
		l.Add("account", "required")
	}
	holderMin := 0
	if in.Observed {
		holderMin = 1
	}
	text.Line(l, "holder", in.Holder, holderMin, maxName)
}

func (in Input) checkKinds(l *problem.List) {
	for _, k := range []struct {
		field, chosen string
		valid         bool
	}{
		{"type", string(in.Type), in.Type.Valid()}, {"regime", string(in.Regime), in.Regime.Valid()},
		{"renewal", string(in.Renewal.Kind), in.Renewal.Kind.Valid()}, {"payment_from", string(in.Payment.From), in.Payment.From.Valid()},
		{"state", string(in.State), in.State.Unsigned() || in.State == Active},
	} {
		switch {
		case k.valid:
		case k.chosen == "":
			l.Add(k.field, "required")
		default:
			l.Add(k.field, "unknown_choice")
		}
	}
}

// checkTerm: a contract in force has a term, an end or an agreed indefinite duration; a draft may wait.
func (in Input) checkTerm(l *problem.List) {
	plausible(l, "effective", in.Effective)
	plausible(l, "end", in.EndTyped)
	plausible(l, "signed_on", in.SignedOn)
	switch {
	case in.OpenEnded && (in.TermMonths != 0 || in.EndTyped != nil):
		l.Add("open_ended", "term_and_open_ended")
	case in.State == Active && !in.OpenEnded && in.TermMonths == 0 && in.EndTyped == nil:
		l.Add("term_months", "required")
	default:
		checkTerm(l, "term_months", in.TermMonths, 0)
	}
	if in.State == Active && in.Effective == nil && in.TermMonths > 0 && in.EndTyped == nil {
		l.Add("effective", "required")
	}
	if in.Effective != nil && in.TermMonths > 0 && in.TermMonths <= maxMonths {
		plausible(l, "term_months", day.Ptr(EndOf(*in.Effective, in.TermMonths)))
	}
	if in.Effective != nil && in.EndTyped != nil && *in.EndTyped < *in.Effective {
		l.Add("end", "end_before_start", "end", *in.EndTyped, "start", *in.Effective)
	}
}

func checkTerm(l *problem.List, field string, months, min int) {
	switch {
	case months == 0 && min > 0:
		l.Add(field, "required")
	case months < min || months > maxMonths:
		l.Add(field, "term_range", "min", min, "max", maxMonths)
	}
}

// checkRegime: an agreement under L441-3 or L441-4 is for one, two or three years, never indefinite.
func (in Input) checkRegime(l *problem.List) {
	if !in.Regime.Annual() {
		return
	}
	if in.OpenEnded || (in.Renewal.Kind == Tacit && in.Renewal.Months == 0) {
		l.Add("open_ended", "indefinite_l441")
	}
	if !in.OpenEnded && !annualTerm(in.TermMonths) && !(in.TermMonths == 0 && in.State.Unsigned()) {
		l.Add("term_months", "l441_term", "months", in.TermMonths)
	}
}

func annualTerm(months int) bool { return months == 12 || months == 24 || months == 36 }

func (in Input) checkRenewal(l *problem.List) {
	if in.Renewal.Months < 0 || in.Renewal.Months > maxMonths {
		l.Add("renewal_months", "renewal_range", "min", 1, "max", maxMonths)
	}
	if m := in.Renewal.MaxTimes; m != nil && (*m < 0 || *m > 999) {
		l.Add("renewal_max_times", "out_of_range", "min", 0, "max", 999)
	}
	if in.OpenEnded && in.Renewal.Kind != NoRenewal && in.Renewal.Kind.Valid() {
		l.Add("renewal", "open_ended_does_not_renew")
	}
}

func checkNotice(l *problem.List, field string, n Notice) {
	if !n.Known {
		return
	}
	max := maxMonths
	if n.Unit == Day {
		max = maxDays
	}
	if n.N < 0 || n.N > max {
		l.Add(field, "out_of_range", "min", 0, "max", max)
	}
	for _, k := range []struct {
		part  string
		valid bool
	}{
		{"_unit", n.Unit.Valid()}, {"_convention", n.Convention.Valid()},
		{"_counted_from", n.CountedFrom.Valid()}, {"_form", n.Form.Valid()},
	} {
		if !k.valid {
			l.Add(field+k.part, "unknown_choice")
		}
	}
	plausible(l, field+"_not_before", n.NotBefore)
}

func (in Input) checkMoney(l *problem.List) {
	if !in.Currency.Valid() {
		l.Add("currency", "unknown_currency", "currency", string(in.Currency))
	}
	checkValue(l, in.Value, in.Currency)
	if in.Payment.Days < 0 || in.Payment.Days > 365 {
		l.Add("payment_days", "out_of_range", "min", 0, "max", 365)
	}
}

func checkValue(l *problem.List, v *money.Money, ccy money.Currency) {
	switch {
	case v == nil:
	case v.Minor < 0:
		l.Add("value", "negative")
	case v.Ccy != ccy:
		l.Add("value", "other_currency", "currency", string(ccy))
	}
}

func checkSigned(l *problem.List, on *day.Day, today day.Day) {
	plausible(l, "signed_on", on)
	switch {
	case on == nil:
		l.Add("signed_on", "required")
	case *on > today:
		l.Add("signed_on", "in_future")
	}
}

// Warnings are what deserves a second look without being wrong.
func (in Input) Warnings() problem.List {
	var l problem.List
	c := Contract{Effective: in.Effective, TermMonths: in.TermMonths, OpenEnded: in.OpenEnded,
		EndTyped: in.EndTyped, Renewal: in.Renewal}
	if c.EndDiffers() {
		l.Add("end", "end_differs", "typed", *in.EndTyped, "computed", *c.ComputedEnd(), "months", in.TermMonths)
	}
	c.NoticeUs, c.NoticeClient = in.NoticeUs, in.NoticeClient
	l = append(l, c.LongNotices()...)
	if in.Renewal.Kind == Tacit && in.Renewal.Months == 0 {
		l.Add("renewal_months", "tacit_without_length")
	}
	if in.SignedOn != nil && in.Effective != nil && *in.Effective < *in.SignedOn {
		l.Add("effective", "retroactive", "effective", *in.Effective, "signed", *in.SignedOn)
	}
	if in.Regime.Annual() && in.TermMonths > 12 {
		// L441-3: an agreement of two or three years must say how the price is revised.
		l.Add("term_months", "l441_price_revision")
	}
	if in.Payment.OverLegal() {
		l.Add("payment_days", "payment_over_legal", "days", in.Payment.Days)
	}
	return l
}

// LongNotices are the notices longer than the term that they end, or than the renewals that follow it: almost always a
// typing error, and otherwise a date that was past before the term began.
func (c Contract) LongNotices() problem.List {
	var l problem.List
	months := c.TermMonths
	if c.Renewal.Kind == Tacit && c.Renewal.Months > 0 && (months == 0 || c.Renewal.Months < months) {
		months = c.Renewal.Months
	}
	for _, g := range Givers {
		field, n := "notice_us", c.NoticeUs
		if g == Client {
			field, n = "notice_client", c.NoticeClient
		}
		if n.LongerThan(months) {
			code := "notice_longer_than_term"
			if n.Unit == Day {
				code = "notice_longer_than_term_days"
			}
			l.Add(field, code, "n", n.N, "months", months)
		}
	}
	return l
}
