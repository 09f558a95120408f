package intakedesk

import "comptoir/internal/account"

// CheckID hands the identifier rules of the accounts to the reading, which knows no other area.
func CheckID(scheme, value string) (normalized string, ok bool) {
	normalized, verdict, _ := account.Check(account.Scheme(scheme), value)
	return normalized, verdict != account.Invalid
}
