package privacy

import "comptoir/internal/kernel/day"

const (
	// retentionMonths is how long a prospect is kept after the last contact from the person: three years (CNIL).
	retentionMonths = 36
	// RenewAhead is how long before its end a retention is looked at.
	RenewAhead = 60
	// informAfter is when somebody not yet informed becomes urgent; the law gives one month (GDPR, article 14).
	informAfter = 25
	// requestAhead is when an unanswered request becomes critical.
	requestAhead = 7
	answerMonths = 1
	// longestMonths is with the extension by two months that article 12 allows, with reasons.
	longestMonths = 3
)

// Retention is the last day on which a person's data may be kept: three years from the last sign from them. Opening a
// message is none [T20.1: last reply 29/02/2024 → 28/02/2027].
func Retention(last day.Day) day.Day { return last.AddMonths(retentionMonths) }

// Longest is the farthest that a retention reaches from its last sign, in days: what ended before needs no look.
const Longest = 3*365 + 1

// InformBy is the last day to inform a person whose data came from elsewhere: one month.
func InformBy(collected day.Day) day.Day { return collected.AddMonths(1) }

// AnswerBy is the last day to answer a request: one month, not made longer by a week-end or a holiday, so as to be sure
// [T20.1: received 31/01/2026 → 28/02/2026, a Saturday].
func AnswerBy(received day.Day) day.Day { return received.AddMonths(answerMonths) }

// ExtendedBy is the last day of a request that was extended by two months.
func ExtendedBy(received day.Day) day.Day { return received.AddMonths(longestMonths) }

// Stage is where a person's data stands on the way out.
type Stage string

const (
	Active Stage = "ACTIVE"
	// ToRenew: the retention ends within sixty days, or has ended and nobody has decided yet.
	ToRenew Stage = "TO_RENEW"
	Ended   Stage = "ENDED"
)

// StageOn is the stage on a day of a retention.
func StageOn(until, today day.Day) Stage {
	switch {
	case today > until:
		return Ended
	case today.Until(until) <= RenewAhead:
		return ToRenew
	}
	return Active
}
