package contract

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// Codes of ALERTS.csv, their text variants and their main actions.
const (
	CtNotice  = "CT_NOTICE"
	CtEnd     = "CT_END"
	CtExpired = "CT_EXPIRED"

	// VariantUnknown: the notice must be read and entered.
	VariantUnknown = "unknown"
	// VariantOpenEnded: without notice the contract becomes open-ended.
	VariantOpenEnded = "open_ended"
	// VariantLeave and VariantRenegotiate: decided, but not carried out in time.
	VariantLeave       = "leave"
	VariantRenegotiate = "renegotiate"
	// VariantProof: our notice is sent, and nothing proves yet that it was received.
	VariantProof = "proof"
	// VariantMissed: the notice date was already past when the contract was entered.
	VariantMissed = "missed"

	ActDecide      = "decide"
	ActGiveNotice  = "give_notice"
	ActFileProof   = "file_proof"
	ActAgree       = "agree"
	ActEnterNotice = "enter_notice"
	ActRenew       = "renew"
	ActRegularise  = "regularise"
)

// Alerts are what the contract calls for on that day. Days before a date are calendar days.
func Alerts(c Contract, today day.Day, p Policy) []alert.Alert {
	if c.Observed {
		return nil
	}
	c = c.AsOf(today)
	var all []alert.Alert
	for _, raise := range []func(Contract, day.Day, Policy) (alert.Alert, bool){noticeAlert, endAlert, expiredAlert} {
		if a, ok := raise(c, today, p); ok {
			a.Subject, a.Account, a.FirstSeen = c.Ref(), c.Account, today
			all = append(all, a)
		}
	}
	return all
}

// noticeAlert is CT_NOTICE: a tacit renewal is coming and nothing is decided. It closes with a decision for that
// term, and comes back, critical, at the internal decision date when what was decided is not done. Once our notice is
// sent it asks for the proof. It closes for good when the notice is proven, or when the theoretical date is past and
// nothing was sent: the next term is then certain.
func noticeAlert(c Contract, today day.Day, p Policy) (alert.Alert, bool) {
	if c.State != Active || c.SuccessorSigned != nil {
		return alert.Alert{}, false
	}
	d := DatesOf(c, today, p)
	if d.Reason == NoticeUnknown {
		return unknownNotice(c, d, today, p)
	}
	if a, ok := renewalAlert(c, d, today, p); ok {
		return a, ok
	}
	return missedAlert(c, d)
}

func renewalAlert(c Contract, d Dates, today day.Day, p Policy) (alert.Alert, bool) {
	if d.DecideBy == nil {
		return alert.Alert{}, false
	}
	a := alert.Alert{Code: CtNotice, Due: d.DecideBy, Action: ActDecide, Value: atStake(c, d.Next)}
	a.Params = map[string]any{"contrat": c.Name, "date": *d.Prudent, "decision": *d.DecideBy, "fin": *d.Exit,
		"mois": c.Renewal.Months, "theorique": *d.Theoretical, "envoi": d.BySending}
	if d.Next.End == nil {
		a.Variant = VariantOpenEnded
	}
	made := c.DecisionFor(*d.Exit)
	if g := c.Awaited(); g != nil && keptBack(made) {
		a.Variant, a.Action = VariantProof, ActFileProof
		a.Params["envoye"] = g.Day()
	}
	if made != nil && (a.Variant != VariantProof || made.Choice == Leave) {
		return a, c.reopens(*made, today, *d.DecideBy, &a)
	}
	return severity(a, today.Until(*d.DecideBy), p.Notice)
}

// missedAlert is for a contract entered when its notice date was already past (DOMAIN §5): the next term is certain, and
// somebody must know at once. A decision about the end that may still be refused closes it.
func missedAlert(c Contract, d Dates) (alert.Alert, bool) {
	missed := d.Missed(c)
	if missed == nil || c.Entered == nil || *c.Entered <= *missed || c.DecisionFor(*d.Exit) != nil {
		return alert.Alert{}, false
	}
	a := alert.Alert{Code: CtNotice, Variant: VariantMissed, Severity: alert.Critical, Due: missed, Action: ActDecide, Value: c.ValueOver(c.Renewal.Months),
		Params: map[string]any{"contrat": c.Name, "date": *missed, "fin": *d.End, "jusqua": *d.Exit, "mois": c.Renewal.Months}}
	return a, true
}

// reopens brings the alert back at C once the decision date has come and the decision is not carried out.
func (c Contract) reopens(made Decision, today, decideBy day.Day, a *alert.Alert) bool {
	if c.Kept(made) || today < decideBy {
		return false
	}
	a.Severity = alert.Critical
	switch {
	case made.Choice == Renegotiate:
		a.Variant, a.Action = VariantRenegotiate, ActAgree
	case a.Variant != VariantProof:
		a.Variant, a.Action = VariantLeave, ActGiveNotice
	}
	return true
}

// unknownNotice ranks a tacit renewal whose notice nobody has entered by the end of its term: the safe date cannot
// be known, and it is surely earlier.
func unknownNotice(c Contract, d Dates, today day.Day, p Policy) (alert.Alert, bool) {
	a := alert.Alert{Code: CtNotice, Variant: VariantUnknown, Due: d.End, Action: ActEnterNotice, Value: atStake(c, d.Next)}
	a.Params = map[string]any{"contrat": c.Name, "fin": *d.End, "mois": c.Renewal.Months}
	if made := c.DecisionFor(*d.End); made != nil && c.Kept(*made) {
		return a, false
	}
	return severity(a, today.Until(*d.End), p.Notice)
}

// endAlert is CT_END: the contract ends and nothing follows. A successor, a new term or the decision to leave
// closes it.
func endAlert(c Contract, today day.Day, p Policy) (alert.Alert, bool) {
	c = c.lockedIn(today, c.lastExit)
	if c.State != Active || c.End == nil || c.Renewal.Left() || c.SuccessorSigned != nil {
		return alert.Alert{}, false
	}
	if made := c.DecisionFor(*c.End); made != nil && made.Choice == Leave {
		return alert.Alert{}, false
	}
	a := alert.Alert{Code: CtEnd, Due: c.End, Action: ActRenew, Value: c.comingValue()}
	a.Params = map[string]any{"contrat": c.Name, "date": *c.End}
	if a.Value != nil {
		a.Params["valeur"] = *a.Value
	}
	return severity(a, today.Until(*c.End), p.End)
}

// expiredAlert is CT_EXPIRED: work or invoices after the end, with nothing signed. It may have become open-ended.
func expiredAlert(c Contract, _ day.Day, _ Policy) (alert.Alert, bool) {
	if !c.PerformedAfterEnd() {
		return alert.Alert{}, false
	}
	return alert.Alert{Code: CtExpired, Severity: alert.Critical, Due: c.End, Action: ActRegularise, Value: c.Value,
		Params: map[string]any{"contrat": c.Name, "date": *c.End, "execution": *c.LastPerformed}}, true
}

// severity grades an alert by the days left to its due day, and notes when it rises; ok is false while it is too early.
func severity(a alert.Alert, left int, at Levels) (alert.Alert, bool) {
	switch {
	case left <= at.Critical:
		a.Severity = alert.Critical
	case left <= at.High:
		a.Severity, a.Params["aggrave"] = alert.High, a.Due.Add(-at.Critical)
	case left <= at.Warning:
		a.Severity, a.Params["aggrave"] = alert.Warning, a.Due.Add(-at.High)
	default:
		return a, false
	}
	return a, true
}

// atStake is the yearly value over the next term; one year when the next term has no end.
func atStake(c Contract, next *Term) *money.Money {
	if next == nil || next.End == nil {
		return c.comingValue()
	}
	return c.ValueOver(c.Renewal.Months)
}
