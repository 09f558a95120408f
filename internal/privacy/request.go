package privacy

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// RequestKind is how other areas point at a request.
const RequestKind ref.Kind = "privacy_request"

// Right is what a person asks for (GDPR, articles 15 to 21).
type Right string

const (
	Access      Right = "ACCESS"
	Rectify     Right = "RECTIFY"
	Erase       Right = "ERASE"
	Object      Right = "OBJECT"
	Restrict    Right = "RESTRICT"
	Portability Right = "PORTABILITY"
)

// Rights lists them.
var Rights = []Right{Access, Rectify, Erase, Object, Restrict, Portability}

// Valid says whether the code is known.
func (r Right) Valid() bool {
	for _, o := range Rights {
		if r == o {
			return true
		}
	}
	return false
}

// State of a request.
type State string

const (
	Open    State = "OPEN"
	Checked State = "CHECKED"
	Done    State = "DONE"
	Refused State = "REFUSED"
)

// States lists them in their order.
var States = []State{Open, Checked, Done, Refused}

// Closed says that the person has been answered.
func (s State) Closed() bool { return s == Done || s == Refused }

// Request is what a person asked for, and what became of it.
type Request struct {
	ID       id.Any
	Rev      int
	Contact  id.Contact
	Right    Right
	Received day.Day
	Due      day.Day
	Extended bool
	// ExtensionReason is told to the person within the first month.
	ExtensionReason string
	// Asked is what they wrote, in short.
	Asked      string
	State      State
	CheckedOn  *day.Day
	CheckedHow string
	ClosedOn   *day.Day
	// Outcome is what was done, or why it was refused.
	Outcome string
}

// Ref points at the request.
func (r Request) Ref() ref.Ref { return ref.To(RequestKind, r.ID) }

// RequestInput is a request as it is entered.
type RequestInput struct {
	Contact  id.Contact
	Right    Right
	Received *day.Day
	Asked    string
}

// Receive makes a request of what was entered.
func Receive(in RequestInput, today day.Day) (Request, problem.List) {
	var l problem.List
	if in.Contact == "" {
		l.Add("contact", "required")
	}
	if !in.Right.Valid() {
		l.Add("right", "unknown_choice")
	}
	in.Asked = text.Clean(in.Asked)
	text.Block(&l, "asked", in.Asked, 0, 2000)
	switch {
	case in.Received == nil:
		l.Add("received", "required")
	case *in.Received > today:
		l.Add("received", "privacy_not_yet")
	}
	if len(l) > 0 {
		return Request{}, l
	}
	return Request{Contact: in.Contact, Right: in.Right, Received: *in.Received, Due: AnswerBy(*in.Received), Asked: in.Asked, State: Open}, nil
}

// Check notes how the person's identity was checked: nothing goes out before it is.
func (r Request) Check(how string, today day.Day) (Request, error) {
	if r.State != Open {
		return r, problem.New(problem.Conflict, "privacy_request_moved")
	}
	if err := reason("how", &how); err != nil {
		return r, err
	}
	r.State, r.CheckedHow, r.CheckedOn = Checked, how, day.Ptr(today)
	return r, nil
}

// Extend gives two months more, once, with a reason, and before the first month is over (GDPR, article 12).
func (r Request) Extend(why string, today day.Day) (Request, error) {
	switch {
	case r.State.Closed() || r.Extended:
		return r, problem.New(problem.Conflict, "privacy_request_moved")
	case today > r.Due:
		return r, problem.At("why", "privacy_too_late_to_extend")
	}
	if err := reason("why", &why); err != nil {
		return r, err
	}
	r.Extended, r.ExtensionReason, r.Due = true, why, ExtendedBy(r.Received)
	return r, nil
}

// Finish notes what was done for a person whose identity is checked.
func (r Request) Finish(outcome string, today day.Day) (Request, error) {
	switch {
	case r.State.Closed():
		return r, problem.New(problem.Conflict, "privacy_request_moved")
	case r.State != Checked:
		return r, problem.At("outcome", "privacy_identity_first")
	}
	return r.close(Done, "outcome", outcome, today)
}

// Refuse needs a reason, which the person is told.
func (r Request) Refuse(why string, today day.Day) (Request, error) {
	if r.State.Closed() {
		return r, problem.New(problem.Conflict, "privacy_request_moved")
	}
	return r.close(Refused, "refusal", why, today)
}

func (r Request) close(s State, field, words string, today day.Day) (Request, error) {
	if err := reason(field, &words); err != nil {
		return r, err
	}
	r.State, r.Outcome, r.ClosedOn = s, words, day.Ptr(today)
	return r, nil
}

func reason(field string, words *string) error {
	*words = text.Clean(*words)
	var l problem.List
	text.Block(&l, field, *words, 1, 2000)
	return l.Err()
}
