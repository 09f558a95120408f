package portfolio

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// Status is where an account is in its life; the codes are the account's own.
type Status string

const (
	Candidate Status = "CANDIDATE"
	Qualified Status = "QUALIFIED"
	Key       Status = "KEY"
	Watch     Status = "WATCH"
	Exited    Status = "EXITED"
)

// Carried says that the account is in the portfolio: somebody must carry it.
func (s Status) Carried() bool { return s == Key || s == Watch }

// Verb is a step of an account in the portfolio.
type Verb string

const (
	// Qualify: the assessment says that the account deserves to be looked at.
	Qualify Verb = "QUALIFY"
	// Drop takes a qualified account back to candidate.
	Drop Verb = "DROP"
	// Propose asks the Direction to make it a key account.
	Propose Verb = "PROPOSE"
	// Watched puts a key account under watch, Restore ends that.
	Watched Verb = "WATCH"
	Restore Verb = "RESTORE"
	// Exit takes it out of the portfolio, Return makes it a candidate again.
	Exit   Verb = "EXIT"
	Return Verb = "RETURN"
)

var ways = map[Verb]struct{ from, to Status }{
	Qualify: {Candidate, Qualified}, Drop: {Qualified, Candidate}, Propose: {Qualified, Key}, Watched: {Key, Watch},
	Restore: {Watch, Key}, Return: {Exited, Candidate},
}

// Way is where a verb leads from a status; ok is false when it does not apply.
func (v Verb) Way(from Status) (to Status, ok bool) {
	if v == Exit {
		return Exited, from.Carried()
	}
	w, known := ways[v]
	return w.to, known && w.from == from
}

// Verbs lists them in the order of a life.
var Verbs = []Verb{Qualify, Propose, Watched, Restore, Exit, Drop, Return}

// StepState is the life of a step: most are taken at once, a proposal waits for the Direction.
type StepState string

const (
	Taken    StepState = "TAKEN"
	Proposed StepState = "PROPOSED"
	Declined StepState = "DECLINED"
)

// Step is one move of an account, with why and by whom.
type Step struct {
	ID        id.Any
	Rev       int
	Account   id.Account
	Verb      Verb
	From, To  Status
	State     StepState
	Reason    string
	AskedBy   id.User
	AskedOn   day.Day
	DecidedBy id.User
	DecidedOn *day.Day
	Answer    string
	// Assessment is the one in force when the step was asked for; empty when there was none.
	Assessment id.Any
}

// Ref points at the step.
func (s Step) Ref() ref.Ref { return ref.To(StepKind, s.ID) }

// Facts are what a step is judged on.
type Facts struct {
	Status Status
	// Last is the last validated assessment, nil when there is none.
	Last *Assessment
	// Pending: a proposal waits for the Direction.
	Pending bool
	// Exit is the hand-over that prepares the way out, nil when there is none; Open counts those under way.
	Exit *Handover
	Open int
}

// Take makes a step, or says why it cannot be. Problems: wrong_status, required, too_long, assessment_needed,
// assessment_old, already_proposed, handover_open.
func Take(v Verb, f Facts, reason string, today day.Day) (Step, error) {
	to, ok := v.Way(f.Status)
	if !ok {
		return Step{}, problem.New(problem.Conflict, "wrong_status", "from", string(f.Status), "to", string(to))
	}
	var l problem.List
	reason = text.Clean(reason)
	text.Block(&l, "reason", reason, 1, 1000)
	switch v {
	case Qualify, Propose:
		if f.Last == nil {
			l.Add("reason", "assessment_needed")
		} else if f.Last.Stale(today) {
			l.Add("reason", "assessment_old", "date", f.Last.On)
		}
		if v == Propose && f.Pending {
			l.Add("reason", "already_proposed")
		}
	case Exit:
		if f.Open > 0 || f.Exit == nil || f.Exit.State != HandoverDone {
			l.Add("reason", "exit_handover_open")
		}
	}
	if len(l) > 0 {
		return Step{}, l
	}
	s := Step{Verb: v, From: f.Status, To: to, State: Taken, Reason: reason, AskedOn: today}
	if f.Last != nil {
		s.Assessment = f.Last.ID
	}
	if v == Propose {
		s.State = Proposed
	}
	return s, nil
}

// Decide answers a proposal. A refusal says why. Problems: wrong_step_state, required, too_long.
func (s Step) Decide(yes bool, answer string, by id.User, today day.Day) (Step, error) {
	if s.State != Proposed {
		return s, problem.New(problem.Conflict, "wrong_step_state")
	}
	var l problem.List
	answer, least := text.Clean(answer), 1
	if yes {
		least = 0
	}
	text.Block(&l, "answer", answer, least, 1000)
	if len(l) > 0 {
		return s, l
	}
	s.State, s.Answer, s.DecidedBy, s.DecidedOn = Declined, answer, by, &today
	if yes {
		s.State = Taken
	}
	return s, nil
}
