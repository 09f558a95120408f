package contract

import "comptoir/internal/kernel/calendar"

// Levels are the days before a date at which an alert appears, rises and becomes critical: W, H, C.
type Levels struct{ Warning, High, Critical int }

// Policy is what the house has decided, kept as dated settings, together with the calendar of the letter.
type Policy struct {
	// Calendar says on which days people work, at the sender and at the recipient (calendar.Both).
	Calendar calendar.Calendar
	// DecideAhead is the number of working days between the internal decision date and the prudent date.
	DecideAhead int
	// Notice are calendar days before the internal decision date, End calendar days before the end.
	Notice Levels
	End    Levels
}

// DefaultPolicy holds the starting values of DOMAIN §5.
func DefaultPolicy(cal calendar.Calendar) Policy {
	return Policy{
		Calendar:    cal,
		DecideAhead: 10,
		Notice:      Levels{Warning: 90, High: 30, Critical: 10},
		End:         Levels{Warning: 180, High: 90, Critical: 30},
	}
}
