package task

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// RefKind is how other areas point at a task.
const RefKind ref.Kind = "task"

// Kind is what sort of task it is.
type Kind string

const (
	Todo          Kind = "TODO"
	PromiseOurs   Kind = "PROMISE_OURS"
	PromiseTheirs Kind = "PROMISE_THEIRS"
)

// Kinds lists them in the order of a form.
var Kinds = []Kind{Todo, PromiseOurs, PromiseTheirs}

// Valid says whether the code is known.
func (k Kind) Valid() bool { return k == Todo || k.Promise() }

// Promise says that somebody gave their word.
func (k Kind) Promise() bool { return k == PromiseOurs || k == PromiseTheirs }

// State is where the task is in its life.
type State string

const (
	Open      State = "OPEN"
	Done      State = "DONE"
	Cancelled State = "CANCELLED"
)

// States lists them.
var States = []State{Open, Done, Cancelled}

// Valid says whether the code is known.
func (s State) Valid() bool { return s == Open || s == Done || s == Cancelled }

// Task is one thing to do.
type Task struct {
	ID  id.Task
	Rev int
	// Account is empty for a task that concerns no client; a promise always has one.
	Account id.Account
	Title   string
	Kind    Kind
	// Owner does it, or, for a promise of the client's, watches over it.
	Owner id.User
	Due   *day.Day
	// About is the record it concerns; zero for none.
	About   ref.Ref
	Contact id.Contact
	State   State
	DoneOn  *day.Day
	Note    string
}

// Ref points at the task.
func (t Task) Ref() ref.Ref { return ref.To(RefKind, t.ID) }

// Late says that the task is open and its due day is past.
func (t Task) Late(today day.Day) bool { return t.State == Open && t.Due != nil && *t.Due < today }

// Input is a task as somebody enters it: a title, and a due day if there is one; the rest has its defaults.
type Input struct {
	Title   string
	Due     *day.Day
	Account id.Account
	// Kind is TODO when empty.
	Kind Kind
	// Owner is whoever enters it when empty.
	Owner   id.User
	About   ref.Ref
	Contact id.Contact
	Note    string
}

// Clean trims and normalises the texts and puts the defaults in place; by is who enters the task.
func (in Input) Clean(by id.User) Input {
	in.Title, in.Note = text.Clean(in.Title), text.Clean(in.Note)
	if in.Kind == "" {
		in.Kind = Todo
	}
	if in.Owner == "" {
		in.Owner = by
	}
	return in
}

// Validate finds everything that is wrong with the input at once.
func (in Input) Validate() problem.List {
	in = in.Clean("")
	var l problem.List
	text.Line(&l, "title", in.Title, 1, 200)
	text.Block(&l, "note", in.Note, 0, 4000)
	if !in.Kind.Valid() {
		l.Add("kind", "unknown_choice")
	}
	if in.Kind.Promise() && in.Account == "" {
		l.Add("account", "promise_needs_account")
	}
	if in.Due != nil && !in.Due.Plausible() {
		l.Add("due", "date_implausible", "date", *in.Due)
	}
	return l
}

// Task is a new open task made from the input.
func (in Input) Task(by id.User) Task { return Task{State: Open}.Edit(in, by) }

// Edit applies a corrected input to an existing task; its state changes by Finish, Cancel and Reopen only.
func (t Task) Edit(in Input, by id.User) Task {
	in = in.Clean(by)
	t.Title, t.Due, t.Account, t.Kind, t.Owner = in.Title, in.Due, in.Account, in.Kind, in.Owner
	t.About, t.Contact, t.Note = in.About, in.Contact, in.Note
	return t
}

// Finish marks an open task done. Problem: wrong_state.
func (t Task) Finish(today day.Day) (Task, error) { return t.leaveOpen(Done, &today) }

// Cancel gives up an open task. Problem: wrong_state.
func (t Task) Cancel() (Task, error) { return t.leaveOpen(Cancelled, nil) }

func (t Task) leaveOpen(to State, on *day.Day) (Task, error) {
	if t.State != Open {
		return t, problem.New(problem.Conflict, "wrong_state", "state", string(t.State))
	}
	t.State, t.DoneOn = to, on
	return t, nil
}

// Reopen takes a finished or cancelled task up again. Problem: wrong_state.
func (t Task) Reopen() (Task, error) {
	if t.State == Open {
		return t, problem.New(problem.Conflict, "wrong_state", "state", string(t.State))
	}
	t.State, t.DoneOn = Open, nil
	return t, nil
}

// Delegate hands an open task to a colleague, such as an account manager. Problems: wrong_state, required, same_owner.
func (t Task) Delegate(to id.User) (Task, error) {
	switch {
	case t.State != Open:
		return t, problem.New(problem.Conflict, "wrong_state", "state", string(t.State))
	case to == "":
		return t, problem.At("owner", "required")
	case to == t.Owner:
		return t, problem.At("owner", "same_owner")
	}
	t.Owner = to
	return t, nil
}

// Codes of ALERTS.csv, the text variant of a promise that the client made, and the main actions.
const (
	TkPromise = "TK_PROMISE"
	TkLate    = "TK_LATE"

	VariantTheirs = "theirs"

	ActKeep   = "keep_promise"
	ActRemind = "remind_client"
	ActFinish = "finish_task"
)

// Alert is TK_PROMISE (H), a promise overdue, ours or theirs, or TK_LATE (W), another task overdue. It closes when the
// task is done, cancelled or put off. A task has no value: « à chiffrer ».
func Alert(t Task, accountName string, today day.Day) (alert.Alert, bool) {
	if !t.Late(today) {
		return alert.Alert{}, false
	}
	a := alert.Alert{Code: TkLate, Subject: t.Ref(), Account: t.Account, AccountName: accountName, Severity: alert.Warning,
		Due: t.Due, FirstSeen: today, Action: ActFinish,
		Params: map[string]any{"tache": t.Title, "date": *t.Due, "compte": accountName, "n": t.Due.Until(today)}}
	switch t.Kind {
	case PromiseOurs:
		a.Code, a.Severity, a.Action = TkPromise, alert.High, ActKeep
	case PromiseTheirs:
		a.Code, a.Severity, a.Action, a.Variant = TkPromise, alert.High, ActRemind, VariantTheirs
	}
	return a, true
}
