package privacy

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
)

// Facts are what the alerts on a person's data are told from.
type Facts struct {
	Contact     id.Contact
	Name, Note  string
	Account     id.Account
	AccountName string
	Card        *Card
	// Last is the last sign from the person, however it is known.
	Last day.Day
}

func (f Facts) alert(code string, s alert.Severity, action string, due *day.Day, params map[string]any) alert.Alert {
	params["contact"] = f.Name
	return alert.Alert{Code: code, Subject: ref.To("contact", f.Contact), Account: f.Account, AccountName: f.AccountName, Severity: s, Due: due,
		Params: params, Action: action}
}

// Alerts are those of a person's data on a day: whoever was found elsewhere and not told after 25 days; a retention that
// ends within 60 days; a note that says what it should not.
func (f Facts) Alerts(today day.Day) (out []alert.Alert) {
	if c := f.Card; c != nil && c.Indirect && c.CollectedOn != nil && c.InformedOn == nil && c.CollectedOn.Until(today) >= informAfter {
		by := InformBy(*c.CollectedOn)
		out = append(out, f.alert("GD_INFORM", alert.High, "inform_person", &by, map[string]any{"date": by}))
	}
	if until := Retention(f.Last); StageOn(until, today) != Active {
		out = append(out, f.alert("GD_RETAIN", alert.Warning, "renew_contact", &until, map[string]any{"date": until}))
	}
	if word := Sensitive(f.Note); word != "" {
		out = append(out, f.alert("GD_NOTE", alert.Warning, "correct_note", nil, map[string]any{"mot": word}))
	}
	return out
}

// Alert is GD_REQUEST, from seven days before the legal day of the answer on.
func (r Request) Alert(f Facts, today day.Day) (alert.Alert, bool) {
	if r.State.Closed() || today.Until(r.Due) > requestAhead {
		return alert.Alert{}, false
	}
	a := f.alert("GD_REQUEST", alert.Critical, "answer_request", &r.Due, map[string]any{"date": r.Due, "droit": string(r.Right)})
	a.Subject, a.Variant = r.Ref(), string(r.Right)
	return a, true
}
