package contractdesk

import "comptoir/internal/contract"

// snapshot is the contract as the journal keeps it: one value a field, derived dates left out.
func snapshot(c contract.Contract) map[string]any {
	m := map[string]any{
		"account": c.Account, "number": c.Number, "name": c.Name, "type": c.Type, "regime": c.Regime, "state": c.State,
		"our_entity": c.Parties.OurEntity, "client_name": c.Parties.ClientName, "beneficiaries": c.Parties.Beneficiaries,
		"effective": c.Effective, "renewed_from": c.RenewedFrom, "term_months": positive(c.TermMonths), "open_ended": yes(c.OpenEnded),
		"end_typed": c.EndTyped, "term_start": c.TermStart, "end": c.End,
		"notice_us": noticeText(c.NoticeUs), "notice_client": noticeText(c.NoticeClient), "for_convenience": c.ForConvenience,
		"renewal": c.Renewal.Kind, "renewal_months": positive(c.Renewal.Months), "renewal_max": c.Renewal.MaxTimes,
		"renewals_done": positive(c.Renewal.Done), "currency": c.Currency, "payment_days": positive(c.Payment.Days),
		"payment_from": c.Payment.From, "owner": c.Owner, "observed": yes(c.Observed), "holder": c.Holder, "signed": c.SignedOn,
		"successor": c.Successor, "successor_signed": c.SuccessorSigned, "last_performed": c.LastPerformed,
		"terminated_for": c.TerminatedFor, "external_key": c.ExternalKey,
		"value": nil, "next_value": nil, "notice_given_by": "", "notice_sent": nil, "notice_received": nil, "notice_proof": "", "notice_ends": nil,
		"decision": "", "decision_term_end": nil, "decision_reason": "", "decision_agreed": nil,
	}
	if c.Value != nil {
		m["value"] = map[string]any{"minor": c.Value.Minor, "ccy": c.Value.Ccy}
	}
	if c.NextValue != nil {
		m["next_value"] = map[string]any{"minor": c.NextValue.Minor, "ccy": c.NextValue.Ccy}
	}
	if g := c.Given; g != nil {
		m["notice_given_by"], m["notice_sent"], m["notice_received"] = g.By, g.Sent, g.Received
		m["notice_proof"], m["notice_ends"] = g.Proof, g.EndsOn
	}
	if d := c.Decision; d != nil {
		m["decision"], m["decision_term_end"], m["decision_reason"], m["decision_agreed"] = d.Choice, d.TermEnd, d.Reason, d.AgreedOn
	}
	return m
}

// noticeText keeps a notice in one field; nil is unknown, which is not none.
func noticeText(n contract.Notice) any {
	if !n.Known {
		return nil
	}
	return map[string]any{"n": n.N, "unit": n.Unit, "convention": n.Convention, "from": n.CountedFrom, "form": n.Form, "not_before": n.NotBefore}
}

func positive(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

func yes(b bool) any {
	if !b {
		return nil
	}
	return true
}
