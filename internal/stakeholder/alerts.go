package stakeholder

import (
	"math"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
)

// Codes of ALERTS.csv, and their main actions.
const (
	ShCold   = "SH_COLD"
	ShCover  = "SH_COVER"
	ShSingle = "SH_SINGLE"
	ShRole   = "SH_ROLE"
	ShNeg    = "SH_NEG"
	DpLate   = "DP_LATE"

	ActMeet    = "meet_again"
	ActPeople  = "see_people"
	ActProcess = "see_decision"
	VariantTwo = "both"
)

const accountKind ref.Kind = "account"

// Known is a stakeholder with what the alerts judge them on.
type Known struct {
	Stakeholder
	Name string
	// Strength is nil when nothing was ever exchanged; Last is the day of the last exchange.
	Strength *float64
	Last     day.Day
	Feeling  *Sentiment
}

// Place is an account with those who decide there; people who left are not among them.
type Place struct {
	Account id.Account
	Name    string
	People  []Known
}

// Weights are what the measures count.
func Weights(people []Known) []Weight {
	out := make([]Weight, len(people))
	for i, p := range people {
		out[i] = Weight{Influence: p.Influence, Strength: p.Strength}
		if p.Feeling != nil {
			out[i].Sentiment = &p.Feeling.Mean
		}
	}
	return out
}

// Alerts are those of one account. Of an account without stakeholders nothing is known, and nothing is said.
func Alerts(p Place, today day.Day) (out []alert.Alert) {
	if len(p.People) == 0 {
		return nil
	}
	raise := func(code string, s alert.Severity, about ref.Ref, action string, params map[string]any) *alert.Alert {
		out = append(out, alert.Alert{Code: code, Subject: about, Account: p.Account, AccountName: p.Name, Severity: s, Action: action, FirstSeen: today, Params: params})
		return &out[len(out)-1]
	}
	account := ref.To(accountKind, p.Account)
	for _, k := range p.People {
		if (k.Has(DecisionMaker) || k.Has(Sponsor)) && k.Strength != nil && *k.Strength < ColdUnder {
			raise(ShCold, alert.High, k.Ref(), ActMeet, map[string]any{"contact": k.Name, "n": k.Last.Until(today), "x": math.Round(10**k.Strength) / 10})
		}
		if k.Influence != nil && *k.Influence >= Heavy && k.Feeling != nil && k.Feeling.Mean <= -1 {
			raise(ShNeg, alert.High, k.Ref(), ActMeet, map[string]any{"contact": k.Name, "date": k.Feeling.Since, "n": *k.Influence})
		}
	}
	w := Weights(p.People)
	if share, _, _, ok := Coverage(w); ok && share < CoverTarget {
		raise(ShCover, alert.Warning, account, ActPeople, map[string]any{"compte": p.Name, "x": 100 * share, "y": 100.0 * CoverTarget})
	}
	if share, at, ok := Dependence(w); ok && share > SingleOver {
		raise(ShSingle, alert.Warning, account, ActPeople, map[string]any{"compte": p.Name, "contact": p.People[at].Name, "x": 100 * share})
	}
	switch decides, buys := someone(p.People, DecisionMaker), someone(p.People, Buyer); {
	case !decides && !buys:
		raise(ShRole, alert.High, account, ActPeople, map[string]any{"compte": p.Name}).Variant = VariantTwo
	case !decides:
		raise(ShRole, alert.High, account, ActPeople, map[string]any{"compte": p.Name, "role": string(DecisionMaker)})
	case !buys:
		raise(ShRole, alert.High, account, ActPeople, map[string]any{"compte": p.Name, "role": string(Buyer)})
	}
	return out
}

func someone(people []Known, r Role) bool {
	for _, k := range people {
		if k.Has(r) && !k.Vacant() {
			return true
		}
	}
	return false
}

// LateAlert is DP_LATE (W): a step is past its planned date. It tells of the first one, and closes when none is.
func LateAlert(p Process, accountName string, today day.Day) (alert.Alert, bool) {
	for _, s := range p.Steps {
		if s.Late(today) {
			return alert.Alert{Code: DpLate, Subject: p.Ref(), Account: p.Account, AccountName: accountName, Severity: alert.Warning, Due: s.Planned,
				Action: ActProcess, FirstSeen: today, Params: map[string]any{"etape": s.Name, "date": *s.Planned, "circuit": p.Name}}, true
		}
	}
	return alert.Alert{}, false
}
