package accountdesk

import (
	"slices"

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

// PassEntityIn gives a legal body, with its numbers, to another account: it becomes one of that account's. with are those
// that go there in the same gesture: a parent among them stays its parent. Who asks must have the right to write both.
func (k *Desk) PassEntityIn(tx *db.Tx, a who.Actor, c id.Account, e id.Entity, rev int, into id.Account, with ...id.Entity) error {
	if _, err := k.find(tx, a, into, 0); err != nil {
		if problem.Is(err, problem.NotFound) {
			err = problem.At("account", "unknown_choice")
		}
		return err
	}
	if into == c {
		return problem.At("account", "same_account")
	}
	r, old, others, err := k.findEntity(tx, a, c, e, rev)
	if err != nil {
		return err
	}
	for _, o := range others {
		if o.Parent == e && !slices.Contains(with, o.ID) {
			return problem.New(problem.Conflict, "entity_in_use")
		}
	}
	next, err := passed(tx, old, into, with)
	if err != nil {
		return err
	}
	for _, t := range []id.Account{c, into} {
		if err := touch(tx, a, t); err != nil {
			return err
		}
	}
	if err := saveEntity(tx, a, r, next); err != nil {
		return err
	}
	if err := passIdentifiers(tx, a, e, into); err != nil {
		return err
	}
	deltas := append(db.Deltas(entitySnapshot(old), entitySnapshot(next)), db.Delta{Name: "account", Old: c, New: into})
	for _, on := range []id.Account{c, into} { // both timelines tell it
		if err := tx.Record(db.Change{Action: "entity.passed", Ref: entityRef(e), Account: on, Deltas: deltas}); err != nil {
			return err
		}
	}
	return nil
}

// passed is the legal body in its new account: its head, when there is none yet.
func passed(tx *db.Tx, e account.Entity, into id.Account, with []id.Entity) (account.Entity, error) {
	there, err := entitiesOf(tx, `account_id = ?`, into)
	e.Account, e.Root = into, len(there) == 0
	if !slices.Contains(with, e.Parent) {
		e.Parent = ""
	}
	return e, err
}
