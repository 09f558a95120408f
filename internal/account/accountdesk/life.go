package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// EntityLifeIn moves a legal body on: active, sold or closed, as of a day.
func (k *Desk) EntityLifeIn(tx *db.Tx, a who.Actor, c id.Account, e id.Entity, rev int, to account.EntityState, on day.Day) error {
	return k.changeEntityIn(tx, a, c, e, rev, "entity.moved", func(_ *db.Tx, old account.Entity, _ []account.Entity) (account.Entity, error) {
		return old.Become(to, on)
	})
}

// PassEntityIn gives a legal body, with its numbers, to another account: it becomes one of that account's. Who asks must
// have the right to write both.
func (k *Desk) PassEntityIn(tx *db.Tx, a who.Actor, c id.Account, e id.Entity, rev int, into id.Account) error {
	if _, err := k.find(tx, a, into, 0); err != nil {
		if problem.Is(err, problem.NotFound) {
			err = problem.At("account", "unknown_choice")
		}
		return err
	}
	r, old, others, err := k.findEntity(tx, a, c, e, rev)
	if err != nil {
		return err
	}
	if into == c {
		return problem.At("account", "same_account")
	}
	for _, o := range others {
		if o.Parent == e {
			return problem.New(problem.Conflict, "entity_in_use")
		}
	}
	there, err := entitiesOf(tx, `account_id = ?`, into)
	if err != nil {
		return err
	}
	next := old
	next.Account, next.Parent, next.Root = into, "", len(there) == 0
	if err := touch(tx, a, into); err != nil {
		return err
	}
	if err := touch(tx, a, c); err != nil {
		return err
	}
	if err := saveEntity(tx, a, r, next); err != nil {
		return err
	}
	if err := passIdentifiers(tx, a, e, into); err != nil {
		return err
	}
	for _, on := range []id.Account{c, into} { // both timelines tell it
		if err := tx.Record(db.Change{Action: "entity.passed", Ref: entityRef(e), Account: on, Deltas: append(db.Deltas(entitySnapshot(old), entitySnapshot(next)),
			db.Delta{Name: "account", Old: c, New: into})}); err != nil {
			return err
		}
	}
	return nil
}
