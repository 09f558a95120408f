package coordination

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
)

// Codes of ALERTS.csv and their main actions.
const (
	CoordLate = "COORD_LATE"
	TeamGap   = "TEAM_GAP"

	ActRemind = "remind_colleague"
	ActFill   = "fill_function"

	// VariantPerson names the person, who has no function on the account.
	VariantPerson = "person"
)

// Grace is for how many days a function may be empty before it is an alert (DOMAIN §2: > 30 days).
const Grace = 30

const accountKind ref.Kind = "account"

// LateAlert is COORD_LATE (H), for whoever asked: no answer came by the due day. It closes when the answer comes, or when
// the request is cancelled or put off.
func LateAlert(r Request, accountName, askedName string, today day.Day) (alert.Alert, bool) {
	if r.On(today) != Overdue {
		return alert.Alert{}, false
	}
	a := alert.Alert{Code: CoordLate, Subject: r.Ref(), Account: r.Account, AccountName: accountName, Severity: alert.High,
		Due: &r.Due, FirstSeen: today, Action: ActRemind, Owner: r.By,
		Params: map[string]any{"fonction": r.Function, "qui": askedName, "sujet": r.Subject, "date": r.Due, "compte": accountName}}
	if r.Function == "" {
		a.Variant = VariantPerson
	}
	return a, true
}

// GapAlert is TEAM_GAP (W): nobody has held a function that the house wants on every key account since a day, for more
// than thirty days. It closes when somebody takes it. Of several empty functions the one that waits longest is told.
func GapAlert(account id.Account, name, function string, since, today day.Day) (alert.Alert, bool) {
	n := since.Until(today)
	if n <= Grace {
		return alert.Alert{}, false
	}
	return alert.Alert{Code: TeamGap, Subject: ref.To(accountKind, account), Account: account, AccountName: name,
		Severity: alert.Warning, FirstSeen: today, Action: ActFill, Params: map[string]any{"fonction": function, "compte": name, "n": n}}, true
}
