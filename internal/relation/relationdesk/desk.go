// Package relationdesk does the work on exchanges and relations: who may, open, apply the rules of package relation, save,
// record, and sum what a relation is worth today.
//
// Who may read the relation with an account may read its contacts; production, which sees names and telephones only, sees
// none of it (DOMAIN §14).
package relationdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"interaction": db.Record, "interaction_contact": db.Record, "interaction_user": db.Record,
		"relation_wish": db.Record, "relation_energy": db.Derived}
}

// Fields declares what the journal keeps. What was said, and who was there, tells of people.
func Fields() map[ref.Kind]db.Fields {
	return map[ref.Kind]db.Fields{
		relation.InteractionKind: {"account": db.Normal, "day": db.Normal, "at": db.Normal, "kind": db.Normal, "summary": db.Personal,
			"contacts": db.Personal, "users": db.Normal, "source": db.Normal, "external_key": db.Normal},
		relation.WishKind: {"account": db.Normal, "user": db.Normal, "contact": db.Personal, "band": db.Normal},
	}
}

// Desk does the work.
type Desk struct{ db *db.DB }

// New makes the desk.
func New(d *db.DB) *Desk { return &Desk{db: d} }

// Person is somebody named on a page, of theirs or of ours.
type Person[T ~string] struct {
	ID   T      `bun:"id"`
	Name string `bun:"name"`
	// Job is what they do: a contact's job, a colleague's title code.
	Job string `bun:"job"`
}

// Sheet is an exchange as pages show it.
type Sheet struct {
	relation.Interaction
	AccountName string
	Theirs      []Person[id.Contact]
	Ours        []Person[id.User]
	Today       day.Day
	UpdatedAt   instant.Instant
	UpdatedBy   string
	// MayWrite says whether the reader may change it.
	MayWrite bool
}

// Open reads one exchange. What is out of the reader's reach is NotFound, as what does not exist.
func (k *Desk) Open(ctx context.Context, a who.Actor, x id.Interaction) (s Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, ok, err := sheetOf(tx, x)
		if err != nil {
			return err
		}
		if !ok {
			return problem.Missing()
		}
		if err := teamdesk.Must(tx, a, team.Relation, team.Read, r.AccountID); err != nil {
			return err
		}
		all, err := people(tx, []lineRow{r})
		if err != nil {
			return err
		}
		s = all[0].sheet(a, tx.Now())
		s.MayWrite = teamdesk.Must(tx, a, team.Relation, team.Write, r.AccountID) == nil
		return nil
	})
	return s, err
}

// Log notes an exchange.
func (k *Desk) Log(ctx context.Context, a who.Actor, in relation.Input) (x id.Interaction, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		x, err = k.LogIn(tx, a, in)
		return err
	})
	return x, err
}

// LogIn is Log in the caller's transaction. An exchange of a key that is known already is that one, untouched: the same
// mail dropped twice is one mail.
func (k *Desk) LogIn(tx *db.Tx, a who.Actor, in relation.Input) (id.Interaction, error) {
	if err := tx.OneAtATime("relation"); err != nil {
		return "", err
	}
	in = in.Clean()
	if l := in.Validate(a.Today(tx.Now())); len(l) > 0 {
		return "", l
	}
	if err := mayNote(tx, a, in.Account); err != nil {
		return "", err
	}
	if known, ok, err := byKey(tx, in); err != nil || ok {
		return known, err
	}
	if err := mayTakePart(tx, in, relation.Interaction{}); err != nil {
		return "", err
	}
	x := in.Interaction()
	x.ID, x.Rev = id.New[id.Interaction](), 1
	if err := insert(tx, a, x); err != nil {
		return "", err
	}
	return x.ID, tx.Record(db.Change{Action: "interaction.logged", Ref: x.Ref(), Account: x.Account, Deltas: db.Deltas(nil, snapshot(x))})
}

// Edit corrects an exchange opened at rev; a stale rev is a Conflict.
func (k *Desk) Edit(ctx context.Context, a who.Actor, x id.Interaction, rev int, in relation.Input) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.EditIn(tx, a, x, rev, in) })
}

// EditIn is Edit in the caller's transaction.
func (k *Desk) EditIn(tx *db.Tx, a who.Actor, x id.Interaction, rev int, in relation.Input) error {
	r, old, err := find(tx, a, x, rev)
	if err != nil {
		return err
	}
	in = in.Clean()
	in.Account = old.Account
	if l := in.Validate(a.Today(tx.Now())); len(l) > 0 {
		return l
	}
	if err := mayTakePart(tx, in, old); err != nil {
		return err
	}
	next := old.Edit(in)
	deltas := db.Deltas(snapshot(old), snapshot(next))
	if len(deltas) == 0 {
		return nil // nothing moved: a form sent twice leaves no trace
	}
	if err := save(tx, a, r, old, next); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "interaction.edited", Ref: next.Ref(), Account: next.Account, Deltas: deltas})
}

// MoveIn takes an exchange to another day and hour in the caller's transaction; who takes part stays.
func (k *Desk) MoveIn(tx *db.Tx, a who.Actor, x id.Interaction, to day.Day, at *instant.Instant) error {
	_, old, err := find(tx, a, x, 0)
	if err != nil {
		return err
	}
	return k.EditIn(tx, a, x, old.Rev, relation.Input{Day: &to, At: at, Kind: old.Kind, Summary: old.Summary, Contacts: old.Contacts, Users: old.Users,
		Planned: to > a.Today(tx.Now())})
}

// Remove deletes an exchange that was noted by mistake; it weighs nothing any more, and stays in the journal.
func (k *Desk) Remove(ctx context.Context, a who.Actor, x id.Interaction, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.RemoveIn(tx, a, x, rev) })
}

// RemoveIn is Remove in the caller's transaction.
func (k *Desk) RemoveIn(tx *db.Tx, a who.Actor, x id.Interaction, rev int) error {
	r, old, err := find(tx, a, x, rev)
	if err != nil {
		return err
	}
	if err := remove(tx, a, r, old); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "interaction.removed", Ref: old.Ref(), Account: old.Account, Deltas: db.Deltas(snapshot(old), nil)})
}

// mayNote answers an account out of reach as one that is not there.
func mayNote(tx *db.Tx, a who.Actor, account id.Account) error {
	err := teamdesk.Must(tx, a, team.Relation, team.Write, account)
	if problem.Is(err, problem.NotFound) {
		return problem.At("account", "unknown_choice")
	}
	return err
}

// find reads an exchange to change. rev 0 takes it as it stands.
func find(tx *db.Tx, a who.Actor, x id.Interaction, rev int) (r row, old relation.Interaction, err error) {
	if err := tx.OneAtATime("relation"); err != nil {
		return r, old, err
	}
	r, old, ok, err := rowOf(tx, x)
	if err != nil {
		return r, old, err
	}
	if !ok {
		return r, old, problem.Missing()
	}
	if err := teamdesk.Must(tx, a, team.Relation, team.Write, r.AccountID); err != nil {
		return r, old, err
	}
	if rev != 0 && rev != r.Rev {
		return r, old, problem.Stale()
	}
	return r, old, nil
}
