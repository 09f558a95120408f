package relationdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Want says how well a colleague should know a contact of the account; an empty band wants nothing any more. Who carries
// the account says so: its PRIMARY, or who brought it in while nobody is.
func (k *Desk) Want(ctx context.Context, a who.Actor, account id.Account, in relation.WishInput) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := tx.OneAtATime("relation"); err != nil {
			return err
		}
		if err := teamdesk.Must(tx, a, team.Relation, team.Write, account); err != nil {
			return err
		}
		if ok, err := mayWish(tx, a, account); err != nil {
			return err
		} else if !ok {
			return problem.New(problem.Forbidden, "not_the_carrier")
		}
		if l := in.Validate(); len(l) > 0 {
			return l
		}
		old, known, err := wishOf(tx, in.User, in.Contact)
		if err != nil {
			return err
		}
		if err := mayBeWished(tx, account, in, known); err != nil {
			return err
		}
		return wish(tx, a, account, old, known, in)
	})
}

func wish(tx *db.Tx, a who.Actor, account id.Account, old wishRow, known bool, in relation.WishInput) error {
	was, action := map[string]any(nil), "relation_wish.set"
	w := relation.Wish{ID: id.New[id.Any](), Account: account, User: in.User, Contact: in.Contact, Band: in.Band}
	if known {
		was, w.ID = wishSnapshot(old.toWish()), old.ID
	}
	switch {
	case in.Band == "" && !known, known && old.Band == in.Band && old.AccountID == account:
		return nil
	case in.Band == "":
		action = "relation_wish.dropped"
		if err := dropWish(tx, a, old); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: action, Ref: w.Ref(), Account: account, Deltas: db.Deltas(was, nil)})
	}
	if err := saveWish(tx, a, old, known, w); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: action, Ref: w.Ref(), Account: account, Deltas: db.Deltas(was, wishSnapshot(w))})
}
