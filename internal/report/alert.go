package report

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/id"
)

// Alert is one point of attention, ranked by the engine; its value is in euros.
type Alert struct {
	alert.Alert
	// Who has to act: the owner of the record or whoever carries the account; empty when nobody is known.
	Who string
}

// Counts are the alerts by severity, C H W I.
func Counts(all []Alert) (c, h, w, i int) {
	for _, a := range all {
		switch a.Severity {
		case alert.Critical:
			c++
		case alert.High:
			h++
		case alert.Warning:
			w++
		default:
			i++
		}
	}
	return c, h, w, i
}

// AlertsOf are those of one account.
func AlertsOf(all []Alert, account id.Account) (out []Alert) {
	for _, a := range all {
		if a.Account == account {
			out = append(out, a)
		}
	}
	return out
}
