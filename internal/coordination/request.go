package coordination

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// RequestKind is how other areas point at a request.
const RequestKind ref.Kind = "coordination"

// State is where a request is in its life.
type State string

const (
	Open      State = "OPEN"
	Answered  State = "ANSWERED"
	Overdue   State = "OVERDUE" // open past its day: told by the day, never stored
	Cancelled State = "CANCELLED"
)

// Request is a question to a colleague about an account.
type Request struct {
	ID      id.Any
	Rev     int
	Account id.Account
	// Subject is the question in one line, Question what there is to know besides.
	Subject, Question string
	// Function is the code of the function in which the person is asked, empty when they have none.
	Function string
	Asked    id.User
	By       id.User
	Due      day.Day
	Answer   string
	// AnsweredAt is when the answer came.
	AnsweredAt *instant.Instant
	// Reminded is the day of the last reminder.
	Reminded *day.Day
	// State is stored as open, answered or cancelled.
	State State
}

// Ref points at the request.
func (r Request) Ref() ref.Ref { return ref.To(RequestKind, r.ID) }

// On is the state as of a day: an open request is overdue from the day after its due day.
func (r Request) On(today day.Day) State {
	if r.State == Open && r.Due < today {
		return Overdue
	}
	return r.State
}

// Input is a question as somebody asks it.
type Input struct {
	Account           id.Account
	Asked             id.User
	Subject, Question string
	Due               *day.Day
}

// Clean trims and normalises the texts.
func (in Input) Clean() Input {
	in.Subject, in.Question = text.Clean(in.Subject), text.Clean(in.Question)
	return in
}

// Validate finds everything that is wrong with the input at once; by is who asks.
func (in Input) Validate(by id.User, today day.Day) problem.List {
	in = in.Clean()
	var l problem.List
	if in.Account == "" {
		l.Add("account", "required")
	}
	checkAsked(&l, in.Asked, by)
	text.Line(&l, "subject", in.Subject, 1, 120)
	text.Block(&l, "question", in.Question, 0, 4000)
	checkDue(&l, in.Due, today)
	return l
}

// checkAsked: one does not ask oneself.
func checkAsked(l *problem.List, asked, by id.User) {
	switch asked {
	case "":
		l.Add("asked", "required")
	case by:
		l.Add("asked", "ask_yourself")
	}
}

// checkDue: an answer is awaited today at the earliest.
func checkDue(l *problem.List, due *day.Day, today day.Day) {
	switch {
	case due == nil:
		l.Add("due", "required")
	case !due.Plausible():
		l.Add("due", "date_implausible", "date", *due)
	case *due < today:
		l.Add("due", "due_in_the_past")
	}
}

// Request is a new open request made from a valid input.
func (in Input) Request(by id.User, function string) Request {
	in = in.Clean()
	return Request{Account: in.Account, Subject: in.Subject, Question: in.Question, Function: function, Asked: in.Asked, By: by, Due: *in.Due, State: Open}
}

// Reply answers an open request. Problems: already_answered, request_closed, required.
func (r Request) Reply(answer string, at instant.Instant) (Request, error) {
	if err := r.stillOpen(); err != nil {
		return r, err
	}
	answer = text.Clean(answer)
	var l problem.List
	text.Block(&l, "answer", answer, 1, 4000)
	if len(l) > 0 {
		return r, l
	}
	r.Answer, r.AnsweredAt, r.State = answer, &at, Answered
	return r, nil
}

// Remind notes that the person was asked again, once a day. Problems: already_answered, request_closed, already_reminded.
func (r Request) Remind(today day.Day) (Request, error) {
	if err := r.stillOpen(); err != nil {
		return r, err
	}
	if r.Reminded != nil && *r.Reminded == today {
		return r, problem.New(problem.Conflict, "already_reminded")
	}
	r.Reminded = &today
	return r, nil
}

// Cancel gives an open request up. Problems: already_answered, request_closed.
func (r Request) Cancel() (Request, error) {
	if err := r.stillOpen(); err != nil {
		return r, err
	}
	r.State = Cancelled
	return r, nil
}

// Reassign asks somebody else, in their own function, for another day if need be: who was asked has left, or is not the
// right person. The reminder was for the other one.
func (r Request) Reassign(to id.User, function string, due *day.Day, today day.Day) (Request, error) {
	if err := r.stillOpen(); err != nil {
		return r, err
	}
	var l problem.List
	checkAsked(&l, to, r.By)
	if due == nil || *due != r.Due { // what was late already may stay so
		checkDue(&l, due, today)
	}
	if len(l) > 0 {
		return r, l
	}
	if to != r.Asked {
		r.Reminded = nil
	}
	r.Asked, r.Function, r.Due = to, function, *due
	return r, nil
}

func (r Request) stillOpen() error {
	switch r.State {
	case Open:
		return nil
	case Answered:
		return problem.New(problem.Conflict, "already_answered")
	}
	return problem.New(problem.Conflict, "request_closed")
}
