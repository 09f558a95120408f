package group

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
)

// GrpCycle is the code of ALERTS.csv, and its main action.
const (
	GrpCycle    = "GRP_CYCLE"
	ActOpenLink = "open_group"
)

// entityKind points at a legal body; the account area owns it.
const entityKind ref.Kind = "entity"

// CycleAlert is GRP_CYCLE (H). The entry of a share that would close a circle is blocked; what remains is a parent entered
// by hand, without its part, that a dated share contradicts. It closes when one of the two links is gone.
func CycleAlert(parent, child Body, name string, today day.Day) alert.Alert {
	return alert.Alert{Code: GrpCycle, Subject: ref.To(entityKind, child.ID), Account: child.Account, AccountName: name, Severity: alert.High,
		Action: ActOpenLink, FirstSeen: today, Params: map[string]any{"mere": parent.Name, "fille": child.Name}}
}

// Contradicted are the parents without a part that dated shares contradict: the parent is already held by the child.
func Contradicted(shares []Share, today day.Day) (out []Share) {
	g := At(shares, today)
	for _, s := range shares {
		if s.Pct == nil && s.ID == id.Any("") && s.On(today) && g.Path(s.Child, s.Parent) != nil {
			out = append(out, s)
		}
	}
	return out
}
