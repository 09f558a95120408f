package account

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// Status is where the account is in its life.
type Status string

const (
	Candidate Status = "CANDIDATE"
	Qualified Status = "QUALIFIED"
	Key       Status = "KEY"
	Watch     Status = "WATCH"
	Exited    Status = "EXITED"
)

// Statuses lists them in the order of a life.
var Statuses = []Status{Candidate, Qualified, Key, Watch, Exited}

// Valid says whether the code is known.
func (s Status) Valid() bool { return oneOf(s, Statuses) }

// Carried says that somebody must carry the account, and that it counts towards the cap: KEY and WATCH only.
func (s Status) Carried() bool { return s == Key || s == Watch }

var moves = map[Status][]Status{
	Candidate: {Qualified},
	Qualified: {Key, Candidate},
	Key:       {Watch, Exited},
	Watch:     {Key, Exited},
	Exited:    {Candidate},
}

// CanBecome lists the statuses an account may move to.
func (s Status) CanBecome() []Status { return moves[s] }

// Move is a change of status.
type Move struct {
	To Status
	// Reason is required to qualify (what the assessment says) and to exit.
	Reason string
	// ApprovedBy is the Direction's approval, required for a QUALIFIED account to become KEY.
	ApprovedBy id.User
	// HandoverDone is required to exit: contacts, open alerts, contracts and promises have a new owner.
	HandoverDone bool
}

// MoveTo changes the status. Problems: wrong_status, required, too_long, not_approved, handover_open.
func (a Account) MoveTo(m Move) (Account, error) {
	if !oneOf(m.To, a.Status.CanBecome()) {
		return a, problem.New(problem.Conflict, "wrong_status", "from", string(a.Status), "to", string(m.To))
	}
	var l problem.List
	reason, min := text.Clean(m.Reason), 0
	if m.To == Qualified || m.To == Exited {
		min = 1
	}
	text.Block(&l, "reason", reason, min, 1000)
	if a.Status == Qualified && m.To == Key && m.ApprovedBy == "" {
		l.Add("approved_by", "not_approved")
	}
	if m.To == Exited && !m.HandoverDone {
		l.Add("handover", "handover_open")
	}
	if err := l.Err(); err != nil {
		return a, err
	}
	a.Status, a.Exit = m.To, ""
	if m.To == Exited {
		a.Exit = reason
	}
	return a, nil
}
