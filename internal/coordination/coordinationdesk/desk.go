// Package coordinationdesk does the work on what colleagues ask each other about an account, and on who answers there for
// what: who may, open, apply the rules of package coordination, save, record.
//
// Who is asked needs no right on the account: they see the question, the account's name, who asks and by when, and answer.
// Whoever asked sees their request always; others see those of the accounts on which they may read requests.
package coordinationdesk

import (
	"context"

	"comptoir/internal/coordination"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"coordination": db.Record, "raci": db.Record}
}

// Fields declares what the journal keeps. What is asked and answered may say things about people.
func Fields() map[ref.Kind]db.Fields {
	request, part := db.Fields{}, db.Fields{}
	for name := range snapshot(coordination.Request{}) {
		request[name] = db.Normal
	}
	for _, name := range []string{"subject", "question", "answer"} {
		request[name] = db.Personal
	}
	for name := range partSnapshot(coordination.Raci{}) {
		part[name] = db.Normal
	}
	return map[ref.Kind]db.Fields{coordination.RequestKind: request, coordination.PartKind: part}
}

// Desk does the work.
type Desk struct{ db *db.DB }

// New makes the desk.
func New(d *db.DB) *Desk { return &Desk{db: d} }

// Sheet is a request as pages show it.
type Sheet struct {
	coordination.Request
	AccountName string
	AskedName   string
	ByName      string
	// Gone says that who was asked has left the house.
	Gone      bool
	AskedAt   instant.Instant
	Today     day.Day
	UpdatedAt instant.Instant
	// MayAnswer says that the reader is who was asked, and that no answer has been given.
	MayAnswer bool
	// MayManage says whether the reader may remind, hand over and cancel.
	MayManage bool
	// AccountOpen says whether the reader may open the account's page.
	AccountOpen bool
}

// Status is the state as of today.
func (s Sheet) Status() coordination.State { return s.On(s.Today) }

// Open reads one request. What is out of the reader's reach is NotFound, as what does not exist.
func (k *Desk) Open(ctx context.Context, a who.Actor, x id.Any) (s Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, err := find(tx, a, x)
		s = r.sheet(a, tx.Now())
		return err
	})
	return s, err
}

// Ask asks a colleague.
func (k *Desk) Ask(ctx context.Context, a who.Actor, in coordination.Input) (x id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		x, err = k.AskIn(tx, a, in)
		return err
	})
	return x, err
}

// AskIn is Ask in the caller's transaction.
func (k *Desk) AskIn(tx *db.Tx, a who.Actor, in coordination.Input) (id.Any, error) {
	l := in.Validate(a.ID, a.Today(tx.Now()))
	if in.Account != "" {
		err := teamdesk.Must(tx, a, team.Coordination, team.Write, in.Account)
		if problem.Is(err, problem.NotFound) {
			l.Add("account", "unknown_choice")
		} else if err != nil {
			return "", err
		}
	}
	function, err := functionOf(tx, a, in.Account, in.Asked, &l)
	if err != nil {
		return "", err
	}
	if len(l) > 0 {
		return "", l
	}
	r := in.Request(a.ID, function)
	r.ID, r.Rev = id.New[id.Any](), 1
	if err := insert(tx, a, r); err != nil {
		return "", err
	}
	return r.ID, tx.Record(db.Change{Action: "coordination.asked", Ref: r.Ref(), Account: r.Account, Deltas: db.Deltas(nil, snapshot(r))})
}

// functionOf is the function in which somebody is asked; who has left, or is nobody, cannot be.
func functionOf(tx *db.Tx, a who.Actor, account id.Account, asked id.User, l *problem.List) (string, error) {
	if asked == "" {
		return "", nil
	}
	p, ok, err := person(tx, account, asked, a.Today(tx.Now()))
	if err == nil && !ok {
		l.Add("asked", "unknown_choice")
	}
	return p.Function, err
}
