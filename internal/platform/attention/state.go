package attention

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// State is what a person did with an alert.
type State string

const (
	Open      State = "OPEN"
	Snoozed   State = "SNOOZED"
	Done      State = "DONE"
	Dismissed State = "DISMISSED"
)

// States lists them.
var States = []State{Open, Snoozed, Done, Dismissed}

// Valid says whether the code is known.
func (s State) Valid() bool { return s == Open || s == Snoozed || s == Done || s == Dismissed }

// Days of the rules of DOMAIN §0.
const (
	// SnoozeCritical is the longest a critical alert may sleep, SnoozeMax any other.
	SnoozeCritical = 7
	SnoozeMax      = 90
	// DoneHides is how long "done" hides an alert whose trigger is still true.
	DoneHides         = 7
	DoneHidesCritical = 1
)

// Handled is what was last done with an alert, and how grave it was then.
type Handled struct {
	State State
	// Until is the last day on which the alert stays hidden; nil for an open or a dismissed one.
	Until    *day.Day
	Reason   string
	Severity Severity
}

// Snooze hides an alert until a day, not included: it is back on that day. Problems: required, in_past,
// snooze_too_long (with the latest day).
func Snooze(a Alert, back, today day.Day) (Handled, error) {
	max := SnoozeMax
	if a.Severity == Critical {
		max = SnoozeCritical
	}
	latest := today.Add(max)
	switch {
	case back <= today:
		return Handled{}, problem.At("until", "in_past")
	case back > latest:
		return Handled{}, problem.At("until", "snooze_too_long", "days", max, "latest", latest)
	}
	return Handled{State: Snoozed, Until: day.Ptr(back - 1), Severity: a.Severity}, nil
}

// MarkDone hides an alert that somebody dealt with; if its trigger is still true it is back after seven days, a
// critical one after one.
func MarkDone(a Alert, today day.Day) Handled {
	days := DoneHides
	if a.Severity == Critical {
		days = DoneHidesCritical
	}
	return Handled{State: Done, Until: day.Ptr(today.Add(days) - 1), Severity: a.Severity}
}

// Dismiss sets an alert aside for as long as its trigger lasts; a critical one needs a reason. Problems: required,
// too_long, control_character.
func Dismiss(a Alert, reason string) (Handled, error) {
	min := 0
	if a.Severity == Critical {
		min = 1
	}
	var l problem.List
	reason = text.Clean(reason)
	text.Block(&l, "reason", reason, min, 1000)
	if err := l.Err(); err != nil {
		return Handled{}, err
	}
	return Handled{State: Dismissed, Reason: reason, Severity: a.Severity}, nil
}

// Hides says whether the alert stays out of the list today. Whatever was done, it comes back when it has worsened:
// a graver alert is not the one that was set aside.
func (h Handled) Hides(a Alert, today day.Day) bool {
	if h.State == Open || h.State == "" || a.Severity.Rank() > h.Severity.Rank() {
		return false
	}
	return h.State == Dismissed || (h.Until != nil && today <= *h.Until)
}
