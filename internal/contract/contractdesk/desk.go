// Package contractdesk does the work on contracts: who may, open, apply the rule of package contract, save, record.
package contractdesk

import (
	"context"

	"comptoir/internal/contract"
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
	return map[string]db.TableClass{"contract": db.Record}
}

// Fields declares what the journal keeps.
func Fields() map[ref.Kind]db.Fields {
	f := db.Fields{}
	for name := range snapshot(contract.Contract{}) {
		f[name] = db.Normal
	}
	f[withdrawnFor] = db.Normal
	return map[ref.Kind]db.Fields{contract.Kind: f}
}

// Desk does the work.
type Desk struct{ db *db.DB }

// New makes the desk.
func New(d *db.DB) *Desk { return &Desk{db: d} }

// Sheet is a contract as its page shows it.
type Sheet struct {
	contract.Contract
	AccountName string
	// ClientSince is since when the account is a client; nil when nobody has entered it.
	ClientSince *day.Day
	OwnerName   string
	// DecidedBy is the name of who took the last decision.
	DecidedBy string
	Dates     contract.Dates
	// Next is what comes next, in the light of what was decided.
	Next      contract.Next
	Policy    contract.Policy
	Today     day.Day
	UpdatedAt instant.Instant
	UpdatedBy string
	// MayWrite says whether the reader may change it.
	MayWrite bool
}

// Open reads one contract. What is out of the reader's reach is NotFound, as what does not exist.
func (k *Desk) Open(ctx context.Context, a who.Actor, c id.Contract) (s Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err = k.OpenIn(tx, a, c)
		return err
	})
	return s, err
}

// OpenIn is Open in the caller's transaction.
func (k *Desk) OpenIn(tx *db.Tx, a who.Actor, c id.Contract) (Sheet, error) {
	r, err := readSheet(tx, c)
	if err != nil {
		return Sheet{}, err
	}
	if err := teamdesk.Must(tx, a, team.Contract, team.Read, r.AccountID); err != nil {
		return Sheet{}, err
	}
	p, err := policy(tx, a.Today(tx.Now()))
	if err != nil {
		return Sheet{}, err
	}
	s := r.toSheet(a.Today(tx.Now()), p)
	s.MayWrite = teamdesk.Must(tx, a, team.Contract, team.Write, r.AccountID) == nil
	return s, nil
}

// Create enters a contract. The account must be within the actor's reach for writing.
func (k *Desk) Create(ctx context.Context, a who.Actor, in contract.Input) (c id.Contract, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		c, err = k.CreateIn(tx, a, in)
		return err
	})
	return c, err
}

// CreateIn is Create in the caller's transaction.
func (k *Desk) CreateIn(tx *db.Tx, a who.Actor, in contract.Input) (id.Contract, error) {
	in = in.Clean()
	if l := in.Validate(); len(l) > 0 {
		return "", l
	}
	if err := teamdesk.Must(tx, a, team.Contract, team.Write, in.Account); err != nil {
		return "", err
	}
	if in.Owner == "" {
		in.Owner = a.ID
	}
	today := a.Today(tx.Now())
	c := in.Contract(today)
	c.ID, c.Rev = id.New[id.Contract](), 1
	p, err := policy(tx, today)
	if err != nil {
		return "", err
	}
	r := toRow(c, today, p)
	r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = tx.Now(), tx.Now(), a.ID, a.ID
	if err := db.Insert(tx, r); err != nil {
		return "", err
	}
	return c.ID, tx.Record(db.Change{Action: "contract.created", Ref: c.Ref(), Account: c.Account, Deltas: db.Deltas(nil, snapshot(c))})
}

// Edit corrects a contract opened at rev; a stale rev is a Conflict.
func (k *Desk) Edit(ctx context.Context, a who.Actor, c id.Contract, rev int, in contract.Input) error {
	return k.change(ctx, a, c, rev, "contract.edited", func(c contract.Contract, today day.Day) (contract.Contract, error) {
		in.Account, in.ExternalKey = c.Account, c.ExternalKey
		if in.Owner == "" {
			in.Owner = c.Owner
		}
		if !c.State.Unsigned() {
			in.State = contract.Active // the state is moved by verbs, not typed
		}
		if l := in.Validate(); len(l) > 0 {
			return c, l
		}
		return c.Edit(in, today), nil
	})
}

// Remove deletes a contract that was entered by mistake; it stays in the journal.
func (k *Desk) Remove(ctx context.Context, a who.Actor, c id.Contract, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := k.find(tx, a, c, rev)
		if err != nil {
			return err
		}
		if err := bury(tx, a, r); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "contract.removed", Ref: ref.To(contract.Kind, c), Account: r.AccountID,
			Deltas: db.Deltas(snapshot(r.toContract()), nil)})
	})
}

// change is the way of every verb on one contract: find it, check the right and the rev, apply the rule, save what
// moved, record it.
func (k *Desk) change(ctx context.Context, a who.Actor, c id.Contract, rev int, action string,
	rule func(c contract.Contract, today day.Day) (contract.Contract, error)) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.changeIn(tx, a, c, rev, action, rule) })
}

func (k *Desk) changeIn(tx *db.Tx, a who.Actor, c id.Contract, rev int, action string,
	rule func(c contract.Contract, today day.Day) (contract.Contract, error)) error {
	r, err := k.find(tx, a, c, rev)
	if err != nil {
		return err
	}
	today := a.Today(tx.Now())
	old := r.toContract()
	next, err := rule(old, today)
	if err != nil {
		return err
	}
	return k.put(tx, a, r, old, next, today, action)
}

// put saves and records what a rule made of a contract; because is what the journal alone keeps of it.
func (k *Desk) put(tx *db.Tx, a who.Actor, r row, old, next contract.Contract, today day.Day, action string, because ...db.Delta) error {
	deltas := db.Deltas(snapshot(old), snapshot(next))
	if len(deltas) == 0 {
		return nil // nothing moved: a form sent twice leaves no trace
	}
	if err := save(tx, a, r, next, today); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: action, Ref: next.Ref(), Account: next.Account, Deltas: append(deltas, because...)})
}

// find reads a contract to change. rev 0 takes it as it stands.
func (k *Desk) find(tx *db.Tx, a who.Actor, c id.Contract, rev int) (row, error) {
	r, err := readRow(tx, c)
	if err != nil {
		return r, err
	}
	if err := teamdesk.Must(tx, a, team.Contract, team.Write, r.AccountID); err != nil {
		return r, err
	}
	if rev != 0 && rev != r.Rev {
		return r, problem.Stale()
	}
	return r, nil
}
