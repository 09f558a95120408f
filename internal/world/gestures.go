package world

import (
	"fmt"
	"time"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/task"
)

// edit corrects a contract from what was last entered.
func edit(at time.Time, by, key string, change func(t *turn, in *contract.Input)) act {
	return act{at, by, "edit " + key, func(t *turn) error {
		in := t.inputs[key]
		change(t, &in)
		t.inputs[key] = in
		return t.desks.Contract.Edit(t.ctx, t.a, t.contracts[key], 0, in)
	}}
}

// attach adds a document to a contract.
func attach(at time.Time, by, key, name string, lines ...string) act {
	return act{at, by, "attach to " + key, func(t *turn) error {
		_, err := t.desks.Contract.AddFile(t.ctx, t.a, t.contracts[key], name, paper(name, lines...))
		return err
	}}
}

// moveTo moves an unsigned contract along.
func moveTo(at time.Time, by, key string, to contract.State) act {
	return act{at, by, "move " + key, func(t *turn) error {
		return t.desks.Contract.MoveTo(t.ctx, t.a, t.contracts[key], 0, to)
	}}
}

// sign puts a prepared contract in force.
func sign(at time.Time, by, key string, on day.Day) act {
	return act{at, by, "sign " + key, func(t *turn) error {
		return t.desks.Contract.Sign(t.ctx, t.a, t.contracts[key], 0, on)
	}}
}

// decide says what is done about the next renewal.
func decide(at time.Time, by, key string, choice contract.Choice, reason string) act {
	return act{at, by, "decide " + key, func(t *turn) error {
		return t.desks.Contract.Decide(t.ctx, t.a, t.contracts[key], 0, contract.DecideInput{Choice: choice, Reason: reason})
	}}
}

// agree notes that a renegotiation is agreed in writing.
func agree(at time.Time, by, key string, on day.Day) act {
	return act{at, by, "agree " + key, func(t *turn) error {
		return t.desks.Contract.Agree(t.ctx, t.a, t.contracts[key], 0, on)
	}}
}

// notice records a notice; without a proof, its receipt is awaited.
func notice(at time.Time, by, key string, in contract.NoticeInput, proof string, lines ...string) act {
	return act{at, by, "notice of " + key, func(t *turn) error {
		var content []byte
		if proof != "" {
			content = paper(proof, lines...)
		}
		return t.desks.Contract.GiveNotice(t.ctx, t.a, t.contracts[key], 0, in, proof, content)
	}}
}

// terminate ends a contract before its term.
func terminate(at time.Time, by, key string, on day.Day, reason string) act {
	return act{at, by, "terminate " + key, func(t *turn) error {
		return t.desks.Contract.Terminate(t.ctx, t.a, t.contracts[key], 0, contract.TerminateInput{On: on, Reason: reason})
	}}
}

// succeed names the signed contract that takes over.
func succeed(at time.Time, by, key, next string, on day.Day) act {
	return act{at, by, key + " is followed by " + next, func(t *turn) error {
		return t.desks.Contract.SucceedBy(t.ctx, t.a, t.contracts[key], 0, t.contracts[next], on)
	}}
}

// performed notes work under a contract.
func performed(at time.Time, by, key string, on day.Day) act {
	return act{at, by, "work under " + key, func(t *turn) error {
		return t.desks.Contract.Performed(t.ctx, t.a, t.contracts[key], on)
	}}
}

// roll brings the contracts to the day, as the machine does every morning.
func roll(at time.Time, on day.Day) act {
	return act{at, "", "roll", func(t *turn) error {
		_, err := t.desks.Contract.Roll(t.ctx, on)
		return err
	}}
}

// chore is a task of the story.
type chore struct {
	key, title string
	account    string
	kind       task.Kind
	// owner does it; empty is whoever enters it.
	owner    string
	due      day.Day
	contact  string
	contract string
	// about is another record that it is about.
	about ref.Ref
	note  string
}

// note enters a task.
func note(at time.Time, by string, c chore) act {
	return act{at, by, "task " + c.title, func(t *turn) error {
		in := task.Input{Title: c.title, Account: t.accounts[c.account], Kind: c.kind, Contact: t.contacts[c.contact], Note: c.note}
		if c.owner != "" {
			in.Owner = t.user(c.owner)
		}
		if c.due != 0 {
			in.Due = day.Ptr(c.due)
		}
		in.About = c.about
		if c.contract != "" {
			in.About = contract.Contract{ID: t.contracts[c.contract]}.Ref()
		}
		made, err := t.desks.Task.Create(t.ctx, t.a, in)
		if c.key != "" {
			t.tasks[c.key] = made
		}
		return err
	}}
}

// done finishes a task.
func done(at time.Time, by, key string) act {
	return act{at, by, "done " + key, func(t *turn) error { return t.desks.Task.Done(t.ctx, t.a, t.tasks[key], 0) }}
}

// delegate hands a task over.
func delegate(at time.Time, by, key, to string) act {
	return act{at, by, "delegate " + key, func(t *turn) error {
		return t.desks.Task.Delegate(t.ctx, t.a, t.tasks[key], 0, t.user(to))
	}}
}

// putOff snoozes the alert of a late task until a day.
func putOff(at time.Time, by, key string, until day.Day) act {
	return act{at, by, "put off " + key, func(t *turn) error {
		if err := t.desks.Attention.CatchUp(t.ctx); err != nil {
			return err
		}
		d, err := t.desks.Attention.Today(t.ctx, t.a)
		if err != nil {
			return err
		}
		for _, l := range d.Lines {
			if l.Alert.Subject == (task.Task{ID: t.tasks[key]}).Ref() {
				return t.desks.Attention.Snooze(t.ctx, t.a, l.ID, until)
			}
		}
		return fmt.Errorf("%s is not among the %d lines of the day", key, len(d.Lines))
	}}
}
