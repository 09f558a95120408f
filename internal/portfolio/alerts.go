package portfolio

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
)

// Codes of ALERTS.csv and their main actions.
const (
	PfStale = "PF_STALE"
	PfDrift = "PF_DRIFT"

	ActAssess = "assess"
	ActPlace  = "see_place"
)

// grace is how many days one has to assess again once an assessment is stale; a product decision.
const grace = 30

const accountKind ref.Kind = "account"

// Outcome is a validated assessment with where it puts the account.
type Outcome struct {
	Assessment
	Quadrant Quadrant
}

// watched says that the alerts of this area concern the account: those in the portfolio, and those on their way in.
func watched(s Status) bool { return s.Carried() || s == Qualified }

// StaleAlert is PF_STALE (W): the last validated assessment is older than a year. It closes when a newer one is
// validated, or when the account leaves the portfolio.
func StaleAlert(c id.Account, name string, s Status, last Outcome, today day.Day) (alert.Alert, bool) {
	if !watched(s) || !last.Stale(today) {
		return alert.Alert{}, false
	}
	return alert.Alert{Code: PfStale, Subject: ref.To(accountKind, c), Account: c, AccountName: name, Severity: alert.Warning,
		Due: day.Ptr(last.On.Add(StaleAfter + grace)), Action: ActAssess, FirstSeen: today,
		Params: map[string]any{"compte": name, "date": last.On}}, true
}

// DriftAlert is PF_DRIFT (W): the last two validated assessments put the account in two cases. It names the criterion
// that weighed most, and closes when the next assessment confirms the new place.
func DriftAlert(c id.Account, name string, s Status, m Model, before, last Outcome, today day.Day) (alert.Alert, bool) {
	if !watched(s) || before.Quadrant == last.Quadrant || before.Quadrant == Undetermined || last.Quadrant == Undetermined {
		return alert.Alert{}, false
	}
	x := alert.Alert{Code: PfDrift, Subject: ref.To(accountKind, c), Account: c, AccountName: name, Severity: alert.Warning,
		Action: ActPlace, FirstSeen: today, Params: map[string]any{"compte": name, "avant": string(before.Quadrant), "apres": string(last.Quadrant)}}
	moved, _, ok := Moved(m, before.Marks, last.Marks)
	if !ok {
		x.Variant = VariantModel
		return x, true
	}
	x.Params["critere"] = moved.Label
	return x, true
}

// VariantModel: no criterion common to both moved, the model itself did.
const VariantModel = "model"
