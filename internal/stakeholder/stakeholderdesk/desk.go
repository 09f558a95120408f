// Package stakeholderdesk does the work on who decides at a client: who may, open, apply the rules of package stakeholder,
// save, record.
//
// What is thought of people is seen by those who work on the account and by who leads them; production, after-sales,
// finance and human resources see none of it (DOMAIN §14). Who works on the account says what they feel before they see
// what others felt.
package stakeholderdesk

import (
	"context"

	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/stakeholder"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"stakeholder": db.Record, "stakeholder_mark": db.Record, "decision_process": db.Record,
		"decision_step": db.Record, "decision_criterion": db.Record}
}

// Fields declares what the journal keeps. What somebody felt is for no reader of the journal: an author would read there
// what others felt before saying their own.
func Fields() map[ref.Kind]db.Fields {
	return map[ref.Kind]db.Fields{
		stakeholder.Kind: {"account": db.Normal, "contact": db.Personal, "post": db.Personal, "roles": db.Personal, "influence": db.Personal,
			"owner": db.Normal, "reports_to": db.Personal, "external": db.Personal, "note": db.Personal, "state": db.Personal},
		stakeholder.MarkKind:    {"account": db.Normal, "of": db.Personal, "sentiment": db.Restricted, "why": db.Restricted},
		stakeholder.ProcessKind: {"account": db.Normal, "name": db.Normal, "competitor": db.Normal, "steps": db.Personal, "criteria": db.Normal},
	}
}

// Desk does the work.
type Desk struct {
	db       *db.DB
	contacts *contactdesk.Desk
}

// New makes the desk; people met for the first time are entered as contacts.
func New(d *db.DB, contacts *contactdesk.Desk) *Desk { return &Desk{db: d, contacts: contacts} }

// Newcomer is somebody who is not a contact yet.
type Newcomer struct{ Name, Job string }

// Add enters a stakeholder at an account, with their contact when they are new.
func (k *Desk) Add(ctx context.Context, a who.Actor, account id.Account, in stakeholder.Input, n *Newcomer) (s id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		s, err = k.AddIn(tx, a, account, in, n)
		return err
	})
	return s, err
}

// AddIn is Add in the caller's transaction.
func (k *Desk) AddIn(tx *db.Tx, a who.Actor, account id.Account, in stakeholder.Input, n *Newcomer) (id.Any, error) {
	if err := begin(tx, a, account); err != nil {
		return "", err
	}
	in = in.Clean()
	if n != nil {
		c, err := k.contacts.CreateIn(tx, a, contact.Input{Account: account, Name: n.Name, Job: n.Job}, true)
		if err != nil {
			return "", err
		}
		in.Contact = c
	}
	if l := in.Validate(); len(l) > 0 {
		return "", l
	}
	s := stakeholder.Stakeholder{ID: id.New[id.Any](), Rev: 1, Account: account, State: stakeholder.Identified}
	if err := fits(tx, s, in); err != nil {
		return "", err
	}
	s = s.Edit(in, a.ID, a.Today(tx.Now()))
	if err := insert(tx, a, s); err != nil {
		return "", err
	}
	if err := tx.Record(db.Change{Action: "stakeholder.added", Ref: s.Ref(), Account: account, Deltas: db.Deltas(nil, snapshot(s))}); err != nil {
		return "", err
	}
	return s.ID, nil
}

// Edit corrects a stakeholder opened at rev; a stale rev is a Conflict.
func (k *Desk) Edit(ctx context.Context, a who.Actor, account id.Account, s id.Any, rev int, in stakeholder.Input) error {
	return k.change(ctx, a, account, s, rev, "stakeholder.edited", func(tx *db.Tx, old stakeholder.Stakeholder) (stakeholder.Stakeholder, error) {
		in = in.Clean()
		if in.Contact == "" {
			in.Contact = old.Contact
		}
		if l := in.Validate(); len(l) > 0 {
			return old, l
		}
		if err := fits(tx, old, in); err != nil {
			return old, err
		}
		return old.Edit(in, a.ID, a.Today(tx.Now())), nil
	})
}

// Place says whom somebody reports to; empty is nobody.
func (k *Desk) Place(ctx context.Context, a who.Actor, account id.Account, s, above id.Any) error {
	return k.change(ctx, a, account, s, 0, "stakeholder.placed", func(tx *db.Tx, old stakeholder.Stakeholder) (stakeholder.Stakeholder, error) {
		next := old
		next.ReportsTo = above
		return next, mayStand(tx, old, above)
	})
}

// Pass brings somebody to a state further on.
func (k *Desk) Pass(ctx context.Context, a who.Actor, account id.Account, s id.Any, to stakeholder.State) error {
	return k.change(ctx, a, account, s, 0, "stakeholder.passed", func(_ *db.Tx, old stakeholder.Stakeholder) (stakeholder.Stakeholder, error) {
		for _, n := range old.State.Next() {
			if n == to {
				old.State = to
				return old, nil
			}
		}
		return old, problem.At("state", "unknown_choice")
	})
}

// change opens a stakeholder, applies a rule, saves and records what moved. Who has left reports to nobody, and those
// below them to whom they reported to.
func (k *Desk) change(ctx context.Context, a who.Actor, account id.Account, s id.Any, rev int, action string,
	rule func(tx *db.Tx, old stakeholder.Stakeholder) (stakeholder.Stakeholder, error)) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := begin(tx, a, account); err != nil {
			return err
		}
		r, err := find(tx, account, s, rev)
		if err != nil {
			return err
		}
		old := r.toStakeholder()
		next, err := rule(tx, old)
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
		if next.State == stakeholder.Left {
			if err := relay(tx, a, old); err != nil {
				return err
			}
		}
		return tx.Record(db.Change{Action: action, Ref: next.Ref(), Account: account, Deltas: deltas})
	})
}

// Remove deletes a stakeholder entered by mistake; the person stays a contact.
func (k *Desk) Remove(ctx context.Context, a who.Actor, account id.Account, s id.Any, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := begin(tx, a, account); err != nil {
			return err
		}
		r, err := find(tx, account, s, rev)
		if err != nil {
			return err
		}
		old := r.toStakeholder()
		if err := relay(tx, a, old); err != nil {
			return err
		}
		if err := remove(tx, a, r); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "stakeholder.removed", Ref: old.Ref(), Account: account, Deltas: db.Deltas(snapshot(old), nil)})
	})
}

// begin asks the right, and puts those who write in a line: two moves together could close a circle.
func begin(tx *db.Tx, a who.Actor, account id.Account) error {
	if err := tx.OneAtATime("stakeholder"); err != nil {
		return err
	}
	return teamdesk.Must(tx, a, team.Stakeholder, team.Write, account)
}

// find reads a stakeholder of the account to change. rev 0 takes it as it stands.
func find(tx *db.Tx, account id.Account, s id.Any, rev int) (row, error) {
	r, ok, err := rowOf(tx, account, s)
	switch {
	case err != nil:
		return r, err
	case !ok:
		return r, problem.Missing()
	case rev != 0 && rev != r.Rev:
		return r, problem.Stale()
	}
	return r, nil
}
