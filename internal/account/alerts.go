package account

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
)

// Codes of ALERTS.csv and their main actions.
const (
	PfCap     = "PF_CAP"
	PfOrphan  = "PF_ORPHAN"
	PfConc    = "PF_CONC"
	IDInvalid = "ID_INVALID"

	// VariantNever: nobody has ever carried the account.
	VariantNever = "never"

	ActReassign = "reassign"
	ActAssign   = "assign"
	ActCorrect  = "correct_identifier"
	ActReview   = "review_portfolio"
)

// ConcentrationLimit is the starting value of the share of the company's revenue above which one account is too much.
const ConcentrationLimit = 0.25

// userKind points at a person; the team area owns it.
const userKind ref.Kind = "user"

// CapAlert is PF_CAP (H): the person carries more key accounts today than the cap and the exceptions allow. It closes
// when an account is reassigned or an exception approved.
func CapAlert(user id.User, name string, loads []Load, exceptions []Exception, cap int, today day.Day) (alert.Alert, bool) {
	if !OverCap(loads, exceptions, cap, today) {
		return alert.Alert{}, false
	}
	return alert.Alert{Code: PfCap, Subject: ref.To(userKind, user), Severity: alert.High, Action: ActReassign, FirstSeen: today,
		Params: map[string]any{"kam": name, "n": CarriedOn(loads, today), "cap": cap}}, true
}

// OrphanAlert is PF_ORPHAN (C): nobody carries a KEY or WATCH account today. It closes when somebody does.
func OrphanAlert(a Account, of []Assignment, today day.Day) (alert.Alert, bool) {
	if !a.Status.Carried() {
		return alert.Alert{}, false
	}
	if _, carried := CarrierOn(of, today); carried {
		return alert.Alert{}, false
	}
	x := alert.Alert{Code: PfOrphan, Subject: a.Ref(), Account: a.ID, AccountName: a.Name, Severity: alert.Critical,
		Action: ActAssign, FirstSeen: today, Params: map[string]any{"compte": a.Name}}
	since := orphanSince(of, today)
	if since == nil {
		x.Variant = VariantNever
		return x, true
	}
	x.Due, x.Params["date"] = since, *since
	return x, true
}

// orphanSince is the day after the last one on which somebody carried the account; nil when nobody ever did.
func orphanSince(of []Assignment, today day.Day) *day.Day {
	var since *day.Day
	for _, a := range of {
		if a.carries() && a.To != nil && *a.To < today && (since == nil || *a.To >= *since) {
			since = day.Ptr(*a.To + 1)
		}
	}
	return since
}

// IdentifierAlert is ID_INVALID (W): a number of the entity fails its check and is not obsolete. It names the first
// one, and closes when all are right.
func IdentifierAlert(e Entity, accountName string, today day.Day) (alert.Alert, bool) {
	for _, i := range e.Identifiers {
		if i.State == Obsolete {
			continue
		}
		if _, v, _ := Check(i.Scheme, i.Value); v == Invalid {
			return alert.Alert{Code: IDInvalid, Subject: ref.To(EntityKind, e.ID), Account: e.Account, AccountName: accountName,
				Severity: alert.Warning, Action: ActCorrect, FirstSeen: today,
				Params: map[string]any{"schema": string(i.Scheme), "valeur": i.Value, "compte": accountName}}, true
		}
	}
	return alert.Alert{}, false
}

// ConcentrationAlerts are PF_CONC (W): accounts above the limit of the company's twelve-month revenue. total is that
// revenue, of all accounts, including those the reader does not see.
func ConcentrationAlerts(of []Revenue, total money.Money, limit float64, today day.Day) []alert.Alert {
	var all []alert.Alert
	if total.Minor <= 0 {
		return nil
	}
	for _, r := range of {
		share := float64(r.Amount.Minor) / float64(total.Minor)
		if r.Amount.Ccy != total.Ccy || share <= limit {
			continue
		}
		amount := r.Amount
		all = append(all, alert.Alert{Code: PfConc, Subject: ref.To(Kind, r.Account), Account: r.Account, AccountName: r.Name,
			Severity: alert.Warning, Value: &amount, Action: ActReview, FirstSeen: today,
			Params: map[string]any{"compte": r.Name, "x": 100 * share}})
	}
	return all
}
