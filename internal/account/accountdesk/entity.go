package accountdesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

func entityRef(e id.Entity) ref.Ref { return ref.To(account.EntityKind, e) }

// firstEntity is the legal body that identifiers entered with an account belong to.
func firstEntity(c account.Account, ids []account.Identifier) account.Entity {
	return account.Entity{Root: true, Name: c.Name, Country: c.Country, City: c.City, State: account.Live, Identifiers: ids}
}

// AddEntity enters a legal body of the account. The first one is the head.
func (k *Desk) AddEntity(ctx context.Context, a who.Actor, c id.Account, in account.EntityInput) (out id.Entity, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		out, err = k.AddEntityIn(tx, a, c, in)
		return err
	})
	return out, err
}

// AddEntityIn is AddEntity in the caller's transaction.
func (k *Desk) AddEntityIn(tx *db.Tx, a who.Actor, c id.Account, in account.EntityInput) (id.Entity, error) {
	if _, err := k.find(tx, a, c, 0); err != nil {
		return "", err
	}
	if err := touch(tx, a, c); err != nil {
		return "", err
	}
	others, err := entitiesOf(tx, `account_id = ?`, c)
	if err != nil {
		return "", err
	}
	e, err := applyEntity(account.Entity{Account: c, Root: len(others) == 0}, in, others)
	if err != nil {
		return "", err
	}
	return addEntity(tx, a, c, e)
}

// EditEntity corrects a legal body opened at rev. Its identifiers have verbs of their own.
func (k *Desk) EditEntity(ctx context.Context, a who.Actor, c id.Account, e id.Entity, rev int, in account.EntityInput) error {
	return k.changeEntity(ctx, a, c, e, rev, "entity.edited", func(_ *db.Tx, old account.Entity, others []account.Entity) (account.Entity, error) {
		in.Identifiers = old.Identifiers
		return applyEntity(old, in, others)
	})
}

// applyEntity checks an input and lays it over a legal body.
func applyEntity(e account.Entity, in account.EntityInput, others []account.Entity) (account.Entity, error) {
	l := in.Validate()
	parents := map[id.Entity]id.Entity{}
	for _, o := range others {
		parents[o.ID] = o.Parent
	}
	if _, known := parents[in.Parent]; in.Parent != "" && !known {
		l.Add("parent", "unknown_choice")
	} else if p, bad := problem.All(account.CheckParent(parents, e.ID, in.Parent)); bad && e.ID != "" {
		l = append(l, p...)
	}
	if len(l) > 0 {
		return e, l
	}
	e.Name, e.Parent, e.Country, e.City = text.Clean(in.Name), in.Parent, in.Country, text.Clean(in.City)
	e.Ccy, e.State, e.From, e.To, e.Identifiers = in.Ccy, in.State, in.From, in.To, in.Identifiers
	return e, nil
}

// RemoveEntity deletes a legal body entered by mistake, with its identifiers. One that others hang on stays.
func (k *Desk) RemoveEntity(ctx context.Context, a who.Actor, c id.Account, e id.Entity, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, old, others, err := k.findEntity(tx, a, c, e, rev)
		if err != nil {
			return err
		}
		for _, o := range others {
			if o.Parent == e {
				return problem.New(problem.Conflict, "entity_in_use")
			}
		}
		if err := touch(tx, a, c); err != nil {
			return err
		}
		if err := removeEntity(tx, a, r.ID); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "entity.removed", Ref: entityRef(e), Account: c, Deltas: db.Deltas(entitySnapshot(old), nil)})
	})
}

// changeEntity is the way of every verb on a legal body.
func (k *Desk) changeEntity(ctx context.Context, a who.Actor, c id.Account, e id.Entity, rev int, action string,
	rule func(tx *db.Tx, old account.Entity, others []account.Entity) (account.Entity, error)) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.changeEntityIn(tx, a, c, e, rev, action, rule) })
}

func (k *Desk) changeEntityIn(tx *db.Tx, a who.Actor, c id.Account, e id.Entity, rev int, action string,
	rule func(tx *db.Tx, old account.Entity, others []account.Entity) (account.Entity, error)) error {
	r, old, others, err := k.findEntity(tx, a, c, e, rev)
	if err != nil {
		return err
	}
	next, err := rule(tx, old, others)
	if err != nil {
		return err
	}
	deltas := db.Deltas(entitySnapshot(old), entitySnapshot(next))
	if len(deltas) == 0 {
		return nil
	}
	if err := touch(tx, a, c); err != nil {
		return err
	}
	if err := saveEntity(tx, a, r, next); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: action, Ref: entityRef(e), Account: c, Deltas: deltas})
}

// findEntity reads a legal body to change, with the others of the account.
func (k *Desk) findEntity(tx *db.Tx, a who.Actor, c id.Account, e id.Entity, rev int) (r entityRow, old account.Entity, others []account.Entity, err error) {
	if _, err = k.find(tx, a, c, 0); err != nil {
		return r, old, nil, err
	}
	r, ok, err := entityRowOf(tx, c, e)
	if err != nil {
		return r, old, nil, err
	}
	if !ok {
		return r, old, nil, problem.Missing()
	}
	if rev != 0 && rev != r.Rev {
		return r, old, nil, problem.Stale()
	}
	all, err := entitiesOf(tx, `account_id = ?`, c)
	for _, x := range all {
		if x.ID == e {
			old = x
		}
	}
	return r, old, all, err
}
