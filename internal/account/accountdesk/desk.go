// Package accountdesk does the work on accounts: who may, open, apply the rules of package account, save, record.
package accountdesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Kinds of records in the journal, besides account and entity.
const (
	AssignmentKind ref.Kind = "assignment"
	MemberKind     ref.Kind = "team_member"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"account": db.Record, "account_key": db.Record, "legal_entity": db.Record,
		"identifier": db.Record, "assignment": db.Record, "team_member": db.Record}
}

// Fields declares what the journal keeps.
func Fields() map[ref.Kind]db.Fields {
	normal := func(snapshot map[string]any) db.Fields {
		f := db.Fields{}
		for name := range snapshot {
			f[name] = db.Normal
		}
		return f
	}
	fields := map[ref.Kind]db.Fields{
		account.Kind: normal(snapshot(account.Account{}, nil)), account.EntityKind: normal(entitySnapshot(account.Entity{})),
		AssignmentKind: normal(assignmentSnapshot(account.Assignment{})), MemberKind: normal(memberSnapshot(account.TeamMember{})),
	}
	for _, k := range []ref.Kind{account.EntityKind, MemberKind} {
		fields[k]["account"] = db.Normal // they may go to another account
	}
	return fields
}

// Desk does the work.
type Desk struct {
	db *db.DB
	// portfolio is asked about statuses and tiers; nil where none is kept.
	portfolio Portfolio
}

// New makes the desk.
func New(d *db.DB) *Desk { return &Desk{db: d} }

// Create enters an account, owned by who creates it unless a manager names somebody else, with the identifiers of its
// first legal body if they are known.
func (k *Desk) Create(ctx context.Context, a who.Actor, in account.Input, ids ...account.Identifier) (out id.Account, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		out, err = k.CreateIn(tx, a, in, ids...)
		return err
	})
	return out, err
}

// CreateIn is Create in the caller's transaction.
func (k *Desk) CreateIn(tx *db.Tx, a who.Actor, in account.Input, ids ...account.Identifier) (id.Account, error) {
	if !MayCreate(a) {
		return "", problem.New(problem.Forbidden, "forbidden")
	}
	in = in.Clean()
	l := in.Validate()
	l = append(l, identifierProblems(in.Name, in.Country, ids)...)
	if len(l) > 0 {
		return "", l
	}
	if in.Owner == "" || in.Owner != a.ID && extent(a) < team.Branch {
		in.Owner = a.ID
	}
	if err := checkParent(tx, a, "", in.Parent); err != nil {
		return "", err
	}
	c := in.Account()
	c.ID, c.Rev = id.New[id.Account](), 1
	r := toRow(c)
	r.stamp(tx, a)
	if err := db.Insert(tx, r); err != nil {
		return "", err
	}
	if len(ids) > 0 {
		if _, err := addEntity(tx, a, c.ID, firstEntity(c, ids)); err != nil {
			return "", err
		}
	}
	return c.ID, tx.Record(db.Change{Action: "account.created", Ref: c.Ref(), Account: c.ID, Deltas: db.Deltas(nil, snapshot(c, nil))})
}

// Edit corrects an account opened at rev; a stale rev is a Conflict. Status, owner and external key move by verbs of
// their own.
func (k *Desk) Edit(ctx context.Context, a who.Actor, c id.Account, rev int, in account.Input) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		return k.changeIn(tx, a, c, rev, "account.edited", func(old account.Account) (account.Account, error) {
			in.ExternalKey, in.Owner = old.ExternalKey, old.Owner
			if l := in.Validate(); len(l) > 0 {
				return old, l
			}
			if err := k.checkTier(tx, c, old.Tier, in.Tier); err != nil {
				return old, err
			}
			if in.Parent != old.Parent {
				if err := checkParent(tx, a, c, in.Parent); err != nil {
					return old, err
				}
			}
			return old.Edit(in), nil
		})
	})
}

// MoveToIn is MoveTo in the caller's transaction, for the portfolio's own steps. Whoever only works on an account changes
// what is written of it, never its place in the portfolio.
func (k *Desk) MoveToIn(tx *db.Tx, a who.Actor, c id.Account, rev int, m account.Move) error {
	if extent(a) < team.Own {
		if _, err := k.find(tx, a, c, rev); err != nil {
			return err
		}
		return problem.New(problem.Forbidden, "forbidden")
	}
	if err := tx.OneAtATime(portfolios); err != nil {
		return err
	}
	m.ApprovedBy = ""
	if directs(a) {
		m.ApprovedBy = a.ID
	}
	return k.changeIn(tx, a, c, rev, "account.moved", func(old account.Account) (account.Account, error) {
		next, err := old.MoveTo(m)
		if err != nil {
			return old, err
		}
		if next.Status.Carried() && !old.Status.Carried() {
			if err := checkCarriers(tx, a, c, next.Status); err != nil {
				return old, err
			}
		}
		return next, nil
	})
}

// Remove deletes an account that was entered by mistake; it stays in the journal. An account on which something is
// built stays: it leaves the portfolio by its status.
func (k *Desk) Remove(ctx context.Context, a who.Actor, c id.Account, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := teamdesk.AccountLeaves(tx, c); err != nil {
			return err
		}
		r, err := k.find(tx, a, c, rev)
		if err != nil {
			return err
		}
		if what, err := builtOn(tx, c); err != nil || what != "" {
			if err == nil {
				err = problem.New(problem.Conflict, "account_in_use", "what", what)
			}
			return err
		}
		if err := removeRows(tx, a, []id.Account{c}); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "account.removed", Ref: ref.To(account.Kind, c), Account: c,
			Deltas: db.Deltas(snapshot(r.toAccount(), nil), nil)})
	})
}

// changeIn is the way of every verb on an account itself: find it, check the right and the rev, apply the rule, save
// what moved, record it.
func (k *Desk) changeIn(tx *db.Tx, a who.Actor, c id.Account, rev int, action string,
	rule func(account.Account) (account.Account, error)) error {
	r, err := k.find(tx, a, c, rev)
	if err != nil {
		return err
	}
	old := r.toAccount()
	next, err := rule(old)
	if err != nil {
		return err
	}
	deltas := db.Deltas(snapshot(old, nil), snapshot(next, nil))
	if len(deltas) == 0 {
		return nil // nothing moved: a form sent twice leaves no trace
	}
	if err := save(tx, a, r, next); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: action, Ref: next.Ref(), Account: next.ID, Deltas: deltas})
}

// find reads an account to change. rev 0 takes it as it stands.
func (k *Desk) find(tx *db.Tx, a who.Actor, c id.Account, rev int) (row, error) {
	r, ok, err := rowOf(tx, c)
	if err != nil {
		return r, err
	}
	if !ok {
		return r, problem.Missing()
	}
	if err := teamdesk.Must(tx, a, team.Account, team.Write, c); err != nil {
		return r, err
	}
	if rev != 0 && rev != r.Rev {
		return r, problem.Stale()
	}
	return r, nil
}
