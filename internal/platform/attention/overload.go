package attention

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
)

// The one alert that the engine raises itself, and its main action.
const (
	AtOverload = "AT_OVERLOAD"
	ActBalance = "rebalance"
)

// OverloadLimit is the starting value of how many high and critical alerts one person may have open.
const OverloadLimit = 25

// UserKind points at a person; the team area owns it.
const UserKind ref.Kind = "user"

// OverloadAlert is AT_OVERLOAD (W): a person has more high and critical alerts open than the limit. It is for the
// manager, and closes when enough of them are done or given to others.
func OverloadAlert(user id.User, name string, open, limit int, today day.Day) (alert.Alert, bool) {
	if open <= limit {
		return alert.Alert{}, false
	}
	return alert.Alert{Code: AtOverload, Subject: ref.To(UserKind, user), Severity: Warning, Action: ActBalance,
		FirstSeen: today, Params: map[string]any{"kam": name, "n": open}}, true
}
