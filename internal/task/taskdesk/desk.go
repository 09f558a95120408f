// Package taskdesk does the work on tasks and promises: who may, open, apply the rule of package task, save, record.
//
// A person always sees and does their own tasks, whatever their role. Tasks of an account are also seen by whoever may
// read tasks there, and a task without an account by whoever entered or delegated it.
package taskdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/task"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass { return map[string]db.TableClass{"task": db.Record} }

// Fields declares what the journal keeps. A note may say things about people.
func Fields() map[ref.Kind]db.Fields {
	f := db.Fields{}
	for name := range snapshot(task.Task{}) {
		f[name] = db.Normal
	}
	f["note"] = db.Personal
	return map[ref.Kind]db.Fields{task.RefKind: f}
}

// Desk does the work.
type Desk struct{ db *db.DB }

// New makes the desk.
func New(d *db.DB) *Desk { return &Desk{db: d} }

// Sheet is a task as pages show it.
type Sheet struct {
	task.Task
	AccountName string
	OwnerName   string
	// From is who entered the task, or handed it over last; empty when that is its owner.
	From      string
	Today     day.Day
	UpdatedAt instant.Instant
	UpdatedBy string
	// MayWrite says whether the reader may change it.
	MayWrite bool
	// AccountOpen says whether the reader may open the account's page.
	AccountOpen bool
}

// Open reads one task. What is out of the reader's reach is NotFound, as what does not exist.
func (k *Desk) Open(ctx context.Context, a who.Actor, t id.Task) (s Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		v, err := viewOf(tx, a)
		if err != nil {
			return err
		}
		r, ok, err := v.one(tx, t)
		if err == nil && !ok {
			err = problem.Missing()
		}
		s = r.toSheet(a, tx.Now())
		return err
	})
	return s, err
}

// Create enters a task: for oneself, or for a colleague it may be delegated to.
func (k *Desk) Create(ctx context.Context, a who.Actor, in task.Input) (t id.Task, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		t, err = k.CreateIn(tx, a, in)
		return err
	})
	return t, err
}

// CreateIn is Create in the caller's transaction.
func (k *Desk) CreateIn(tx *db.Tx, a who.Actor, in task.Input) (id.Task, error) {
	in = in.Clean(a.ID)
	l, err := mayPlace(tx, a, in, row{})
	if err != nil {
		return "", err
	}
	if l = append(in.Validate(), l...); len(l) > 0 {
		return "", l
	}
	t := in.Task(a.ID)
	t.ID, t.Rev = id.New[id.Task](), 1
	r := toRow(t)
	if t.Owner != a.ID {
		r.DelegatedBy = &a.ID
	}
	r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = tx.Now(), tx.Now(), a.ID, a.ID
	if err := db.Insert(tx, r); err != nil {
		return "", err
	}
	return t.ID, tx.Record(db.Change{Action: "task.created", Ref: t.Ref(), Account: t.Account, Deltas: db.Deltas(nil, snapshot(t))})
}

// mayPlace says what is wrong with where a task is put: an account out of reach, a colleague it cannot go to. from is
// the task as it stood; what does not move is not asked again.
func mayPlace(tx *db.Tx, a who.Actor, in task.Input, from row) (problem.List, error) {
	var l problem.List
	if in.Account != "" && in.Account != db.Val(from.AccountID) {
		err := teamdesk.Must(tx, a, team.Task, team.Write, in.Account)
		if _, refused := problem.All(err); refused {
			return problem.List{problem.At("account", "unknown_choice")}, nil
		} else if err != nil {
			return nil, err
		}
	}
	ok, err := mayGoTo(tx, a, in.Account, in.Owner, from)
	if !ok {
		l.Add("owner", "not_a_colleague")
	}
	return l, err
}

// mayGoTo says whether the task may be that person's: the actor's own, as it was, back to who entered it, or handed to
// a colleague.
func mayGoTo(tx *db.Tx, a who.Actor, account id.Account, to id.User, from row) (bool, error) {
	if to == a.ID || to == from.OwnerID || to == from.CreatedBy {
		return true, nil
	}
	return isColleague(tx, a, account, to)
}

// change is the way of every verb on one task: find it, check the right and the rev, apply the rule, save what moved,
// record it.
func (k *Desk) change(ctx context.Context, a who.Actor, t id.Task, rev int, action string,
	rule func(tx *db.Tx, r *row, t task.Task) (task.Task, error)) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := find(tx, a, t, rev)
		if err != nil {
			return err
		}
		old := r.toTask()
		next, err := rule(tx, &r, old)
		if err != nil {
			return err
		}
		deltas := db.Deltas(snapshot(old), snapshot(next))
		if len(deltas) == 0 {
			return nil // nothing moved: a form sent twice leaves no trace
		}
		if err := save(tx, a, r, next); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: action, Ref: next.Ref(), Account: next.Account, Deltas: deltas})
	})
}

// find reads a task to change. rev 0 takes it as it stands: done is done, whoever corrected the title meanwhile.
func find(tx *db.Tx, a who.Actor, t id.Task, rev int) (row, error) {
	v, err := viewOf(tx, a)
	if err != nil {
		return row{}, err
	}
	r, ok, err := v.one(tx, t)
	switch {
	case err != nil:
		return row{}, err
	case !ok:
		return row{}, problem.Missing()
	case !r.MayWrite:
		return row{}, problem.New(problem.Forbidden, "forbidden")
	case rev != 0 && rev != r.Rev:
		return row{}, problem.Stale()
	}
	return r.row, nil
}
